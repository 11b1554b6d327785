using BatchLedger.Data;

namespace BatchLedger.Managements;

public enum RentPeriod { Week, Fortnight, Month }

/// <summary>Who lives there, what they pay, and how far they have paid. Amounts in minor units of the company's currency.</summary>
public sealed class Tenancy : IVersioned, IOfCompany
{
    public const int TenantsLength = 150;
    public const int ReferenceLength = 30;
    public const int Years = 100;
    public static readonly DateOnly Earliest = new(1980, 1, 1);
    public static readonly DateOnly Latest = new(2120, 1, 1);

    // A cent of rent and a fortune received would reach beyond the calendar.
    private const long Furthest = 20_000;

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

    /// <summary>Of the bond that was agreed on, what is not there when this much is held. Minor units.</summary>
    public long BondDue(long held) => Math.Max(0, BondRequired - held);

    public bool IsCurrent(DateOnly today) => End is not { } end || end >= today;

    /// <summary>Another rent counts from a day on: the one that is paid to, unless one is named. What was received is counted against what was due up to that day
    /// at the rent of before, by whole periods and then by days; the rest, over or under 0, counts towards the new rent.</summary>
    public void Agree(long rent, RentPeriod every, DateOnly? from = null)
    {
        var day = from ?? (Rent == 0 ? Start : PaidTo);
        var before = Rent == 0 ? 0 : Due(day);
        (RentBefore, RentReceived) = (checked(RentBefore + before), checked(RentReceived - before));
        (RentFrom, Rent, Every) = (day, rent, every);
    }

    /// <summary>The first day as it should have been. Rent that counts from it and was never received moves along.</summary>
    public void StartOn(DateOnly day)
    {
        if (RentFrom == Start && RentReceived == 0) RentFrom = day;
        Start = day;
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

    // Half a minor unit goes to the even one.
    private long Due(DateOnly day)
    {
        var periods = 0L;
        while (Day(periods) > day) periods--;
        while (Day(periods + 1) <= day) periods++;
        var (days, length) = (day.DayNumber - Day(periods).DayNumber, Day(periods + 1).DayNumber - Day(periods).DayNumber);
        var (part, rest) = Math.DivRem(Rent * days, length);
        return periods * Rent + part + (2 * rest > length || (2 * rest == length && part % 2 != 0) ? 1 : 0);
    }

    private DateOnly Day(long periods) => Every switch
    {
        RentPeriod.Month => RentFrom.AddMonths((int)Math.Clamp(periods, -Furthest, Furthest)),
        RentPeriod.Fortnight => RentFrom.AddDays(14 * (int)Math.Clamp(periods, -Furthest, Furthest)),
        _ => RentFrom.AddDays(7 * (int)Math.Clamp(periods, -Furthest, Furthest)),
    };
}
