using BatchLedger.Currencies;
using BatchLedger.Data;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Managements;

/// <summary>What is held for a management now, and what it owes the office. Amounts in minor units of <paramref name="Currency"/>.</summary>
public sealed record ManagementHeld(string Currency, TrustFunds Funds)
{
    public required int Fees { get; init; }
    public required long FeesAmount { get; init; }

    public long Owner => Funds.Owner;
    public long Unallocated => Funds.Unallocated;
    public long Bond => Funds.Bond;
    public bool IsNothing => Owner == 0 && Fees == 0 && Funds.Tenancies.Values.All(held => held is { Unallocated: 0, Bond: 0 });

    public TenantFunds Of(Tenancy tenancy) => Funds.Of(tenancy.Id);

    /// <summary>1,180.00 of owner funds and 520.00 of bond are held, and 2 fees of 61.60 are pending.</summary>
    public string InWords()
    {
        string[] held = [.. new[] { (Owner, "of owner funds"), (Unallocated, "of unallocated money"), (Bond, "of bond") }.Where(part => part.Item1 != 0).Select(part => $"{new Money(part.Item1, Currency)} {part.Item2}")];
        var money = held.Length == 0 ? "" : $"{(held.Length == 1 ? $"{held[0]} is" : $"{string.Join(", ", held[..^1])} and {held[^1]} are")} held";
        var fees = Fees == 0 ? "" : $"{Fees:N0} {(Fees == 1 ? "fee" : "fees")} of {new Money(FeesAmount, Currency)} {(Fees == 1 ? "is" : "are")} pending";
        return money.Length > 0 && fees.Length > 0 ? $"{money}, and {fees}" : money + fees;
    }

    public static async Task<ManagementHeld> ReadAsync(AppDbContext db, Management management, CancellationToken token)
    {
        var fees = await db.ManagementFees.Where(f => f.ManagementId == management.Id && f.State == FeeState.Pending).Select(f => f.Amount).ToListAsync(token);
        var currency = await db.Companies.Where(c => c.Id == management.CompanyId).Select(c => c.Currency).SingleAsync(token);
        return new ManagementHeld(currency, await TrustFunds.ReadAsync(db, management.Id, token))
        {
            Fees = fees.Count, FeesAmount = fees.Sum(),
        };
    }
}
