using System.Globalization;
using BatchLedger.Posting;
using BatchLedger.Transactions;

namespace BatchLedger.Tests.Posting;

/// <summary>What every test of the posting rules says: this transaction makes these lines, or has these faults.</summary>
public abstract class PostingTests
{
    protected PostingTests() => CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

    internal static PostingResult Post(River river, string text) => PostingRules.Post(LedgerText.Read(text, river), river.Book());

    internal static void Makes(River river, string text, string lines)
    {
        var result = Post(river, text);
        Assert.Equal("", LedgerText.Write(result.Faults));
        Assert.Equal(lines.ReplaceLineEndings("\n"), LedgerText.Write(result.Lines, river));
    }

    internal static void HasFaults(River river, string text, string faults)
    {
        var result = Post(river, text);
        Assert.Empty(result.Lines);
        Assert.Equal(faults.ReplaceLineEndings("\n"), LedgerText.Write(result.Faults));
    }

    internal static Transaction With(Transaction transaction, params TransactionLine[] lines)
    {
        transaction.Lines.AddRange(lines);
        return transaction;
    }
}
