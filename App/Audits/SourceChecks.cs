using BatchLedger.Batches;
using BatchLedger.Currencies;
using BatchLedger.Journals;
using BatchLedger.LedgerMaking;
using BatchLedger.LedgerRuns;
using BatchLedger.Refusals;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Audits;

/// <summary>Conservation: what is in the batch is in its journal, once and with its amount, and nothing else is. A ledger that was written
/// twice still balances; only this sees it.</summary>
internal sealed class SourceChecks
{
    private const int Page = 1000;

    private readonly Audit audit;
    private readonly Check once, sourced;
    private readonly Dictionary<(int Company, int Ledger), ExpectedAmounts> books = [];

    private SourceChecks(Audit audit)
    {
        this.audit = audit;
        once = audit.Check("Each transaction of a batch with a ledger is in its journal once, with its amount");
        sourced = audit.Check("Each journal line comes from a transaction of its batch");
    }

    public static async Task RunAsync(Audit audit)
    {
        var checks = new SourceChecks(audit);
        var current = await audit.Db.Batches.Where(b => b.JournalEntryId != null).OrderBy(b => b.Id).Select(b => b.Id).ToListAsync(audit.Token);
        foreach (var id in current) await checks.LookAsync(id);
    }

    private async Task LookAsync(int batchId)
    {
        var batch = await audit.Db.Batches.AsNoTracking().SingleAsync(b => b.Id == batchId, audit.Token);
        var entry = await audit.Db.JournalEntries.AsNoTracking().SingleOrDefaultAsync(e => e.Id == batch.JournalEntryId, audit.Token);
        if (entry is null) return;

        var expected = await ExpectedAsync(batch);
        var transactions = 0;
        await using var written = Written(entry).GetAsyncEnumerator(audit.Token);
        var more = await written.MoveNextAsync();
        await foreach (var transaction in EffectiveAsync(batch))
        {
            transactions++;
            for (; more && written.Current.TransactionId < transaction.Id; more = await written.MoveNextAsync()) Unsourced(entry, batch, written.Current);
            var own = more && written.Current.TransactionId == transaction.Id ? written.Current : default;
            Compare(transaction, entry, expected.Of(transaction), own);
            if (own != default) more = await written.MoveNextAsync();
        }
        for (; more; more = await written.MoveNextAsync()) Unsourced(entry, batch, written.Current);
        if (transactions != entry.Transactions)
            once.Add(new Fault(entry.Number, $"Batch {batch.Number} has {transactions:N0} transactions, its journal was made of {entry.Transactions:N0}.", entry.Address));
    }

    private void Compare(Transaction transaction, JournalEntry entry, Sums? expected, Sums written)
    {
        once.Looked++;
        sourced.Looked += written.Lines;
        if (expected is null ? written.Lines > 0 : (written.Debit, written.Credit) == (expected.Value.Debit, expected.Value.Credit)) return;

        once.Add(new Fault(transaction.Number, written.Lines == 0
            ? $"It has no line in journal {entry.Number}."
            : $"Its lines in journal {entry.Number} come to {Money(written.Debit)} and {Money(written.Credit)}; it makes {Money(expected!.Value.Debit)} and {Money(expected.Value.Credit)}.", transaction.Address));

        Money Money(long minor) => new(minor, entry.Currency);
    }

    private void Unsourced(JournalEntry entry, Batch batch, Sums lines)
    {
        sourced.Looked += lines.Lines;
        sourced.Add(new Fault(entry.Number, $"{lines.Lines:N0} of its lines come from transaction no. {lines.TransactionId}, which is not, or no longer, part of batch {batch.Number}.", entry.Address));
    }

    private async Task<ExpectedAmounts> ExpectedAsync(Batch batch)
    {
        var book = (batch.CompanyId, batch.LedgerId);
        if (!books.TryGetValue(book, out var expected))
            books.Add(book, expected = new ExpectedAmounts(await PostingBookReader.ReadAsync(audit.Db, batch, audit.Token)));
        return expected;
    }

    private IAsyncEnumerable<Sums> Written(JournalEntry entry) => audit.Db.JournalLines.Where(l => l.JournalEntryId == entry.Id)
        .GroupBy(l => l.TransactionId).OrderBy(g => g.Key)
        .Select(g => new Sums(g.Key, g.Count(), g.Sum(l => l.Debit), g.Sum(l => l.Credit))).AsAsyncEnumerable();

    private async IAsyncEnumerable<Transaction> EffectiveAsync(Batch batch)
    {
        for (var last = 0; ;)
        {
            var page = await audit.Db.Transactions.AsNoTracking().Include(t => t.Lines).Include(t => t.Trust)
                .Where(t => t.BatchId == batch.Id && t.VoidedAt == null && t.Id > last).OrderBy(t => t.Id).Take(Page).ToListAsync(audit.Token);
            foreach (var transaction in page) yield return transaction;
            if (page.Count < Page) yield break;
            last = page[^1].Id;
        }
    }
}

/// <summary>The lines of one transaction, added up. Minor units of the base currency.</summary>
internal readonly record struct Sums(int TransactionId, int Lines, long Debit, long Credit);
