using BatchLedger.Data;
using BatchLedger.Journals;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Sales;

/// <summary>Where a transaction comes from and what it became: the order it invoices, and its lines in the journal of its batch.</summary>
public sealed record TransactionOrigin(OrderOrigin? Order, TransactionJournal? Journal);

public sealed record OrderOrigin(string Number, DateOnly Date, string Batch);

/// <summary>Follows a transaction back to its order and on to its journal.</summary>
public sealed class TransactionTrace(Work work)
{
    public Task<TransactionOrigin> FindAsync(Transaction transaction, CancellationToken token = default) => work.ReadAsync(async db => new TransactionOrigin(
        transaction.Kind is TransactionKind.Invoice ? await OrderAsync(db, transaction, token) : null,
        await JournalReader.OfTransactionAsync(db, transaction, token)), token);

    // An order shares member or batch with its invoice, whatever was moved since: both have an index, the invoice has none.
    private static Task<OrderOrigin?> OrderAsync(AppDbContext db, Transaction invoice, CancellationToken token) =>
        (from order in db.Orders.Where(o => (o.MemberId == invoice.MemberId || o.BatchId == invoice.BatchId) && o.InvoiceId == invoice.Id)
         join batch in db.Batches on order.BatchId equals batch.Id
         select new OrderOrigin(order.Number, order.Date, batch.Number)).FirstOrDefaultAsync(token);
}
