using BatchLedger.Accounts;
using BatchLedger.Batches;
using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.Journals;
using BatchLedger.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.LedgerBooks;

/// <summary>One journal entry of a file, apart from its lines.</summary>
public sealed record LedgerChapter(LedgerBook Book, JournalEntry Entry, Batch Batch)
{
    public required Ledger Ledger { get; init; }
    public required BatchTotals Totals { get; init; }

    /// <summary>Who asked for the run that made the entry.</summary>
    public required string MadeBy { get; init; }

    public int Digits => Currency.Digits(Entry.Currency);

    /// <summary>Statistical ledgers count; their lines need not balance.</summary>
    public bool MustBalance => Ledger.Type is not LedgerType.Statistical;

    /// <summary>Behind an amount: the currency, or what the account counts.</summary>
    public string In(Account? account) => Entry.Currency == Currency.None ? account?.Unit ?? "" : Entry.Currency;

    public string AmountsInWords => Entry.Currency == Currency.None ? "All amounts are quantities, in the unit of their account." : $"All amounts are in {Entry.Currency}.";

    public string CurrencyInWords => Entry.Currency == Currency.None ? "quantities" : Entry.Currency;

    public bool IsDraft => Entry.State is not JournalEntryState.Posted;

    public string Status => Entry.State is JournalEntryState.Ready ? "Ledger ready, not posted" : Entry.State.ToString();

    public bool IsChecked => Batch.ControlTotal > 0;
    public long PaymentsDifference => Batch.ControlTotal - Totals.Payments.Minor;

    public Money Money(long minor) => new(minor, Entry.Currency);

    /// <summary>The batch must have an entry that counts.</summary>
    public static async Task<LedgerChapter> ReadAsync(AppDbContext db, Batch batch, CancellationToken token) =>
        await ReadAsync(db, await LedgerBook.ReadAsync(db, batch.FiscalPeriodId, token), batch, token);

    public static async Task<LedgerChapter> ReadAsync(AppDbContext db, LedgerBook book, Batch batch, CancellationToken token)
    {
        var entry = await db.JournalEntries.AsNoTracking().Include(e => e.Summary).SingleAsync(e => e.Id == batch.JournalEntryId, token);
        return new LedgerChapter(book, entry, batch)
        {
            Ledger = book.Ledgers.GetValueOrDefault(entry.LedgerId) ?? await db.Ledgers.AsNoTracking().SingleAsync(l => l.Id == entry.LedgerId, token),
            Totals = await BatchTotals.ReadAsync(db, batch, token),
            MadeBy = await db.LedgerRuns.Where(r => r.Id == entry.RunId).Select(r => r.RequestedBy).SingleOrDefaultAsync(token) ?? entry.ChangedBy,
        };
    }
}
