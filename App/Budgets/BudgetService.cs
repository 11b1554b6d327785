using BatchLedger.Accounts;
using BatchLedger.Data;
using BatchLedger.FiscalPeriods;
using BatchLedger.Ledgers;
using BatchLedger.People;
using BatchLedger.Refusals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Budgets;

/// <summary>Budgets are planned by those who keep the accounts, so changing one needs what changing an account needs: nothing is posted by it.</summary>
public sealed class BudgetService(Work work)
{
    public const Permission Needs = Permission.EditSetUp;

    /// <summary>What the page offers to choose from.</summary>
    public Task<BudgetChoices> ChoicesAsync(int companyId, CancellationToken token = default) => work.ReadAsync(async db => new BudgetChoices(
        await db.Ledgers.Where(l => l.Type == LedgerType.Budget && l.Companies.Any(c => c.CompanyId == companyId) && db.Companies.Any(c => c.Id == companyId)).OrderBy(l => l.Code).ToListAsync(token),
        await db.FiscalYears.Include(y => y.Periods).Where(y => y.CompanyId == companyId).OrderByDescending(y => y.Start).ToListAsync(token),
        await db.Branches.Where(b => b.CompanyId == companyId).OrderBy(b => b.Code).ToListAsync(token),
        await db.Departments.Where(d => d.CompanyId == companyId).OrderBy(d => d.Code).ToListAsync(token)), token);

    /// <summary>Refuses with NotFound, NotABudget or NotOfCompany.</summary>
    public Task<Outcome<BudgetSheet>> SheetAsync(BudgetScope scope, CancellationToken token = default) => work.ReadAsync<Outcome<BudgetSheet>>(async db =>
    {
        var (place, refusal) = await BudgetPlace.FindAsync(db, scope, token);
        return place is null ? refusal! : await BudgetSheet.ReadAsync(db, place, token);
    }, token);

    /// <summary>Saves the changed amounts in one transaction. Refuses as <see cref="BudgetPlace.FindAsync"/> and <see cref="BudgetEntry.SaveAsync"/> do.</summary>
    public Task<Refusal?> SaveAsync(BudgetScope scope, IReadOnlyList<BudgetCell> cells, CancellationToken token = default) => work.DoAsync(Needs, async desk =>
    {
        var (place, refusal) = await BudgetPlace.FindAsync(desk.Db, scope, token);
        return place is null ? refusal : await new BudgetEntry(desk, place, await BudgetBounds.ReadAsync(desk, place)).SaveAsync(cells);
    }, token);
}

public sealed record BudgetChoices(IReadOnlyList<Ledger> Ledgers, IReadOnlyList<FiscalYear> Years, IReadOnlyList<Branch> Branches, IReadOnlyList<Department> Departments);
