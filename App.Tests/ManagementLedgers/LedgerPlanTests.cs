using BatchLedger.ManagementLedgers;
using BatchLedger.Tests.Data;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.ManagementLedgers;

/// <summary>The planner changes its mind once it has statistics. On a database that has them, the ledger still goes by its keys.</summary>
public class LedgerPlanTests
{
    [Fact]
    public async Task A_page_of_the_ledger_reads_each_row_of_its_management_once_and_by_key()
    {
        await using var ground = await LedgerGround.OpenAsync();
        var receipts = await ground.PutManyAsync([.. Enumerable.Range(0, 400).Select(n => new Move(TransactionKind.TrustReceipt, 3, 1 + n % 28) { Owner = 100_00, Unallocated = 100_00 })]);
        await ground.PutManyAsync([.. receipts.Take(100).Select(of => new Move(TransactionKind.TrustReversal, 3, 10) { Of = of, Unallocated = -100_00 })]);
        foreach (var number in (string[])["M-000201", "M-000202", "M-000203"]) await ground.CrowdAsync(number, 400);
        await using var db = ground.Books.Db();
        await ground.Books.Get<BatchLedger.Data.WriteGate>().PassAsync(() => db.Database.ExecuteSqlRawAsync("ANALYZE"));

        var plan = await LedgerPoint.Shown(db, ground.Management.Id, new LedgerShow()).Take(50).PlanAsync(db);

        Assert.Equal(
        [
            "SEARCH c USING INDEX IX_TrustEntries_ManagementId (ManagementId=?)", "SEARCH e USING INDEX IX_TrustEntries_ManagementId (ManagementId=?)",
            "SEARCH f USING AUTOMATIC COVERING INDEX (Id=?) LEFT-JOIN", "SEARCH k USING INTEGER PRIMARY KEY (rowid=?)", "SEARCH o USING INTEGER PRIMARY KEY (rowid=?)",
            "SEARCH t USING INTEGER PRIMARY KEY (rowid=?)",
        ], plan.Where(step => step.StartsWith("SEARCH", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(["SCAN (subquery-4)", "SCAN b"], plan.Where(step => step.StartsWith("SCAN", StringComparison.Ordinal)));
    }
}
