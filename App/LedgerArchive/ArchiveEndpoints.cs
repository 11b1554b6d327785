using BatchLedger.Data;
using BatchLedger.GlFormats;

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
        http.KeepPrivate();
        var outcome = await files.DownloadAsync(id, http.RequestAborted);
        return outcome.Value is { } copy ? Results.File(copy.Path, copy.File.Format.ContentType(), copy.File.Name) : outcome.Refusal!.AsAnswer();
    }
}
