using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.Journals;

namespace BatchLedger.Tests.GlIntegration;

/// <summary>Posted batches with small journals, put into the tables as a run would have: hundreds of them in a moment.</summary>
internal static class PostedJournals
{
    public static async Task<IReadOnlyList<JournalEntry>> PutAsync(Association association, int count, int lines = 2, int? department = null)
    {
        var batches = Enumerable.Range(1, count).Select(n => Batch(association, n)).ToList();
        await association.Books.PutAsync([.. batches]);
        var entries = batches.Select((batch, at) => Entry(association, batch, (at + 1, lines, department))).ToList();
        await association.Books.PutAsync([.. entries.Select(pair => pair.Entry)]);
        await association.Books.PutAsync([.. entries.SelectMany(pair => Lines(association, pair.Entry.Id, (pair.Entry.Debit, lines, department)))]);
        await association.Books.Get<WriteGate>().PassAsync(async () =>
        {
            await using var db = association.Books.Db();
            foreach (var (entry, batch) in entries)
            {
                db.Attach(batch);
                batch.LedgerCreated(entry.Id, Books.Start);
                batch.Post("R. Osei", Books.Start);
            }
            await db.SaveChangesAsync();
        });
        return [.. entries.Select(pair => pair.Entry)];
    }

    private static Batch Batch(Association association, int n)
    {
        var batch = new Batch
        {
            Number = $"B-{1000 + n:D6}", CompanyId = association.Company.Id, BranchId = association.Branch.Id, LedgerId = association.Ledger.Id, Name = $"Dues {n}", Date = new DateOnly(2026, 3, 10),
            FiscalPeriodId = association.March.Id, OpenedAt = Books.Start, OpenedBy = "R. Osei",
        };
        batch.Close("R. Osei", Books.Start);
        batch.LedgerRequested("R. Osei", Books.Start);
        return batch;
    }

    private static (JournalEntry Entry, Batch Batch) Entry(Association association, Batch batch, (int N, int Lines, int? Department) size)
    {
        var amount = (100_00L + size.N) * (size.Lines / 2);
        using var digest = new LinesDigest();
        foreach (var line in Lines(association, 0, (amount, size.Lines, size.Department))) digest.Add(line);
        var entry = new JournalEntry
        {
            Number = $"J-{size.N:D6}", CompanyId = association.Company.Id, BatchId = batch.Id, LedgerId = association.Ledger.Id, FiscalPeriodId = association.March.Id, RunId = 0, PostingVersion = 1,
            Currency = "USD", CreatedAt = Books.Start, Transactions = size.Lines / 2, Lines = size.Lines, Debit = amount, Credit = amount, LinesHash = digest.Finish(),
            Summary =
            [
                new JournalSummary { Ordinal = 1, AccountId = association.Accounts["1010"].Id, BranchId = association.Branch.Id, DepartmentId = size.Department, Lines = size.Lines / 2, Debit = amount, Credit = 0 },
                new JournalSummary { Ordinal = 2, AccountId = association.Accounts["2200"].Id, BranchId = association.Branch.Id, DepartmentId = size.Department, Lines = size.Lines / 2, Debit = 0, Credit = amount },
            ],
        };
        entry.Posted();
        return (entry, batch);
    }

    private static IEnumerable<JournalLine> Lines(Association association, int entry, (long Amount, int Lines, int? Department) size) => Enumerable.Range(1, size.Lines).Select(no => new JournalLine
    {
        JournalEntryId = entry, LineNo = no, TransactionId = 1, AccountId = association.Accounts[no % 2 == 1 ? "1010" : "2200"].Id, BranchId = association.Branch.Id, DepartmentId = size.Department, Date = new DateOnly(2026, 3, 10),
        Debit = no % 2 == 1 ? size.Amount / (size.Lines / 2) : 0, Credit = no % 2 == 1 ? 0 : size.Amount / (size.Lines / 2), Description = "Dues",
    });
}
