using System.Runtime.InteropServices;
using BatchLedger.Accounts;
using BatchLedger.Currencies;
using BatchLedger.Refusals;
using BatchLedger.Transactions;

namespace BatchLedger.Posting;

/// <summary>The lines of one transaction while they are made. A line whose account is missing stays in, so that the later rules find their faults too.</summary>
internal sealed class PostingDraft(Transaction transaction, PostingBook book)
{
    public const int NoAccount = 0;

    private readonly List<PostedLine> lines = new(2 + 2 * transaction.Lines.Count);
    private List<Fault>? faults;

    public Transaction Transaction => transaction;
    public PostingBook Book => book;

    /// <summary>What a line says that has no words of its own.</summary>
    public string Words { get; } = transaction.Description.Length > 0 ? transaction.Description : transaction.Kind.Title();

    /// <summary>The amounts add up, so that converting and balancing them has a meaning.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>Debits equal credits, or must.</summary>
    public bool Balances { get; private set; } = true;

    public Span<PostedLine> Lines => CollectionsMarshal.AsSpan(lines);

    /// <summary>The branch that the others settle with, and that carries the rounding: the transaction's own, unless no line is of it.</summary>
    public int HomeBranch
    {
        get
        {
            foreach (ref readonly var line in Lines)
                if (line.BranchId == transaction.BranchId) return transaction.BranchId;
            return lines.Count == 0 ? transaction.BranchId : lines[0].BranchId;
        }
    }

    // Rows come from a database in any order; the numbers decide.
    public IReadOnlyList<TransactionLine> LinesInOrder
    {
        get
        {
            var rows = transaction.Lines;
            for (var at = 1; at < rows.Count; at++)
                if (rows[at].LineNo < rows[at - 1].LineNo) return [.. rows.OrderBy(line => line.LineNo)];
            return rows;
        }
    }

    public void Add(Fault fault)
    {
        faults ??= [];
        if (!faults.Contains(fault)) faults.Add(fault);
    }

    public void AddBreaking(Fault fault)
    {
        Add(fault);
        IsWhole = false;
    }

    public void LeaveUnbalanced() => Balances = false;

    public void Add(PostedLine line)
    {
        if (line is { Debit: 0, Credit: 0 }) return;
        lines.Add(line);
        if (!book.Branches.ContainsKey(line.BranchId)) AddBreaking(PostingFaults.BranchUnknown(transaction));
        if (line.AccountId == NoAccount) return;
        if (!book.Accounts.TryGetValue(line.AccountId, out var account)) Add(PostingFaults.AccountUnknown(transaction));
        else if (!account.Active) Add(PostingFaults.AccountInactive(transaction, account));
        else if (account.Type is AccountType.Statistical != book.OneSidedAllowed) Add(PostingFaults.AccountOfOtherKind(transaction, account));
    }

    /// <summary>A line on an account of the map, at the transaction's branch.</summary>
    public void AddMapped(int? accountId, string part, long signed)
    {
        if (accountId is null && signed != 0) Add(PostingFaults.MapIsEmpty(transaction, part));
        Add(new PostedLine(accountId ?? NoAccount, transaction.BranchId, null, 0, 0, Words).WithSigned(signed));
    }

    /// <summary>The rounding of a conversion, a line of its own.</summary>
    public void AddRounding(long signed)
    {
        if (book.Map.RoundingId is null) Add(PostingFaults.MapIsEmpty(transaction, "rounding"));
        Add(new PostedLine(book.Map.RoundingId ?? NoAccount, HomeBranch, null, 0, 0, "Rounding").WithSigned(signed));
    }

    public PostingResult Finish()
    {
        foreach (ref readonly var line in Lines)
            if (line.Debit > Money.Limit || line.Credit > Money.Limit) Add(PostingFaults.TooLarge(transaction, book.BaseCurrency));
        if (faults is not null) return new PostingResult([], faults);

        // A line that came to nothing in the base currency says nothing.
        lines.RemoveAll(line => line is { Debit: 0, Credit: 0 });
        return new PostingResult(lines, []);
    }
}
