using BatchLedger.Journals;
using BatchLedger.Posting;
using BatchLedger.Refusals;
using BatchLedger.Transactions;

namespace BatchLedger.LedgerMaking;

/// <summary>One transaction through the posting rules: its lines into the spool and the summary, or its faults onto the list.</summary>
internal static class LedgerMapping
{
    /// <summary>More faults than anybody reads at once are not kept; who tells of them then says "at least".</summary>
    public const int MostFaults = 200;

    public static void Map(Transaction transaction, PostingBook book, LineSpool spool, PostingSummary summary, List<Fault> faults)
    {
        var posted = PostingRules.Post(transaction, book);
        if (posted.Faults.Count > 0)
        {
            if (faults.Count < MostFaults) faults.AddRange(posted.Faults);
            return;
        }

        foreach (var line in posted.Lines)
        {
            summary.Add(line);
            spool.Add(LineOf(transaction, line, spool.Count + 1));
        }
    }

    private static JournalLine LineOf(Transaction transaction, PostedLine line, int number) => new()
    {
        LineNo = number, TransactionId = transaction.Id, AccountId = line.AccountId, BranchId = line.BranchId, DepartmentId = line.DepartmentId,
        Date = transaction.Date, Debit = line.Debit, Credit = line.Credit, Description = line.Description,
    };
}
