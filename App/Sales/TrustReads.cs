using BatchLedger.Data;
using BatchLedger.Managements;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Sales;

/// <summary>Of a transaction of trust money: which management it belongs to, what its parts are for, and what corrects what.</summary>
public sealed record TrustFacts(TrustEntry Entry, Management Management)
{
    public string? Tenants { get; init; }
    public IReadOnlyList<TrustPart> Parts { get; init; } = [];
    public Transaction? Corrects { get; init; }
    public IReadOnlyList<Transaction> CorrectedBy { get; init; } = [];
}

/// <summary>A part with the number of its invoice and of the transaction that brought its money. Minor units, signed.</summary>
public sealed record TrustPart(TrustPurpose Purpose, long Amount, string? Invoice, string? Receipt);

internal static class TrustReads
{
    /// <summary>Null for what is no trust money.</summary>
    public static async Task<TrustFacts?> TrustAsync(this AppDbContext db, Transaction t, CancellationToken token)
    {
        if (!t.Kind.IsTrust() || await db.TrustEntries.AsNoTracking().SingleOrDefaultAsync(e => e.TransactionId == t.Id, token) is not { } entry) return null;
        return new TrustFacts(entry, await db.Managements.SingleAsync(m => m.Id == entry.ManagementId, token))
        {
            Tenants = await db.Set<Tenancy>().Where(tenancy => tenancy.Id == entry.TenancyId).Select(tenancy => tenancy.Tenants).SingleOrDefaultAsync(token),
            Parts = await (from part in db.Set<TrustAllocation>().Where(a => a.TransactionId == t.Id)
                           orderby part.No
                           select new TrustPart(part.Purpose, part.Amount, db.Set<TenancyInvoice>().Where(i => i.Id == part.InvoiceId).Select(i => i.Number).FirstOrDefault(),
                               db.Transactions.Where(r => r.Id == part.ReceiptId).Select(r => r.Number).FirstOrDefault())).ToListAsync(token),
            Corrects = await db.Transactions.SingleOrDefaultAsync(c => c.Id == entry.CorrectsId, token),
            CorrectedBy = await (from correction in db.TrustEntries.Where(e => e.CorrectsId == t.Id)
                                 join transaction in db.Transactions on correction.TransactionId equals transaction.Id
                                 orderby transaction.Id
                                 select transaction).ToListAsync(token),
        };
    }

    /// <summary>The management of each row that has one.</summary>
    public static async Task<IReadOnlyList<TransactionRow>> WithManagementsAsync(this AppDbContext db, IReadOnlyList<TransactionRow> rows, CancellationToken token)
    {
        var trust = rows.Where(row => row.Kind.IsTrust()).Select(row => row.Id).ToList();
        if (trust.Count == 0) return rows;

        var found = await (from entry in db.TrustEntries.Where(e => trust.Contains(e.TransactionId))
                           join management in db.Managements on entry.ManagementId equals management.Id
                           select new { entry.TransactionId, Management = management }).ToDictionaryAsync(row => row.TransactionId, row => row.Management, token);
        return [.. rows.Select(row => row with { Management = found.GetValueOrDefault(row.Id) })];
    }
}
