using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace BatchLedger.Access;

/// <summary>How many live pages each person has open. Each costs memory here, so one account may not open them without end.</summary>
public sealed class OpenPages
{
    public const int Most = 20;

    private readonly ConcurrentDictionary<string, int> open = new();

    public bool AreFull(ClaimsPrincipal person) => open.GetValueOrDefault(KeyOf(person)) >= Most;

    public static string KeyOf(ClaimsPrincipal person) => person.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";

    public void Add(string key) => open.AddOrUpdate(key, 1, (_, count) => count + 1);

    public void Remove(string key) => open.AddOrUpdate(key, 0, (_, count) => Math.Max(0, count - 1));
}

/// <summary>Counts the page of this circuit while its socket is there.</summary>
public sealed class OpenPageCount(OpenPages pages, AuthenticationStateProvider session) : CircuitHandler
{
    private string? counted;

    public override async Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (counted is not null) return;
        counted = OpenPages.KeyOf((await session.GetAuthenticationStateAsync()).User);
        pages.Add(counted);
    }

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (counted is not null) pages.Remove(counted);
        counted = null;
        return Task.CompletedTask;
    }
}

/// <summary>Answers the page after the last allowed one with a sentence instead of a page that never comes alive.</summary>
public sealed class OpenPagesLimit(RequestDelegate next, OpenPages pages)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (!OpensAPage(http) || !pages.AreFull(http.User)) return next(http);
        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        return Task.CompletedTask;
    }

    private static bool OpensAPage(HttpContext http)
    {
        if (http.User.Identity?.IsAuthenticated is not true) return false;
        if (http.Request.Path.StartsWithSegments("/_blazor")) return http.WebSockets.IsWebSocketRequest;
        return http.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>() is not null
            && !http.Request.Path.StartsWithSegments("/status");
    }
}
