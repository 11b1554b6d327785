using System.Globalization;
using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.Refusals;

namespace BatchLedger.Managements;

/// <summary>What is typed about a tenancy, new or old. Rent of an old one is agreed by a <see cref="RentDraft"/>.</summary>
public sealed class TenancyDraft
{
    /// <summary>Made with the form, so that a second click starts no second tenancy.</summary>
    public Guid CommandId { get; init; } = Guid.NewGuid();
    public int? Id { get; init; }
    public required int ManagementId { get; init; }
    public string Tenants { get; set; } = "";
    public string? Email { get; set; }
    public string? Reference { get; set; }
    public DateOnly? Start { get; set; }
    public DateOnly? End { get; set; }

    /// <summary>Minor units, each period.</summary>
    public long? Rent { get; set; }
    public RentPeriod Every { get; set; }

    /// <summary>The first day that is not paid for when the tenancy is taken over; null is its start.</summary>
    public DateOnly? PaidTo { get; set; }
    public long? BondRequired { get; set; } = 0;
    public int Version { get; init; }

    public static TenancyDraft Of(Tenancy tenancy) => new()
    {
        Id = tenancy.Id, ManagementId = tenancy.ManagementId, Tenants = tenancy.Tenants, Email = tenancy.Email, Reference = tenancy.Reference, Start = tenancy.Start, End = tenancy.End,
        Rent = tenancy.Rent, Every = tenancy.Every, BondRequired = tenancy.BondRequired, Version = tenancy.Version,
    };

    internal Refusal? WhyNot(string currency)
    {
        (Tenants, Email, Reference) = (Tenants.Trim(), DraftText.Clean(Email), DraftText.Clean(Reference));
        if ((TextRefusals.Needed("the tenants' names", Tenants, Tenancy.TenantsLength) ?? DraftText.WhyNotEmail(Email)
            ?? TextRefusals.Optional("the reference", Reference, Tenancy.ReferenceLength)) is { } refusal) return refusal;
        if (Start is not { } start) return ManagementRefusals.StartMissing;
        if (start < Tenancy.Earliest || start > Tenancy.Latest) return ManagementRefusals.StartUnlikely(start);
        if (Rent is not > 0) return ManagementRefusals.RentMissing;
        if (BondRequired is not >= 0) return ManagementRefusals.BondUnclear;
        if (Math.Max(Rent.Value, BondRequired.Value) > RentDraft.Most) return ManagementRefusals.TooLarge(new Money(RentDraft.Most, currency));
        return RentDraft.WhyNotEnd(start, End);
    }

    internal void WriteTo(Tenancy tenancy)
    {
        (tenancy.Tenants, tenancy.Email, tenancy.Reference, tenancy.End, tenancy.BondRequired) = (Tenants, Email, Reference, End, BondRequired!.Value);
        tenancy.StartOn(Start!.Value);
    }

    internal IReadOnlyList<Said> Words(string currency) =>
    [
        new("Tenants", Tenants), new("E-mail", Email), new("Reference", Reference), new("Start", Day(Start)), new("End", Day(End)),
        new("Rent", $"{new Money(Rent ?? 0, currency).Plain()} {Every.InWords()}"), new("Paid to", Day(PaidTo)), new("Bond", new Money(BondRequired ?? 0, currency).Plain()),
    ];

    internal static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>Another rent, and the day from which it counts.</summary>
public sealed class RentDraft
{
    /// <summary>Minor units. Far over any rent, and far under what sums could not hold.</summary>
    public const long Most = 10_000_000_00;

    public required int TenancyId { get; init; }
    public required int Version { get; init; }
    public long? Rent { get; set; }
    public RentPeriod Every { get; set; }
    public DateOnly? From { get; set; }

    /// <summary>Proposes the day that is paid to.</summary>
    public static RentDraft Of(Tenancy tenancy) => new() { TenancyId = tenancy.Id, Version = tenancy.Version, Rent = tenancy.Rent, Every = tenancy.Every, From = tenancy.PaidTo };

    /// <summary>Refuses with RentMissing, TooLarge, StartMissing, OutsideTenancy or RentAsItIs, in that order.</summary>
    internal Refusal? WhyNot(Tenancy tenancy, string currency)
    {
        if (Rent is not > 0) return ManagementRefusals.RentMissing;
        if (Rent > Most) return ManagementRefusals.TooLarge(new Money(Most, currency));
        if (From is not { } from) return ManagementRefusals.StartMissing;
        if (from < tenancy.Start || from > (tenancy.End ?? tenancy.Start.AddYears(Tenancy.Years))) return ManagementRefusals.OutsideTenancy("The rent would count from", from, tenancy);
        return Rent == tenancy.Rent && Every == tenancy.Every ? ManagementRefusals.RentAsItIs(tenancy, currency) : null;
    }

    internal static Refusal? WhyNotEnd(DateOnly start, DateOnly? end)
    {
        if (end < start) return ManagementRefusals.EndsBeforeStart(start, end.Value);
        return end > start.AddYears(Tenancy.Years) ? ManagementRefusals.TooLong(start) : null;
    }
}
