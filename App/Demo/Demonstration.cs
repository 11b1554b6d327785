using BatchLedger.Access;
using BatchLedger.Data;
using BatchLedger.FakeGl;
using BatchLedger.GlConnections;
using BatchLedger.LedgerRuns;
using BatchLedger.Ledgers;
using BatchLedger.Mail;
using BatchLedger.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BatchLedger.Demo;

/// <summary>Serves a fresh sample association from a folder of its own: a year of batches in every state, one failed run, one that is running.</summary>
public static class Demonstration
{
    /// <summary>How many payments the running batch has: at a thousand in two seconds, about a minute to watch.</summary>
    private const int Campaign = 30_000;

    public static async Task<int> ServeAsync(string? folder, string? urls, CancellationToken token)
    {
        var own = new DataFolder(folder ?? Directory.CreateTempSubdirectory("batchledger-demo-").FullName);
        if (File.Exists(own.Database))
        {
            await Console.Error.WriteLineAsync($"There is a database in {own.Path} already. The demonstration wants an empty folder; name another one with --data.");
            return 1;
        }

        Console.WriteLine("Preparing a sample year…");
        await using var outside = await FakeLedger.StartAsync(FakeSystem.QuickBooksOnline);
        return await Site.RunAsync(new SiteOptions(own, urls)
        {
            Settings = new Dictionary<string, string?> { [StandIns.Setting(AccountingSystem.QuickBooksOnline)] = outside.Address.GetLeftPart(UriPartial.Authority) },
            Prepare = async services =>
            {
                await FillAsync(services.GetRequiredService<DataFolder>(), services.GetRequiredService<IConfiguration>(), Campaign, outside);
                Announce(outside);
            },
            Replace = services => services.Replace(ServiceDescriptor.Singleton<RunMilestones, DemoPace>())
                .PostConfigure<MailOptions>(options => options.Domain = options.Domain.Length > 0 ? options.Domain : DemoPeople.Domain),
        }, token);
    }

    /// <summary>Fills an empty, migrated database. <paramref name="campaign"/> is the size of the batch whose run is left waiting; <paramref name="outside"/> is the
    /// stand-in that the configuration names, null where there is none.</summary>
    public static async Task FillAsync(DataFolder folder, IConfiguration configuration, int campaign, FakeLedger? outside = null)
    {
        var (clock, cast) = (new DemoClock(), new DemoCast());
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        clock.Work(new DateOnly(today.Year - 1, 12, 28));
        await using var provider = Stage(folder, configuration, clock, cast).BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        var services = scope.ServiceProvider;

        await DemoPeople.CreateAsync(services);
        await using (var db = await services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync())
            foreach (var user in await db.Users.AsNoTracking().ToListAsync())
                cast.Enters(DemoPeople.ActorOf(user));
        var start = today.Year - (today.Month == 1 ? 1 : 0);
        await DemoBooks.TurnOnAsync(services);
        var company = await DemoCompany.FoundAsync(services, start);
        var year = new DemoYear(services, company, clock, cast);
        var books = new DemoBooks(services, company, year);
        await books.SetUpAsync(start);

        var month = new DateOnly(today.Year, today.Month, 1);
        var trust = new DemoTrust(services, company, cast, year);
        var (opened, letting) = (new DateOnly(start, 1, 1), month.AddMonths(-DemoTrust.Months));
        if (letting < opened) letting = opened;
        await trust.SetUpAsync(letting);
        for (var past = new DateOnly(start, 1, 1); past < month; past = past.AddMonths(1))
        {
            if (past >= letting) trust.Plan(past);
            await year.PastAsync(past, trust.UntilAsync);
            await trust.UntilAsync(past.AddMonths(1).AddDays(-1));
            await books.MonthAsync(past);
        }
        await books.TranslateAsync(before: month.AddMonths(-1));
        await year.CloseMonthsAsync(before: month.AddMonths(-1));
        trust.PlanPresent(month, today);
        await trust.UntilAsync(today.AddDays(-6));
        if (outside is not null)
        {
            var gl = new DemoGl(services, cast, year, outside);
            await gl.ConnectAsync(from: month.AddMonths(-1));
            await gl.SendAsync(month, today);
        }
        await year.PresentAsync(month, today);
        await trust.UntilAsync(today);
        await year.FailedAsync(today);
        await year.RunningAsync(today, campaign);
    }

    private static ServiceCollection Stage(DataFolder folder, IConfiguration configuration, DemoClock clock, DemoCast cast)
    {
        var services = new ServiceCollection();
        services.AddSingleton(configuration);
        services.AddLogging();
        services.AddRooms(folder).AddKeys(folder);
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        services.Replace(ServiceDescriptor.Scoped<CurrentActor>(_ => cast));
        return services;
    }

    private static void Announce(FakeLedger outside)
    {
        Console.WriteLine($"Sign in with one of these; the password of each is: {DemoPeople.Password}");
        foreach (var (name, email, roles) in DemoPeople.All) Console.WriteLine($"  {email,-30} {name,-10} {roles}");
        Console.WriteLine($"QuickBooks Online is played by {outside.Address}: its books, and how the next journal fails.");
        Console.WriteLine("Runs are slowed down here, so that there is time to watch them.");
    }
}
