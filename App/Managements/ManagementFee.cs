using BatchLedger.Data;

namespace BatchLedger.Managements;

public enum FeeState { Pending, Disbursed, Deleted, Credited }

/// <summary>What the office charges for a management: pending until it is disbursed out of owner funds.</summary>
public sealed class ManagementFee : IVersioned, IOfCompany
{
    public const int DescriptionLength = 200;

    public int Id { get; private set; }
    public required int CompanyId { get; init; }
    public required int ManagementId { get; init; }
    public required DateOnly Date { get; init; }
    public required string Description { get; init; }

    /// <summary>Minor units, over 0.</summary>
    public required long Amount { get; init; }

    /// <summary>The transaction whose rent it is charged on; null for one charged by hand.</summary>
    public int? ChargedOnId { get; init; }
    public FeeState State { get; private set; }

    /// <summary>The transaction that took it out of owner funds, and its date.</summary>
    public int? DisbursedById { get; private set; }
    public DateOnly? DisbursedOn { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public string? EndedBy { get; private set; }

    /// <summary>Why it was deleted or credited back.</summary>
    public string? EndReason { get; private set; }

    public int Version { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
    public string ChangedBy { get; set; } = "";

    public bool IsPending => State is FeeState.Pending;

    public void Disburse(int transactionId, DateOnly on) => (State, DisbursedById, DisbursedOn) = (FeeState.Disbursed, transactionId, on);

    public void Delete(string by, string reason, DateTimeOffset now) => (State, EndedBy, EndReason, EndedAt) = (FeeState.Deleted, by, reason, now);

    public void Credit(string by, string reason, DateTimeOffset now) => (State, EndedBy, EndReason, EndedAt) = (FeeState.Credited, by, reason, now);
}
