using BatchLedger.Data;
using BatchLedger.Journals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.AccountBalances;

/// <summary>Keeps the stored balances in step with the journals, in the transaction that posts a journal or takes it back.</summary>
public static class BalanceKeeping
{
    public static Task AddAsync(AppDbContext db, JournalEntry posted, CancellationToken token) => ApplyAsync(db, posted.Id, 1, token);

    public static async Task TakeBackAsync(AppDbContext db, JournalEntry superseded, CancellationToken token)
    {
        await ApplyAsync(db, superseded.Id, -1, token);
        await db.Set<AccountBalance>().IgnoreQueryFilters().Where(b => b.LedgerId == superseded.LedgerId && b.CompanyId == superseded.CompanyId
            && b.FiscalPeriodId == superseded.FiscalPeriodId && b.Lines == 0).ExecuteDeleteAsync(token);
    }

    private static Task<int> ApplyAsync(AppDbContext db, int entryId, int times, CancellationToken token) => db.Database.ExecuteSqlAsync($"""
        INSERT INTO "AccountBalances" ("LedgerId", "CompanyId", "FiscalPeriodId", "AccountId", "BranchId", "DepartmentId", "Lines", "Debit", "Credit")
        SELECT e."LedgerId", e."CompanyId", e."FiscalPeriodId", s."AccountId", s."BranchId", COALESCE(s."DepartmentId", 0), {times} * s."Lines", {times} * s."Debit", {times} * s."Credit"
        FROM "JournalSummaries" s JOIN "JournalEntries" e ON e."Id" = s."JournalEntryId" WHERE s."JournalEntryId" = {entryId}
        ON CONFLICT ("LedgerId", "CompanyId", "FiscalPeriodId", "AccountId", "BranchId", "DepartmentId") DO UPDATE SET
            "Lines" = "AccountBalances"."Lines" + excluded."Lines", "Debit" = "AccountBalances"."Debit" + excluded."Debit", "Credit" = "AccountBalances"."Credit" + excluded."Credit"
        """, token);
}
