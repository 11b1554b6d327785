using BatchLedger.Accounts;
using BatchLedger.Data;
using BatchLedger.Ledgers;
using BatchLedger.People;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Ledgers;

public class CompanyServiceTests
{
    [Fact]
    [Rule("S4.7")]
    public async Task A_new_company_has_its_Actual_ledger_its_branch_and_an_empty_account_map()
    {
        await using var books = await Books.OpenAsync();

        var made = await books.Get<CompanyService>().SaveAsync(new CompanyDraft { Code = " hc ", Name = "Hack Club", Currency = "usd" });

        Assert.Null(made.Refusal);
        await using var db = books.Db();
        var company = await db.Companies.SingleAsync();
        var ledger = await db.Ledgers.Include(l => l.Companies).SingleAsync();
        var branch = await db.Branches.SingleAsync();
        Assert.Equal(("HC", "USD"), (company.Code, company.Currency));
        Assert.Equal(("ACTUAL", "Hack Club – main book", LedgerType.Actual, "USD"), (ledger.Code, ledger.Description, ledger.Type, ledger.Currency));
        Assert.Equal(company.Id, Assert.Single(ledger.Companies).CompanyId);
        Assert.Equal(("HC", ledger.Id), (branch.Code, branch.LedgerId));
        Assert.Null((await books.Get<AccountMapService>().OpenAsync(company.Id)).ReceivableId);
        Assert.Equal("Name: Hack Club · Currency: USD · Type: Without Branches · Accounting system: Excel only · Active: yes",
            (await db.AuditRows.SingleAsync(r => r.Action == "Company.Add")).After);
    }

    [Fact]
    public async Task A_second_company_gets_a_ledger_of_its_own_code()
    {
        await using var books = await Books.OpenAsync();
        await books.Get<CompanyService>().SaveAsync(new CompanyDraft { Code = "HC", Name = "Hack Club" });

        await books.Get<CompanyService>().SaveAsync(new CompanyDraft { Code = "ARG", Name = "River Guides" });

        Assert.Equal(["ACTUAL", "ARG"], (await books.Get<LedgerReader>().ListAsync(null, new ListQuery())).Rows.Select(l => l.Code));
    }

    [Theory]
    [InlineData("", "Hack Club", "USD", "", "Enter the company's code.")]
    [InlineData("HACKCLUBINC", "Hack Club", "USD", "", "The company's code has 11 characters; at most 10 fit.")]
    [InlineData("H-C", "Hack Club", "USD", "", "The company's code “H-C” may hold letters and digits only.")]
    [InlineData("new", "Hack Club", "USD", "", "The company's code cannot be “NEW”; choose another.")]
    [InlineData("HC", " ", "USD", "", "Enter the company's name.")]
    [InlineData("HC", "Hack\nClub", "USD", "", "The company's name contains a line break or another character that cannot be printed.")]
    [InlineData("HC", "Hack Club", "DOLLAR", "", "“DOLLAR” is not a currency. Enter its three-letter ISO code, such as USD, EUR or JPY.")]
    [InlineData("arg", "Guides", "USD", "", "Company ARG is already there (Association of River Guides). Choose another code, or open that company.")]
    [InlineData("HC", "Hack Club", "USD", "actual", "Ledger ACTUAL is already there. A ledger's ID is unique; choose another.")]
    [InlineData("HC", "Hack Club", "USD", "MAIN BOOK", "The ledger ID “MAIN BOOK” may hold letters and digits only.")]
    [InlineData("HC", "Hack Club", "USD", "ACTUAL20261", "The ledger ID has 11 characters; at most 10 fit.")]
    [Rule("S4.7")]
    [Rule("S4.8")]
    public async Task What_cannot_be_a_company_is_refused_in_words(string code, string name, string currency, string ledger, string words)
    {
        await using var books = await Books.OpenAsync();
        await Association.FoundAsync(books);

        var made = await books.Get<CompanyService>().SaveAsync(new CompanyDraft { Code = code, Name = name, Currency = currency, LedgerCode = ledger });

        Assert.Equal(words, made.Refusal?.Message);
        await using var db = books.Db();
        Assert.Equal(1, await db.Companies.CountAsync());
    }

    [Fact]
    public async Task Two_editors_at_once_are_told_apart()
    {
        await using var books = await Books.OpenAsync();
        var arg = await Association.FoundAsync(books);
        var companies = books.Get<CompanyService>();
        var (mine, theirs) = (CompanyDraft.Of(arg.Company), CompanyDraft.Of(arg.Company));
        theirs.Name = "River Guides";
        books.Actor = Books.Person("B. Other", Role.Accountant);
        Assert.Null((await companies.SaveAsync(theirs)).Refusal);

        books.Actor = Books.Person("A. Me", Role.Accountant);
        mine.AccountingSystem = AccountingSystem.Xero;
        var late = await companies.SaveAsync(mine);

        Assert.Equal("Company ARG was changed by B. Other at 09:00:00 UTC, after you opened it. Look at it as it is now, then try again.", late.Refusal?.Message);
        Assert.Equal(AccountingSystem.ExcelOnly, (await companies.FindAsync("ARG"))!.AccountingSystem);
    }

    [Fact]
    public async Task A_change_is_noted_with_what_was_there_before()
    {
        await using var books = await Books.OpenAsync();
        var arg = await Association.FoundAsync(books);
        var draft = CompanyDraft.Of(arg.Company);
        (draft.Name, draft.AccountingSystem) = ("River Guides", AccountingSystem.QuickBooksOnline);

        await books.Get<CompanyService>().SaveAsync(draft);

        await using var db = books.Db();
        var row = await db.AuditRows.SingleAsync();
        Assert.Equal(("Company.Change", "Company ARG", "/companies/ARG"), (row.Action, row.Record, row.Address));
        Assert.Equal("Name: Association of River Guides · Accounting system: Excel only", row.Before);
        Assert.Equal("Name: River Guides · Accounting system: QuickBooks Online", row.After);
    }

    [Fact]
    public async Task A_company_keeps_its_code_and_currency()
    {
        await using var books = await Books.OpenAsync();
        var arg = await Association.FoundAsync(books);
        var draft = CompanyDraft.Of(arg.Company);
        draft.Currency = "EUR";

        var refused = await books.Get<CompanyService>().SaveAsync(draft);

        Assert.Equal("Company ARG keeps its code and its currency USD, for its books are kept in them.", refused.Refusal?.Message);
    }

    [Fact]
    [Rule("S4.31")]
    public void The_company_types_are_these_three() =>
        Assert.Equal(["Without Branches", "With Branches Not Requiring Balancing", "With Branches Requiring Balancing"], Enum.GetValues<CompanyType>().Select(t => t.InWords()));

    [Fact]
    public async Task Who_sees_other_companies_sees_nothing_of_this_one()
    {
        await using var books = await Books.OpenAsync();
        var arg = await Association.FoundAsync(books);
        books.Actor = Books.Person("S. Stranger", (Role)63, new HashSet<int> { arg.Company.Id + 1 });
        var companies = books.Get<CompanyService>();

        Assert.Empty((await companies.ListAsync(new ListQuery())).Rows);
        Assert.Empty(await companies.PickAsync());
        Assert.Null(await companies.FindAsync("ARG"));
        Assert.Empty((await books.Get<LedgerReader>().ListAsync(null, new ListQuery())).Rows);
        Assert.Equal("Company ARG was not found, or belongs to a company you do not see.", (await companies.SaveAsync(CompanyDraft.Of(arg.Company))).Refusal?.Message);
        Assert.Equal("A new company is made by somebody who sees all companies; you see some of them. Ask an administrator.",
            (await companies.SaveAsync(new CompanyDraft { Code = "X", Name = "X" })).Refusal?.Message);
    }

    [Fact]
    public async Task Staff_read_companies_and_do_not_change_them()
    {
        await using var books = await Books.OpenAsync();
        var arg = await Association.FoundAsync(books);
        books.Actor = Books.Person("A. Clerk", Role.Staff);

        Assert.NotNull(await books.Get<CompanyService>().FindAsync("ARG"));
        Assert.Equal("Changing set-up data needs the role Accountant or Controller or Administrator. You are Staff. Ask an administrator.",
            (await books.Get<CompanyService>().SaveAsync(CompanyDraft.Of(arg.Company))).Refusal?.Message);
    }

    [Fact]
    public async Task A_company_whose_journals_do_not_balance_by_branch_cannot_come_to_require_it()
    {
        await using var till = await Sales.Till.OpenAsync();
        var (books, house) = (till.Books, till.Association);
        await till.ChangeAsync<Company>(house.Company.Id, c => c.Type = CompanyType.WithBranchesNotRequiringBalancing);
        var north = new Branch { CompanyId = house.Company.Id, Code = "NORTH", Name = "North", LedgerId = house.Ledger.Id };
        await books.PutAsync(north);
        var journal = till.Journal(("6800", 80_00, 0), ("2200", 0, 80_00));
        journal.Journal[0].BranchId = north.Id;
        await till.RecordedAsync(journal);
        Assert.Null(await books.Get<BatchLedger.Batches.BatchLifeService>().CloseAsync("B-000001"));
        Assert.Null((await books.Get<BatchLedger.LedgerRuns.LedgerRunService>().CreateAsync("B-000001")).Refusal);

        Assert.Equal("The ledger of batch B-000001 is being created for company ARG as it is. Change the type when it is done.", await ChangeAsync());
        await books.Get<BatchLedger.LedgerRuns.LedgerRunWorker>().WorkOffAsync(CancellationToken.None);
        Assert.Equal("Company ARG cannot require balancing: in 1 of its journals the branches do not balance each by itself (J-000001). Reopen their batches first.", await ChangeAsync());
        Assert.Null(await books.Get<BatchLedger.Batches.BatchLifeService>().ReopenAsync("B-000001"));
        Assert.Null(await ChangeAsync());
        Assert.Equal([], (await books.Get<BatchLedger.Audits.VerifyService>().VerifyAsync()).Findings.Select(f => f.Message));

        async Task<string?> ChangeAsync()
        {
            var draft = CompanyDraft.Of((await books.Get<CompanyService>().FindAsync("ARG"))!);
            draft.Type = CompanyType.WithBranchesRequiringBalancing;
            return (await books.Get<CompanyService>().SaveAsync(draft)).Refusal?.Message;
        }
    }
}
