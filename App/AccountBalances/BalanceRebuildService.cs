using System.Globalization;
using BatchLedger.Data;
using BatchLedger.Live;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Trail;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.AccountBalances;

/// <summary>Makes the stored balances of Actual and Statistical ledgers anew from the posted journals, in one transaction. For after a restored backup or damage;
/// each posting keeps them in step. Balances of Budget and Reporting ledgers are no sums of journals and stay.</summary>
public sealed class BalanceRebuildService(Work work)
{
    /// <summary>The entries lead, and the key of the summaries finds theirs.</summary>
    private const string Sums = """
        SELECT e."LedgerId", e."CompanyId", e."FiscalPeriodId", s."AccountId", s."BranchId", COALESCE(s."DepartmentId", 0), SUM(s."Lines"), SUM(s."Debit"), SUM(s."Credit")
        FROM "JournalEntries" e CROSS JOIN "JournalSummaries" s ON s."JournalEntryId" = e."Id" WHERE e."State" = 'Posted'
        GROUP BY e."LedgerId", e."CompanyId", e."FiscalPeriodId", s."AccountId", s."BranchId", COALESCE(s."DepartmentId", 0)
        """;

    public const string Fill = $"""
        INSERT INTO "AccountBalances" ("LedgerId", "CompanyId", "FiscalPeriodId", "AccountId", "BranchId", "DepartmentId", "Lines", "Debit", "Credit")
        {Sums}
        """;

    /// <summary>Refuses with Balances.NotAllCompanies.</summary>
    public Task<Outcome<BalancesRebuilt>> RebuildAsync(CancellationToken token = default) => work.MakeAsync<BalancesRebuilt>(Permission.RebuildBalances, async desk =>
    {
        if (desk.Actor.Companies is not null) return BalanceRefusals.NotAllCompanies;
        var wrong = await BalanceComparison.Of(desk.Db).CountAsync(desk.Token);
        var before = await DeleteAsync(desk.Db, desk.Token);
        var after = await FillAsync(desk.Db, desk.Token);
        var rebuilt = new BalancesRebuilt(before, after, wrong);
        desk.Note(new AuditEntry("Balances.Rebuild", "Account balances") { Before = $"Balances: {Words(before)} · Wrong: {Words(wrong)}", After = $"Balances: {Words(after)}" });
        desk.Ring(Topics.Batches);
        return rebuilt;
    }, token);

    public static Task<int> DeleteAsync(AppDbContext db, CancellationToken token) => db.Database.ExecuteSqlAsync($"""
        DELETE FROM "AccountBalances" WHERE "LedgerId" IN (SELECT "Id" FROM "Ledgers" WHERE "Type" IN ('Actual', 'Statistical'))
        """, token);

    public static Task<int> FillAsync(AppDbContext db, CancellationToken token) => db.Database.ExecuteSqlRawAsync(Fill, token);

    private static string Words(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}

/// <summary>How many balances there were, are now, and how many of the keys were wrong before.</summary>
public sealed record BalancesRebuilt(int Before, int After, int Wrong);

public static class BalanceRefusals
{
    public static Refusal NotAllCompanies => new("Balances.NotAllCompanies",
        "Rebuilding makes the balances of every company anew. Somebody who sees all companies must do it.");
}
