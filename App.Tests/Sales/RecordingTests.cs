using BatchLedger.Accounts;
using BatchLedger.Catalog;
using BatchLedger.Data;
using BatchLedger.Ledgers;
using BatchLedger.Sales;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Sales;

public class RecordingTests
{
    [Fact]
    public async Task An_invoice_comes_to_its_lines_and_their_taxes()
    {
        await using var till = await Till.OpenAsync();
        await till.ChangeAsync<Product>(till.Association.Dues.Id, p => p.TaxRate = 825);
        var draft = till.Draft(TransactionKind.Invoice);
        draft.Products.Add(new ProductLineDraft { ProductId = till.Association.Dues.Id, Quantity = 2 });
        draft.Products.Add(new ProductLineDraft { ProductId = till.Association.Dues.Id, UnitPrice = 10_00, Tax = 5, Description = "Late fee" });

        var invoice = await till.NowAsync(await till.RecordedAsync(draft));

        Assert.Equal("T-000001", invoice.Number);
        Assert.Equal([(200_00, 16_50, "Annual dues"), (10_00, 5, "Late fee")], invoice.Lines.Select(l => (l.Net, l.Tax, l.Description)));
        Assert.Equal((226_55, "USD", till.Association.Branch.Id), (invoice.Amount, invoice.Currency, invoice.BranchId));
    }

    [Theory]
    [InlineData(100, 50, 0)]
    [InlineData(300, 50, 2)]
    [InlineData(100, 51, 1)]
    [InlineData(1_000_000_000_000_000, 10_000, 1_000_000_000_000_000)]
    public void A_half_cent_of_tax_goes_to_the_even_neighbour(long net, int rate, long tax) => Assert.Equal(tax, ProductLines.TaxOn(net, rate));

    [Fact]
    public async Task A_payment_settles_an_invoice_and_keeps_the_rest_unapplied()
    {
        await using var till = await Till.OpenAsync();
        var invoice = await till.RecordedAsync(till.Invoice());

        var payment = await till.RecordedAsync(till.Payment(150_00, invoice, applied: 100_00));

        Assert.Equal((150_00, 100_00, invoice.Id), (payment.Amount, payment.Applied, payment.AppliesToId!.Value));
        Assert.Equal(0, await till.OpenOfAsync(invoice));
    }

    [Fact]
    public async Task A_payment_of_no_invoice_is_unapplied_as_a_whole()
    {
        await using var till = await Till.OpenAsync();
        Assert.Equal(0, (await till.RecordedAsync(till.Payment(50_00))).Applied);
    }

    [Fact]
    public async Task A_refund_gives_back_the_unapplied_part_first_and_then_opens_the_invoice_again()
    {
        await using var till = await Till.OpenAsync();
        var invoice = await till.RecordedAsync(till.Invoice());
        var payment = await till.RecordedAsync(till.Payment(150_00, invoice, applied: 100_00));

        var first = await till.RecordedAsync(till.Against(payment, TransactionKind.Refund, 30_00));
        var second = await till.RecordedAsync(till.Against(payment, TransactionKind.Refund, 60_00));

        Assert.Equal((0, 40_00), (first.Applied, second.Applied));
        Assert.Equal(40_00, await till.OpenOfAsync(invoice));
        Assert.Equal(till.Association.Check.Id, second.PaymentMethodId);
    }

    [Fact]
    public async Task Credits_discounts_and_write_offs_settle_an_invoice_too()
    {
        await using var till = await Till.OpenAsync();
        var invoice = await till.RecordedAsync(till.Invoice());

        await till.RecordedAsync(till.Against(invoice, TransactionKind.Credit, 20_00));
        await till.RecordedAsync(till.Against(invoice, TransactionKind.Discount, 10_00));
        var written = await till.RecordedAsync(till.Against(invoice, TransactionKind.WriteOff, 70_00));

        Assert.Equal(0, await till.OpenOfAsync(invoice));
        Assert.Equal(till.Association.Member.Id, written.MemberId);
    }

    [Fact]
    public async Task A_cancellation_copies_the_lines_of_the_invoice()
    {
        await using var till = await Till.OpenAsync();
        var invoice = await till.NowAsync(await till.RecordedAsync(till.Invoice(price: 12_34, quantity: 3)));

        var cancellation = await till.NowAsync(await till.RecordedAsync(till.Against(invoice, TransactionKind.Cancellation)));

        Assert.Equal(invoice.Lines.Select(l => (l.ProductId, l.Quantity, l.Net, l.Tax)), cancellation.Lines.Select(l => (l.ProductId, l.Quantity, l.Net, l.Tax)));
        Assert.Equal((37_02, 0), (cancellation.Amount, await till.OpenOfAsync(invoice)));
    }

    [Fact]
    public async Task A_manual_journal_comes_to_its_debits()
    {
        await using var till = await Till.OpenAsync();

        var journal = await till.RecordedAsync(till.Journal(("1010", 60_00, 0), ("1200", 40_00, 0), ("4010", 0, 100_00)));

        Assert.Equal(100_00, journal.Amount);
        Assert.All((await till.NowAsync(journal)).Lines, line => Assert.Equal(till.Association.Branch.Id, line.BranchId));
    }

    [Fact]
    public async Task A_statistical_ledger_takes_one_sided_journals_and_nothing_else()
    {
        await using var till = await Till.OpenAsync();
        await till.CountingAsync();
        var (figures, payment) = (till.Journal(("9000", 12_00, 0)), till.Payment(1_00));
        figures.Batch = payment.Batch = "B-000009";

        Assert.Equal(12_00, (await till.RecordedAsync(figures)).Amount);
        Assert.Equal("Batch B-000009 posts to the statistical ledger STAT, which takes manual journals only.", await till.RefusedAsync(payment));
    }

    [Fact]
    public async Task A_second_click_finds_the_first_transaction_and_other_content_is_refused()
    {
        await using var till = await Till.OpenAsync();
        var draft = till.Payment(50_00);

        var both = await Task.WhenAll(till.Transactions.RecordAsync(draft), till.Transactions.RecordAsync(draft));
        draft.Amount = 60_00;

        Assert.Equal(Till.Made(both[0]).Id, Till.Made(both[1]).Id);
        Assert.Equal(DataRefusals.CommandReused.Message, await till.RefusedAsync(draft));
    }

    [Fact]
    public async Task Two_people_cannot_both_pay_the_same_invoice()
    {
        await using var till = await Till.OpenAsync();
        var invoice = await till.RecordedAsync(till.Invoice());

        var both = await Task.WhenAll(till.Transactions.RecordAsync(till.Payment(80_00, invoice)), till.Transactions.RecordAsync(till.Payment(80_00, invoice)));

        Assert.Equal("Invoice T-000001 has 20.00 of 100.00 left open; 80.00 is more.", Assert.Single(both, b => b.Refusal is not null).Refusal!.Message);
        Assert.Equal(20_00, await till.OpenOfAsync(invoice));
    }

    [Fact]
    public async Task Staff_enter_side_by_side_so_the_batch_keeps_its_version()
    {
        await using var till = await Till.OpenAsync();
        var before = (await till.Association.BatchNowAsync()).Version;

        await till.RecordedAsync(till.Payment(50_00));
        Till.Made(await till.Orders.CreateAsync(till.Order()));

        Assert.Equal(before, (await till.Association.BatchNowAsync()).Version);
    }

    [Fact]
    public async Task Text_that_looks_like_a_formula_is_kept_as_it_was_typed()
    {
        await using var till = await Till.OpenAsync();
        var draft = till.Payment(50_00);
        (draft.Description, draft.Reference) = ("=cmd|' /C calc'!A0", " -1+2\t<b>\n");

        var payment = await till.NowAsync(await till.RecordedAsync(draft));

        Assert.Equal(("=cmd|' /C calc'!A0", "-1+2 <b>"), (payment.Description, payment.Reference));
    }

    [Fact]
    public async Task Every_entry_leaves_an_audit_row_with_its_batch()
    {
        await using var till = await Till.OpenAsync();
        var payment = await till.RecordedAsync(till.Payment(50_00));

        await using var db = till.Books.Db();
        var row = await db.AuditRows.OrderByDescending(a => a.Seq).FirstAsync();

        Assert.Equal(("Transaction.Record", payment.Number, till.Association.Batch.Id), (row.Action, row.Record, row.BatchId!.Value));
        Assert.Equal("Payment of 2026-03-10, 50.00 USD, “”", row.After);
    }
}
