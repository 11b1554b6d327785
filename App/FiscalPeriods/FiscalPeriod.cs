using BatchLedger.Data;
using BatchLedger.Ledgers;
using BatchLedger.Refusals;

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

    public DateTimeOffset? ClosedAt { get; private set; }
    public string? ClosedBy { get; private set; }

    /// <summary>What its books came to when it was closed. They do not change any more, and whoever doubts it computes them again.</summary>
    public PeriodTotals? Frozen { get; private set; }

    public int Version { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
    public string ChangedBy { get; set; } = "";

    public bool IsOpen => State is FiscalPeriodState.Open;

    public string Address => $"/fiscal-periods/{Id}";

    public bool Covers(DateOnly date) => Start <= date && date <= End;

    /// <summary>Refuses with AlreadyClosed, or with the first obstacle of the checklist.</summary>
    public Refusal? WhyNotClose(CloseChecklist checklist)
    {
        if (!IsOpen) return FiscalPeriodsRefusals.AlreadyClosed(this);
        return checklist.Obstacle is { } obstacle ? FiscalPeriodsRefusals.NotReady(this, obstacle) : null;
    }

    public void Close(string by, DateTimeOffset now, PeriodTotals totals) =>
        (State, ClosedBy, ClosedAt, Frozen) = (FiscalPeriodState.Closed, by, now, totals);

    /// <summary>Refuses with AlreadyOpen, ClosingIsFinal or NotTheLatest, in that order. <paramref name="latest"/> is the last closed period of the company.</summary>
    public Refusal? WhyNotReopen(Company company, FiscalPeriod? latest)
    {
        if (IsOpen) return FiscalPeriodsRefusals.AlreadyOpen(this);
        if (company.Reopening is ReopeningPeriods.Final) return FiscalPeriodsRefusals.ClosingIsFinal(company);
        return latest is null || latest.Id == Id ? null : FiscalPeriodsRefusals.NotTheLatest(this, latest);
    }

    /// <summary>What was frozen is no longer true and goes; the audit trail keeps it.</summary>
    public void Reopen() => (State, ClosedBy, ClosedAt, Frozen) = (FiscalPeriodState.Open, null, null, null);
}
