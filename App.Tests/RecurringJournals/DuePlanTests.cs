using BatchLedger.Data;
using BatchLedger.RecurringJournals;
using BatchLedger.Tests.Data;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.RecurringJournals;

public class DuePlanTests
{
    /// <summary>It is asked every hour and after each posting, over all transactions that there are.</summary>
    [Fact]
    public async Task Journals_that_reverse_by_themselves_are_found_by_their_own_index()
    {
        await using var books = await Books.OpenAsync();
        var arg = await Association.FoundAsync(books);
        await books.Get<WriteGate>().PassAsync(async () =>
        {
            await using var db = books.Db();
            await db.Database.ExecuteSqlAsync($"""
                WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 20000)
                INSERT INTO "Transactions" ("Number", "CompanyId", "BatchId", "BranchId", "Kind", "Date", "Currency", "Amount", "Description", "Applied", "ReversesOn", "Version", "ChangedAt", "ChangedBy")
                SELECT 'X-' || n, {arg.Company.Id}, {arg.Batch.Id}, {arg.Branch.Id}, 'ManualJournal', '2026-03-10', 'USD', 100, '', 0, CASE WHEN n % 1000 = 0 THEN '2026-04-01' END, 1, 0, '' FROM n;
                """);
            await db.Database.ExecuteSqlRawAsync("ANALYZE");
        });
        await using var read = books.Db();
        var today = new DateOnly(2026, 4, 1);

        var plan = await DueReader.Reversing(read).Where(t => t.ReversesOn <= today).PlanAsync(read);

        Assert.Contains(plan, step => step.Contains("USING INDEX IX_Transactions_ReversesOn", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, step => step.StartsWith("SCAN t", StringComparison.Ordinal));
    }
}
