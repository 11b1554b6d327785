using BatchLedger.Currencies;
using BatchLedger.Ledgers;
using BatchLedger.Refusals;

namespace BatchLedger.Managements;

/// <summary>What every page of a management needs.</summary>
public sealed record ManagementView(Management Management, Company Company, Branch Branch)
{
    /// <summary>The newest first.</summary>
    public required IReadOnlyList<Tenancy> Tenancies { get; init; }
    public required DateOnly Today { get; init; }

    /// <summary>Why the reader changes nothing about it: the permission, or managements are off.</summary>
    public Refusal? WhyNotKeep { get; init; }

    /// <summary>The one that lasts today or, when none does, the next to come.</summary>
    public Tenancy? Tenancy => Tenancies.Where(tenancy => tenancy.IsCurrent(Today)).MinBy(tenancy => tenancy.Start);

    public string Currency => Company.Currency;

    public Money Money(long minor) => new(minor, Currency);

    /// <summary>Owner: Harbour Trust · Tenant: A. Novak · rent 520.00 a week, paid to 16 Mar 2026.</summary>
    public string Sub => $"Owner: {Management.OwnerName} · " + (Tenancy is { } tenancy
        ? $"Tenant: {tenancy.Tenants} · rent {tenancy.RentInWords(Currency)}, paid to {tenancy.PaidTo.InWords()}"
        : "no tenant") + (Management.Active ? "" : " · inactive");
}

public enum ManagementShow { Active, WithUnallocated, InArrears, BondDue, All }

/// <summary>One line of the list of managements. Amounts in minor units.</summary>
public sealed record ManagementRow(Management Management, string Currency)
{
    /// <summary>The current one.</summary>
    public Tenancy? Tenancy { get; init; }
    public int DaysInArrears { get; init; }
    public long OwnerFunds { get; init; }
    public long Unallocated { get; init; }
    public long PendingFees { get; init; }
    public long BondDue { get; init; }

    public Money Money(long minor) => new(minor, Currency);
}
