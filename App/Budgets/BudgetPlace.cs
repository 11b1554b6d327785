using BatchLedger.AccountBalances;
using BatchLedger.Accounts;
using BatchLedger.Data;
using BatchLedger.FiscalPeriods;
using BatchLedger.Ledgers;
using BatchLedger.Refusals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Budgets;

/// <summary>Which budget is meant: one ledger, company, fiscal year, branch and department, by their ids.</summary>
public sealed record BudgetScope(int LedgerId, int CompanyId, int YearId, int BranchId)
{
    /// <summary><see cref="AccountBalance.NoDepartment"/> for what belongs to none.</summary>
    public int DepartmentId { get; init; }
}

/// <summary>The same, found.</summary>
public sealed record BudgetPlace(Ledger Ledger, Company Company, FiscalYear Year, Branch Branch)
{
    public Department? Department { get; init; }

    public int DepartmentId => Department?.Id ?? AccountBalance.NoDepartment;

    public IReadOnlyList<FiscalPeriod> Periods { get; } = [.. Year.Periods.OrderBy(p => p.Number)];

    /// <summary>As in "Budget BUD, 2026, branch HQ, no department".</summary>
    public string Name => $"Budget {Ledger.Code}, {Year.Name}, branch {Branch.Code}, {(Department is null ? "no department" : $"department {Department.Code}")}";

    public string Address => $"/budgets?company={Company.Code}&ledger={Ledger.Code}&year={Uri.EscapeDataString(Year.Name)}&branch={Uri.EscapeDataString(Branch.Code)}"
        + (Department is null ? "" : $"&department={Uri.EscapeDataString(Department.Code)}");

    /// <summary>Refuses with NotFound, NotABudget or NotOfCompany, in that order.</summary>
    public static async Task<Outcome<BudgetPlace>> FindAsync(AppDbContext db, BudgetScope scope, CancellationToken token)
    {
        var ledger = await db.Ledgers.Include(l => l.Companies).AsNoTracking().FirstOrDefaultAsync(l => l.Id == scope.LedgerId, token);
        var company = await db.Companies.AsNoTracking().FirstOrDefaultAsync(c => c.Id == scope.CompanyId, token);
        var year = await db.FiscalYears.Include(y => y.Periods).AsNoTracking().FirstOrDefaultAsync(y => y.Id == scope.YearId && y.CompanyId == scope.CompanyId, token);
        var branch = await db.Branches.AsNoTracking().FirstOrDefaultAsync(b => b.Id == scope.BranchId && b.CompanyId == scope.CompanyId, token);
        var department = await db.Departments.AsNoTracking().FirstOrDefaultAsync(d => d.Id == scope.DepartmentId && d.CompanyId == scope.CompanyId, token);
        if (ledger is null || company is null || year is null || branch is null || (department is null && scope.DepartmentId != AccountBalance.NoDepartment))
            return DataRefusals.NotFound("The budget");
        if (ledger.Type is not LedgerType.Budget) return BudgetRefusals.NotABudget(ledger);
        if (ledger.Companies.All(c => c.CompanyId != company.Id)) return BudgetRefusals.NotOfCompany(ledger, company);
        return new BudgetPlace(ledger, company, year, branch) { Department = department };
    }
}
