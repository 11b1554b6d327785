using BatchLedger.AccountBalances;
using BatchLedger.Data;
using BatchLedger.GeneralLedger;
using BatchLedger.Tests.Data;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.GeneralLedger;

/// <summary>The planner changes its mind once it has statistics. On a database that has them, every query of the reports still goes by its key.</summary>
public class BookPlanTests
{
    private const string BalanceKey = "SEARCH b USING INDEX sqlite_autoindex_AccountBalances_1 (LedgerId=? AND CompanyId=? AND FiscalPeriodId=?";

    [Fact]
    public async Task The_trial_balance_walks_the_key_of_the_balances_period_by_period()
    {
        await using var ground = await AnalyzedAsync();
        await using var db = ground.Books.Db();
        var scope = (await ground.BalanceAsync(BookGround.Year with { Branch = "WEST" })).Scope;

        var plan = await BalanceSums.ByAccount(db, scope).PlanAsync(db);

        Assert.Equal(3, plan.Count);
        Assert.Contains(" p ", plan[0], StringComparison.Ordinal);
        Assert.StartsWith($"{BalanceKey})", plan[1], StringComparison.Ordinal);
        Assert.Equal("USE TEMP B-TREE FOR GROUP BY", plan[2]);
    }

    [Fact]
    public async Task The_balances_of_one_account_are_found_by_their_key()
    {
        await using var ground = await AnalyzedAsync();
        await using var db = ground.Books.Db();
        var ledger = (await ground.Reader.AccountLedgerAsync(BookGround.Year with { Account = "1010" })).Found.Value!;

        var plan = await BalanceSums.ByPeriod(db, ledger.Scope, ledger.Account.Id).PlanAsync(db);

        Assert.Contains(plan, step => step.StartsWith($"{BalanceKey} AND AccountId=?)", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, step => step.StartsWith("SCAN b", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Lines_of_an_account_are_found_by_the_index_from_the_entries_of_the_period()
    {
        await using var ground = await AnalyzedAsync();
        await using var db = ground.Books.Db();

        var plan = Plans.PlanOf(db, AccountLines.Query, 1, 1, 3, 1, BookScope.Any, BookScope.Any, 50);

        Assert.Equal(
        [
            "SEARCH e USING INDEX IX_JournalEntries_FiscalPeriodId_State (FiscalPeriodId=? AND State=?)",
            "SEARCH l USING INDEX IX_JournalLines_AccountId_JournalEntryId (AccountId=? AND JournalEntryId=?)", "USE TEMP B-TREE FOR ORDER BY",
        ], plan);
    }

    [Fact]
    public async Task The_rebuild_finds_the_summaries_of_each_posted_entry_by_their_key()
    {
        await using var ground = await AnalyzedAsync();
        await using var db = ground.Books.Db();

        var plan = Plans.PlanOf(db, BalanceRebuildService.Fill);

        Assert.Contains("SEARCH s USING INDEX sqlite_autoindex_JournalSummaries_1 (JournalEntryId=?)", plan);
        Assert.DoesNotContain(plan, step => step.StartsWith("SCAN s", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_comparison_reads_each_side_once()
    {
        await using var ground = await AnalyzedAsync();
        await using var db = ground.Books.Db();

        var plan = await BalanceComparison.Of(db).PlanAsync(db);

        Assert.Single(plan, step => step.StartsWith("SCAN b", StringComparison.Ordinal) || step.StartsWith("SEARCH b", StringComparison.Ordinal));
        Assert.Contains("SEARCH s USING INDEX sqlite_autoindex_JournalSummaries_1 (JournalEntryId=?)", plan);
    }

    /// <summary>Many more rows than a page shows, and statistics of them: balances for each account, period and branch, and 60 lines for each that there is.</summary>
    private static async Task<BookGround> AnalyzedAsync()
    {
        var ground = await BookGround.PostedAsync();
        await ground.Books.Get<WriteGate>().PassAsync(async () =>
        {
            await using var db = ground.Books.Db();
            await db.Database.ExecuteSqlRawAsync("""
                INSERT OR IGNORE INTO "AccountBalances" SELECT l."Id", p."CompanyId", p."Id", a."Id", b."Id", 0, 1, 100, 0 FROM "Ledgers" l, "FiscalPeriods" p, "Accounts" a, "Branches" b;
                WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 60)
                INSERT INTO "JournalLines" SELECT "JournalEntryId", "LineNo" + 1000 * n.n, "TransactionId", "AccountId", "BranchId", "DepartmentId", "Date", "Debit", "Credit", "Description" FROM "JournalLines", n;
                ANALYZE
                """);
        });
        return ground;
    }
}
