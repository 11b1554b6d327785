using BatchLedger.Data;
using BatchLedger.Spreadsheets;

namespace BatchLedger.ManagementLedgers;

/// <summary>The ledger as a file: the address of the page, its filter, and "file". Unknown and foreign have the same answer.</summary>
public static class ManagementLedgerEndpoints
{
    public static IEndpointRouteBuilder MapManagementLedgers(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/managements/{number}/ledger/file", DownloadAsync).RequireAuthorization();
        return endpoints;
    }

    private static async Task<IResult> DownloadAsync([AsParameters] LedgerAddress asked, ManagementLedgerFile files, HttpContext http)
    {
        http.KeepPrivate();
        var (file, refusal) = await files.TakeAsync(asked.Number, asked.Show, http.RequestAborted);
        return file is null ? refusal!.AsAnswer() : Results.File(file.Content, FileTypes.Workbook, file.Name);
    }
}

/// <summary>A ledger as it stands in the address of its file, in the words of the page's own address.</summary>
public sealed record LedgerAddress(string Number, bool? Transfers, bool? Undone, string? Sort)
{
    public LedgerShow Show => new() { Transfers = Transfers ?? true, Undone = Undone ?? false, Ascending = Sort == LedgerShow.OldestFirst };
}
