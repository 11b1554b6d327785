using BatchLedger.Data;
using BatchLedger.LedgerRuns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BatchLedger.Tests.LedgerExports;

/// <summary>A worker that was stopped for more than a minute wakes up in a mass run that another one has taken over and ended.</summary>
public class MassFenceTests
{
    [Theory]
    [InlineData(Milestone.PortionMapped)] // a batch is read, its lines not yet written
    [InlineData(Milestone.LanePosted)]
    [InlineData(Milestone.FileBound)] // the file is written, not yet handed over
    public async Task A_worker_that_wakes_up_late_changes_nothing_any_more(Milestone asleep)
    {
        var picture = await PictureAsync(new Sleeper(asleep, _ => Task.CompletedTask));

        var late = await PictureAsync(new Sleeper(asleep, async books =>
        {
            books.Clock.Advance(TimeSpan.FromSeconds(61));
            var second = (await books.Get<LedgerRunLease>().ClaimAsync(CancellationToken.None))!.Value;
            Assert.Equal(2, second.Fence);
            await books.Get<LedgerGenerator>().GenerateAsync(second.RunId, second.Fence, CancellationToken.None);
        }));

        Assert.Equal(picture, late);
    }

    private static async Task<IReadOnlyList<string>> PictureAsync(Sleeper sleeper)
    {
        await using var books = await Books.OpenAsync(services => services.Replace(ServiceDescriptor.Singleton<RunMilestones>(sleeper)));
        sleeper.Books = books;
        var march = await MarchBatches.FoundAsync(books);
        await books.PutAsync(new NumberSeries { Prefix = "P", Last = 100 });
        var run = await march.RunAsync(march.Order([.. await march.CloseAsync(4), await march.CloseBrokenAsync()]));
        Assert.True(sleeper.HasSlept);
        await using var db = books.Db();
        var told = await db.Set<LedgerRunLog>().Where(log => log.LedgerRunId == run.Id).Select(log => log.Text).ToListAsync();
        return [.. await MassPicture.OfAsync(books), .. told.Where(text => text.StartsWith("B-", StringComparison.Ordinal)), .. await MassPicture.OrphansAsync(books)];
    }

    private sealed class Sleeper(Milestone asleep, Func<Books, Task> meanwhile) : RunMilestones
    {
        public Books Books { get; set; } = null!;
        public bool HasSlept { get; private set; }

        public override void Reached(Milestone milestone)
        {
            if (milestone != asleep || HasSlept) return;
            HasSlept = true;
            Task.Run(() => meanwhile(Books)).GetAwaiter().GetResult();
        }
    }
}
