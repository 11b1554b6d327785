using BatchLedger.Accounts;
using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.ExchangeRates;
using BatchLedger.Features;
using BatchLedger.Ledgers;
using BatchLedger.People;
using BatchLedger.Refusals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Imports;

/// <summary>Reads what the checks need to know, and nothing that the file does not speak of.</summary>
internal static class ImportLookups
{
    /// <summary>Refuses with NotAllowed for what belongs to the set-up, with MulticurrencyOff for exchange rates; then with CompanyUnknown, BatchUnknown, NotOpen, PeriodClosed, BatchMissing, BranchUnknown or BranchMissing, in that order.</summary>
    public static async Task<Outcome<ImportLookup>> LoadAsync(AppDbContext db, Actor actor, ImportRequest request, ImportSheet sheet)
    {
        // Whoever may not change them on their pages may not bring in a file of them either.
        if (request.Kind.IsSetUp() && actor.WhyNot(Permission.EditSetUp) is { } refused) return refused;
        if (request.Kind is ImportKind.Rates) return await RatesAsync(db, sheet);
        if (await db.Companies.AsNoTracking().SingleOrDefaultAsync(c => c.Code == request.Company) is not { } company || actor.Companies?.Contains(company.Id) is false)
            return ImportRefusals.CompanyUnknown(request.Company);
        var periods = await db.FiscalPeriods.AsNoTracking().Where(p => p.CompanyId == company.Id).OrderBy(p => p.Start).ToListAsync();
        var branches = await db.Branches.AsNoTracking().Where(b => b.CompanyId == company.Id).ToDictionaryAsync(b => b.Code);
        var lookup = new ImportLookup(company)
        {
            Periods = periods, Branches = branches,
            Accounts = await db.Accounts.AsNoTracking().Where(a => a.CompanyId == company.Id).ToDictionaryAsync(a => a.Code),
            Trust = await db.TrustAccountsAsync(company.Id, default),
            Departments = await db.Departments.AsNoTracking().Where(d => d.CompanyId == company.Id).ToDictionaryAsync(d => d.Code),
        };
        if (request.Kind is ImportKind.Budgets) return await BudgetsAsync(db, lookup);
        if (request.Kind.IsSetUp()) return lookup;

        var (placed, refusal) = request.Batch is null ? InBatchesOfMonths(lookup, request) : await InBatchAsync(db, lookup, request.Batch);
        if (placed is null) return refusal!;
        return request.Kind is ImportKind.Sales ? await SalesLookups.LoadAsync(db, placed, sheet) : placed with
        {
            Transactions = await TransactionsAsync(db, placed, sheet), Multicurrency = (await db.FeaturesAsync(default)).Multicurrency,
            RateTable = await db.RatesToAsync(company.Currency, default),
        };
    }

    private static async Task<Outcome<ImportLookup>> RatesAsync(AppDbContext db, ImportSheet sheet)
    {
        if (!(await db.FeaturesAsync(default)).Multicurrency) return ExchangeRatesRefusals.MulticurrencyOff;
        var from = sheet.Rows.Select(row => row["from"]).Distinct().ToArray();
        return new ImportLookup((Company?)null) { Rates = await db.ExchangeRates.AsNoTracking().Where(r => EF.Parameter(from).Contains(r.From)).ToListAsync() };
    }

    private static async Task<ImportLookup> BudgetsAsync(AppDbContext db, ImportLookup lookup) => lookup with
    {
        Budgets = await db.Ledgers.AsNoTracking().Where(l => l.Type == LedgerType.Budget && l.Companies.Any(c => c.CompanyId == lookup.Company.Id)).OrderBy(l => l.Code).ToListAsync(),
        Years = await db.FiscalYears.AsNoTracking().Where(y => y.CompanyId == lookup.Company.Id).ToListAsync(),
    };

    private static async Task<Outcome<ImportLookup>> InBatchAsync(AppDbContext db, ImportLookup lookup, string number)
    {
        var batch = await db.Batches.AsNoTracking().SingleOrDefaultAsync(b => b.Number == number && b.CompanyId == lookup.Company.Id);
        if (batch is null) return ImportRefusals.BatchUnknown(number, lookup.Company.Code);
        if (batch.WhyNotChange() is { } refusal) return refusal;
        var period = lookup.Periods.Single(p => p.Id == batch.FiscalPeriodId);
        if (!period.IsOpen) return BatchRefusals.PeriodClosed(period);
        return lookup with
        {
            Batch = batch, Branch = lookup.Branches.Values.Single(b => b.Id == batch.BranchId),
            IsStatistical = await db.Ledgers.AnyAsync(l => l.Id == batch.LedgerId && l.Type == LedgerType.Statistical),
        };
    }

    private static Outcome<ImportLookup> InBatchesOfMonths(ImportLookup lookup, ImportRequest request)
    {
        if (request.Kind is ImportKind.Sales) return ImportRefusals.BatchMissing;
        var active = lookup.Branches.Values.Where(b => b.Active).OrderBy(b => b.Code).ToList();
        if (request.Branch is { } code)
            return active.SingleOrDefault(b => b.Code == code) is { } named ? lookup with { Branch = named } : ImportRefusals.BranchUnknown(code, lookup.Company.Code);
        return active is [var only] ? lookup with { Branch = only } : ImportRefusals.BranchMissing(lookup.Company.Code, [.. active.Select(b => b.Code)]);
    }

    private static async Task<Dictionary<string, TransactionSeen>> TransactionsAsync(AppDbContext db, ImportLookup lookup, ImportSheet sheet)
    {
        var numbers = sheet.Rows.Select(row => row["journal"]).Distinct().ToArray();
        // As one parameter: a file may bring more numbers than a statement may have parameters.
        return await db.Transactions.Where(t => t.CompanyId == lookup.Company.Id && EF.Parameter(numbers).Contains(t.Number))
            .Join(db.Batches, t => t.BatchId, b => b.Id, (t, b) => new TransactionSeen(t.Number, b.Number))
            .ToDictionaryAsync(seen => seen.Number);
    }
}
