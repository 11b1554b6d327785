using BatchLedger.Data;
using BatchLedger.LedgerRuns;
using BatchLedger.Mail;
using BatchLedger.Tests.LedgerExports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BatchLedger.Tests.Crashes;

/// <summary>What runs in the process that dies. Started by <see cref="CrashSite"/>, never by a run of the tests.</summary>
public class CrashRig
{
    public const string Folder = "BATCHLEDGER_CRASH_FOLDER", Point = "BATCHLEDGER_CRASH_POINT", Pass = "BATCHLEDGER_CRASH_PASS", Generator = "BATCHLEDGER_CRASH_GENERATOR";

    [Fact(Explicit = true)]
    public async Task A_process_that_dies_where_it_is_told()
    {
        if (Told(Folder) is not { } folder) return;
        RunMilestones milestones = Enum.TryParse<Milestone>(Told(Point), out var point)
            ? new DeadlyMilestones(point, int.Parse(Told(Pass)!, System.Globalization.CultureInfo.InvariantCulture))
            : new RunMilestones();
        var books = Books.Over(folder, services => services.Configure<MailOptions>(MassGround.Settings).Replace(ServiceDescriptor.Singleton(milestones)));
        Assert.Null(books.Folder.Take());

        // A run that is there already from the process before is gone on with, as after every start.
        if (Told(Generator) == nameof(MassGround)) await MassGround.ScheduledAsync(books);
        else await books.Get<LedgerRunService>().CreateAsync("B-000001");
        await books.Get<LedgerRunLease>().TakeOverAsync(CancellationToken.None);
        if (Told(Generator) == nameof(NaiveGenerator)) await new NaiveGenerator(books, milestones).GenerateAsync();
        else await books.Get<LedgerRunWorker>().WorkOffAsync(CancellationToken.None);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        books.Get<DataFolder>().Dispose();
    }

    private static string? Told(string name) => Environment.GetEnvironmentVariable(name);
}
