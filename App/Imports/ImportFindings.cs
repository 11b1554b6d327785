namespace BatchLedger.Imports;

/// <summary>What the checks note on their way.</summary>
internal sealed record ImportFindings(FaultList Faults, NoteList Notes);

/// <summary>What was left out or assumed; like faults, the first in words and the rest as a number.</summary>
internal sealed class NoteList
{
    private const int Kept = 200;
    private readonly List<string> first = [];
    private int total;

    public void Add(string note)
    {
        total++;
        if (first.Count < Kept) first.Add(note);
    }

    public IReadOnlyList<string> InWords => total <= Kept ? first : [.. first, $"and {total - Kept} more"];
}

/// <summary>A transaction that is there already, as far as a file can speak of it.</summary>
internal sealed record TransactionSeen(string Number, string Batch)
{
    /// <summary>Of an invoice or a payment that something may be applied to.</summary>
    public Tab? Tab { get; init; }
}
