using BatchLedger.Batches;
using BatchLedger.ExchangeRates;
using BatchLedger.Live;
using BatchLedger.RecurringJournals;
using BatchLedger.Sales;
using BatchLedger.Tests.Ui;
using BatchLedger.Transactions;
using BatchLedger.Ui;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace BatchLedger.Tests.Sales;

public class SalesPageTests : UiStage
{
    [Fact]
    [Rule("S1.4")]
    public async Task The_checkout_offers_open_batches_only()
    {
        await using var till = await OpenAsync();
        await till.BatchAsync("B-000002");
        var closed = await till.BatchAsync("B-000003");
        await till.ChangeAsync<Batch>(closed.Id, b => b.Close("R. Osei", Books.Start));

        var page = Render<CheckoutPage>();

        page.WaitForAssertion(() => Assert.Equal(["B-000001", "B-000002"],
            page.FindComponent<Pick<BatchChoice>>().Instance.Options.Select(b => b.Number).Order()));
        Assert.DoesNotContain("B-000003", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_open_batch_the_checkout_says_what_to_do()
    {
        await using var till = await OpenAsync();
        await till.ChangeAsync<Batch>(till.Association.Batch.Id, b => b.Close("R. Osei", Books.Start));

        var page = Render<CheckoutPage>();

        page.WaitForAssertion(() => Assert.Contains("No open batch in this branch", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refused_checkout_keeps_what_was_typed()
    {
        await using var till = await OpenAsync();
        var page = Render<CheckoutPage>();
        page.WaitForElement(".bl-btn.primary");

        await Input(page, "Reference").ChangeAsync(new() { Value = "=cmd|x" });
        await page.Find(".bl-btn.primary").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Equal("Choose a member.", page.Find(".bl-refusal").TextContent.Trim()));
        Assert.Equal("=cmd|x", Input(page, "Reference").GetAttribute("value"));
    }

    [Fact]
    public async Task A_refused_form_stays_open_with_what_was_typed()
    {
        await using var till = await OpenAsync();
        var screen = Render<MudDialogProvider>();
        var asked = screen.InvokeAsync(() => Services.GetRequiredService<SalesDialogs>().AddAsync("B-000001", TransactionKind.Payment));
        screen.WaitForElement(".mud-dialog .bl-fields");

        await Input(screen, "Amount").ChangeAsync(new() { Value = "50" });
        await screen.Find(".mud-dialog .primary").ClickAsync(new());

        screen.WaitForAssertion(() => Assert.Equal("Choose a member.", screen.Find(".bl-refusal").TextContent.Trim()));
        Assert.Equal("50.00", Input(screen, "Amount").GetAttribute("value"));
        await screen.FindAll(".mud-dialog .bl-btn").Single(b => b.TextContent == "Cancel").ClickAsync(new());
        Assert.False(await asked);
    }

    [Fact]
    [Rule("S4.21")]
    public async Task A_form_says_the_rate_of_the_day_and_takes_over_the_currency_of_the_invoice()
    {
        await using var till = await OpenAsync();
        await till.Books.PutAsync(new ExchangeRate { From = "JPY", To = "USD", Effective = new DateOnly(2026, 3, 1), Rate = 0.0067m });
        var screen = Render<MudDialogProvider>();
        var asked = screen.InvokeAsync(() => Services.GetRequiredService<SalesDialogs>().AddAsync("B-000001", TransactionKind.Payment));
        screen.WaitForElement(".mud-dialog .bl-fields");
        await Input(screen, "Amount").ChangeAsync(new() { Value = "50" });

        await screen.InvokeAsync(() => screen.FindComponent<CurrencyPick>().Instance.ValueChanged.InvokeAsync("JPY"));

        screen.WaitForAssertion(() => Assert.Contains("1 JPY = 0.0067 USD of 01 Mar 2026", screen.Markup, StringComparison.Ordinal));
        Assert.Equal("", Input(screen, "Amount").GetAttribute("value"));
        await Input(screen, "Amount").ChangeAsync(new() { Value = "5000" });
        Assert.Equal("5,000", Input(screen, "Amount").GetAttribute("value"));

        await screen.InvokeAsync(() => screen.FindComponent<UnsettledPick>().Instance.LeftKnown.InvokeAsync(new Unsettled(1, "T-1", Till.Day, 10_00, 10_00, "USD")));
        screen.WaitForAssertion(() => Assert.Equal("10.00", Input(screen, "Amount").GetAttribute("value")));
        await screen.FindAll(".mud-dialog .bl-btn").Single(b => b.TextContent == "Cancel").ClickAsync(new());
        await asked;
    }

    [Fact]
    public async Task The_list_shows_a_new_transaction_without_a_refresh_and_stops_listening_when_left()
    {
        await using var till = await OpenAsync();
        var list = Render<BatchTransactions>(with => with.Add(p => p.Batch, till.Association.Batch));
        list.WaitForAssertion(() => Assert.Contains("No transactions here yet", list.Markup, StringComparison.Ordinal));

        await till.RecordedAsync(till.Payment(50_00));

        list.WaitForAssertion(() => Assert.Contains("T-000001", list.Markup, StringComparison.Ordinal), TimeSpan.FromSeconds(5));
        await DisposeComponentsAsync();
        var bell = till.Books.Get<Bell>();
        for (var i = 0; i < 500 && bell.ListenerCount > 0; i++) await Task.Delay(20);
        Assert.Equal(0, bell.ListenerCount);
    }

    [Fact]
    [Rule("S1.4")]
    public async Task A_closed_batch_says_why_nothing_can_be_added()
    {
        await using var till = await OpenAsync();
        await till.ChangeAsync<Batch>(till.Association.Batch.Id, b => b.Close("R. Osei", Books.Start));
        var now = await till.Association.BatchNowAsync();

        SaysWhy(Render<BatchTransactions>(with => with.Add(p => p.Batch, now)));
        SaysWhy(Render<BatchOrders>(with => with.Add(p => p.Batch, now)));
    }

    private static void SaysWhy<T>(IRenderedComponent<T> tab) where T : IComponent => tab.WaitForAssertion(() =>
    {
        Assert.Contains("Batch B-000001 is closed. Reopen it or choose an open batch.", tab.Find(".bl-why").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", tab.Find(".bl-btn").GetAttribute("aria-disabled"));
    });

    [Fact]
    public async Task The_record_shows_what_was_entered_as_text_and_links_both_ways()
    {
        await using var till = await OpenAsync();
        var invoice = await till.RecordedAsync(till.Invoice());
        var draft = till.Payment(60_00, invoice);
        draft.Description = "=cmd|x <script>";
        var payment = await till.RecordedAsync(draft);

        var page = Render<TransactionPage>(with => with.Add(p => p.Number, payment.Number));
        page.WaitForAssertion(() => Assert.Equal("=cmd|x <script>", page.Find(".bl-sub").TextContent));
        Assert.Contains(page.FindAll("a"), a => a.GetAttribute("href") == "/transactions/T-000001");

        var other = Render<TransactionPage>(with => with.Add(p => p.Number, invoice.Number));
        other.WaitForAssertion(() => Assert.Contains(other.FindAll("a"), a => a.GetAttribute("href") == "/transactions/T-000002"));
        Assert.Contains("40.00", other.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_transaction_that_is_not_there_is_said_to_be_so()
    {
        await using var till = await OpenAsync();
        var page = Render<TransactionPage>(with => with.Add(p => p.Number, "T-9"));
        page.WaitForAssertion(() => Assert.Contains("Transaction T-9 was not found", page.Markup, StringComparison.Ordinal));
    }

    private static AngleSharp.Dom.IElement Input<T>(IRenderedComponent<T> within, string label) where T : IComponent =>
        within.Find("#" + within.FindAll("label").First(l => l.TextContent.StartsWith(label, StringComparison.Ordinal)).GetAttribute("for"));

    [Fact]
    public async Task Trust_money_shows_its_management_and_its_parts_and_offers_no_button_that_sales_would_refuse()
    {
        await using var till = await OpenAsync();
        var trust = await TrustRows.FoundAsync(till.Association);
        var receipt = await trust.PutAsync(TransactionKind.TrustReceipt, (500_00, 40_00, 60_00));
        var dishonour = await trust.PutAsync(TransactionKind.Dishonour, (-500_00, -40_00, -60_00), receipt);

        var page = Render<TransactionPage>(with => with.Add(p => p.Number, receipt.Number));

        page.WaitForAssertion(() => Assert.Contains(page.FindAll("a"), a => a.GetAttribute("href") == "/managements/M-000107/ledger"));
        Assert.Equal(["Ledger of M-000107", "Move to another batch"], page.FindAll(".bl-head button").Select(button => button.TextContent.Trim()));
        Assert.Contains(page.FindAll("dd a"), a => a.GetAttribute("href") == dishonour.Address);
        Assert.Equal(3, page.FindAll("table[aria-label='Parts'] tbody tr").Count);
        Assert.DoesNotContain("Payment method", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_a_batch_leads_from_trust_money_to_its_management()
    {
        await using var till = await OpenAsync();
        await (await TrustRows.FoundAsync(till.Association)).PutAsync(TransactionKind.TrustReceipt, (500_00, 0, 0));

        var list = Render<BatchTransactions>(with => with.Add(p => p.Batch, till.Association.Batch));

        list.WaitForAssertion(() => Assert.Contains(list.FindAll("a"), a => a.GetAttribute("href") == "/managements/M-000107/ledger"));
    }

    private async Task<Till> OpenAsync()
    {
        var till = await Till.OpenAsync();
        Services.AddSingleton(till.Books.Get<ChoiceService>());
        Services.AddSingleton(till.Books.Get<CheckoutService>());
        Services.AddSingleton(till.Transactions);
        Services.AddSingleton(till.Orders);
        Services.AddSingleton(till.Reads);
        Services.AddSingleton(till.Books.Get<TransactionTrace>());
        Services.AddSingleton(till.Books.Get<Bell>());
        Services.AddSingleton(till.Books.Get<ReversalService>());
        Services.AddSingleton(till.Books.Get<JournalChoices>());
        Services.AddSingleton(till.Books.Get<RecurringJournalService>());
        Services.AddScoped<RecurringDialogs>();
        Services.AddScoped<SalesDialogs>();
        Render<MudPopoverProvider>();
        return till;
    }
}
