using System.Globalization;
using BatchLedger.Data;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.AccountBalances;

/// <summary>A key whose stored balance is not the sum of the posted journals: stored less summed. <paramref name="Sides"/> is 1 where only a balance
/// is stored, -1 where only journals are there, and 0 where both are.</summary>
public sealed record BalanceDifference(int LedgerId, int CompanyId, int FiscalPeriodId, int AccountId, int BranchId, int DepartmentId, int Sides, long Lines, long Debit, long Credit)
{
    public string InWords() => Sides switch
    {
        > 0 => string.Create(CultureInfo.InvariantCulture, $"A balance of {Lines} lines is stored, but no posted journal makes it (branch {BranchId}, department {DepartmentId})."),
        < 0 => string.Create(CultureInfo.InvariantCulture, $"Posted journals with {-Lines} lines are in no stored balance (branch {BranchId}, department {DepartmentId})."),
        _ => string.Create(CultureInfo.InvariantCulture, $"The stored balance differs from its posted journals by {Lines} lines, {Debit} in debits and {Credit} in credits, in minor units (branch {BranchId}, department {DepartmentId})."),
    };
}

/// <summary>Stored balances of Actual and Statistical ledgers against the summaries of the posted journals, of all companies.</summary>
public static class BalanceComparison
{
    public static IQueryable<BalanceDifference> Of(AppDbContext db) => db.Database.SqlQuery<BalanceDifference>($"""
        SELECT "LedgerId", "CompanyId", "FiscalPeriodId", "AccountId", "BranchId", "DepartmentId",
            SUM("Side") AS "Sides", SUM("Side" * "Lines") AS "Lines", SUM("Side" * "Debit") AS "Debit", SUM("Side" * "Credit") AS "Credit"
        FROM (
            SELECT 1 AS "Side", b."LedgerId", b."CompanyId", b."FiscalPeriodId", b."AccountId", b."BranchId", b."DepartmentId", b."Lines", b."Debit", b."Credit"
            FROM "AccountBalances" b WHERE b."LedgerId" IN (SELECT "Id" FROM "Ledgers" WHERE "Type" IN ('Actual', 'Statistical'))
            UNION ALL
            SELECT -1, e."LedgerId", e."CompanyId", e."FiscalPeriodId", s."AccountId", s."BranchId", COALESCE(s."DepartmentId", 0), SUM(s."Lines"), SUM(s."Debit"), SUM(s."Credit")
            FROM "JournalEntries" e CROSS JOIN "JournalSummaries" s ON s."JournalEntryId" = e."Id" WHERE e."State" = 'Posted'
            GROUP BY e."LedgerId", e."CompanyId", e."FiscalPeriodId", s."AccountId", s."BranchId", COALESCE(s."DepartmentId", 0))
        GROUP BY "LedgerId", "CompanyId", "FiscalPeriodId", "AccountId", "BranchId", "DepartmentId"
        HAVING SUM("Side") <> 0 OR SUM("Side" * "Lines") <> 0 OR SUM("Side" * "Debit") <> 0 OR SUM("Side" * "Credit") <> 0
        """);
}
