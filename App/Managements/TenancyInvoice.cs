using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.Refusals;

namespace BatchLedger.Managements;

/// <summary>What a tenant owes beside rent and bond, such as water. It is no trust money until it is paid, so it posts nothing itself.</summary>
public sealed class TenancyInvoice : IVersioned, IOfCompany
{
    public const int DescriptionLength = 200;

    public int Id { get; private set; }

    /// <summary>TI-000012.</summary>
    public required string Number { get; init; }
    public required int CompanyId { get; init; }
    public required int ManagementId { get; init; }
    public required int TenancyId { get; init; }
    public required DateOnly Date { get; init; }
    public required DateOnly Due { get; init; }
    public required string Description { get; init; }

    /// <summary>Minor units, over 0.</summary>
    public required long Amount { get; init; }

    /// <summary>Minor units: what receipts and transfers have put to it.</summary>
    public long Paid { get; private set; }
    public DateTimeOffset? VoidedAt { get; private set; }
    public string? VoidedBy { get; private set; }
    public string? VoidReason { get; private set; }

    public int Version { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
    public string ChangedBy { get; set; } = "";

    public bool IsVoided => VoidedAt is not null;
    public long Left => IsVoided ? 0 : Amount - Paid;

    /// <summary>Minor units, signed: below 0 takes money back.</summary>
    public void Take(long amount) => Paid = checked(Paid + amount);

    /// <summary>Refuses with AlreadyVoided or InvoicePaid, in that order.</summary>
    public Refusal? WhyNotVoid(string currency)
    {
        if (IsVoided) return ManagementRefusals.AlreadyVoided(this);
        return Paid > 0 ? ManagementRefusals.InvoicePaid(this, new Money(Paid, currency)) : null;
    }

    public void Void(string by, string reason, DateTimeOffset now) => (VoidedAt, VoidedBy, VoidReason) = (now, by, reason);
}
