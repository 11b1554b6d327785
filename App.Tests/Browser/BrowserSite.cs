using BatchLedger.Data;
using BatchLedger.Demo;
using BatchLedger.FakeGl;
using BatchLedger.GlConnections;
using BatchLedger.LedgerRuns;
using BatchLedger.Ledgers;
using BatchLedger.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Playwright;

namespace BatchLedger.Tests.Browser;

/// <summary>The tests that look at the real site in a real browser share one of each.</summary>
[CollectionDefinition(Name)]
public sealed class InTheBrowser : ICollectionFixture<BrowserSite>
{
    public const string Name = "In the browser";
}

/// <summary>The sample association, served in this process on a free port, and a browser to look at it.</summary>
public sealed class BrowserSite : IAsyncLifetime
{
    public const string Staff = "staff@rivers.example";
    public const string Accountant = "accountant@rivers.example";

    /// <summary>A second person who may post.</summary>
    public const string SecondAccountant = "second@rivers.example";

    /// <summary>Holds every role, so sees every page.</summary>
    public const string Everybody = "everybody@rivers.example";

    private readonly DataFolder folder = new(Directory.CreateTempSubdirectory("batchledger-browser-").FullName);
    private readonly Dictionary<string, string> signedIn = [];
    private IPlaywright? playwright;
    private IBrowser? browser;
    private WebApplication? site;

    public Uri Address => new(site!.Urls.First());

    public RunPace Pace { get; } = new();

    /// <summary>Stands in for QuickBooks Online.</summary>
    public FakeLedger Outside { get; private set; } = null!;

    public IServiceProvider Services => site!.Services;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await Chromium.LaunchAsync(playwright);
        if (browser is null) return;

        Outside = await FakeLedger.StartAsync(FakeSystem.QuickBooksOnline);
        var (built, refusal) = await Site.BuildAsync(new SiteOptions(folder, $"http://127.0.0.1:{FreePort()}")
        {
            Settings = new Dictionary<string, string?> { [StandIns.Setting(AccountingSystem.QuickBooksOnline)] = Outside.Address.GetLeftPart(UriPartial.Authority) },
            Replace = services => services.Replace(ServiceDescriptor.Singleton<RunMilestones>(Pace)),
            Prepare = async services =>
            {
                await Demonstration.FillAsync(folder, services.GetRequiredService<IConfiguration>(), campaign: 3_000);
                await HireAsync(services, "L. Marsh", SecondAccountant, Role.Staff | Role.Accountant);
                await HireAsync(services, "E. Verybody", Everybody, (Role)63);
            },
        });
        Assert.Null(refusal);
        site = built;
        await site!.StartAsync();
    }

    /// <summary>A browser of somebody's own with nothing in it but their sign-in; "" is nobody.</summary>
    public async Task<IBrowserContext> EnterAsync(string email, string theme = "light", int width = 1320)
    {
        if (browser is null && Chromium.IsRequired) Assert.Fail(Chromium.Missing);
        Assert.SkipWhen(browser is null, Chromium.Missing);

        if (email != "" && !signedIn.ContainsKey(email)) signedIn[email] = await SignInAsync(email);
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = Address.ToString(), StorageState = email == "" ? null : signedIn[email], ViewportSize = new() { Width = width, Height = 920 }, ReducedMotion = ReducedMotion.Reduce,
        });
        await context.AddCookiesAsync([new() { Name = "theme", Value = theme, Url = Address.ToString() }]);
        return context;
    }

    // The address must be known before the start: a sign-in on another site's page leads back to it.
    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    public AppDbContext Db() => Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContext();

    /// <summary>Puts rows there, past every service.</summary>
    public Task PutAsync(params object[] rows) => Services.GetRequiredService<WriteGate>().PassAsync(async () =>
    {
        await using var db = Db();
        db.AddRange(rows);
        await db.SaveChangesAsync();
    });

    private async Task<string> SignInAsync(string email)
    {
        await using var context = await browser!.NewContextAsync(new() { BaseURL = Address.ToString() });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(DemoPeople.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("sign-in"));
        return await context.StorageStateAsync();
    }

    private static async Task HireAsync(IServiceProvider services, string name, string email, Role roles)
    {
        var user = AppUser.For(name, email);
        (user.Roles, user.SeesAllCompanies) = (roles, true);
        await using var scope = services.CreateAsyncScope();
        user.TakePassword(scope.ServiceProvider.GetRequiredService<Passwords>().Hash(DemoPeople.Password));
        await services.GetRequiredService<WriteGate>().PassAsync(async () =>
        {
            await using var db = await services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
            db.Add(user);
            await db.SaveChangesAsync();
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        if (site is not null)
        {
            await site.StopAsync();
            await site.DisposeAsync();
        }
        if (Outside is not null) await Outside.DisposeAsync();
        folder.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder.Path, recursive: true);
    }
}

/// <summary>Slows runs down for as long as somebody watches one.</summary>
public sealed class RunPace : RunMilestones
{
    public TimeSpan Pause { get; set; }

    public override void Reached(Milestone milestone)
    {
        if (milestone is Milestone.PortionMapped && Pause > TimeSpan.Zero) Thread.Sleep(Pause);
    }
}
