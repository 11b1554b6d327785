using BatchLedger.Data;
using BatchLedger.Live;
using BatchLedger.Tests.Ui;
using BatchLedger.Translations;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace BatchLedger.Tests.Translations;

public sealed class TranslationsPageTests : UiStage
{
    [Fact]
    public async Task A_period_is_translated_with_one_click_and_says_when_it_is_to_be_done_again()
    {
        await using var books = await TranslatedBooks.OpenAsync();
        await books.RateAsync(1, 1, 0.9m);
        await books.MovedAsync(1, ("1010", 1_000_00), ("4010", -1_000_00));
        await books.MovedAsync(2, ("1010", 300_00), ("4010", -300_00));
        var list = Open(books);
        list.WaitForAssertion(() => Assert.Contains("Jan 2026 has movements and is not translated. Translate it before Feb 2026.", Row(list, 2).TextContent, StringComparison.Ordinal));
        Assert.Equal("true", Row(list, 2).QuerySelector("button")!.GetAttribute("aria-disabled"));

        await Row(list, 1).QuerySelector("button")!.ClickAsync(new());

        list.WaitForAssertion(() => Assert.Contains("Translated", Row(list, 1).TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(5));
        list.WaitForAssertion(() => Assert.Null(Row(list, 2).QuerySelector("button")!.GetAttribute("aria-disabled")), TimeSpan.FromSeconds(5));
        await books.MovedAsync(1, ("1200", 1_00), ("4900", -1_00));
        books.Books.Get<Bell>().Ring([Topics.Batches]);
        list.WaitForAssertion(() => Assert.Contains("Translate again", Row(list, 1).TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Without_a_Reporting_ledger_the_page_says_how_one_is_made()
    {
        await using var books = await TranslatedBooks.OpenAsync();
        await books.ChangeAsync(async db => db.Remove((await db.FindAsync<BatchLedger.Ledgers.LedgerCompany>(books.Reporting.Id, books.Association.Company.Id))!));

        var list = Open(books);

        list.WaitForAssertion(() => Assert.Contains("This company has no Reporting ledger", list.Markup, StringComparison.Ordinal));
    }

    private static AngleSharp.Dom.IElement Row(IRenderedComponent<TranslationList> list, int month) => list.FindAll("tbody tr")[month - 1];

    private IRenderedComponent<TranslationList> Open(TranslatedBooks books)
    {
        Services.AddSingleton(books.Books.Get<Work>()).AddSingleton(books.Service).AddSingleton(books.Books.Get<Bell>());
        return Render<TranslationList>(with => with.Add(l => l.CompanyId, books.Association.Company.Id));
    }
}
