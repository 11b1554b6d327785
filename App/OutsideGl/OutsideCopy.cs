namespace BatchLedger.OutsideGl;

/// <summary>A journal as it stands in the outside books. Lines are null where the system gives the head only.</summary>
public sealed record OutsideCopy
{
    public required string Id { get; init; }

    /// <summary>The number a person finds it by.</summary>
    public string? Number { get; init; }
    public string? Version { get; init; }
    public DateOnly? Date { get; init; }
    public OutsideApproval Approval { get; init; } = OutsideApproval.Posted;
    public IReadOnlyList<OutsideCopyLine>? Lines { get; init; }

    /// <summary>What differs from the journal we sent, a sentence each; empty: it is ours and unchanged. The order of lines does not matter.</summary>
    public IReadOnlyList<string> DifferencesFrom(GlEntry entry)
    {
        List<string> found = [];
        if (Date is { } date && date != entry.Date) found.Add($"The date is {date:yyyy-MM-dd} there and {entry.Date:yyyy-MM-dd} here.");
        if (Lines is null) return found;

        var ours = entry.Lines.Select(line => (line.AccountId, Signed: line.Debit - line.Credit)).ToList();
        var theirs = Lines.Select(line => (line.AccountId, line.Signed)).ToList();
        foreach (var line in theirs.ToList().Where(ours.Remove)) theirs.Remove(line);
        if (ours.Count > 0) found.Add($"{ours.Count:N0} of {entry.Lines.Count:N0} lines are missing or changed there, the first on account {entry.Lines.First(line => line.AccountId == ours[0].AccountId).AccountCode}.");
        if (theirs.Count > 0) found.Add($"{theirs.Count:N0} lines there are not in this journal.");
        return found;
    }
}

/// <summary>Minor units; debit positive, credit negative.</summary>
public sealed record OutsideCopyLine(string AccountId, long Signed);

public enum OutsideApproval { Posted, Pending, Draft }
