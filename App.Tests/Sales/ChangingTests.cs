using BatchLedger.Batches;
using BatchLedger.Refusals;
using BatchLedger.Sales;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Sales;

public class ChangingTests
{
    [Fact]
    public async Task An_edited_invoice_has_its_new_lines_and_only_these()
    {
        await using var till = await Till.OpenAsync();
        var invoice = await till.RecordedAsync(till.Invoice());
        var draft = till.Invoice(price: 30_00, quantity: 2);
        draft.Products.Add(new ProductLineDraft { ProductId = till.Association.Dues.Id });

        Till.Made(await till.Transactions.EditAsync(invoice.Id, draft));

        var now = await till.NowAsync(invoice);
        Assert.Equal([60_00, 100_00], now.Lines.Select(l => l.Net));
        Assert.Equal((160_00, invoice.Version + 1), (now.Amount, now.Version));
    }

    [Fact]
    public async Task An_edit_does_not_count_against_itself()
    {
        await using var till = await Till.OpenAsync();
        var invoice = await till.RecordedAsync(till.Invoice());
        var payment = await till.RecordedAsync(till.Payment(100_00, invoice));

        Assert.Equal(90_00, Till.Made(await till.Transactions.EditAsync(payment.Id, till.Payment(90_00, invoice))).Applied);
        Assert.Equal(10_00, await till.OpenOfAsync(invoice));
    }

    [Fact]
    public async Task Somebody_who_was_slower_is_told_who_was_quicker()
    {
        await using var till = await Till.OpenAsync();
        var payment = await till.RecordedAsync(till.Payment(10_00));
        var (first, second) = (till.Payment(20_00), till.Payment(30_00));
        (first.Seen, second.Seen) = (payment.Version, payment.Version);

        Till.Made(await till.Transactions.EditAsync(payment.Id, first));

        Assert.Equal("Payment T-000001 was changed by R. Osei at 09:00:00 UTC, after you opened it. Look at it as it is now, then try again.",
            (await till.Transactions.EditAsync(payment.Id, second)).Refusal?.Message);
    }

    [Fact]
    public async Task What_others_rest_on_keeps_its_figures_and_stays()
    {
        await using var till = await Till.OpenAsync();
        var invoice = await till.RecordedAsync(till.Invoice());
        var payment = await till.RecordedAsync(till.Payment(60_00, invoice));
        await till.RecordedAsync(till.Against(payment, TransactionKind.Refund, 10_00));

        Assert.Equal("Cannot remove T-000001: T-000002 (payment 60.00) rests on it. Remove it first.", (await till.Transactions.VoidAsync(invoice.Id, "x"))?.Message);
        Assert.Equal("Cannot change the amounts of T-000002: T-000003 (refund 10.00) rests on it. Remove it first.", (await till.Transactions.EditAsync(payment.Id, till.Payment(70_00, invoice))).Refusal?.Message);
        Assert.Equal("Invoice T-000001 is settled to 50.00; it cannot come to 40.00.", (await till.Transactions.EditAsync(invoice.Id, till.Invoice(40_00))).Refusal?.Message);
        Assert.Equal("T-000001 is an invoice; its kind cannot change. Remove it and enter the other.", (await till.Transactions.EditAsync(invoice.Id, till.Payment(1_00))).Refusal?.Message);
    }

    [Fact]
    public async Task A_removed_transaction_stays_as_a_row_with_its_reason_and_counts_nowhere()
    {
        await using var till = await Till.OpenAsync();
        var invoice = await till.RecordedAsync(till.Invoice());
        var payment = await till.RecordedAsync(till.Payment(60_00, invoice));

        Assert.Equal("Write a reason of 1 to 200 characters; it is kept in the history.", (await till.Transactions.VoidAsync(payment.Id, " "))?.Message);
        Assert.Null(await till.Transactions.VoidAsync(payment.Id, "Cheque bounced"));

        var now = await till.NowAsync(payment);
        Assert.Equal(("R. Osei", "Cheque bounced", Books.Start), (now.VoidedBy, now.VoidReason, now.VoidedAt!.Value));
        Assert.Equal(100_00, await till.OpenOfAsync(invoice));
        Assert.Equal("Payment T-000002 was removed by R. Osei (Cheque bounced). It has no effect any more.", (await till.Transactions.VoidAsync(payment.Id, "again"))?.Message);
    }

    [Fact]
    [Rule("S1.9")]
    public async Task An_order_or_a_transaction_moves_to_another_open_batch_and_both_batches_remember()
    {
        await using var till = await Till.OpenAsync();
        var payment = await till.RecordedAsync(till.Payment(50_00));
        var order = Till.Made(await till.Orders.CreateAsync(till.Order()));
        await till.BatchAsync("B-000002");
        var april = await till.BatchAsync("B-000004", month: 4);

        Assert.Null(await till.Transactions.MoveAsync(payment.Id, "B-000002"));
        Assert.Null(await till.Orders.MoveAsync(order.Id, "B-000004"));

        await using var db = till.Books.Db();
        Assert.Equal(april.Id, (await db.Orders.SingleAsync()).BatchId);
        Assert.Equal(["Payment T-000001 (50.00) moved to B-000002.", "Payment T-000001 (50.00) moved here from B-000001.",
            "Order O-000001 (100.00) moved to B-000004.", "Order O-000001 (100.00) moved here from B-000001."], await db.BatchNotes.OrderBy(n => n.Id).Select(n => n.Text).ToListAsync());
    }

    [Fact]
    [Rule("S1.9")]
    public async Task The_target_must_be_another_open_batch_of_the_company_in_an_open_period()
    {
        await using var till = await Till.OpenAsync();
        var payment = await till.RecordedAsync(till.Payment(50_00));
        var closed = await till.BatchAsync("B-000002");
        await till.ChangeAsync<Batch>(closed.Id, b => b.Close("R. Osei", Books.Start));
        await till.BatchAsync("B-000004", month: 4);
        await till.BatchAsync("B-000005", month: 5);
        await till.Association.ClosePeriodAsync(5);
        var other = await Association.FoundAsync(till.Books, "ELSE");

        Assert.Equal("Choose the open batch to move to.", await MovedAsync(""));
        Assert.Equal("T-000001 is in batch B-000001 already. Choose another open batch.", await MovedAsync("B-000001"));
        Assert.Equal("Target batch B-000002 is closed. Orders and transactions can only move to an open batch.", await MovedAsync("B-000002"));
        Assert.Equal("Transaction date 10 Mar 2026 is outside fiscal period Apr 2026 (01 Apr – 30 Apr).", await MovedAsync("B-000004"));
        Assert.Equal("Fiscal period May 2026 is closed. Choose an open period.", await MovedAsync("B-000005"));
        Assert.Equal("Target batch B-ELSE belongs to another company.", await MovedAsync(other.Batch.Number));
        Assert.Equal("Batch B-9 was not found, or belongs to a company you do not see.", await MovedAsync("B-9"));

        async Task<string?> MovedAsync(string target) => (await till.Transactions.MoveAsync(payment.Id, target))?.Message;
    }

    [Theory]
    [InlineData(BatchState.Closed)]
    [InlineData(BatchState.Posted)]
    [Rule("S1.4")]
    [Rule("S1.5")]
    public async Task A_batch_that_is_not_open_refuses_every_command(BatchState state)
    {
        await using var till = await Till.OpenAsync();
        var commands = await CommandsAsync(till);
        await till.ChangeAsync<Batch>(till.Association.Batch.Id, batch =>
        {
            batch.Close("R. Osei", Books.Start);
            if (state is BatchState.Posted) batch.Post("R. Osei", Books.Start);
        });
        var rows = await RowsAsync(till);

        foreach (var (name, command) in commands)
            Assert.Equal($"{name}: Batch B-000001 is {state.ToString().ToLowerInvariant()}. Reopen it or choose an open batch.", $"{name}: {(await command())?.Message}");

        Assert.Equal(rows, await RowsAsync(till));
    }

    [Fact]
    public async Task An_open_batch_in_a_closed_period_refuses_every_command()
    {
        await using var till = await Till.OpenAsync();
        var commands = await CommandsAsync(till);
        await till.Association.ClosePeriodAsync(3);

        foreach (var (name, command) in commands)
            Assert.Equal($"{name}: Fiscal period Mar 2026 is closed. Choose an open period.", $"{name}: {(await command())?.Message}");
    }

    private static async Task<List<(string Name, Func<Task<Refusal?>> Command)>> CommandsAsync(Till till)
    {
        var invoice = await till.RecordedAsync(till.Invoice());
        var payment = await till.RecordedAsync(till.Payment(10_00));
        var order = Till.Made(await till.Orders.CreateAsync(till.Order()));
        await till.BatchAsync("B-000002");
        var checkout = new CheckoutDraft
        {
            Batch = "B-000001", Date = Till.Day, MemberId = till.Association.Member.Id, PaymentMethodId = till.Association.Check.Id, Products = till.Invoice().Products,
        };
        TransactionDraft[] drafts =
        [
            till.Invoice(), till.Payment(1_00, invoice), till.Against(payment, TransactionKind.Refund, 1_00), till.Against(invoice, TransactionKind.Credit, 1_00),
            till.Against(invoice, TransactionKind.Discount, 1_00), till.Against(invoice, TransactionKind.WriteOff, 1_00), till.Against(invoice, TransactionKind.Cancellation),
            till.Journal(("1010", 1_00, 0), ("4010", 0, 1_00)),
        ];
        Assert.Equal(Enum.GetValues<TransactionKind>().Where(kind => !kind.IsTrust()), drafts.Select(d => d.Kind));
        var sell = till.Books.Get<CheckoutService>();
        return
        [
            .. drafts.Select(d => ($"record {d.Kind}", new Func<Task<Refusal?>>(async () => (await till.Transactions.RecordAsync(d)).Refusal))),
            ("edit", async () => (await till.Transactions.EditAsync(payment.Id, till.Payment(20_00))).Refusal),
            ("void", () => till.Transactions.VoidAsync(payment.Id, "Wrong")),
            ("move", () => till.Transactions.MoveAsync(payment.Id, "B-000002")),
            ("order", async () => (await till.Orders.CreateAsync(till.Order())).Refusal),
            ("edit order", async () => (await till.Orders.EditAsync(order.Id, till.Order(20_00))).Refusal),
            ("void order", () => till.Orders.VoidAsync(order.Id, "Wrong")),
            ("move order", () => till.Orders.MoveAsync(order.Id, "B-000002")),
            ("invoice order", async () => (await till.Orders.InvoiceAsync(order.Id)).Refusal),
            ("checkout order", async () => (await sell.OrderAsync(checkout)).Refusal),
            ("checkout payment", async () => (await sell.PayAsync(checkout)).Refusal),
        ];
    }

    private static async Task<string> RowsAsync(Till till)
    {
        await using var db = till.Books.Db();
        var transactions = await db.Transactions.Select(t => $"{t.Number} {t.BatchId} {t.Version}").ToListAsync();
        return string.Join(", ", [.. transactions, .. await db.Orders.Select(o => $"{o.Number} {o.BatchId} {o.Version}").ToListAsync()]);
    }
}
