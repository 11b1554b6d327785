using BatchLedger.FiscalPeriods;
using BatchLedger.Journals;
using BatchLedger.Ledgers;
using BatchLedger.Refusals;

namespace BatchLedger.Batches;

/// <summary>Everything the record page shows and decides with, read in one go.</summary>
public sealed record BatchView(Batch Batch, BatchTotals Totals, FiscalPeriod Period, Company Company, Branch Branch, Ledger Ledger)
{
    /// <summary>The entry that counts now; null before the first ledger and after a reopen.</summary>
    public JournalEntry? Entry { get; init; }
    public int Notes { get; init; }

    /// <summary>Why its journal keeps it from being reopened: it is in an outside system, or on its way there.</summary>
    public Refusal? Held { get; init; }

    /// <summary>The run under way, or the last one.</summary>
    public int? LatestRunId { get; init; }
}

/// <summary>A line of the list of batches. Amounts in minor units of <paramref name="Currency"/>.</summary>
public sealed record BatchRow(int Id, string Number, string Name, DateOnly Date, string Company, string Branch, string Period, bool PeriodOpen,
    BatchState State, bool LedgerUnderWay, bool LedgerReady, bool LedgerFailed, long ControlTotal, string Currency, string OpenedBy)
{
    public BatchWord Word => State switch
    {
        BatchState.Open => BatchWord.Open,
        BatchState.Posted => BatchWord.Posted,
        _ when LedgerUnderWay => BatchWord.CreatingLedger,
        _ when LedgerReady => BatchWord.LedgerReady,
        _ when LedgerFailed => BatchWord.LedgerFailed,
        _ => BatchWord.Closed,
    };
}

/// <summary>What the list is narrowed to.</summary>
public sealed record BatchFilter(string? Text = null, BatchWord? Word = null, int? CompanyId = null, int? PeriodId = null, int Skip = 0, int Take = 50)
{
    /// <summary>"number", "date" or "name"; a leading minus turns it round.</summary>
    public string Sort { get; init; } = "-number";
}
