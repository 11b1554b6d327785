using BatchLedger.Posting;
using BatchLedger.Refusals;
using BatchLedger.Transactions;

namespace BatchLedger.LedgerMaking;

/// <summary>What a batch would post, and what stands in the way. Amounts in minor units of <paramref name="Currency"/>.</summary>
public sealed record PreviewedLedger(string Currency, IReadOnlyList<PreviewedLine> Lines, IReadOnlyList<PreviewedTotal> Totals, IReadOnlyList<Fault> Faults)
{
    /// <summary>Of a Statistical ledger: quantities with a unit.</summary>
    public bool Counts => Currency == Currencies.Currency.None;

    public int LineCount => Totals.Sum(total => total.Lines);
    public long Debit => Totals.Sum(total => total.Debit);
    public long Credit => Totals.Sum(total => total.Credit);
}

public sealed record PreviewedLine(string Transaction, string TransactionAddress, DateOnly Date, string Account, string AccountName, string Branch,
    string Description, long Debit, long Credit)
{
    public string? Unit { get; init; }

    public static PreviewedLine Of(Transaction transaction, PostedLine line, PostingBook book) => new(transaction.Number, transaction.Address, transaction.Date,
        book.Accounts[line.AccountId].Code, book.Accounts[line.AccountId].Name, book.Branches[line.BranchId].Code, line.Description, line.Debit, line.Credit)
    {
        Unit = book.Accounts[line.AccountId].Unit,
    };
}

public sealed record PreviewedTotal(string Account, string AccountName, string Branch, int Lines, long Debit, long Credit)
{
    public string? Unit { get; init; }

    public static PreviewedTotal Of(PostingTotal total, PostingBook book) => new(book.Accounts[total.AccountId].Code, book.Accounts[total.AccountId].Name,
        book.Branches[total.BranchId].Code, total.Lines, total.Debit, total.Credit)
    {
        Unit = book.Accounts[total.AccountId].Unit,
    };
}
