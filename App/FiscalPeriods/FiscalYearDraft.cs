namespace BatchLedger.FiscalPeriods;

/// <summary>What is typed before periods are generated.</summary>
public sealed class FiscalYearDraft
{
    public required int CompanyId { get; init; }
    public DateOnly? Start { get; set; }
    public int Periods { get; set; } = 12;
}
