using BatchLedger.Features;
using BatchLedger.Ledgers;
using BatchLedger.Settings;
using BatchLedger.Tests.Settings;

namespace BatchLedger.Tests.Ledgers;

public class LedgerCurrencyTests
{
    [Fact]
    [Rule("S4.20"), Rule("S4.23")]
    public async Task With_Multiple_base_currencies_a_new_Actual_ledger_asks_for_its_currency()
    {
        await using var books = await Books.OpenAsync();
        var draft = new LedgerDraft { Code = "EUBOOK", Description = "Europe" };
        var ledgers = books.Get<LedgerService>();

        Assert.Equal("Choose the currency of the Actual ledger.", (await ledgers.SaveAsync(draft)).Refusal?.Message);
        draft.Currency = "DOLLAR";
        Assert.Equal("The currency has 6 characters; at most 3 fit.", (await ledgers.SaveAsync(draft)).Refusal?.Message);
        draft.Currency = "ABC";
        Assert.Equal("“ABC” is not a currency. Enter its three-letter ISO code, such as USD, EUR or JPY.", (await ledgers.SaveAsync(draft)).Refusal?.Message);
        draft.Currency = "eur";
        Assert.Equal("EUR", (await ledgers.SaveAsync(draft)).Value?.Currency);
    }

    [Fact]
    [Rule("S4.22"), Rule("S4.29")]
    public async Task Its_currency_changes_only_while_no_company_keeps_it_and_only_companies_of_that_currency_may()
    {
        await using var books = await Books.OpenAsync();
        await books.PutAsync(new Company { Code = "HC", Name = "Hack Club", Currency = "USD" });
        var ledger = await LedgerSituations.AddAsync(books, LedgerType.Actual);
        var (ledgers, companies) = (books.Get<LedgerService>(), books.Get<LedgerCompanyService>());
        var hc = (await companies.PickAsync(ledger.Id)).Single();
        var draft = LedgerDraft.Of(ledger);
        draft.Currency = "EUR";
        var euro = (await ledgers.SaveAsync(draft)).Value!;

        Assert.Equal("Company HC keeps its books in USD; Actual ledger L is in EUR and takes companies of that base currency only.", (await companies.AddAsync("L", hc.Id))?.Message);
        draft = LedgerDraft.Of(euro);
        draft.Currency = "USD";
        Assert.Null((await ledgers.SaveAsync(draft)).Refusal);
        Assert.Null(await companies.AddAsync("L", hc.Id));

        draft = LedgerDraft.Of((await books.Get<LedgerReader>().FindAsync("L"))!.Ledger);
        draft.Currency = "EUR";
        Assert.Equal("Ledger L is kept by a company in USD; its currency cannot change while companies are associated.", (await ledgers.SaveAsync(draft)).Refusal?.Message);
    }

    [Theory]
    [InlineData(LedgerType.Actual, "An Actual ledger is kept in the tenant currency USD while Multiple base currencies is off in Settings.")]
    [InlineData(LedgerType.Budget, "A Budget ledger is kept in the tenant currency USD while Multiple base currencies is off in Settings.")]
    [Rule("S4.24"), Rule("S4.25")]
    public async Task Without_Multiple_base_currencies_the_system_puts_the_tenant_currency_in_and_no_other_goes(LedgerType type, string words)
    {
        await using var books = await Books.OpenAsync();
        Assert.Null(await books.TurnAsync(Feature.MultipleBaseCurrencies, Switch.Off));
        var ledgers = books.Get<LedgerService>();

        Assert.Equal(words, (await ledgers.SaveAsync(new LedgerDraft { Code = "L", Description = "L", Type = type, Currency = "EUR" })).Refusal?.Message);
        Assert.Equal("USD", (await ledgers.SaveAsync(new LedgerDraft { Code = "L", Description = "L", Type = type })).Value?.Currency);
    }

    [Fact]
    [Rule("S4.18")]
    public async Task A_Reporting_ledger_needs_Multicurrency_an_Actual_ledger_and_another_currency()
    {
        await using var books = await Books.OpenAsync();
        var association = await Association.FoundAsync(books);
        var ledgers = books.Get<LedgerService>();
        var draft = new LedgerDraft { Code = "EURREP", Description = "Euro", Type = LedgerType.Reporting, Currency = "USD" };

        Assert.Equal("Choose the Actual ledger that the Reporting ledger translates.", (await ledgers.SaveAsync(draft)).Refusal?.Message);
        draft.TranslatesLedgerId = association.Ledger.Id;
        Assert.Equal("Ledger ACTUAL is kept in USD already. A Reporting ledger translates it to another currency.", (await ledgers.SaveAsync(draft)).Refusal?.Message);
        draft.Currency = "EUR";
        await books.TurnAsync(Feature.MultipleBaseCurrencies, Switch.Off);
        Assert.Null(await books.TurnAsync(Feature.Multicurrency, Switch.Off));
        var off = (await ledgers.SaveAsync(draft)).Refusal!;
        Assert.Equal("A Reporting ledger needs Multicurrency, which is off. An administrator turns it on in Settings.", off.Message);
        Assert.Equal("/settings", Assert.Single(off.Links).Address);

        await books.TurnAsync(Feature.Multicurrency, Switch.On);
        var made = (await ledgers.SaveAsync(draft)).Value!;
        Assert.Equal(("EUR", association.Ledger.Id, association.Company.Id), (made.Currency, made.TranslatesLedgerId, Assert.Single(made.Companies).CompanyId));
    }

    [Fact]
    [Rule("S4.12"), Rule("S4.20")]
    public async Task A_Statistical_ledger_counts_units()
    {
        await using var books = await Books.OpenAsync();
        var ledger = await LedgerSituations.AddAsync(books, LedgerType.Statistical);
        var draft = LedgerDraft.Of(ledger);
        draft.Currency = "USD";

        Assert.Equal(("XXX", "no currency, counts units"), (ledger.Currency, LedgerWords.CurrencyInWords(ledger.Currency)));
        Assert.Equal("A Statistical ledger has no currency: it counts the units of its accounts.", (await books.Get<LedgerService>().SaveAsync(draft)).Refusal?.Message);
    }

    [Fact]
    [Rule("S4.26"), Rule("S4.27")]
    public async Task A_ledger_is_marked_as_source_only_with_Consolidation_on()
    {
        await using var books = await Books.OpenAsync();
        Assert.Null(await books.TurnAsync(Feature.Consolidation, Switch.Off));
        var draft = new LedgerDraft { Code = "L", Description = "L", Currency = "USD", ConsolidationSource = true };

        Assert.Equal("A consolidation source needs Consolidation, which is off. An administrator turns it on in Settings.", (await books.Get<LedgerService>().SaveAsync(draft)).Refusal?.Message);
        await books.TurnAsync(Feature.Consolidation, Switch.On);
        Assert.True((await books.Get<LedgerService>().SaveAsync(draft)).Value?.ConsolidationSource);
        Assert.Equal("Consolidation stays on: 1 consolidation source (L) depends on it.", (await books.TurnAsync(Feature.Consolidation, Switch.Off))?.Message);
    }
}
