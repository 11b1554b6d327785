namespace BatchLedger.Batches;

/// <summary>What is typed about a batch, new or old.</summary>
public sealed class BatchDraft
{
    /// <summary>Made with the form, so that a second click makes no second batch.</summary>
    public Guid CommandId { get; init; } = Guid.NewGuid();
    public string Name { get; set; } = "";
    public string Description { get; set; } = "";
    public int BranchId { get; set; }

    /// <summary>A ledger of the company that takes journals; null is the default posting ledger of the branch.</summary>
    public int? LedgerId { get; set; }
    public int FiscalPeriodId { get; set; }
    public DateOnly Date { get; set; }

    /// <summary>Minor units of the company's currency; 0 is not checked.</summary>
    public long ControlTotal { get; set; }
    public BatchKind Kind { get; set; }
}
