using BatchLedger.Data;
using BatchLedger.FilingCabinet;

namespace BatchLedger.Receipts;

public static class ReceiptEndpoints
{
    public static IEndpointRouteBuilder MapReceipts(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/receipts/{number}", PrintAsync).RequireAuthorization();
        return endpoints;
    }

    private static async Task<IResult> PrintAsync(string number, ReceiptFiling receipts, HttpContext http)
    {
        http.KeepPrivate();
        var (print, refusal) = await receipts.PrintAsync(number, http.RequestAborted);
        return print is null ? refusal!.AsAnswer() : FilingEndpoints.Shown(http, print.Name, () => Results.Bytes(print.Bytes, DocumentType.Pdf.ContentType));
    }
}
