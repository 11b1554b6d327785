using BatchLedger.Data;

namespace BatchLedger.FiscalPeriods;

public enum FiscalPeriodState { Open, Closed }

/// <summary>A company's accounting year.</summary>
public sealed class FiscalYear : IOfCompany
{
    public const int NameLength = 20;

    public int Id { get; private set; }
    public required int CompanyId { get; init; }
    public required string Name { get; init; }
    public required DateOnly Start { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly End { get; init; }
    public List<FiscalPeriod> Periods { get; init; } = [];
}

/// <summary>A part of a fiscal year. Once closed, nothing in it moves any more.</summary>
public sealed class FiscalPeriod : IVersioned, IOfCompany
{
    public int Id { get; private set; }
    public required int CompanyId { get; init; }
    public int FiscalYearId { get; private set; }

    /// <summary>1, 2, 3 … within the year.</summary>
    public required int Number { get; init; }

    /// <summary>As people say it: "Mar 2026".</summary>
    public required string Name { get; init; }
    public required DateOnly Start { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly End { get; init; }
    public FiscalPeriodState State { get; private set; }

    public int Version { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
    public string ChangedBy { get; set; } = "";

    public bool IsOpen => State is FiscalPeriodState.Open;

    public bool Covers(DateOnly date) => Start <= date && date <= End;

    public void Close() => State = FiscalPeriodState.Closed;
}
