using BatchLedger.Data;

namespace BatchLedger.GlConnections;

public static class SignInEndpoints
{
    public static IEndpointRouteBuilder MapGlConnections(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/connect/qbo", FinishAsync).RequireAuthorization();
        return endpoints;
    }

    // The parameters are QuickBooks' own. The browser leaves this address at once, and the code with it.
    private static async Task<IResult> FinishAsync(HttpContext http, SignInReturnService signIns)
    {
        http.Response.Headers.CacheControl = "no-store";
        var query = http.Request.Query;
        var outcome = await signIns.FinishAsync(new SignInReturn(query["state"], query["code"], query["realmId"], query["error"]), http.RequestAborted);
        if (outcome.Value is not { } end) return outcome.Refusal!.AsAnswer();
        return Results.LocalRedirect($"/settings/accounting-system{(end.Company is null ? "" : "/" + Uri.EscapeDataString(end.Company))}?result={end.Result}");
    }
}
