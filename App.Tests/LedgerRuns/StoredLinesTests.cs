using BatchLedger.Batches;
using BatchLedger.Data;
using Microsoft.EntityFrameworkCore;
using static BatchLedger.Tests.LedgerRuns.LedgerRunTests;

namespace BatchLedger.Tests.LedgerRuns;

/// <summary>What a run has written stays as it is, or the damage is seen before anything is built on it.</summary>
public class StoredLinesTests
{
    [Fact]
    public async Task A_line_that_was_damaged_in_the_table_is_found_before_posting()
    {
        await using var books = await Books.OpenAsync();
        await ClosedAsync(books, payments: 2);
        await CreateAsync(books);
        await books.Get<WriteGate>().PassAsync(async () =>
        {
            await using var db = books.Db();
            await db.Database.ExecuteSqlRawAsync("DROP TRIGGER \"JournalLines_NoUpdate\"");
            await db.JournalLines.Where(l => l.Debit > 0).ExecuteUpdateAsync(set => set.SetProperty(l => l.Debit, l => l.Debit + 1));
        });

        var refusal = await books.Get<BatchLifeService>().PostAsync("B-000001");

        Assert.Equal("Journal.Damaged", refusal?.Code);
    }

    [Fact]
    public async Task The_database_itself_refuses_to_change_journal_lines_and_transactions_of_a_closed_batch()
    {
        await using var books = await Books.OpenAsync();
        await ClosedAsync(books, payments: 1);
        await CreateAsync(books);

        await books.Get<WriteGate>().PassAsync(async () =>
        {
            await using var db = books.Db();
            await Refuses(() => db.JournalLines.ExecuteDeleteAsync(), "A journal line is never deleted.");
            await Refuses(() => db.JournalLines.ExecuteUpdateAsync(set => set.SetProperty(l => l.Credit, 1)), "A journal line is never changed.");
            await Refuses(() => db.Transactions.ExecuteUpdateAsync(set => set.SetProperty(t => t.Amount, 1)), "The batch is not open.");
        });
    }

    private static async Task Refuses(Func<Task> change, string words) =>
        Assert.Contains(words, (await Assert.ThrowsAnyAsync<Exception>(change)).Message);
}
