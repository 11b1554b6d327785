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

/// <summary>What a side of a balance comes to: a balance stands on one of the two.</summary>
public readonly record struct Sides(long Debit, long Credit)
{
    public static Sides Of(long balance) => balance < 0 ? new(0, -balance) : new(balance, 0);

    public static Sides Total(IEnumerable<long> balances) => balances.Select(Of).Aggregate(default(Sides), (sum, one) => checked(new(sum.Debit + one.Debit, sum.Credit + one.Credit)));
}

/// <summary>Every account of a ledger with what it opened at, moved by and closed at, in the order of their codes.</summary>
public sealed record TrialBalance(BookScope Scope, IReadOnlyList<TrialBalanceRow> Rows)
{
    public Sides Opening => Sides.Total(Rows.Select(row => row.Opening));
    public Sides Moved => new(Rows.Sum(row => row.Debit), Rows.Sum(row => row.Credit));
    public Sides Closing => Sides.Total(Rows.Select(row => row.Closing));

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
