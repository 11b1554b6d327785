using Microsoft.AspNetCore.StaticAssets;

namespace BatchLedger.Access;

/// <summary>Lets somebody whose password an administrator chose do nothing before choosing an own one.</summary>
public sealed class FirstPassword(RequestDelegate next, SessionCheck sessions)
{
    private static readonly PathString Password = "/account/password";

    public async Task InvokeAsync(HttpContext http)
    {
        var isFree = http.Request.Path.StartsWithSegments("/account") || http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;
        if (isFree || (await sessions.FindAsync(http.User))?.MustChangePassword is not true) await next(http);
        else if (HttpMethods.IsGet(http.Request.Method) && !http.WebSockets.IsWebSocketRequest) http.Response.Redirect(Password);
        else http.Response.StatusCode = StatusCodes.Status403Forbidden;
    }
}
