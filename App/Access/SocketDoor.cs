namespace BatchLedger.Access;

/// <summary>The way into a live page. A foreign page could open a socket here in the visitor's name, for sockets know no same-origin rule
/// (by default the answer is 101). So it takes our own Origin, and sockets are the only transport.</summary>
public sealed class SocketDoor(RequestDelegate next, IConfiguration configuration)
{
    private static readonly PathString Door = "/_blazor";

    // Behind a proxy the address that people type is not the one that arrives here.
    private readonly string? publicOrigin = configuration["PublicUrl"]?.TrimEnd('/');

    public Task InvokeAsync(HttpContext http)
    {
        if (!http.Request.Path.StartsWithSegments(Door, out var rest) || MayPass(http, rest)) return next(http);
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private bool MayPass(HttpContext http, PathString rest)
    {
        // The list of start scripts, the same for everyone. A browser names no Origin when it reads from its own site.
        if (rest == "/initializers") return HttpMethods.IsGet(http.Request.Method);

        var own = publicOrigin ?? $"{http.Request.Scheme}://{http.Request.Host}";
        if (!string.Equals(http.Request.Headers.Origin, own, StringComparison.OrdinalIgnoreCase)) return false;
        return rest.Value switch
        {
            "/negotiate" or "/disconnect" => HttpMethods.IsPost(http.Request.Method),
            "" or null => http.WebSockets.IsWebSocketRequest,
            _ => false,
        };
    }
}
