using BatchLedger.Accounts;
using BatchLedger.Batches;
using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.FiscalPeriods;
using BatchLedger.Journals;
using BatchLedger.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.LedgerFiles;

/// <summary>Everything a ledger file says apart from its lines: small, and read before the first of them.</summary>
public sealed record LedgerBook(JournalEntry Entry, Batch Batch, Company Company)
{
    public required FiscalPeriod Period { get; init; }
    public required Ledger Ledger { get; init; }
    public required BatchTotals Totals { get; init; }

    /// <summary>Who asked for the run that made the entry.</summary>
    public required string MadeBy { get; init; }
    public required IReadOnlyDictionary<int, Account> Accounts { get; init; }

    /// <summary>Codes by id.</summary>
    public required IReadOnlyDictionary<int, string> Branches { get; init; }
    public required IReadOnlyDictionary<int, string> Departments { get; init; }

    public int Digits => Currency.Digits(Entry.Currency);

    /// <summary>Statistical ledgers count; their lines need not balance.</summary>
    public bool MustBalance => Ledger.Type is not LedgerType.Statistical;

    public string Status => Entry.State is JournalEntryState.Ready ? "Ledger ready, not posted" : Entry.State.ToString();

    public Money Money(long minor) => new(minor, Entry.Currency);

    public string Department(int? id) => id is { } known ? Departments.GetValueOrDefault(known, "") : "";

    /// <summary>The batch must have an entry that counts.</summary>
    public static async Task<LedgerBook> ReadAsync(AppDbContext db, Batch batch, CancellationToken token)
    {
        var entry = await db.JournalEntries.AsNoTracking().Include(e => e.Summary).SingleAsync(e => e.Id == batch.JournalEntryId, token);
        return new LedgerBook(entry, batch, await db.Companies.AsNoTracking().SingleAsync(c => c.Id == batch.CompanyId, token))
        {
            Period = await db.FiscalPeriods.AsNoTracking().SingleAsync(p => p.Id == entry.FiscalPeriodId, token),
            Ledger = await db.Ledgers.AsNoTracking().SingleAsync(l => l.Id == entry.LedgerId, token),
            Totals = await BatchTotals.ReadAsync(db, batch, token),
            MadeBy = await db.LedgerRuns.Where(r => r.Id == entry.RunId).Select(r => r.RequestedBy).SingleOrDefaultAsync(token) ?? entry.ChangedBy,
            Accounts = await db.Accounts.AsNoTracking().Where(a => a.CompanyId == batch.CompanyId).ToDictionaryAsync(a => a.Id, token),
            Branches = await db.Branches.Where(b => b.CompanyId == batch.CompanyId).ToDictionaryAsync(b => b.Id, b => b.Code, token),
            Departments = await db.Departments.Where(d => d.CompanyId == batch.CompanyId).ToDictionaryAsync(d => d.Id, d => d.Code, token),
        };
    }
}
