using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.Ledgers;
using BatchLedger.Tests.Batches;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Ledgers;

public class LedgerCompaniesTests
{
    [Fact]
    [Rule("S4.28")]
    public async Task Companies_are_added_to_a_ledger_and_taken_out_again()
    {
        await using var books = await Books.OpenAsync();
        var association = await Association.FoundAsync(books);
        await LedgerSituations.AddAsync(books, LedgerType.Budget);
        var companies = books.Get<LedgerCompanyService>();

        Assert.Null(await companies.AddAsync("l", association.Company.Id));
        Assert.Equal("Company ARG keeps ledger L already.", (await companies.AddAsync("L", association.Company.Id))?.Message);
        Assert.Equal(["ARG"], (await books.Get<LedgerReader>().FindAsync("L"))!.Companies.Select(c => c.Code));
        Assert.Null(await companies.RemoveAsync("L", association.Company.Id));
        Assert.Empty((await books.Get<LedgerReader>().FindAsync("L"))!.Companies);
        Assert.Equal("Ledger L is not kept by that company.", (await companies.RemoveAsync("L", association.Company.Id))?.Message);
        await using var db = books.Db();
        Assert.Equal(["Ledger.Add", "Ledger.AddCompany", "Ledger.RemoveCompany"], await db.AuditRows.OrderBy(r => r.Seq).Select(r => r.Action).ToListAsync());
    }

    [Fact]
    public async Task A_company_has_at_most_one_Actual_ledger_and_the_refusal_names_it()
    {
        await using var books = await Books.OpenAsync();
        var association = await Association.FoundAsync(books);
        await LedgerSituations.AddAsync(books, LedgerType.Actual);
        var budget = await LedgerSituations.AddAsync(books, LedgerType.Budget, code: "B");
        await books.Get<LedgerCompanyService>().AddAsync("B", association.Company.Id);
        var draft = LedgerDraft.Of(budget);
        draft.Type = LedgerType.Actual;

        var second = await books.Get<LedgerCompanyService>().AddAsync("L", association.Company.Id);
        Assert.Equal("Company ARG has the Actual ledger ACTUAL already; a company has one.", second?.Message);
        Assert.Equal("/ledgers/ACTUAL", Assert.Single(second!.Links).Address);
        Assert.Equal(second.Message, (await books.Get<LedgerService>().SaveAsync(draft)).Refusal?.Message);
        Assert.Equal(LedgerType.Budget, (await books.Get<LedgerReader>().FindAsync("B"))!.Ledger.Type);
    }

    [Fact]
    public async Task A_company_stays_while_something_of_it_stands_in_the_ledger()
    {
        await using var books = await Books.OpenAsync();
        var association = await Association.FoundAsync(books);
        await LedgerSituations.AddAsync(books, LedgerType.Reporting, association.Ledger.Id);

        Assert.Equal("Company ARG stays in ledger ACTUAL: it has 1 batch, 1 branch that posts to it and 1 Reporting ledger that translates it.",
            (await books.Get<LedgerCompanyService>().RemoveAsync("ACTUAL", association.Company.Id))?.Message);
        await books.PutAsync(new Company { Code = "HC", Name = "Hack Club", Currency = "USD" });
        await using var db = books.Db();
        Assert.Equal("Company HC does not keep the Actual ledger that L translates.",
            (await books.Get<LedgerCompanyService>().AddAsync("L", await db.Companies.Where(c => c.Code == "HC").Select(c => c.Id).SingleAsync()))?.Message);
    }

    [Theory]
    [InlineData(LedgerType.Budget, "L is a Budget ledger and takes no journal transactions. Enter budgets on the Budgets page.")]
    [InlineData(LedgerType.Reporting, "L is a Reporting ledger and takes no journal transactions. Its amounts come from translating an Actual ledger.")]
    [Rule("S4.17")]
    public async Task No_batch_and_no_journal_goes_into_a_ledger_that_takes_none_not_even_past_the_services(LedgerType type, string words)
    {
        await using var books = await Books.OpenAsync();
        var association = await BatchSituations.MakeAsync(books, "Posted");
        var ledger = await LedgerSituations.AddAsync(books, type, association.Ledger.Id);
        if (type is LedgerType.Budget) await books.Get<LedgerCompanyService>().AddAsync("L", association.Company.Id);

        Assert.Equal(words, (await books.Get<BatchService>().CreateAsync(LedgerSituations.DraftIn(ledger, association))).Refusal?.Message);
        foreach (var table in new[] { "Batches", "JournalEntries", "Branches" })
            Assert.Contains("The ledger takes no journals.", (await Assert.ThrowsAsync<SqliteException>(() => MoveAsync(books, table, ledger.Id))).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("L", (await books.Get<LedgerService>().PickAsync(association.Company.Id)).Select(l => l.Code));
    }

    [Fact]
    [Rule("S4.2"), Rule("S4.3"), Rule("S4.4")]
    public async Task The_database_itself_keeps_a_ledger_that_something_is_posted_to_and_its_type_and_currency()
    {
        await using var books = await Books.OpenAsync();
        await BatchSituations.MakeAsync(books, "Posted");

        await Assert.ThrowsAsync<SqliteException>(() => books.Get<WriteGate>().PassAsync(async () => { await using var db = books.Db(); await db.Ledgers.ExecuteUpdateAsync(set => set.SetProperty(l => l.Type, LedgerType.Statistical)); }));
        await Assert.ThrowsAsync<SqliteException>(() => books.Get<WriteGate>().PassAsync(async () => { await using var db = books.Db(); await db.Ledgers.ExecuteUpdateAsync(set => set.SetProperty(l => l.Currency, "EUR")); }));
        await Assert.ThrowsAsync<SqliteException>(() => books.Get<WriteGate>().PassAsync(async () => { await using var db = books.Db(); await db.Ledgers.ExecuteDeleteAsync(); }));
        await using var kept = books.Db();
        Assert.Equal((LedgerType.Actual, "USD"), await kept.Ledgers.Select(l => ValueTuple.Create(l.Type, l.Currency)).SingleAsync());
    }

    [Fact]
    public async Task A_batch_may_name_the_Statistical_ledger_of_its_company_and_no_other_company_s()
    {
        await using var books = await Books.OpenAsync();
        var association = await Association.FoundAsync(books);
        var theirs = await Association.FoundAsync(books, "XYZ");
        var units = await LedgerSituations.AddAsync(books, LedgerType.Statistical);
        await books.Get<LedgerCompanyService>().AddAsync("L", association.Company.Id);

        Assert.Equal(["ACTUAL", "L"], (await books.Get<LedgerService>().PickAsync(association.Company.Id)).Select(l => l.Code));
        Assert.Equal(units.Id, (await books.Get<BatchService>().CreateAsync(LedgerSituations.DraftIn(units, association))).Value?.LedgerId);
        Assert.Equal("Company ARG does not keep ledger ACTXYZ. Choose one of its own.", (await books.Get<BatchService>().CreateAsync(LedgerSituations.DraftIn(theirs.Ledger, association))).Refusal?.Message);
    }

    [Fact]
    public async Task An_inactive_company_or_branch_takes_no_new_batches()
    {
        await using var books = await Books.OpenAsync();
        var association = await Association.FoundAsync(books);
        var draft = CompanyDraft.Of(association.Company);
        draft.Active = false;
        Assert.Null((await books.Get<CompanyService>().SaveAsync(draft)).Refusal);

        Assert.Equal("Company ARG is inactive; neither it nor its branches take new batches. Set it active first, or choose another.",
            (await books.Get<BatchService>().CreateAsync(BatchLifeTests.DraftFor(association, 3))).Refusal?.Message);
        Assert.Empty(await books.Get<BatchFormChoices>().BranchesAsync());
        Assert.False((await books.Get<CompanyService>().ListAsync(new ListQuery())).Rows.Single().Active);
        await books.Get<WriteGate>().PassAsync(async () => { await using var db = books.Db(); await db.Branches.ExecuteUpdateAsync(set => set.SetProperty(b => b.Active, false)); });
        Assert.Equal("Branch HQ is inactive and takes no new batches. Choose another branch.", (await books.Get<BatchService>().CreateAsync(BatchLifeTests.DraftFor(association, 3))).Refusal?.Message);
    }

    private static Task MoveAsync(Books books, string table, int ledger) => books.Get<WriteGate>().PassAsync(async () =>
    {
        await using var db = books.Db();
        await (table switch
        {
            "Batches" => db.Batches.ExecuteUpdateAsync(set => set.SetProperty(b => b.LedgerId, ledger)),
            "JournalEntries" => db.JournalEntries.ExecuteUpdateAsync(set => set.SetProperty(e => e.LedgerId, ledger)),
            _ => db.Branches.ExecuteUpdateAsync(set => set.SetProperty(b => b.LedgerId, ledger)),
        });
    });
}
