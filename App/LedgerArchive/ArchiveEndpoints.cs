using BatchLedger.GlFormats;
using BatchLedger.Refusals;

namespace BatchLedger.LedgerArchive;

/// <summary>Stored files as downloads. Unknown and foreign have the same answer.</summary>
public static class ArchiveEndpoints
{
    public static IEndpointRouteBuilder MapLedgerArchive(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/ledger-files/{id:guid}", DownloadAsync).RequireAuthorization();
        return endpoints;
    }

    private static async Task<IResult> DownloadAsync(Guid id, StoredFileService files, HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        var outcome = await files.DownloadAsync(id, http.RequestAborted);
        return outcome.Value is { } copy ? Results.File(copy.Path, copy.File.Format.ContentType(), copy.File.Name) : Refused(outcome.Refusal!);
    }

    /// <summary>How a refusal to give a file out is answered.</summary>
    public static IResult Refused(Refusal refusal) => refusal.Code switch
    {
        "Data.NotFound" => Results.NotFound(),
        "People.NotAllowed" => Results.StatusCode(StatusCodes.Status403Forbidden),
        "Data.Busy" => Results.Text(refusal.Message, statusCode: StatusCodes.Status503ServiceUnavailable),
        _ => Results.Text(refusal.Message, statusCode: StatusCodes.Status409Conflict),
    };
}
