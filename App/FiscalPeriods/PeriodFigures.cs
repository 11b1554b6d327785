namespace BatchLedger.FiscalPeriods;

/// <summary>What a period holds, for lists. Debit in minor units of the company's currency, of posted journals only.</summary>
public sealed record PeriodFigures(int Batches, int Open, int Posted, long Debit)
{
    public static readonly PeriodFigures None = new(0, 0, 0, 0);
}
