using BatchLedger.Data;
using BatchLedger.ExchangeRates;
using BatchLedger.Features;
using BatchLedger.Ledgers;
using BatchLedger.Live;
using BatchLedger.Managements;
using BatchLedger.People;
using BatchLedger.Settings;
using BatchLedger.Tests.Batches;
using BatchLedger.Tests.Ledgers;
using BatchLedger.Tests.Ui;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace BatchLedger.Tests.Settings;

public class SettingsTests : UiStage
{
    [Fact]
    public async Task Each_switch_stays_on_while_data_depends_on_it_and_names_the_data()
    {
        await using var books = await Books.OpenAsync();
        var association = await Association.FoundAsync(books);
        await LedgerSituations.AddAsync(books, LedgerType.Reporting, association.Ledger.Id, "EURREP");
        await books.PutAsync(new Company { Code = "EU", Name = "Europe", Currency = "EUR", Type = CompanyType.WithBranchesRequiringBalancing });
        await books.PutAsync(new ExchangeRate { From = "EUR", To = "USD", Effective = new DateOnly(2026, 1, 1), Rate = 1.1m });

        var locked = await books.TurnAsync(Feature.Multicurrency, Switch.Off);
        Assert.Equal("Multicurrency stays on: 1 exchange rate, 1 Reporting ledger (EURREP) and 1 other switch (Multiple base currencies) depend on it.", locked?.Message);
        Assert.Equal(["/exchange-rates", "/ledgers/EURREP"], locked!.Links.Select(link => link.Address).Where(address => address != "/batches"));
        Assert.Equal("Multiple base currencies stays on: 1 company in another currency (EU in EUR) depends on it.", (await books.TurnAsync(Feature.MultipleBaseCurrencies, Switch.Off))?.Message);
        Assert.Equal("Multibranch stays on: 1 company with branches (EU) depends on it.", (await books.TurnAsync(Feature.Multibranch, Switch.Off))?.Message);
        Assert.Equal("The tenant currency stays USD: 2 companies (ARG in USD, EU in EUR) keep their books.", (await books.Get<SettingsService>().ChooseCurrencyAsync("EUR", null))?.Message);
        Assert.Null(await books.TurnAsync(Feature.Consolidation, Switch.Off));
    }

    [Fact]
    public async Task A_management_keeps_Managements_on()
    {
        await using var books = await Books.OpenAsync();
        var association = await Association.FoundAsync(books);
        Assert.Null(await books.TurnAsync(Feature.Managements, Switch.Off));
        Assert.Null(await books.TurnAsync(Feature.Managements, Switch.On));
        await books.PutAsync(new Management { Number = "M-000107", CompanyId = association.Company.Id, BranchId = association.Branch.Id, Place = "14 Mill Lane", OwnerName = "Harbour Trust" });

        var refused = await books.TurnAsync(Feature.Managements, Switch.Off);

        Assert.Equal("Managements stays on: 1 management depends on it.", refused?.Message);
        Assert.Equal("/managements", Assert.Single(refused!.Links).Address);
    }

    [Fact]
    public async Task A_transaction_in_another_currency_keeps_Multicurrency_on()
    {
        await using var books = await Books.OpenAsync();
        var association = await Association.FoundAsync(books);
        Assert.Null(await books.TurnAsync(Feature.MultipleBaseCurrencies, Switch.Off));
        await books.PutAsync(BatchLifeTests.PaymentIn(association, "T-000001", 100_00));
        await using (var db = books.Db()) await books.Get<WriteGate>().PassAsync(() => db.Transactions.ExecuteUpdateAsync(set => set.SetProperty(t => t.Currency, "EUR")));

        var refused = await books.TurnAsync(Feature.Multicurrency, Switch.Off);

        Assert.Equal("Multicurrency stays on: 1 transaction in another currency depends on it.", refused?.Message);
        Assert.Equal("/batches", Assert.Single(refused!.Links).Address);
    }

    [Fact]
    public async Task A_switch_is_turned_with_an_audit_row_and_one_needs_another()
    {
        await using var books = await Books.OpenAsync();
        Assert.Null(await books.TurnAsync(Feature.MultipleBaseCurrencies, Switch.Off));
        Assert.Null(await books.TurnAsync(Feature.Multicurrency, Switch.Off));

        Assert.Equal("Multiple base currencies needs Multicurrency. Turn that on first.", (await books.TurnAsync(Feature.MultipleBaseCurrencies, Switch.On))?.Message);
        Assert.Null(await books.TurnAsync(Feature.Multicurrency, Switch.On));
        Assert.Equal("The page of settings was changed by R. Osei at 09:00:00 UTC, after you opened it. Look at it as it is now, then try again.",
            (await books.Get<SettingsService>().TurnAsync(Feature.Multibranch, Switch.Off, 0))?.Message);
        await using var db = books.Db();
        Assert.Equal(["Settings.MultipleBaseCurrencies Multiple base currencies: on → Multiple base currencies: off", "Settings.Multicurrency Multicurrency: on → Multicurrency: off",
            "Settings.Multicurrency Multicurrency: off → Multicurrency: on"], await db.AuditRows.OrderBy(r => r.Seq).Select(r => r.Action + " " + r.Before + " → " + r.After).ToListAsync());
    }

    [Fact]
    public async Task The_first_company_brings_the_tenant_currency_and_the_switches_decide_what_companies_come_after()
    {
        await using var books = await Books.OpenAsync();
        foreach (var feature in new[] { Feature.MultipleBaseCurrencies, Feature.Multibranch }) Assert.Null(await books.TurnAsync(feature, Switch.Off));
        await using (var db = books.Db()) await books.Get<WriteGate>().PassAsync(() => db.Features.ExecuteUpdateAsync(set => set.SetProperty(f => f.TenantCurrency, "")));
        var companies = books.Get<CompanyService>();
        Assert.Equal("There is no tenant currency yet. Choose it in Settings, or make the first company; it brings its own.",
            (await books.Get<LedgerService>().SaveAsync(new LedgerDraft { Code = "L", Description = "L" })).Refusal?.Message);

        var first = (await companies.SaveAsync(new CompanyDraft { Code = "EU", Name = "Europe", Currency = "EUR" })).Value!;

        Assert.Equal("EUR", (await books.Get<FeatureReader>().NowAsync()).TenantCurrency);
        Assert.Equal("A company in USD needs Multiple base currencies, which is off: every company is in the tenant currency EUR. An administrator turns it on in Settings.",
            (await companies.SaveAsync(new CompanyDraft { Code = "US", Name = "America", Currency = "USD" })).Refusal?.Message);
        const string branches = "A company of the type With Branches Requiring Balancing needs Multibranch, which is off. An administrator turns it on in Settings.";
        Assert.Equal(branches, (await companies.SaveAsync(new CompanyDraft { Code = "FR", Name = "France", Currency = "EUR", Type = CompanyType.WithBranchesRequiringBalancing })).Refusal?.Message);
        var draft = CompanyDraft.Of(first);
        draft.Type = CompanyType.WithBranchesRequiringBalancing;
        Assert.Equal(branches, (await companies.SaveAsync(draft)).Refusal?.Message);
        Assert.Null(await books.TurnAsync(Feature.Multibranch, Switch.On));
        Assert.Null((await companies.SaveAsync(draft)).Refusal);
    }

    [Fact]
    public async Task Only_an_administrator_of_all_companies_turns_them_and_counts_show_to_nobody_else()
    {
        await using var books = await Books.OpenAsync();
        var association = await Association.FoundAsync(books);
        books.Actor = Books.Person("A. Accountant", Role.Accountant);
        var seen = await books.Get<SettingsService>().ShowAsync();
        Assert.Equal("Changing the settings needs the role Administrator. You are Accountant. Ask an administrator.", (await books.TurnAsync(Feature.Multibranch, Switch.Off))?.Message);
        Assert.Empty(seen.Use.Companies);

        books.Actor = Books.Person("D. Part", Role.Administrator, new HashSet<int> { association.Company.Id });
        Assert.Equal("The settings are those of all companies; you see some of them. Somebody who sees all can change them.", (await books.TurnAsync(Feature.Multibranch, Switch.Off))?.Message);
        Assert.Empty((await books.Get<SettingsService>().ShowAsync()).Use.Companies);
    }

    [Fact]
    public async Task The_page_says_what_each_switch_does_why_it_is_locked_and_moves_by_itself()
    {
        await using var books = await Books.OpenAsync();
        Services.AddSingleton(books.Get<Bell>()).AddSingleton(books.Get<SettingsService>());
        Render<MudPopoverProvider>();
        var page = Render<SettingsPage>();
        page.WaitForAssertion(() => Assert.Equal(["Save tenant currency", "Turn Multicurrency off", "Turn Multiple base currencies off", "Turn Consolidation off", "Turn Multibranch off", "Turn GL integration off", "Turn Managements off"], page.FindAll("button").Select(b => b.TextContent.Trim())));

        await page.FindAll("button").Single(b => b.TextContent.Trim() == "Turn Multibranch off").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("Turn Multibranch on", page.Markup, StringComparison.Ordinal), TimeSpan.FromSeconds(5));
        await Association.FoundAsync(books);
        await books.TurnAsync(Feature.Consolidation, Switch.Off);
        page.WaitForAssertion(() => Assert.Contains("The tenant currency stays USD: 1 company (ARG in USD) keeps its books.", page.Markup, StringComparison.Ordinal), TimeSpan.FromSeconds(5));
    }
}
