using BatchLedger.Data;
using BatchLedger.GlFormats;
using BatchLedger.Journals;

namespace BatchLedger.LedgerFiles;

/// <summary>Downloads. Nobody learns here whether a batch exists that they may not see: unknown and foreign have the same answer.</summary>
public static class LedgerFileEndpoints
{
    public static IEndpointRouteBuilder MapLedgerFiles(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/batches/{number}/ledger/{kind}", DownloadAsync).RequireAuthorization();
        return endpoints;
    }

    private static async Task<IResult> DownloadAsync(string number, string kind, LedgerFileService files, HttpContext http, string format = "xlsx")
    {
        if (LedgerKinds.Read(kind) is not { } wantedKind || LedgerFormats.Read(format) is not { } wantedFormat) return Results.NotFound();
        http.KeepPrivate();

        var outcome = await files.DownloadAsync(new LedgerWish(number, wantedKind, wantedFormat), http.RequestAborted);
        if (outcome.Value is not { } file) return outcome.Refusal!.AsAnswer();
        return Results.File(file.Path, file.Format.ContentType(), file.Name);
    }
}
