using BatchLedger.Data;
using BatchLedger.Refusals;

namespace BatchLedger.GeneralLedger;

/// <summary>The pages as files: the same address, and a format.</summary>
public static class BookEndpoints
{
    public static IEndpointRouteBuilder MapGeneralLedger(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/trial-balance/file", ([AsParameters] BookWish wish, BookFileService files, HttpContext http, string format = "xlsx") =>
            AnswerAsync(http, format, wanted => files.TrialBalanceAsync(wish, wanted, http.RequestAborted))).RequireAuthorization();
        endpoints.MapGet("/account-ledger/file", ([AsParameters] BookWish wish, BookFileService files, HttpContext http, string format = "xlsx") =>
            AnswerAsync(http, format, wanted => files.AccountLedgerAsync(wish, wanted, http.RequestAborted))).RequireAuthorization();
        return endpoints;
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, string format, Func<BookFormat, Task<Outcome<BookFile>>> make)
    {
        if (BookFormats.Read(format) is not { } wanted) return Results.NotFound();
        http.KeepPrivate();
        var (file, refusal) = await make(wanted);
        return file is null ? refusal!.AsAnswer() : Results.File(file.Content, wanted.ContentType(), file.Name);
    }
}
