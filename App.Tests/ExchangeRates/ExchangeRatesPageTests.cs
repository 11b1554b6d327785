using BatchLedger.Data;
using BatchLedger.ExchangeRates;
using BatchLedger.Features;
using BatchLedger.Live;
using BatchLedger.People;
using BatchLedger.Tests.Ui;
using BatchLedger.Ui;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace BatchLedger.Tests.ExchangeRates;

public sealed class ExchangeRatesPageTests : UiStage
{
    [Fact]
    public async Task A_rate_that_somebody_adds_appears_in_the_list_and_among_those_in_force()
    {
        await using var books = await Books.OpenAsync();
        var page = Open(books);
        page.WaitForAssertion(() => Assert.Contains("No exchange rates yet", page.Markup, StringComparison.Ordinal));

        await books.Get<ExchangeRateService>().SaveAsync(new ExchangeRateDraft { From = "EUR", To = "USD", Effective = new DateOnly(2026, 3, 1), Rate = "1.0834" });

        page.WaitForAssertion(() => Assert.Equal(["1.0834", "1.0834"], page.FindAll("td.bl-num").Select(cell => cell.TextContent)), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task What_is_typed_is_said_as_an_equation_and_saved()
    {
        await using var books = await Books.OpenAsync();
        var page = Open(books);
        await page.WaitForElement(".bl-btn.primary").ClickAsync(new());
        page.Field("From currency").Change("eur");
        page.Field("To currency").Change("usd");
        await page.InvokeAsync(() => page.FindComponent<DatePick>().Instance.ValueChanged.InvokeAsync(new DateOnly(2026, 3, 1)));
        page.Field("Rate").Change("1.08340000");
        Assert.Contains("1 EUR = 1.0834 USD", page.Find("form").TextContent, StringComparison.Ordinal);

        await page.Find("form .primary").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("EUR to USD", page.Find("tbody tr[data-row]").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(5));
        Assert.Empty(page.FindAll("form"));
    }

    [Fact]
    public async Task Who_may_not_change_set_up_reads_why()
    {
        await using var books = await Books.OpenAsync();
        books.Actor = Books.Person("S. Staff", Role.Staff);

        var page = Open(books);

        page.WaitForAssertion(() => Assert.StartsWith("New rate: Changing set-up data needs the role", page.Find(".bl-why").TextContent.Trim(), StringComparison.Ordinal));
    }

    private IRenderedComponent<ExchangeRatesPage> Open(Books books)
    {
        Services.AddSingleton(books.Get<Work>()).AddSingleton(books.Get<ExchangeRateService>()).AddSingleton(books.Get<Bell>()).AddSingleton(books.Get<FeatureReader>());
        Render<MudPopoverProvider>();
        return Render<ExchangeRatesPage>();
    }
}
