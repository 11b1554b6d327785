using BatchLedger.Journals;
using BatchLedger.Refusals;

namespace BatchLedger.LedgerFiles;

/// <summary>Downloads. Nobody learns here whether a batch exists that they may not see: unknown and foreign have the same answer.</summary>
public static class LedgerFileEndpoints
{
    public static IEndpointRouteBuilder MapLedgerFiles(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/batches/{number}/ledger/{kind}", DownloadAsync).RequireAuthorization();
        return endpoints;
    }

    private static async Task<IResult> DownloadAsync(string number, string kind, LedgerFileService files, HttpContext http)
    {
        if (LedgerKinds.Read(kind) is not { } wanted) return Results.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";

        var outcome = await files.DownloadAsync(number, wanted, http.RequestAborted);
        if (outcome.Value is not { } file) return Refused(outcome.Refusal!);
        http.Response.RegisterForDispose(file);
        return Results.File(file.Path, LedgerFile.ContentType, file.Name);
    }

    private static IResult Refused(Refusal refusal) => refusal.Code switch
    {
        "Data.NotFound" => Results.NotFound(),
        "People.NotAllowed" => Results.StatusCode(StatusCodes.Status403Forbidden),
        "Data.Busy" => Results.Text(refusal.Message, statusCode: StatusCodes.Status503ServiceUnavailable),
        _ => Results.Text(refusal.Message, statusCode: StatusCodes.Status409Conflict),
    };
}
