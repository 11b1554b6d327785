using BatchLedger.Accounts;
using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.FiscalPeriods;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.GeneralLedger;

/// <summary>One account over a range of periods: what it opened at, what it came to in each period, what it closed at. Its lines are read by
/// <see cref="AccountLines"/>; these figures tell where a page begins and with which balance, without counting lines off.</summary>
public sealed record AccountLedger(BookScope Scope, Account Account)
{
    /// <summary>Debits less credits of all periods before the range, in minor units.</summary>
    public required long Opening { get; init; }

    /// <summary>The periods of the range in which the account has figures, the earliest first.</summary>
    public required IReadOnlyList<(FiscalPeriod Period, PeriodSums Sums)> Periods { get; init; }

    public long Lines => Periods.Sum(p => p.Sums.Lines);
    public long Debit => Periods.Sum(p => p.Sums.Debit);
    public long Credit => Periods.Sum(p => p.Sums.Credit);
    public long Closing => checked(Opening + Debit - Credit);

    /// <summary>The unit of a Statistical account, the currency of any other.</summary>
    public string Unit => Scope.Counts ? Account.Unit ?? "units" : Scope.Ledger.Currency;

    /// <summary>"1,200.00 Dr": a balance on its side.</summary>
    public string Balance(long balance) => $"{Scope.Money(Math.Abs(balance)).Format()}{balance switch { > 0 => " Dr", < 0 => " Cr", _ => "" }}";

    internal static async Task<AccountLedger> ReadAsync(AppDbContext db, BookScope scope, Account account, CancellationToken token)
    {
        var sums = await BalanceSums.ByPeriod(db, scope, account.Id).ToDictionaryAsync(s => s.PeriodId, token);
        var periods = await db.FiscalPeriods.AsNoTracking().Where(p => p.CompanyId == scope.Company.Id && p.Start <= scope.To.Start).OrderBy(p => p.Start).ToListAsync(token);
        return new AccountLedger(scope, account)
        {
            Opening = periods.Where(p => p.Start < scope.From.Start && sums.ContainsKey(p.Id)).Sum(p => sums[p.Id].Debit - sums[p.Id].Credit),
            Periods = [.. periods.Where(p => p.Start >= scope.From.Start && sums.ContainsKey(p.Id)).Select(p => (p, sums[p.Id]))],
        };
    }
}
