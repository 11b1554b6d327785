using BatchLedger.Accounts;
using BatchLedger.AccountBalances;
using BatchLedger.Data;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Budgets;

/// <summary>A whole budget as the grid shows it: a row an account, an amount a period.</summary>
public sealed record BudgetSheet(BudgetPlace Place, IReadOnlyList<BudgetRow> Rows)
{
    /// <summary>Accounts of money that are active, and others only where they have an amount.</summary>
    public static async Task<BudgetSheet> ReadAsync(AppDbContext db, BudgetPlace place, CancellationToken token)
    {
        var accounts = await db.Accounts.AsNoTracking().Where(a => a.CompanyId == place.Company.Id && a.Type != AccountType.Statistical).ToListAsync(token);
        var places = place.Periods.Index().ToDictionary(p => p.Item.Id, p => p.Index);
        var amounts = accounts.ToDictionary(a => a.Id, _ => new long[places.Count]);
        var types = accounts.ToDictionary(a => a.Id, a => a.Type);
        foreach (var balance in await Balances(db, place).AsNoTracking().ToListAsync(token))
            if (types.TryGetValue(balance.AccountId, out var type)) amounts[balance.AccountId][places[balance.FiscalPeriodId]] = balance.Grown(type);
        return new(place, [.. accounts.Where(a => a.Active || amounts[a.Id].Any(amount => amount != 0)).OrderBy(a => a.Code, StringComparer.Ordinal)
            .Select(a => new BudgetRow(a.Id, a.Code, a.Name, a.Type) { Active = a.Active, Amounts = amounts[a.Id] })]);
    }

    public static IQueryable<AccountBalance> Balances(AppDbContext db, BudgetPlace place)
    {
        var periods = place.Periods.Select(p => p.Id).ToList();
        return db.AccountBalances.Where(b => b.LedgerId == place.Ledger.Id && b.CompanyId == place.Company.Id && periods.Contains(b.FiscalPeriodId)
            && b.BranchId == place.Branch.Id && b.DepartmentId == place.DepartmentId);
    }
}

/// <summary>Amounts are minor units of the ledger's currency on the side on which the account grows, one for each period of the year.</summary>
public sealed record BudgetRow(int AccountId, string Code, string Name, AccountType Type)
{
    public bool Active { get; init; } = true;
    public required IReadOnlyList<long> Amounts { get; init; }
}

/// <summary>One amount to be saved. <paramref name="Seen"/> is what stood there when it was typed over; null takes whatever stands there.</summary>
public sealed record BudgetCell(int AccountId, int PeriodId, long Amount, long? Seen);

public static class GrowingSide
{
    /// <summary>What the balance comes to on the side on which accounts of the type grow.</summary>
    public static long Grown(this AccountBalance balance, AccountType type) => checked(type.GrowsByDebit() ? balance.Debit - balance.Credit : balance.Credit - balance.Debit);

    public static void Grow(this AccountBalance balance, AccountType type, long amount)
    {
        var debit = type.GrowsByDebit() == amount > 0;
        (balance.Debit, balance.Credit) = debit ? (Math.Abs(amount), 0L) : (0L, Math.Abs(amount));
    }
}
