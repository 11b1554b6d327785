using System.Globalization;
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

    /// <summary>The first day of its fiscal period.</summary>
    public required DateOnly PeriodStart { get; init; }
    public required IReadOnlyList<JournalTotal> Totals { get; init; }

    /// <summary>Of a Statistical ledger: it has quantities with a unit, and no currency.</summary>
    public bool Counts => Entry.Currency == Currency.None;

    public Money Money(long minor) => new(minor, Entry.Currency);

    public string AccountAddress(string code) => $"/accounts/{Uri.EscapeDataString(code)}?company={Uri.EscapeDataString(Company)}";

    /// <summary>The account's lines in this ledger and period, with the balance after each.</summary>
    public string AccountLedgerAddress(string code) => string.Create(CultureInfo.InvariantCulture,
        $"/account-ledger?company={Uri.EscapeDataString(Company)}&ledger={Uri.EscapeDataString(Ledger)}&from={PeriodStart:yyyy-MM-dd}&to={PeriodStart:yyyy-MM-dd}&account={Uri.EscapeDataString(code)}");
}

/// <summary>The lines that one transaction became. The totals of the view are not read.</summary>
public sealed record TransactionJournal(JournalView View, IReadOnlyList<JournalLineRow> Lines);

/// <summary>The lines of one account, branch and department in one figure.</summary>
public sealed record JournalTotal(string Account, string AccountName, string Branch)
{
    public string? Department { get; init; }

    /// <summary>What the account counts, if it keeps no money.</summary>
    public string? Unit { get; init; }
    public required int Lines { get; init; }
    public required long Debit { get; init; }
    public required long Credit { get; init; }
}

/// <summary>A line with the words people know it by.</summary>
public sealed record JournalLineRow(JournalLine Line, string Account, string AccountName)
{
    public required string Branch { get; init; }
    public string? Department { get; init; }
    public string? Unit { get; init; }
    public string? Transaction { get; init; }
}

public static class JournalStates
{
    public static string InWords(this JournalEntryState state) => state is JournalEntryState.Ready ? "Not posted" : state.ToString();
}
