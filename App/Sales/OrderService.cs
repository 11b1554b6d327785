using BatchLedger.Data;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Trail;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Sales;

/// <summary>Enters, changes, voids, moves and invoices the orders of open batches.</summary>
public sealed class OrderService(Work work)
{
    /// <summary>Refuses with CommandReused, NotFound, NotOpen, PeriodClosed, LedgerTakesJournalsOnly, DateMissing, DateOutsidePeriod, then with the words of member and lines.</summary>
    public Task<Outcome<Order>> CreateAsync(OrderDraft draft, CancellationToken token = default) =>
        work.MakeAsync(Permission.WorkInBatches, async desk =>
        {
            var (first, reused) = await desk.FirstResultAsync(draft.CommandId, draft);
            if (reused is not null) return reused;
            if (first is { } id) return await desk.Db.Orders.SingleAsync(o => o.Id == id, token);

            var outcome = await CreateAsync(desk, draft);
            if (outcome.Value is { } made) desk.Receipt(draft.CommandId, draft, made.Id);
            return outcome;
        }, token);

    /// <summary>The same within a larger use case: a checkout, an import.</summary>
    internal static async Task<Outcome<Order>> CreateAsync(Desk desk, OrderDraft draft)
    {
        var (open, refusal) = await OpenBatch.FindAsync(desk, draft.Batch);
        if (open is null) return refusal!;
        var (lines, unfit) = await LinesAsync(desk, open, draft, null);
        if (lines is null) return unfit!;

        var order = new Order
        {
            Number = await desk.NextNumberAsync("O"), CompanyId = open.Company.Id, BatchId = open.Batch.Id, BranchId = open.Batch.BranchId,
            MemberId = draft.MemberId!.Value, Date = draft.Date!.Value, Currency = open.Company.Currency, Total = lines.Total,
        };
        order.Lines.AddRange(lines.Lines.Select(AsOrderLine));
        desk.Db.Add(order);
        await desk.Db.SaveAsync(desk);
        open.Trace(desk, new AuditEntry("Order.Create", order.Number) { Address = Address(open, order), After = order.Written() });
        return order;
    }

    /// <summary>Refuses with NotFound, NotOpen, PeriodClosed, Stale, OrderNotOpen, then as a new order is refused. An order that was moved may keep its date.</summary>
    public Task<Outcome<Order>> EditAsync(int id, OrderDraft draft, CancellationToken token = default) =>
        work.MakeAsync<Order>(Permission.WorkInBatches, async desk =>
        {
            var (order, open, refusal) = await ChangeableAsync(desk, id, draft.Seen);
            if (refusal is not null) return refusal;
            var (lines, unfit) = await LinesAsync(desk, open!, draft, order);
            if (lines is null) return unfit!;

            var before = order!.Written();
            (order!.MemberId, order.Date, order.Total) = (draft.MemberId!.Value, draft.Date!.Value, lines.Total);
            await desk.Db.Set<OrderLine>().Where(l => l.OrderId == id).ExecuteDeleteAsync(token);
            order.Lines.AddRange(lines.Lines.Select(AsOrderLine));
            desk.Db.Entry(order).State = EntityState.Modified;
            open!.Trace(desk, new AuditEntry("Order.Edit", order.Number) { Address = Address(open, order), Before = before, After = order.Written() });
            return order;
        }, token);

    /// <summary>Refuses with NotFound, NotOpen, PeriodClosed, Stale, OrderNotOpen or ReasonMissing, in that order.</summary>
    public Task<Refusal?> VoidAsync(int id, string reason, int? seen = null, CancellationToken token = default) =>
        work.DoAsync(Permission.WorkInBatches, async desk =>
        {
            var (order, open, refusal) = await ChangeableAsync(desk, id, seen);
            if (refusal is not null) return refusal;
            if (SalesWords.Clean(reason) is not { Length: <= Transaction.DescriptionLength } why) return SalesRefusals.ReasonMissing;

            order!.Void();
            open!.Trace(desk, new AuditEntry("Order.Void", order.Number) { Address = Address(open, order), Before = "Open", After = $"Voided: {why}" });
            return null;
        }, token);

    /// <summary>Makes the invoice in the order's batch. Refuses with NotFound, NotOpen, PeriodClosed, Stale, OrderNotOpen, then as the invoice is refused.</summary>
    public Task<Outcome<Transaction>> InvoiceAsync(int id, int? seen = null, CancellationToken token = default) =>
        work.MakeAsync<Transaction>(Permission.WorkInBatches, async desk =>
        {
            var (order, open, refusal) = await ChangeableAsync(desk, id, seen);
            if (refusal is not null) return refusal;
            var lines = await desk.Db.Set<OrderLine>().AsNoTracking().Where(l => l.OrderId == id).OrderBy(l => l.LineNo).ToListAsync(token);
            var (invoice, unfit) = await TransactionService.RecordAsync(desk, new TransactionDraft
            {
                Batch = open!.Batch.Number, Kind = TransactionKind.Invoice, Date = InvoiceDate(desk, open, order!), MemberId = order!.MemberId,
                Description = $"Order {order.Number}", Reference = order.Number, Products = [.. lines.Select(AsDraft)],
            });
            if (invoice is null) return unfit!;

            order.Invoiced(invoice.Id);
            open.Trace(desk, new AuditEntry("Order.Invoice", order.Number) { Address = Address(open, order), Before = "Open", After = $"Invoiced as {invoice.Number}" });
            return invoice;
        }, token);

    /// <summary>To another open batch in an open period (S1.9). Refuses with NotFound, NotOpen, PeriodClosed, Stale, OrderNotOpen, then with the words of the target.</summary>
    public Task<Refusal?> MoveAsync(int id, string target, int? seen = null, CancellationToken token = default) =>
        work.DoAsync(Permission.WorkInBatches, async desk =>
        {
            var (order, from, refusal) = await ChangeableAsync(desk, id, seen);
            if (refusal is not null) return refusal;
            var (to, unfit) = await OpenBatch.TargetAsync(desk, from!, (order!.Number, target));
            if (to is null) return unfit;

            (order.BatchId, order.BranchId) = (to.Batch.Id, to.Batch.BranchId);
            OpenBatch.NoteMove(desk, $"Order {order.Number} ({new Currencies.Money(order.Total, order.Currency)})", (from!, to));
            to.Trace(desk, new AuditEntry("Order.Move", order.Number) { Address = Address(to, order), Before = from!.Batch.Number, After = to.Batch.Number });
            return null;
        }, token);

    public static ProductLineDraft AsDraft(OrderLine line) => new()
    {
        ProductId = line.ProductId, Description = line.Description, Quantity = line.Quantity, UnitPrice = line.UnitPrice, Tax = line.Tax,
        ServiceStart = line.ServiceStart, ServiceEnd = line.ServiceEnd,
    };

    private static async Task<(Order? Order, OpenBatch? Open, Refusal? Refusal)> ChangeableAsync(Desk desk, int id, int? seen)
    {
        var order = await desk.Db.Orders.SingleOrDefaultAsync(o => o.Id == id, desk.Token);
        if (order is null) return (null, null, DataRefusals.NotFound("The order"));
        var (open, refusal) = await OpenBatch.FindAsync(desk, order.BatchId);
        if (open is null) return (null, null, refusal);
        if (order.State is not OrderState.Open)
        {
            var invoice = await desk.Db.Transactions.AsNoTracking().SingleOrDefaultAsync(t => t.Id == order.InvoiceId, desk.Token);
            return (null, null, SalesRefusals.OrderNotOpen(order, invoice));
        }
        return seen is { } version && version != order.Version ? (null, null, DataRefusals.Stale($"Order {order.Number}", order)) : (order, open, null);
    }

    private static async Task<Outcome<ProductLines>> LinesAsync(Desk desk, OpenBatch open, OrderDraft draft, Order? old)
    {
        if (open.IsStatistical) return ManualJournalRefusals.LedgerTakesJournalsOnly(open.Batch.Number, open.Ledger.Code);
        if (draft.Date is not { } date) return SalesRefusals.DateMissing;
        if (date != old?.Date && open.WhyNotDated("Order", date) is { } outside) return outside;
        if (draft.MemberId is null || draft.MemberId != old?.MemberId)
            if (await new Entry(desk, open, new TransactionDraft(), null).WhyNotMemberAsync(draft.MemberId) is { } unknown) return unknown;
        var kept = await desk.Db.Set<OrderLine>().Where(l => old != null && l.OrderId == old.Id).Select(l => l.ProductId).ToListAsync(desk.Token);
        var (priced, refusal) = await ProductLines.PriceAsync(desk, new PriceList(open.Company, open.Company.Currency), draft.Products, kept.ToHashSet());
        if (priced is null) return refusal!;
        return priced.WhyNotServed() is { } unserved ? unserved : priced;
    }

    // An order moved into the next period keeps its own date; its invoice belongs to the batch's period.
    private static DateOnly InvoiceDate(Desk desk, OpenBatch open, Order order)
    {
        if (open.Period.Covers(order.Date)) return order.Date;
        var today = desk.Today;
        return open.Period.Covers(today) ? today : open.Batch.Date;
    }

    private static OrderLine AsOrderLine(ProductLine line) => new()
    {
        LineNo = line.Number, ProductId = line.Product.Id, Description = line.Description, Quantity = line.Quantity,
        UnitPrice = line.UnitPrice, Net = line.Net, Tax = line.Tax, ServiceStart = line.ServiceStart, ServiceEnd = line.ServiceEnd,
    };

    private static string Address(OpenBatch open, Order order) => $"{open.Batch.Address}?tab=orders&oq={order.Number}";
}
