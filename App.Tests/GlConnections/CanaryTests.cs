using System.Collections.Concurrent;
using System.Web;
using BatchLedger.Data;
using BatchLedger.FakeGl;
using BatchLedger.GlConnections;
using BatchLedger.Ledgers;
using BatchLedger.Live;
using BatchLedger.OutsideGl;
using BatchLedger.People;
using BatchLedger.QuickBooksOnline;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace BatchLedger.Tests.GlConnections;

/// <summary>Invariant 43 on the whole site: a typed secret, a code and tokens go through it, and neither its logs at their loudest nor its pages know them.</summary>
public sealed class CanaryTests
{
    private static readonly string[] Secrets = [Way.Canary, "eyJ-access", "RT1-", "AB11"];

    [Fact]
    public async Task Secrets_are_in_no_log_and_on_no_page()
    {
        var logs = new Collector();
        await using var fake = await FakeLedger.StartAsync(FakeSystem.QuickBooksOnline);
        await using var site = await RunningSite.StartAsync(services =>
        {
            services.AddLogging(logging => logging.AddProvider(logs).SetMinimumLevel(LogLevel.Trace));
            services.Configure<LoggerFilterOptions>(options => { options.Rules.Clear(); options.MinLevel = LogLevel.Trace; });
            services.Replace(ServiceDescriptor.Singleton(new StandIns(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["StandIns:QuickBooksOnline"] = fake.Address.ToString() }).Build())));
        });
        var guest = await site.SignedInAsync((Role)63);
        await ConnectAsync(site);
        fake.Failures.Add(FakeDeed.SignIn, FakeFailure.Rejected, FakeFailure.Error500);
        await RenewAsync(site);

        var pages = new List<string>();
        foreach (var address in (string[])["/settings/accounting-system", "/settings/accounting-system/ARG", "/settings/accounting-system/ARG/mapping", "/audit"]) pages.Add(await guest.ReadAsync(address));

        Assert.Contains("Association of River Guides", pages[1], StringComparison.Ordinal);
        Assert.Contains("GlConnection", pages[3], StringComparison.Ordinal);
        Assert.True(logs.Lines.Count > 500, $"Only {logs.Lines.Count} lines were logged, so this proves nothing.");
        foreach (var secret in Secrets)
        {
            Assert.DoesNotContain(logs.Lines, line => line.Contains(secret, StringComparison.Ordinal));
            Assert.DoesNotContain(pages, page => page.Contains(secret, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_stranger_at_the_way_back_signs_in_first_and_an_address_nobody_began_connects_nothing()
    {
        await using var site = await RunningSite.StartAsync();
        using var nobody = site.Guest();
        using var turned = await nobody.GetAsync("/connect/qbo?state=x&code=y&realmId=1");
        Assert.StartsWith("/sign-in", nobody.GoalOf(turned), StringComparison.Ordinal);
        using var admin = await site.SignedInAsync(Role.Administrator);
        using var strange = await admin.GetAsync("/connect/qbo?state=x&code=y&realmId=1");
        Assert.Equal("/settings/accounting-system?result=Strange", admin.GoalOf(strange));
        Assert.Contains("does not belong to a sign-in", await admin.ReadAsync("/settings/accounting-system?result=Strange"), StringComparison.Ordinal);
        Assert.DoesNotContain("evil words", await admin.ReadAsync("/settings/accounting-system?result=evil words"), StringComparison.Ordinal);
        using var viewer = await site.SignedInAsync(Role.Viewer);
        using var refused = await viewer.GetAsync("/connect/qbo?state=x&code=y&realmId=1");
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, refused.StatusCode);
    }

    private static async Task ConnectAsync(RunningSite site)
    {
        var company = new Company { Code = "ARG", Name = "River guides", Currency = "USD", AccountingSystem = AccountingSystem.QuickBooksOnline };
        await site.PutAsync(company);
        await site.Services.GetRequiredService<WriteGate>().PassAsync(async () =>
        {
            await using var db = site.Db();
            await db.Features.ExecuteUpdateAsync(set => set.SetProperty(f => f.GlIntegration, true));
        });
        await using var scope = site.Services.CreateAsyncScope();
        var draft = new GlConnectionDraft { CompanyId = company.Id, Site = GlSite.StandIn, From = new DateOnly(2026, 1, 1) };
        (draft.Values[QuickBooksFields.ClientId], draft.Values[QuickBooksFields.ClientSecret]) = ("client", Way.Canary);
        var saved = (await As<GlConnectionService>(scope).SaveAsync(draft)).Value!;
        var start = (await As<GlSignInService>(scope).BeginAsync(saved.Id)).Value!;
        var asked = HttpUtility.ParseQueryString(start.Address.Query);
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var form = new FormUrlEncodedContent(asked.AllKeys.Select(key => KeyValuePair.Create(key!, asked[key]!)).Append(new("decision", "allow")));
        using var answer = await browser.PostAsync(new Uri(start.Address.GetLeftPart(UriPartial.Path)), form);
        var query = HttpUtility.ParseQueryString(answer.Headers.Location!.Query);
        var end = await As<SignInReturnService>(scope).FinishAsync(new SignInReturn(query["state"], query["code"], query["realmId"], null));
        Assert.Equal(SignInResult.Connected, end.Value!.Result);
    }

    private static async Task RenewAsync(RunningSite site)
    {
        var sessions = site.Services.GetRequiredService<GlSessions>();
        var (session, _) = await sessions.OpenAsync(1, null, default);
        var (_, why) = await sessions.OpenAsync(1, session!.Tokens, default);
        Assert.DoesNotContain(Secrets, secret => why!.Message.Contains(secret, StringComparison.Ordinal));
    }

    // As somebody at a browser whose session is known.
    private static T As<T>(AsyncServiceScope scope)
    {
        var services = scope.ServiceProvider;
        var work = new Work(services.GetRequiredService<IDbContextFactory<AppDbContext>>(), services.GetRequiredService<WriteGate>(),
            new FixedActor(Books.Person("D. Admin", Role.Administrator) with { UserId = 1, Session = "s" }), TimeProvider.System, services.GetRequiredService<Bell>());
        return ActivatorUtilities.CreateInstance<T>(services, work);
    }

    private sealed class Collector : ILoggerProvider, ILogger
    {
        public ConcurrentBag<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull
        {
            Lines.Add($"{state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
