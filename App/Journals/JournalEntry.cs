using BatchLedger.Data;

namespace BatchLedger.Journals;

public enum JournalEntryState { Ready, Posted, Superseded }

/// <summary>What a run made of a batch: balanced lines. Never edited; a reopened batch supersedes it.</summary>
public sealed class JournalEntry : IVersioned, IOfCompany
{
    public int Id { get; private set; }

    /// <summary>J-000107.</summary>
    public required string Number { get; init; }
    public required int CompanyId { get; init; }
    public required int BatchId { get; init; }
    public required int LedgerId { get; init; }
    public required int FiscalPeriodId { get; init; }
    public required int RunId { get; init; }
    public required int PostingVersion { get; init; }
    public required string Currency { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public JournalEntryState State { get; private set; }

    public required int Transactions { get; init; }
    public required int Lines { get; init; }

    /// <summary>Minor units.</summary>
    public required long Debit { get; init; }
    public required long Credit { get; init; }

    /// <summary>SHA-256, hex, over the canonical text of the lines.</summary>
    public required string LinesHash { get; init; }
    public List<JournalSummary> Summary { get; init; } = [];

    public int Version { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
    public string ChangedBy { get; set; } = "";

    public string Address => $"/journals/{Number}";

    public void Posted() => State = JournalEntryState.Posted;

    public void Superseded() => State = JournalEntryState.Superseded;
}

/// <summary>One side of one account. Written once by the run, through a prepared command; the database refuses to change or delete it.</summary>
public sealed class JournalLine
{
    public int JournalEntryId { get; init; }
    public int LineNo { get; init; }
    public int TransactionId { get; init; }
    public int AccountId { get; init; }
    public int BranchId { get; init; }
    public int? DepartmentId { get; init; }
    public DateOnly Date { get; init; }

    /// <summary>Minor units; exactly one of the two is over 0.</summary>
    public long Debit { get; init; }
    public long Credit { get; init; }
    public string Description { get; init; } = "";
}

/// <summary>The lines of one account, branch and department in one figure, debits and credits kept apart.</summary>
public sealed class JournalSummary
{
    public int JournalEntryId { get; init; }
    public required int Ordinal { get; init; }
    public required int AccountId { get; init; }
    public required int BranchId { get; init; }
    public int? DepartmentId { get; init; }
    public required int Lines { get; init; }
    public required long Debit { get; init; }
    public required long Credit { get; init; }
}
