namespace BatchLedger.FiscalPeriods;

/// <summary>What the books of a period come to. Debit and credit in minor units of the company's currency.</summary>
/// <param name="Hash">SHA-256, hex, over its posted journals.</param>
public sealed record PeriodTotals(int Batches, int Journals, long Lines, long Debit, long Credit, string Hash);
