using BatchLedger.Data;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.GeneralLedger;

/// <summary>What one account came to before the range, and in it. Opening is debits less credits.</summary>
public sealed record AccountSums(int AccountId, long Opening, long Debit, long Credit);

/// <summary>What one account came to in one period.</summary>
public sealed record PeriodSums(int PeriodId, long Lines, long Debit, long Credit);

/// <summary>Adds up the stored balances, by ids; names are looked up afterwards. The periods lead, so that the key of the balances is walked from its start:
/// joined to names, or the other way round, the same sums take a thousand times as long. The company is the one of the scope, which the actor sees.</summary>
public static class BalanceSums
{
    public static IQueryable<AccountSums> ByAccount(AppDbContext db, BookScope scope) => db.Database.SqlQuery<AccountSums>($"""
        SELECT b."AccountId", SUM(CASE WHEN p."Start" < {scope.From.Start} THEN b."Debit" - b."Credit" ELSE 0 END) AS "Opening",
            SUM(CASE WHEN p."Start" < {scope.From.Start} THEN 0 ELSE b."Debit" END) AS "Debit", SUM(CASE WHEN p."Start" < {scope.From.Start} THEN 0 ELSE b."Credit" END) AS "Credit"
        FROM "FiscalPeriods" p CROSS JOIN "AccountBalances" b ON b."LedgerId" = {scope.Ledger.Id} AND b."CompanyId" = {scope.Company.Id} AND b."FiscalPeriodId" = p."Id"
        WHERE p."CompanyId" = {scope.Company.Id} AND p."Start" <= {scope.To.Start}
            AND ({scope.BranchKey} < 0 OR b."BranchId" = {scope.BranchKey}) AND ({scope.DepartmentKey} < 0 OR b."DepartmentId" = {scope.DepartmentKey})
        GROUP BY b."AccountId"
        """);

    /// <summary>Of one account, period by period, up to the last one of the scope.</summary>
    public static IQueryable<PeriodSums> ByPeriod(AppDbContext db, BookScope scope, int accountId) => db.Database.SqlQuery<PeriodSums>($"""
        SELECT p."Id" AS "PeriodId", SUM(b."Lines") AS "Lines", SUM(b."Debit") AS "Debit", SUM(b."Credit") AS "Credit"
        FROM "FiscalPeriods" p CROSS JOIN "AccountBalances" b ON b."LedgerId" = {scope.Ledger.Id} AND b."CompanyId" = {scope.Company.Id} AND b."FiscalPeriodId" = p."Id" AND b."AccountId" = {accountId}
        WHERE p."CompanyId" = {scope.Company.Id} AND p."Start" <= {scope.To.Start}
            AND ({scope.BranchKey} < 0 OR b."BranchId" = {scope.BranchKey}) AND ({scope.DepartmentKey} < 0 OR b."DepartmentId" = {scope.DepartmentKey})
        GROUP BY p."Id"
        """);
}
