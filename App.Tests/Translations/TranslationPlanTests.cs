using BatchLedger.Data;
using BatchLedger.Tests.Data;
using BatchLedger.Translations;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Translations;

public class TranslationPlanTests
{
    [Fact]
    public async Task What_was_before_a_period_is_found_by_the_key_of_the_balances()
    {
        await using var books = await Books.OpenAsync();
        var arg = await Association.FoundAsync(books);
        await books.Get<WriteGate>().PassAsync(async () =>
        {
            await using var db = books.Db();
            await db.Database.ExecuteSqlRawAsync("""
                WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 60)
                INSERT INTO "Departments" ("CompanyId", "Code", "Name", "Active", "Version", "ChangedAt", "ChangedBy") SELECT c."Id", 'D' || n.n, 'D', 1, 1, 0, '' FROM "Companies" c, n;
                INSERT INTO "AccountBalances" SELECT l."Id", p."CompanyId", p."Id", a."Id", b."Id", d."Id", 1, 100, 0 FROM "Ledgers" l, "FiscalPeriods" p, "Accounts" a, "Branches" b, "Departments" d;
                ANALYZE
                """);
        });
        await using var read = books.Db();
        Assert.True(await read.AccountBalances.CountAsync() > 5_000);

        var plan = await TranslationReader.Before(read, arg.Ledger.Id, arg.March).PlanAsync(read);

        Assert.Contains(plan, step => step.Contains("sqlite_autoindex_AccountBalances_1 (LedgerId=? AND CompanyId=? AND FiscalPeriodId=?)", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, step => step.StartsWith("SCAN a", StringComparison.Ordinal) || step.StartsWith("SCAN b", StringComparison.Ordinal));
    }
}
