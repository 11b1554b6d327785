using BatchLedger.Data;

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
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        var (file, refusal) = await files.TakeAsync(number, http.RequestAborted);
        return file is null ? refusal!.AsAnswer() : Results.File(file.Content, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", file.Name);
    }
}
