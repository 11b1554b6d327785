using System.Net;
using BatchLedger.People;

namespace BatchLedger.Tests;

/// <summary>Forced browsing, forms from elsewhere, redirects to elsewhere, forged names.</summary>
public sealed class ClosedDoorTests(SharedSite shared) : IClassFixture<SharedSite>
{
    private readonly RunningSite site = shared.Site;

    private static readonly string[] Words = ["admin", "backup", "batchledger", "config", "data", "database", "db", "debug", "dump", "export", "keys", "ledger", "log", "mail", "old",
        "private", "secret", "test", "tmp", "upload"];

    private static readonly string[] Endings = ["", ".db", ".zip", ".sql", ".bak", ".json", ".xml", ".log", "/"];

    private static readonly string[] Others = [".git/HEAD", ".git/config", ".env", "appsettings.json", "web.config", "data/batchledger.db", "data/keys/", "quartz", "swagger", "metrics",
        "_framework/BatchLedger.dll", "_framework/blazor.boot.json", "_framework/blazor.web.js.map", "_blazor", "_blazor/negotiate", "_vs/browserLink", "../data/batchledger.db",
        "%2e%2e/data/batchledger.db", "..%5cdata%5cbatchledger.db", "App/Program.cs", "css/../../appsettings.json", "batches/B-000001/ledger.xlsx"];

    [Fact]
    public async Task Two_hundred_guessed_paths_show_nothing_to_a_stranger()
    {
        string[] paths = [.. from word in Words from ending in Endings select word + ending, .. Others];
        Assert.True(paths.Length >= 200);
        using var guest = site.Guest();
        var open = new List<string>();
        foreach (var path in paths)
        {
            using var answer = await guest.GetAsync("/" + path);
            var isShut = guest.GoalOf(answer)?.StartsWith("/sign-in?ReturnUrl=", StringComparison.Ordinal) is true
                || answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden or HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized;
            if (!isShut) open.Add($"{path}: {(int)answer.StatusCode}");
        }
        AccessRows.AssertNone(open);
    }

    [Fact]
    public async Task A_form_without_the_token_of_its_page_or_with_a_foreign_one_changes_nothing()
    {
        using var boss = await site.SignedInAsync(Role.Administrator);
        using var other = await site.SignedInAsync(Role.Administrator);
        var foreign = Guest.TokensOf(await other.ReadAsync("/account/password")).ToArray();
        string[] posts = ["/account/sign-out", "/account/password", "/sign-in", "/set-up"];
        foreach (var path in posts)
        {
            using var bare = await boss.PostBareAsync(path, ("_handler", path.Split('/')[^1]), ("Old", RunningSite.Password));
            Assert.Equal((path, HttpStatusCode.BadRequest), (path, bare.StatusCode));
            using var lent = await boss.PostBareAsync(path, [.. foreign, ("Old", RunningSite.Password)]);
            Assert.Equal((path, HttpStatusCode.BadRequest), (path, lent.StatusCode));
        }
        using var byGet = await boss.GetAsync("/account/sign-out");
        Assert.NotEqual(HttpStatusCode.Found, byGet.StatusCode);
        using var still = await boss.GetAsync("/users");
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("https://evil.example/users")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/\t/evil.example")]
    [InlineData("users")]
    public async Task Signing_in_leads_nowhere_but_into_the_site(string goal)
    {
        var user = await site.HireAsync(Role.Viewer);
        using var guest = site.Guest();

        using var answer = await guest.SignInAsync(user.Email!, RunningSite.Password, "/sign-in?ReturnUrl=" + Uri.EscapeDataString(goal));

        Assert.Equal("/", guest.GoalOf(answer));
    }

    [Fact]
    public async Task A_forged_host_is_answered_with_no_page_and_a_forwarded_one_is_not_believed()
    {
        using var guest = site.Guest();
        using var forged = new HttpRequestMessage(HttpMethod.Get, "/sign-in") { Headers = { Host = "evil.example" } };
        using var refused = await guest.SendAsync(forged);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);

        using var forwarded = new HttpRequestMessage(HttpMethod.Get, "/users") { Headers = { { "X-Forwarded-Host", "evil.example" }, { "X-Forwarded-Proto", "https" } } };
        using var answer = await guest.SendAsync(forwarded);
        Assert.Equal("/sign-in?ReturnUrl=%2Fusers", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Health_needs_no_account_and_every_answer_carries_the_headers()
    {
        using var guest = site.Guest();
        foreach (var path in new[] { "/health/live", "/health/ready", "/sign-in", "/nothing-here" })
        {
            using var answer = await guest.GetAsync(path);
            Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        }
        Assert.Equal("Healthy", await guest.ReadAsync("/health/ready"));
    }
}
