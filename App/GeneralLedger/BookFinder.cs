using System.Globalization;
using BatchLedger.Accounts;
using BatchLedger.Data;
using BatchLedger.FiscalPeriods;
using BatchLedger.Ledgers;
using BatchLedger.Refusals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.GeneralLedger;

/// <summary>Finds what a wish names among what the actor sees. Not named: the first company, its Actual ledger, the fiscal year up to this period.</summary>
internal static class BookFinder
{
    /// <summary>Refuses with NoCompany, NotFound, NoLedger, NoPeriods or Backwards.</summary>
    public static async Task<(BookChoices Choices, Outcome<BookScope> Found)> FindAsync(AppDbContext db, BookWish wish, DateOnly today, CancellationToken token)
    {
        var choices = new BookChoices(await db.Companies.AsNoTracking().OrderBy(c => c.Code).ToListAsync(token));
        if (choices.Companies.Count == 0) return (choices, BookRefusals.NoCompany);
        var company = string.IsNullOrEmpty(wish.Company) ? choices.Companies[0] : choices.Companies.FirstOrDefault(c => Same(c.Code, wish.Company));
        if (company is null) return (choices, DataRefusals.NotFound($"Company {wish.Company}"));

        choices = choices with
        {
            Ledgers = await db.Ledgers.AsNoTracking().Where(l => l.Companies.Any(c => c.CompanyId == company.Id)).OrderBy(l => l.Code).ToListAsync(token),
            Periods = await db.FiscalPeriods.AsNoTracking().Where(p => p.CompanyId == company.Id).OrderBy(p => p.Start).ToListAsync(token),
            Branches = await db.Branches.AsNoTracking().Where(b => b.CompanyId == company.Id).OrderBy(b => b.Code).ToListAsync(token),
            Departments = await db.Departments.AsNoTracking().Where(d => d.CompanyId == company.Id).OrderBy(d => d.Code).ToListAsync(token),
        };
        return (choices, Found(company, choices, wish, today));
    }

    /// <summary>The account that the wish names, of the company of the scope. Refuses with NameAccount or NotFound.</summary>
    public static async Task<Outcome<Account>> AccountAsync(AppDbContext db, BookScope scope, string? code, CancellationToken token)
    {
        if (string.IsNullOrEmpty(code)) return BookRefusals.NameAccount;
        return await db.Accounts.AsNoTracking().FirstOrDefaultAsync(a => a.CompanyId == scope.Company.Id && a.Code == code, token) ?? (Outcome<Account>)DataRefusals.NotFound($"Account {code}");
    }

    private static Outcome<BookScope> Found(Company company, BookChoices choices, BookWish wish, DateOnly today)
    {
        if (choices.Ledgers.Count == 0) return BookRefusals.NoLedger(company);
        if (choices.Periods.Count == 0) return BookRefusals.NoPeriods(company);
        var ledger = string.IsNullOrEmpty(wish.Ledger) ? choices.Ledgers.FirstOrDefault(l => l.Type is LedgerType.Actual) ?? choices.Ledgers[0] : choices.Ledgers.FirstOrDefault(l => Same(l.Code, wish.Ledger));
        if (ledger is null) return DataRefusals.NotFound($"Ledger {wish.Ledger} of company {company.Code}");

        var (first, last) = Usual(choices.Periods, today);
        var to = string.IsNullOrEmpty(wish.To) ? null : Period(choices.Periods, wish.To);
        if (to is null && !string.IsNullOrEmpty(wish.To)) return DataRefusals.NotFound($"Fiscal period {wish.To}");
        var from = string.IsNullOrEmpty(wish.From) ? null : Period(choices.Periods, wish.From);
        if (from is null && !string.IsNullOrEmpty(wish.From)) return DataRefusals.NotFound($"Fiscal period {wish.From}");
        // One end alone names one period, unless the usual other end is on its right side.
        from ??= to is null || first.Start <= to.Start ? first : to;
        to ??= last.Start >= from.Start ? last : from;
        return from.Start > to.Start ? BookRefusals.Backwards(from, to) : Narrowed(new BookScope(company, ledger, from, to), choices, wish);
    }

    private static Outcome<BookScope> Narrowed(BookScope scope, BookChoices choices, BookWish wish)
    {
        var without = wish.Department == BookWish.WithoutDepartment;
        var branch = choices.Branches.FirstOrDefault(b => Same(b.Code, wish.Branch));
        if (branch is null && !string.IsNullOrEmpty(wish.Branch)) return DataRefusals.NotFound($"Branch {wish.Branch}");
        var department = without ? null : choices.Departments.FirstOrDefault(d => Same(d.Code, wish.Department));
        if (department is null && !without && !string.IsNullOrEmpty(wish.Department)) return DataRefusals.NotFound($"Department {wish.Department}");
        return scope with { Branch = branch, Department = department, WithoutDepartment = without };
    }

    /// <summary>The year up to the period of today; after the last period, the last year.</summary>
    private static (FiscalPeriod First, FiscalPeriod Last) Usual(IReadOnlyList<FiscalPeriod> periods, DateOnly today)
    {
        var last = periods.LastOrDefault(p => p.Start <= today) ?? periods[0];
        return (periods.First(p => p.FiscalYearId == last.FiscalYearId), last);
    }

    private static FiscalPeriod? Period(IReadOnlyList<FiscalPeriod> periods, string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? periods.FirstOrDefault(p => p.Start == day) : null;

    private static bool Same(string code, string? wanted) => code.Equals(wanted, StringComparison.OrdinalIgnoreCase);
}
