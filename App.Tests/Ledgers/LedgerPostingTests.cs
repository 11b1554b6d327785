using BatchLedger.Accounts;
using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.LedgerRuns;
using BatchLedger.Ledgers;
using BatchLedger.Tests.Accounts;
using BatchLedger.Tests.LedgerRuns;
using BatchLedger.Tests.Sales;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Ledgers;

/// <summary>What gets into a ledger, and by which way.</summary>
public sealed class LedgerPostingTests
{
    [Fact]
    [Rule("S4.13"), Rule("S4.14")]
    public async Task An_Actual_ledger_holds_nothing_of_a_journal_before_its_batch_is_posted_and_both_sides_after_it()
    {
        await using var till = await Till.OpenAsync();
        await till.RecordedAsync(till.Journal(("1010", 75_00, 0), ("4010", 0, 75_00)));
        Assert.Null(await till.Books.Get<BatchLifeService>().CloseAsync("B-000001"));
        await LedgerRunTests.CreateAsync(till.Books, "B-000001");
        Assert.Empty(await HeldAsync(till));

        Assert.Null(await till.Books.Get<BatchLifeService>().PostAsync("B-000001"));

        Assert.Equal(["ACTUAL 1010 HQ 7500", "ACTUAL 4010 HQ -7500"], await HeldAsync(till));
    }

    [Fact]
    [Rule("S4.14")]
    public async Task A_journal_that_lost_its_balance_past_the_services_does_not_get_out_of_its_batch()
    {
        await using var till = await Till.OpenAsync();
        Assert.Equal("Debits 75.00, credits 74.99, difference 0.01. A manual journal must balance.", await till.RefusedAsync(till.Journal(("1010", 75_00, 0), ("4010", 0, 74_99))));
        await till.RecordedAsync(till.Journal(("1010", 75_00, 0), ("4010", 0, 75_00)));
        await InGateAsync(till, async db => await db.Set<TransactionLine>().Where(l => l.Debit > 0).ExecuteUpdateAsync(set => set.SetProperty(l => l.Debit, 75_01)));
        Assert.Null(await till.Books.Get<BatchLifeService>().CloseAsync("B-000001"));

        var refusal = (await till.Books.Get<LedgerRunService>().CreateAsync("B-000001")).Refusal!;

        Assert.Equal("Manual journal T-000001 is out of balance: debits 75.01, credits 75.00, difference 0.01.", Assert.Single(refusal.Faults).Message);
        Assert.NotNull(await till.Books.Get<BatchLifeService>().PostAsync("B-000001"));
        await using var db = till.Books.Db();
        Assert.Equal(0, await db.JournalEntries.CountAsync());
    }

    /// <summary>The second Actual ledger of one company is put past the services, so that a branch's own choice is seen apart from its company's.</summary>
    [Fact]
    [Rule("S4.15")]
    public async Task What_is_sold_posts_to_the_default_ledger_of_the_branch_of_its_batch_and_to_no_other()
    {
        var (till, north) = await Settling.OpenAsync();
        await using var closing = till;
        var second = new Ledger { Code = "SECOND", Description = "Second book", Type = LedgerType.Actual, Currency = "USD" };
        await till.Books.PutAsync(second);
        await till.Books.PutAsync(new LedgerCompany { LedgerId = second.Id, CompanyId = till.Association.Company.Id });
        Assert.Null(await till.Books.Get<InterBranchService>().SetLedgerAsync(north.Id, second.Id, north.Version));

        foreach (var (branch, price) in new[] { (till.Association.Branch.Id, 40_00L), (north.Id, 60_00L) })
        {
            var batch = Till.Made(await till.Books.Get<BatchService>().CreateAsync(new BatchDraft { Name = "Sales", BranchId = branch, FiscalPeriodId = till.Association.March.Id, Date = Till.Day }));
            var invoice = till.Invoice(price);
            invoice.Batch = batch.Number;
            await till.RecordedAsync(invoice);
            Assert.Null(await till.Books.Get<BatchLifeService>().CloseAsync(batch.Number));
            await LedgerRunTests.CreateAsync(till.Books, batch.Number);
            Assert.Null(await till.Books.Get<BatchLifeService>().PostAsync(batch.Number));
        }

        Assert.Equal(["ACTUAL 1200 HQ 4000", "ACTUAL 4010 HQ -4000", "SECOND 1200 NORTH 6000", "SECOND 4010 NORTH -6000"], await HeldAsync(till));
    }

    [Fact]
    [Rule("S4.20")]
    public async Task What_names_no_currency_is_in_that_of_the_ledger_of_its_batch()
    {
        await using var till = await Till.OpenAsync();
        var europe = await Association.FoundAsync(till.Books, "XYZ");
        await InGateAsync(till, async db =>
        {
            await db.Companies.Where(c => c.Id == europe.Company.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.Currency, "EUR"));
            await db.Ledgers.Where(l => l.Id == europe.Ledger.Id).ExecuteUpdateAsync(set => set.SetProperty(l => l.Currency, "EUR"));
        });
        var here = till.Journal(("1010", 75_00, 0), ("4010", 0, 75_00));
        var there = till.Journal(("1010", 75_00, 0), ("4010", 0, 75_00));
        there.Batch = europe.Batch.Number;
        foreach (var (line, code) in there.Journal.Zip(["1010", "4010"])) line.AccountId = europe.Accounts[code].Id;

        Assert.Equal(("USD", "EUR"), ((await till.RecordedAsync(here)).Currency, (await till.RecordedAsync(there)).Currency));
    }

    [Fact]
    [Rule("S4.32")]
    public async Task The_branches_that_can_post_are_those_of_the_companies_that_keep_the_ledger_and_of_no_other()
    {
        await using var books = await Books.OpenAsync();
        var mine = await Association.FoundAsync(books);
        var theirs = await Association.FoundAsync(books, "XYZ");
        await books.PutAsync(new Branch { CompanyId = theirs.Company.Id, Code = "EAST", Name = "East", LedgerId = theirs.Ledger.Id, Active = false });
        await LedgerSituations.AddAsync(books, LedgerType.Statistical);
        var companies = books.Get<LedgerCompanyService>();

        Assert.Empty(await BranchesAsync(books));
        Assert.Null(await companies.AddAsync("L", mine.Company.Id));
        Assert.Equal(["ARG HQ True"], await BranchesAsync(books));
        Assert.Null(await companies.AddAsync("L", theirs.Company.Id));
        Assert.Equal(["ARG HQ True", "XYZ EAST False", "XYZ HQ True"], await BranchesAsync(books));
        Assert.Null(await companies.RemoveAsync("L", mine.Company.Id));
        Assert.Equal(["XYZ EAST False", "XYZ HQ True"], await BranchesAsync(books));
    }

    private static async Task<IEnumerable<string>> BranchesAsync(Books books) =>
        (await books.Get<LedgerReader>().FindAsync("L"))!.Branches.Select(b => $"{b.CompanyCode} {b.Code} {b.Active}");

    private static Task InGateAsync(Till till, Func<AppDbContext, Task> change) => till.Books.Get<WriteGate>().PassAsync(async () =>
    {
        await using var db = till.Books.Db();
        await change(db);
    });

    private static async Task<IEnumerable<string>> HeldAsync(Till till)
    {
        await using var db = till.Books.Db();
        var held = await (from balance in db.AccountBalances
                          join ledger in db.Ledgers on balance.LedgerId equals ledger.Id
                          join account in db.Accounts on balance.AccountId equals account.Id
                          join branch in db.Branches on balance.BranchId equals branch.Id
                          orderby ledger.Code, account.Code
                          select new { Ledger = ledger.Code, Account = account.Code, Branch = branch.Code, balance.Debit, balance.Credit }).ToListAsync();
        return held.Select(h => $"{h.Ledger} {h.Account} {h.Branch} {h.Debit - h.Credit}");
    }
}
