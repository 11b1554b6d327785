using BatchLedger.Refusals;

namespace BatchLedger.PeriodRecord;

/// <summary>What came of closing one of several ticked batches. Null is "closed".</summary>
public sealed record BulkCloseResult(string Number, Refusal? Refusal);
