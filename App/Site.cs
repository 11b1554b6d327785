using System.Globalization;
using BatchLedger.Access;
using BatchLedger.BankReconciliations;
using BatchLedger.Budgets;
using BatchLedger.Consolidation;
using BatchLedger.Data;
using BatchLedger.FilingCabinet;
using BatchLedger.GeneralLedger;
using BatchLedger.GlConnections;
using BatchLedger.GlIntegration;
using BatchLedger.Imports;
using BatchLedger.LedgerArchive;
using BatchLedger.LedgerFiles;
using BatchLedger.Jobs;
using BatchLedger.Mail;
using BatchLedger.ManagementLedgers;
using BatchLedger.Receipts;
using BatchLedger.Refusals;
using BatchLedger.Shell;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.ResponseCompression;

namespace BatchLedger;

/// <summary>What a site is started with. <paramref name="Urls"/> null: as configured, else http://localhost:5080.</summary>
public sealed record SiteOptions(DataFolder Folder, string? Urls = null)
{
    /// <summary>Changes to what the site is made of; the tests put their clock in here.</summary>
    public Action<IServiceCollection>? Replace { get; init; }

    /// <summary>Settings that win over files and environment.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>Runs once the database is ready and before anybody can come in.</summary>
    public Func<IServiceProvider, Task>? Prepare { get; init; }
}

/// <summary>The web application: rooms, pages and doors in one place.</summary>
public static class Site
{
    private const string DefaultUrl = "http://localhost:5080";

    /// <summary>Serves until it is told to stop. The exit code is 1 when another process holds the folder.</summary>
    public static async Task<int> RunAsync(SiteOptions options, CancellationToken token = default)
    {
        var (site, refusal) = await BuildAsync(options);
        if (refusal is not null)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return 1;
        }

        await using (site)
        {
            CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureOf(site!.Configuration);
            await site.StartAsync(token);
            await AnnounceAsync(site);
            await site.WaitForShutdownAsync(token);
        }
        return 0;
    }

    /// <summary>Ready to start: the folder is taken, the database prepared. Refuses with Data.InUse.</summary>
    public static async Task<Outcome<WebApplication>> BuildAsync(SiteOptions options)
    {
        if (options.Folder.Take() is { } refusal) return refusal;

        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Site).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.AddInMemoryCollection(options.Settings);
        builder.WebHost.UseStaticWebAssets();
        var urls = options.Urls ?? builder.Configuration[WebHostDefaults.ServerUrlsKey] ?? DefaultUrl;
        builder.WebHost.UseUrls(urls.Split(';'));
        AddTo(builder, options.Folder, urls);
        options.Replace?.Invoke(builder.Services);

        var site = builder.Build();
        site.Lifetime.ApplicationStopped.Register(options.Folder.Dispose);
        Assemble(site);
        await site.Services.GetRequiredService<Database>().PrepareAsync();
        if (options.Prepare is not null) await options.Prepare(site.Services);
        return site;
    }

    private static void AddTo(WebApplicationBuilder builder, DataFolder folder, string urls)
    {
        var services = builder.Services;
        services.AddRooms(folder).AddJobs(builder.Configuration).AddMailWorker(urls).AddGlSenderWorker().AddShell().AddAccess();
        services.AddHealthChecks().AddCheck<DatabaseCheck>("database");
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["text/html"];
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(30));
        services.Configure<HostFilteringOptions>(options => options.AllowedHosts = Hosts.Allowed(urls, builder.Configuration));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = 2_000;
            kestrel.Limits.MaxConcurrentUpgradedConnections = 1_000;
        });
    }

    private static void Assemble(WebApplication site)
    {
        var culture = CultureOf(site.Configuration);
        site.UseShellErrors().UseSecurityHeaders();
        site.UseResponseCompression();
        site.UseRequestLocalization(new RequestLocalizationOptions
        {
            DefaultRequestCulture = new(culture), SupportedCultures = [culture], SupportedUICultures = [culture], RequestCultureProviders = [],
        });
        site.UseAccess();
        site.MapShell();
        site.MapAccess();
        site.MapMail();
        site.MapImports().RequireFormToken();
        site.MapLedgerFiles();
        site.MapLedgerArchive();
        site.MapFilingCabinet().RequireFormToken();
        site.MapReceipts();
        site.MapGeneralLedger();
        site.MapManagementLedgers();
        site.MapBudgets();
        site.MapConsolidation();
        site.MapBankReconciliations();
        site.MapGlConnections();
        site.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        site.MapHealthChecks("/health/ready").AllowAnonymous();
    }

    private static async Task AnnounceAsync(WebApplication site)
    {
        var address = site.Urls.First();
        Console.WriteLine($"BatchLedger serves {address} from {site.Services.GetRequiredService<DataFolder>().Path}");
        await using var scope = site.Services.CreateAsyncScope();
        if (!await scope.ServiceProvider.GetRequiredService<SetUpService>().IsNeededAsync()) return;
        Console.WriteLine("There is no user yet. This link makes the first administrator; it works once and for 30 minutes:");
        Console.WriteLine(address + site.Services.GetRequiredService<SetUpLink>().Issue());
    }

    /// <summary>How figures and dates are written, on the pages and on the command line alike.</summary>
    internal static CultureInfo CultureOf(IConfiguration configuration) => CultureInfo.GetCultureInfo(configuration["Culture"] ?? "en-US");
}
