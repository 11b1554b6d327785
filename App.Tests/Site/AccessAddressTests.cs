using System.Net;
using System.Text.RegularExpressions;
using BatchLedger.People;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace BatchLedger.Tests;

/// <summary>Holds every page and endpoint of the running site to its line of the access table.</summary>
public sealed partial class AccessAddressTests(SharedSite shared) : IClassFixture<SharedSite>
{
    private static readonly Dictionary<string, string> Table = AccessRows.Read(AccessTable.Addresses);

    private readonly RunningSite site = shared.Site;

    [Fact]
    public void Every_address_has_a_line_and_every_line_an_address()
    {
        var addresses = Endpoints().Select(endpoint => endpoint.Name).ToHashSet();

        Assert.True(addresses.Count > 10, "The test found hardly any address, so it proves nothing.");
        AccessRows.AssertNone(addresses.Where(name => !Table.ContainsKey(name)));
        AccessRows.AssertNone(Table.Keys.Where(name => !addresses.Contains(name)));
    }

    [Fact]
    public async Task Without_signing_in_only_the_door_opens()
    {
        var wrong = new List<string>();
        foreach (var (name, method, path) in Endpoints())
        {
            using var guest = site.Guest();
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            using var answer = await guest.SendAsync(request);
            var isShut = guest.GoalOf(answer)?.StartsWith("/sign-in?ReturnUrl=", StringComparison.Ordinal) is true
                || answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.BadRequest;
            if (isShut != (Table.GetValueOrDefault(name, "signed in") == "signed in")) wrong.Add($"{name}: {(int)answer.StatusCode} {guest.GoalOf(answer)}");
        }
        AccessRows.AssertNone(wrong);
    }

    [Fact]
    public async Task No_page_breaks_for_any_role()
    {
        var wrong = new List<string>();
        foreach (var role in Enum.GetValues<Role>())
        {
            using var guest = await site.SignedInAsync(role);
            foreach (var (name, method, path) in Endpoints().Where(endpoint => endpoint.Method == "GET" && !endpoint.Path.StartsWith("/status", StringComparison.Ordinal)))
            {
                using var answer = await guest.GetAsync(path);
                if ((int)answer.StatusCode >= 500) wrong.Add($"{name} as {role}: {(int)answer.StatusCode}");
            }
        }
        AccessRows.AssertNone(wrong);
    }

    private IEnumerable<(string Name, string Method, string Path)> Endpoints() =>
        from endpoint in site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null
        let pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/')
        // The way into a live page answers to its own door: see SocketDoorTests. The catch-all of missing pages and files holds nothing.
        where !pattern.StartsWith("/_blazor", StringComparison.Ordinal) && !pattern.StartsWith("/_framework", StringComparison.Ordinal)
        let methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        let method = methods.Contains("GET") ? "GET" : methods[0]
        select ($"{method} {pattern}", method, Hole().Replace(pattern, match => match.Value.Split(':')[^1] switch { "int}" => "404", "guid}" => Guid.Empty.ToString(), _ => "B-000001" }));

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Hole();
}

/// <summary>One running site for tests that only look.</summary>
public sealed class SharedSite : IAsyncLifetime
{
    public RunningSite Site { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Site = await RunningSite.StartAsync();

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
