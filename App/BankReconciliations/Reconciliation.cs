using BatchLedger.Data;
using BatchLedger.Refusals;

namespace BatchLedger.BankReconciliations;

/// <summary>A bank statement of a company's trust account, held against its trust transactions. Amounts in minor units of the company's currency.</summary>
public sealed class Reconciliation : IVersioned, IOfCompany
{
    public int Id { get; private set; }

    /// <summary>BR-000012.</summary>
    public required string Number { get; init; }
    public required int CompanyId { get; init; }
    public required DateOnly StatementDate { get; set; }

    /// <summary>What the bank held at the end of the reconciliation before; 0 for the first.</summary>
    public required long Opening { get; init; }

    /// <summary>What the bank says it held at the end of the statement date. May be below 0.</summary>
    public required long Closing { get; set; }
    public DateTimeOffset? FinishedAt { get; private set; }
    public string? FinishedBy { get; private set; }

    public int Version { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
    public string ChangedBy { get; set; } = "";

    public bool IsFinished => FinishedAt is not null;
    public string Address => $"/reconciliations/{Number}";

    /// <summary>Refuses with Finished.</summary>
    public Refusal? WhyNotChange() => IsFinished ? ReconciliationRefusals.Finished(this) : null;

    /// <summary>Refuses with Finished or NotBalanced.</summary>
    public Refusal? WhyNotFinish(ReconciliationFigures figures) => WhyNotChange() ?? (figures.Balances ? null : ReconciliationRefusals.NotBalanced(figures));

    public void Finish(string by, DateTimeOffset now) => (FinishedBy, FinishedAt) = (by, now);
}
