using BatchLedger.Data;

namespace BatchLedger.Managements;

public enum RentPeriod { Week, Fortnight, Month }

/// <summary>Who lives there, what they pay, and how far they have paid. Amounts in minor units of the company's currency.</summary>
public sealed class Tenancy : IVersioned, IOfCompany
{
    public const int TenantsLength = 150;
    public const int ReferenceLength = 30;

    public int Id { get; private set; }
    public required int CompanyId { get; init; }
    public required int ManagementId { get; init; }

    /// <summary>As they are named on receipts: "A. Novak and B. Novak".</summary>
    public required string Tenants { get; set; }
    public string? Email { get; set; }

    /// <summary>What their payments are known by at the bank: "NOVAK".</summary>
    public string? Reference { get; set; }
    public required DateOnly Start { get; set; }

    /// <summary>The last day, once it is known. No rent is taken beyond it.</summary>
    public DateOnly? End { get; set; }

    /// <summary>Over 0, for each period.</summary>
    public long Rent { get; private set; }
    public RentPeriod Every { get; private set; }
    public long BondRequired { get; set; }

    /// <summary>From when the present rent counts.</summary>
    public DateOnly RentFrom { get; private set; }

    /// <summary>Rent received for the time since <see cref="RentFrom"/>. Below 0 when rent of before was taken back.</summary>
    public long RentReceived { get; private set; }

    /// <summary>Rent received for the time before <see cref="RentFrom"/>. With <see cref="RentReceived"/> it comes to what all entries say.</summary>
    public long RentBefore { get; private set; }

    public int Version { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
    public string ChangedBy { get; set; } = "";

    /// <summary>The first day that is not paid for.</summary>
    public DateOnly PaidTo => Day(Periods);

    /// <summary>Received, and not enough for another period.</summary>
    public long RentCredit => RentReceived - Periods * Rent;

    public bool IsCurrent(DateOnly today) => End is not { } end || end >= today;

    /// <summary>Another rent counts from the day that is paid to; what is left over counts towards it.</summary>
    public void Agree(long rent, RentPeriod every, DateOnly? from = null)
    {
        var (paidTo, credit) = Rent == 0 ? (from ?? Start, 0) : (from ?? PaidTo, RentCredit);
        (RentBefore, RentFrom, RentReceived) = (checked(RentBefore + RentReceived - credit), paidTo, credit);
        (Rent, Every) = (rent, every);
    }

    /// <summary>Minor units, signed: below 0 takes rent back.</summary>
    public void TakeRent(long amount) => RentReceived = checked(RentReceived + amount);

    /// <summary>The most rent that can be taken: up to the end of the tenancy, in whole periods that begin before it ends. Null without an end.</summary>
    public long? RentLeft()
    {
        if (End is not { } end) return null;
        var periods = Periods;
        while (Day(periods) <= end) periods++;
        return Math.Max(0, periods * Rent - RentReceived);
    }

    /// <summary>The days that an amount of rent pays for: from what is paid to now, to what is paid to then.</summary>
    public (DateOnly From, DateOnly To) Span(long amount) => (PaidTo, Day(Whole(RentReceived + amount)));

    private long Periods => Rent == 0 ? 0 : Whole(RentReceived);

    // Rounded down, also below 0.
    private long Whole(long received) => received >= 0 || received % Rent == 0 ? received / Rent : received / Rent - 1;

    private DateOnly Day(long periods) => Every switch
    {
        RentPeriod.Month => RentFrom.AddMonths((int)periods),
        RentPeriod.Fortnight => RentFrom.AddDays(14 * (int)periods),
        _ => RentFrom.AddDays(7 * (int)periods),
    };
}
