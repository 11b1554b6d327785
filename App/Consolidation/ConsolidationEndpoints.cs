using System.Globalization;
using BatchLedger.Data;
using BatchLedger.Spreadsheets;

namespace BatchLedger.Consolidation;

public static class ConsolidationEndpoints
{
    public static IEndpointRouteBuilder MapConsolidation(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/consolidation/workbook", DownloadAsync).RequireAuthorization();
        return endpoints;
    }

    private static async Task<IResult> DownloadAsync(DateOnly from, DateOnly to, ConsolidationFile files, HttpContext http)
    {
        http.KeepPrivate();
        var (file, refusal) = await files.TakeAsync(new DayRange(from, to), http.RequestAborted);
        return file is null
            ? refusal!.AsAnswer()
            : Results.File(file, FileTypes.Workbook, string.Create(CultureInfo.InvariantCulture, $"Consolidation_{from:yyyy-MM-dd}_{to:yyyy-MM-dd}.xlsx"));
    }
}
