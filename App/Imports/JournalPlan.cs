namespace BatchLedger.Imports;

/// <summary>A line of a manual journal as the file has it, with the records that it names.</summary>
internal sealed record JournalLinePlan(int Row, int LineNo, int AccountId)
{
    public required int BranchId { get; init; }
    public required int? DepartmentId { get; init; }
    public required string Description { get; init; }
    public required string Reference { get; init; }
    public required string Currency { get; init; }
    public required DateOnly Date { get; init; }
    public required long Debit { get; init; }
    public required long Credit { get; init; }

    public bool IsZero => Debit == 0 && Credit == 0;
}

/// <summary>A balanced journal without lines of 0.00.</summary>
internal sealed record JournalPlan(string Number, IReadOnlyList<JournalLinePlan> Lines)
{
    public required long Amount { get; init; }
    public required string Reference { get; init; }

    public DateOnly Date => Lines[0].Date;

    public (int Year, int Month) Month => (Date.Year, Date.Month);
}
