using BatchLedger.Data;
using BatchLedger.Spreadsheets;

namespace BatchLedger.BankReconciliations;

public static class ReconciliationEndpoints
{
    public static IEndpointRouteBuilder MapBankReconciliations(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/reconciliations/{number}/workbook", DownloadAsync).RequireAuthorization();
        return endpoints;
    }

    private static async Task<IResult> DownloadAsync(string number, ReconciliationFile files, HttpContext http)
    {
        http.KeepPrivate();
        var (file, refusal) = await files.TakeAsync(number, http.RequestAborted);
        return file is null ? refusal!.AsAnswer() : Results.File(file.Content, FileTypes.Workbook, file.Name);
    }
}
