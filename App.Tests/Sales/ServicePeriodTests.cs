using BatchLedger.Catalog;
using BatchLedger.Sales;
using BatchLedger.Tests.Ui;
using BatchLedger.Transactions;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace BatchLedger.Tests.Sales;

/// <summary>From when to when a sold line is served.</summary>
public class ServicePeriodTests : UiStage
{
    private static readonly DateOnly First = new(2026, 4, 1), Last = new(2027, 3, 31);

    [Fact]
    public async Task An_ordered_service_period_comes_with_the_invoice_and_with_its_cancellation()
    {
        await using var till = await DeferringAsync();
        var order = till.Order();
        (order.Products[0].ServiceStart, order.Products[0].ServiceEnd) = (First, Last);
        var made = Till.Made(await till.Orders.CreateAsync(order));
        Assert.Equal(First, (await till.Reads.OrderAsync(made.Id))!.Products[0].ServiceStart);

        var invoice = Till.Made(await till.Orders.InvoiceAsync(made.Id));
        var cancellation = await till.RecordedAsync(till.Against(invoice, TransactionKind.Cancellation));

        foreach (var each in new[] { invoice, cancellation })
            Assert.Equal((First, Last), (await till.NowAsync(each)).Lines.Select(l => (l.ServiceStart!.Value, l.ServiceEnd!.Value)).Single());
        Assert.Equal(Last, (await till.Reads.DetailsAsync(invoice.Number))!.AsDraft().Products[0].ServiceEnd);
    }

    [Fact]
    public async Task A_checkout_keeps_it_too()
    {
        await using var till = await DeferringAsync();
        var sale = Till.Made(await till.Books.Get<CheckoutService>().PayAsync(new CheckoutDraft
        {
            Batch = till.Association.Batch.Number, Date = Till.Day, MemberId = till.Association.Member.Id, PaymentMethodId = till.Association.Check.Id,
            Products = [new ProductLineDraft { ProductId = till.Association.Dues.Id, ServiceStart = First, ServiceEnd = Last }],
        }));

        Assert.Equal(Last, (await till.NowAsync(sale.Invoice)).Lines.Single().ServiceEnd);
    }

    [Theory]
    [InlineData(null, null, "Line 1: product DUES Annual dues defers its revenue. Enter the first and the last day of its service.")]
    [InlineData("2026-04-01", null, "Line 1: enter the last day of the service too.")]
    [InlineData(null, "2026-04-01", "Line 1: enter the first day of the service too.")]
    [InlineData("2026-04-02", "2026-04-01", "Line 1: the service ends on 01 Apr 2026, before it starts on 02 Apr 2026.")]
    [InlineData("2026-04-01", "2036-04-01", "Line 1: the service runs from 01 Apr 2026 to 01 Apr 2036. 10 years are the most.")]
    [InlineData("2026-04-01", "2036-03-31", "done")]
    [InlineData("2026-04-01", "2026-04-01", "done")]
    public async Task Both_days_or_a_sentence(string? from, string? to, string words)
    {
        await using var till = await DeferringAsync();
        var (invoice, order) = (till.Invoice(), till.Order());
        foreach (var line in new[] { invoice.Products[0], order.Products[0] })
            (line.ServiceStart, line.ServiceEnd) = (from is null ? null : DateOnly.Parse(from, null), to is null ? null : DateOnly.Parse(to, null));

        Assert.Equal(words, await till.RefusedAsync(invoice));
        Assert.Equal(words, (await till.Orders.CreateAsync(order)).Refusal?.Message ?? "done");
    }

    [Fact]
    public async Task What_is_earned_at_once_has_none_and_neither_has_a_credit()
    {
        await using var till = await Till.OpenAsync();
        var invoice = till.Invoice();
        (invoice.Products[0].ServiceStart, invoice.Products[0].ServiceEnd) = (First, Last);
        Assert.Equal("Line 1: product DUES Annual dues has no deferred revenue account, so it has no service period. Leave the days empty, or give the product that account.",
            await till.RefusedAsync(invoice));

        await using var deferring = await DeferringAsync();
        var credit = deferring.Against(null, TransactionKind.Credit, 5_00);
        credit.MemberId = deferring.Association.Member.Id;
        (credit.Products[0].ServiceStart, credit.Products[0].ServiceEnd) = (First, Last);
        Assert.Equal("Line 1: a credit takes back revenue at once and has no service period. Leave the days empty.", await deferring.RefusedAsync(credit));
        (credit.Products[0].ServiceStart, credit.Products[0].ServiceEnd) = (null, null);
        Assert.Equal("done", await deferring.RefusedAsync(credit));
    }

    [Fact]
    public async Task The_fields_stand_where_the_product_defers_and_the_page_shows_the_days()
    {
        await using var till = await DeferringAsync();
        var book = new Product { CompanyId = till.Association.Company.Id, Code = "BOOK", Name = "Atlas", RevenueAccountId = till.Association.Accounts["4010"].Id };
        await till.Books.PutAsync(book);
        Services.AddSingleton(till.Books.Get<ChoiceService>());
        Render<MudPopoverProvider>();
        var lines = new List<ProductLineDraft> { new() { ProductId = till.Association.Dues.Id, ServiceStart = Last, ServiceEnd = First }, new() { ProductId = book.Id } };

        var editor = Render<ProductEditor>(with => with.Add(e => e.Lines, lines).Add(e => e.CompanyId, till.Association.Company.Id).Add(e => e.Currency, "USD"));

        editor.WaitForAssertion(() => Assert.Equal("3/31/2027", editor.Field("Service from, line 1").GetAttribute("value")));
        Assert.Contains("This is before the first day.", editor.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Service from, line 2", editor.Markup, StringComparison.Ordinal);

        lines[0].ServiceEnd = Last;
        var draft = till.Draft(TransactionKind.Invoice);
        draft.Products.Add(lines[0]);
        var invoice = await till.RecordedAsync(draft);
        var details = await till.Reads.DetailsAsync(invoice.Number);
        var table = Render<TransactionLines>(with => with.Add(t => t.Details, details!));
        Assert.Contains("31 Mar 2027 – 31 Mar 2027", table.Markup, StringComparison.Ordinal);
    }

    /// <summary>The till of an association whose dues are deferred.</summary>
    private static async Task<Till> DeferringAsync()
    {
        var till = await Till.OpenAsync();
        await till.ChangeAsync<Product>(till.Association.Dues.Id, p => p.DeferredRevenueAccountId = till.Association.Accounts["2200"].Id);
        return till;
    }
}
