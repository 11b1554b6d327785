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
        await (from order in db.Orders
               join batch in db.Batches on order.BatchId equals batch.Id
               where order.InvoiceId == transaction.Id
               select new OrderOrigin(order.Number, order.Date, batch.Number)).FirstOrDefaultAsync(token),
        await JournalReader.OfTransactionAsync(db, transaction, token)), token);
}
