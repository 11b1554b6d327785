namespace BatchLedger.BankReconciliations;

/// <summary>What the head of a bank statement says. A second arrival of the same <see cref="CommandId"/> is answered with what the first one made.</summary>
public sealed class ReconciliationDraft
{
    public Guid CommandId { get; init; } = Guid.CreateVersion7();
    public required int CompanyId { get; init; }
    public DateOnly? StatementDate { get; set; }

    /// <summary>Minor units of the company's currency; under 0 for an overdraft.</summary>
    public long? Closing { get; set; }
}
