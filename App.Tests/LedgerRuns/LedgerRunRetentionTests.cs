using BatchLedger.LedgerRuns;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.LedgerRuns;

public class LedgerRunRetentionTests
{
    [Fact]
    public async Task A_run_is_forgotten_with_its_log_after_the_retention_and_its_journal_stays()
    {
        await using var books = await Books.OpenAsync();
        await LedgerRunTests.ClosedAsync(books, payments: 1);
        await LedgerRunTests.CreateAsync(books);

        books.Clock.Advance(TimeSpan.FromDays(399));
        Assert.Equal(0, await books.Get<LedgerRunRetention>().PruneAsync(CancellationToken.None));
        books.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, await books.Get<LedgerRunRetention>().PruneAsync(CancellationToken.None));

        await using var db = books.Db();
        Assert.Equal((0, 0, 1), (await db.LedgerRuns.CountAsync(), await db.Set<LedgerRunLog>().CountAsync(), await db.JournalEntries.CountAsync()));
    }
}
