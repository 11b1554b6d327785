using BatchLedger.Refusals;

namespace BatchLedger.FiscalPeriods;

/// <summary>What must be true before a period closes, computed from the books each time it is asked.</summary>
public sealed record CloseChecklist(IReadOnlyList<CloseCheck> Checks)
{
    /// <summary>The first that stands in the way, or null.</summary>
    public CloseCheck? Obstacle => Checks.FirstOrDefault(check => !check.Holds);
}

/// <summary>One line of the checklist. <paramref name="Found"/> says what there is, with its numbers, without a full stop.</summary>
public sealed record CloseCheck(string Name, string Found)
{
    /// <summary>What to do about it; null when it holds.</summary>
    public string? Mend { get; init; }

    /// <summary>The records that stand in the way.</summary>
    public IReadOnlyList<RecordLink> Blockers { get; init; } = [];

    /// <summary>How many more stand in the way than are linked.</summary>
    public int Unnamed { get; init; }

    public bool Holds => Mend is null;
}
