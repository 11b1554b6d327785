using BatchLedger.Accounts;
using BatchLedger.Data;
using BatchLedger.Ledgers;
using BatchLedger.People;
using BatchLedger.Tests.Ui;
using BatchLedger.Ui;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace BatchLedger.Tests.Ledgers;

public class FileProfileTests : UiStage
{
    [Fact]
    public async Task A_company_has_the_usual_profile_until_it_says_more_and_the_trail_shows_what_changed()
    {
        await using var books = await Books.OpenAsync();
        var company = await CompanyAsync(books, AccountingSystem.SageIntacct);
        await books.Get<DepartmentService>().SaveAsync(new DepartmentDraft { CompanyId = company.Id, Code = "NORTH", Name = "North" });
        var profile = books.Get<FileProfileService>();
        var draft = FileProfileDraft.Of(await profile.OpenAsync(company.Id), company.AccountingSystem);
        Assert.Equal(("GJ", "Tax Exempt", 0), (draft.IntacctJournal, draft.XeroTaxRate, draft.Version));

        (draft.IntacctLocation, draft.DepartmentCodes) = (" 100 ", "north = 200\n\n");
        Assert.Null((await profile.SaveAsync(draft)).Refusal);

        var kept = await profile.OpenAsync(company.Id);
        Assert.Equal(("100", "200", "SOUTH", 1), (kept.IntacctLocation, kept.DepartmentCodes.Outside("NORTH"), kept.DepartmentCodes.Outside("SOUTH"), kept.Version));
        await using var db = books.Db();
        var row = await db.AuditRows.SingleAsync(r => r.Action == "FileProfile.Change");
        Assert.Equal("Intacct location: 100 · Department codes: NORTH = 200", row.After);
    }

    [Fact]
    public async Task Two_people_do_not_overwrite_each_other()
    {
        await using var books = await Books.OpenAsync();
        var company = await CompanyAsync(books, AccountingSystem.Xero);
        var profile = books.Get<FileProfileService>();
        var (mine, theirs) = (await DraftAsync(books, company), await DraftAsync(books, company));
        mine.XeroBranchTracking = "Region";
        Assert.Null((await profile.SaveAsync(mine)).Refusal);
        Assert.Equal("Data.Stale", (await profile.SaveAsync(theirs)).Refusal?.Code);
    }

    [Theory]
    [InlineData(AccountingSystem.SageIntacct, " ", "", "Enter the Intacct journal.")]
    [InlineData(AccountingSystem.NetSuite, "GJ", "", "Enter the NetSuite subsidiary.")]
    [InlineData(AccountingSystem.GenericCsv, "GJ", "HQ", "Branch codes, line 1: “HQ” is not a pair. Write our code, an equals sign and the outside code, such as NORTH = 200.")]
    [InlineData(AccountingSystem.GenericCsv, "GJ", "ARG = 1\nARG = 2", "Branch codes, line 2: ARG is listed before. Keep one of the two lines.")]
    [InlineData(AccountingSystem.GenericCsv, "GJ", "ARH = 1", "Branch codes: company ARG has no branch ARH. Write a code it has, or take the line out.")]
    public async Task A_refusal_names_the_field(AccountingSystem system, string journal, string branches, string words)
    {
        await using var books = await Books.OpenAsync();
        var draft = await DraftAsync(books, await CompanyAsync(books, system));
        (draft.IntacctJournal, draft.BranchCodes) = (journal, branches);
        Assert.Equal(words, (await books.Get<FileProfileService>().SaveAsync(draft)).Refusal?.Message);
    }

    [Theory]
    [InlineData(AccountingSystem.ExcelOnly, "")]
    [InlineData(AccountingSystem.QuickBooksOnline, "QuickBooks class, Customer of summary lines, Vendor of summary lines, Dates, Department codes")]
    [InlineData(AccountingSystem.SageIntacct, "Intacct journal, Intacct location, Department codes")]
    [InlineData(AccountingSystem.Xero, "Xero tax rate, Tracking for departments, Dates, Department codes")]
    public async Task The_card_asks_only_what_the_accounting_system_needs(AccountingSystem system, string labels)
    {
        await using var books = await Books.OpenAsync();
        var card = Card(books, await CompanyAsync(books, system));
        Assert.Equal(labels, string.Join(", ", card.FindAll("label").Select(label => label.TextContent.Trim('*')).Distinct()));
    }

    [Fact]
    public async Task What_is_typed_in_the_card_is_saved_and_who_may_not_reads_why()
    {
        await using var books = await Books.OpenAsync();
        var company = await CompanyAsync(books, AccountingSystem.NetSuite);
        var card = Card(books, company);
        card.Field("NetSuite subsidiary").Change("Harbour Guild");
        await card.Find("button.primary").ClickAsync(new());
        Assert.Equal("Harbour Guild", (await books.Get<FileProfileService>().OpenAsync(company.Id)).NetSuiteSubsidiary);

        books.Actor = Books.Person("V. Viewer", Role.Viewer);
        var closed = Render<FileProfileCard>(with => with.Add(c => c.Company, company));
        Assert.Equal("true", closed.Find("button.primary").GetAttribute("aria-disabled"));
    }

    [Fact]
    public async Task An_external_name_is_a_path_without_empty_parts()
    {
        await using var books = await Books.OpenAsync();
        var company = await CompanyAsync(books, AccountingSystem.QuickBooksOnline);
        var draft = new AccountDraft { CompanyId = company.Id, Code = "4010", Name = "Dues", Type = AccountType.Revenue, ExternalName = "Income:" };
        Assert.Equal("The external name “Income:” has an empty part. Write it as Parent:Child, without a colon at either end.", (await books.Get<AccountService>().SaveAsync(draft)).Refusal?.Message);
        draft.ExternalName = "Income:Dues";
        Assert.Null((await books.Get<AccountService>().SaveAsync(draft)).Refusal);
    }

    private IRenderedComponent<FileProfileCard> Card(Books books, Company company)
    {
        Services.AddSingleton(books.Get<Work>()).AddSingleton(books.Get<FileProfileService>());
        Render<MudPopoverProvider>();
        return Render<FileProfileCard>(with => with.Add(c => c.Company, company));
    }

    private static async Task<Company> CompanyAsync(Books books, AccountingSystem system) =>
        (await books.Get<CompanyService>().SaveAsync(new CompanyDraft { Code = "ARG", Name = "River Guides", AccountingSystem = system })).Value!;

    private static async Task<FileProfileDraft> DraftAsync(Books books, Company company) =>
        FileProfileDraft.Of(await books.Get<FileProfileService>().OpenAsync(company.Id), company.AccountingSystem);
}
