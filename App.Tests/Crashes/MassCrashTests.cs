using BatchLedger.LedgerRuns;
using BatchLedger.Tests.LedgerExports;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Crashes;

/// <summary>Kill -9 in the middle of a mass run, in a real process on a real folder: the next start ends in what a run would have come to that nobody killed.</summary>
public class MassCrashTests
{
    private static readonly MassGround Ground = MassGround.Dozen;

    private static readonly Lazy<Task<IReadOnlyList<string>>> Clean = new(async () =>
    {
        await using var site = await CrashSite.OpenAsync(await Ground.ClosedAsync());
        return await MassPicture.OfAsync(await site.RestartAsync(RunAsync));
    });

    [Theory]
    [InlineData(Milestone.Claimed, 1, 1, 1)] // one batch was seen to be broken when the run was asked for
    [InlineData(Milestone.LanePosted, 5, 6, 3)]
    [InlineData(Milestone.HalfTheLines, 4, 5, 2)]
    [InlineData(Milestone.BeforeCommit, 3, 4, 2)]
    [InlineData(Milestone.FileBound, 1, 12, 1)]
    [InlineData(Milestone.BeforeCommit, 10, 12, 1)] // nine lanes are posted by then: it is the end of the run
    [InlineData(Milestone.AfterCommit, 1, 12, null)] // the next process finds nothing left to die in
    public async Task A_mass_run_that_is_killed_once_or_twice_ends_as_one_that_nobody_killed(Milestone point, int pass, int over, int? second)
    {
        await using var twice = await CrashSite.OpenAsync(await Ground.ClosedAsync());
        Assert.True(await twice.KilledAsync(point, pass, nameof(MassGround)));
        await using var once = twice.Copy();
        Assert.Equal(second is not null, await twice.KilledAsync(point, second ?? 1, nameof(MassGround)));

        foreach (var site in new[] { once, twice })
        {
            var books = await site.RestartAsync(LaterAsync);
            if (site == once) Assert.Equal(over, await OverAtFirstAsync(books));
            Assert.Equal(await Clean.Value, await MassPicture.OfAsync(books));
            Assert.Equal([], await MassPicture.OrphansAsync(books));
        }
    }

    /// <summary>Each lane ended once and was told of once: those that were over when the first process died ended an hour before the others.</summary>
    private static async Task<int> OverAtFirstAsync(Books books)
    {
        await using var db = books.Db();
        var lanes = (await db.LedgerRuns.Include(r => r.Lanes).SingleAsync()).Lanes;
        Assert.All(lanes, lane => Assert.Contains(lane.EndedAt, (DateTimeOffset?[])[Books.Start, Books.Start.AddHours(1)]));
        var told = await db.Set<LedgerRunLog>().Select(log => log.Text).ToListAsync();
        Assert.All(Ground.Numbers.Where(number => number != Ground.WithDifference), number => Assert.Single(told, text => text.StartsWith(number, StringComparison.Ordinal)));
        return lanes.Count(lane => lane.EndedAt == Books.Start);
    }

    internal static async Task RunAsync(Books books)
    {
        await MassGround.ScheduledAsync(books);
        await books.Get<LedgerRunWorker>().WorkOffAsync(CancellationToken.None);
    }

    internal static Task LaterAsync(Books books)
    {
        books.Clock.Advance(TimeSpan.FromHours(1));
        return books.Get<LedgerRunWorker>().WorkOffAsync(CancellationToken.None);
    }
}
