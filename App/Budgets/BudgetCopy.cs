using System.Globalization;
using BatchLedger.AccountBalances;
using BatchLedger.Accounts;
using BatchLedger.Data;
using BatchLedger.ExchangeRates;
using BatchLedger.Ledgers;
using BatchLedger.Refusals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Budgets;

/// <summary>What to copy from. <paramref name="LedgerId"/> null is the company's Actual ledger; branch and department are those of the budget.</summary>
public sealed record CopySource(int? LedgerId, int YearId, string Percent);

/// <summary>What a copy comes to before it is taken over. Nothing is saved: the grid shows the amounts as unsaved changes.</summary>
public sealed record CopyPreview(IReadOnlyList<BudgetCell> Cells)
{
    public required string From { get; init; }

    /// <summary>Amounts that would go because another takes their place.</summary>
    public required int Overwritten { get; init; }

    /// <summary>Amounts of closed periods or inactive accounts, which stay as they are.</summary>
    public required int LeftOut { get; init; }
}

/// <summary>Works out a copy, changed by a percentage: exact, half a minor unit to the even neighbour.</summary>
public sealed class BudgetCopy(Work work)
{
    /// <summary>Refuses with NotFound, NotABudget, NotOfCompany, BadPercent, NoActual, CopyOfItself or OtherCurrency, in that order.</summary>
    public Task<Outcome<CopyPreview>> PreviewAsync(BudgetScope scope, CopySource source, CancellationToken token = default) => work.ReadAsync<Outcome<CopyPreview>>(async db =>
    {
        var (place, refusal) = await BudgetPlace.FindAsync(db, scope, token);
        if (place is null) return refusal!;
        if (Factor(source.Percent) is not { } factor) return BudgetRefusals.BadPercent;
        var (from, refused) = await SourceAsync(db, place, source, token);
        if (from is null) return refused!;

        var amounts = await AmountsAsync(db, from, token);
        return Preview(await BudgetSheet.ReadAsync(db, place, token), amounts, factor) with { From = $"{from.Ledger.Code} {from.Year.Name}" };
    }, token);

    private static async Task<Outcome<BudgetPlace>> SourceAsync(AppDbContext db, BudgetPlace place, CopySource source, CancellationToken token)
    {
        var ledger = source.LedgerId is { } id
            ? await db.Ledgers.FirstOrDefaultAsync(l => l.Id == id && l.Type == LedgerType.Budget && l.Companies.Any(c => c.CompanyId == place.Company.Id), token)
            : await db.Ledgers.FirstOrDefaultAsync(l => l.Type == LedgerType.Actual && l.Companies.Any(c => c.CompanyId == place.Company.Id), token);
        var year = await db.FiscalYears.Include(y => y.Periods).FirstOrDefaultAsync(y => y.Id == source.YearId && y.CompanyId == place.Company.Id, token);
        if (ledger is null) return source.LedgerId is null ? BudgetRefusals.NoActual(place.Company) : DataRefusals.NotFound("The budget to copy from");
        if (year is null) return DataRefusals.NotFound("The fiscal year to copy from");
        if (ledger.Id == place.Ledger.Id && year.Id == place.Year.Id) return BudgetRefusals.CopyOfItself;
        if (ledger.Currency != place.Ledger.Currency) return BudgetRefusals.OtherCurrency(ledger, place.Ledger);
        return new BudgetPlace(ledger, place.Company, year, place.Branch) { Department = place.Department };
    }

    /// <summary>By account and number of the period in its year. Of an Actual ledger only what was earned and spent: nobody plans the turnover of a bank account by copying it.</summary>
    private static async Task<Dictionary<(int Account, int Period), long>> AmountsAsync(AppDbContext db, BudgetPlace from, CancellationToken token)
    {
        var types = await db.Accounts.Where(a => a.CompanyId == from.Company.Id).ToDictionaryAsync(a => a.Id, a => a.Type, token);
        var numbers = from.Periods.ToDictionary(p => p.Id, p => p.Number);
        var balances = await BudgetSheet.Balances(db, from).AsNoTracking().ToListAsync(token);
        return balances.Where(b => from.Ledger.Type is LedgerType.Budget || types[b.AccountId].IsOfPeriod())
            .ToDictionary(b => (b.AccountId, numbers[b.FiscalPeriodId]), b => b.Grown(types[b.AccountId]));
    }

    private static CopyPreview Preview(BudgetSheet sheet, Dictionary<(int Account, int Period), long> source, Conversion factor)
    {
        var cells = new List<BudgetCell>();
        var (overwritten, leftOut) = (0, 0);
        var copied = source.Keys.Select(key => key.Account).ToHashSet();
        foreach (var row in sheet.Rows.Where(row => copied.Contains(row.AccountId)))
            foreach (var (place, period) in sheet.Place.Periods.Index())
            {
                var (amount, standing) = (factor.Of(source.GetValueOrDefault((row.AccountId, period.Number))), row.Amounts[place]);
                if (amount == standing) continue;
                if (!period.IsOpen || (!row.Active && amount != 0)) leftOut++;
                else
                {
                    cells.Add(new BudgetCell(row.AccountId, period.Id, amount, standing));
                    if (standing != 0) overwritten++;
                }
            }
        return new CopyPreview(cells) { From = "", Overwritten = overwritten, LeftOut = leftOut };
    }

    /// <summary>"2.5" is 1,025,000 in 1,000,000.</summary>
    private static Conversion? Factor(string percent)
    {
        const int Whole = 1_000_000;
        if (string.IsNullOrWhiteSpace(percent)) return new(Whole, Whole);
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;
        if (!decimal.TryParse(percent.Replace("%", "", StringComparison.Ordinal), Style, CultureInfo.CurrentCulture, out var read) || read is < -100 or > 1000) return null;
        var parts = read * (Whole / 100);
        return parts == decimal.Truncate(parts) ? new(Whole + (int)parts, Whole) : null;
    }
}
