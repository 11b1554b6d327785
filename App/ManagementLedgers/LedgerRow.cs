using BatchLedger.Managements;
using BatchLedger.Transactions;

namespace BatchLedger.ManagementLedgers;

/// <summary>One row of a management's ledger. Amounts in minor units.</summary>
public sealed record LedgerRow(LedgerPoint Point, Transaction Transaction, TrustEntry Entry)
{
    public required IReadOnlyList<TrustNote> Notes { get; init; }

    /// <summary>The statement date of the reconciliation in which it is ticked.</summary>
    public DateOnly? Presented { get; init; }

    /// <summary>The number of the owner statement that tells of it.</summary>
    public int? Statement { get; init; }

    /// <summary>What it takes back, moves or replaces.</summary>
    public LedgerLink? Corrects { get; init; }

    /// <summary>What took it back, moved or replaced it since.</summary>
    public required IReadOnlyList<LedgerLink> CorrectedBy { get; init; }

    public string? Tenants { get; init; }
    public long Withdraw => -Math.Min(Entry.Owner, 0) - Math.Min(Entry.Unallocated, 0);
    public long Deposit => Math.Max(Entry.Owner, 0) + Math.Max(Entry.Unallocated, 0);

    /// <summary>Owner funds and unallocated money together (S3.20).</summary>
    public long Balance => checked(Point.OwnerAfter + Point.UnallocatedAfter);

    /// <summary>Whoever was paid, and how; null where nobody was.</summary>
    public string? Paid => Entry switch
    {
        { Payee: null, Means: null } => null,
        { Means: PaymentMeans.Cheque } => $"{To}cheque {Entry.Cheque}",
        { Means: PaymentMeans.Eft } => $"{To}EFT",
        _ => $"to {Entry.Payee}",
    };

    private string To => Entry.Payee is null ? "" : $"to {Entry.Payee}, ";
}

/// <summary>The other row of a correction.</summary>
public sealed record LedgerLink(int OfId, string Number, TransactionKind Kind, DateOnly Date)
{
    public required long Amount { get; init; }

    /// <summary>How the row that corrects speaks of the other one: "reverses".</summary>
    public static string Verb(TransactionKind kind) => kind switch
    {
        TransactionKind.TrustReversal => "reverses",
        TransactionKind.Dishonour => "dishonours",
        TransactionKind.Reassignment => "reassigns",
        _ => "in place of",
    };

    /// <summary>And how the other one speaks of it: "reversed on 02 Apr 2026 by".</summary>
    public string Story(string amount) => Kind switch
    {
        TransactionKind.TrustReversal => $"reversed on {Date.InWords()} by",
        TransactionKind.Dishonour => $"dishonoured on {Date.InWords()} by",
        TransactionKind.Reassignment => $"{amount} reassigned on {Date.InWords()} by",
        _ => $"replaced on {Date.InWords()} by",
    };

    public string Address => $"/transactions/{Uri.EscapeDataString(Number)}";
}
