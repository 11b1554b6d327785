using BatchLedger.Currencies;

namespace BatchLedger.Journals;

/// <summary>A journal entry in the list.</summary>
public sealed record JournalRow(string Number, JournalEntryState State, DateTimeOffset CreatedAt)
{
    public required string Batch { get; init; }
    public required string BatchName { get; init; }
    public required string Period { get; init; }
    public required string Ledger { get; init; }
    public required int Lines { get; init; }
    public required Money Debit { get; init; }
}

/// <summary>Everything its page shows apart from the lines.</summary>
public sealed record JournalView(JournalEntry Entry)
{
    public required string Company { get; init; }
    public required string Batch { get; init; }
    public required string BatchName { get; init; }
    public required string Period { get; init; }
    public required string Ledger { get; init; }
    public required string MadeBy { get; init; }
    public required IReadOnlyList<JournalTotal> Totals { get; init; }

    public Money Money(long minor) => new(minor, Entry.Currency);

    public string AccountAddress(string code) => $"/accounts/{Uri.EscapeDataString(code)}?company={Uri.EscapeDataString(Company)}";
}

/// <summary>The lines of one account, branch and department in one figure.</summary>
public sealed record JournalTotal(string Account, string AccountName, string Branch)
{
    public string? Department { get; init; }
    public required int Lines { get; init; }
    public required long Debit { get; init; }
    public required long Credit { get; init; }
}

/// <summary>A line with the words people know it by.</summary>
public sealed record JournalLineRow(JournalLine Line, string Account, string AccountName)
{
    public required string Branch { get; init; }
    public string? Department { get; init; }
    public string? Transaction { get; init; }
}

public static class JournalStates
{
    public static string InWords(this JournalEntryState state) => state is JournalEntryState.Ready ? "Not posted" : state.ToString();
}
