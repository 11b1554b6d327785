using BatchLedger.AccountBalances;
using BatchLedger.Accounts;
using BatchLedger.Data;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.GeneralLedger;

/// <summary>One account of a trial balance. Opening and closing are debits less credits, in minor units.</summary>
public sealed record TrialBalanceRow(Account Account, AccountSums Sums)
{
    public long Opening => Sums.Opening;
    public long Debit => Sums.Debit;
    public long Credit => Sums.Credit;
    public long Closing => checked(Sums.Opening + Sums.Debit - Sums.Credit);

    public bool HasFigures => (Opening, Debit, Credit) != (0, 0, 0);
}

/// <summary>Every account of a ledger with what it opened at, moved by and closed at, in the order of their codes.</summary>
public sealed record TrialBalance(BookScope Scope, IReadOnlyList<TrialBalanceRow> Rows)
{
    public Sides Opening => Total(Rows.Select(row => row.Opening));
    public Sides Moved => new(Rows.Sum(row => row.Debit), Rows.Sum(row => row.Credit));
    public Sides Closing => Total(Rows.Select(row => row.Closing));

    private static Sides Total(IEnumerable<long> balances) => balances.Select(Sides.Of).Aggregate(default(Sides), (sum, one) => sum + one);

    internal static async Task<TrialBalance> ReadAsync(AppDbContext db, BookScope scope, bool withEmpty, CancellationToken token)
    {
        var sums = await BalanceSums.ByAccount(db, scope).ToDictionaryAsync(s => s.AccountId, token);
        var accounts = await db.Accounts.AsNoTracking().Where(a => a.CompanyId == scope.Company.Id).ToListAsync(token);
        var rows = accounts.Where(a => sums.ContainsKey(a.Id) || (withEmpty && (a.Type is AccountType.Statistical) == scope.Counts))
            .Select(a => new TrialBalanceRow(a, sums.GetValueOrDefault(a.Id) ?? new AccountSums(a.Id, 0, 0, 0)))
            .Where(row => withEmpty || row.HasFigures).OrderBy(row => row.Account.Code, StringComparer.Ordinal);
        return new TrialBalance(scope, [.. rows]);
    }
}
