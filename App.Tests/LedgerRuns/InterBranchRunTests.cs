using BatchLedger.Accounts;
using BatchLedger.Batches;
using BatchLedger.Journals;
using BatchLedger.Ledgers;
using BatchLedger.LedgerRuns;
using BatchLedger.Sales;
using BatchLedger.Tests.Accounts;
using BatchLedger.Tests.Sales;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.LedgerRuns;

public sealed class InterBranchRunTests
{
    [Fact]
    [Rule("S4.15")]
    public async Task What_a_branch_sells_posts_to_its_default_ledger_and_what_it_posted_for_another_is_settled_by_the_mapping()
    {
        var (till, north) = await Settling.OpenAsync();
        await using var closing = till;
        var (hq, batch) = (till.Association.Branch.Id, await BatchOfAsync(till, north));
        await SellAsync(till, (batch.Number, hq));
        Assert.Null(await till.Books.Get<BatchLifeService>().CloseAsync(batch.Number));

        var exception = (await till.Books.Get<LedgerRunService>().CreateAsync(batch.Number)).Refusal!;
        Assert.Equal([("T-000002", "No inter-branch mapping between NORTH and HQ covers account 6800 (Bad debt).", "/inter-branch")],
            exception.Faults.Select(fault => (fault.Where, fault.Message, fault.Address!)));

        Till.Made(await till.Books.Get<InterBranchService>().SaveAsync(till.Mapping(north.Id, hq, "6000", "6999")));
        await LedgerRunTests.CreateAsync(till.Books, batch.Number);
        Assert.Null(await till.Books.Get<BatchLifeService>().PostAsync(batch.Number));

        await using var db = till.Books.Db();
        Assert.Equal((till.Association.Ledger.Id, north.LedgerId), ((await db.Batches.SingleAsync(b => b.Id == batch.Id)).LedgerId, till.Association.Ledger.Id));
        Assert.Equal(["1200 NORTH 10000", "4010 NORTH -10000", "6800 HQ 3000", "1010 NORTH -3000", "2500 HQ -3000", "1500 NORTH 3000"], await LinesAsync(till));
    }

    [Fact]
    [Rule("S4.31")]
    public async Task A_company_that_need_not_balance_has_no_such_lines_and_asks_for_no_mapping()
    {
        var (till, north) = await Settling.OpenAsync();
        await using var closing = till;
        await till.ChangeAsync<Company>(till.Association.Company.Id, c => c.Type = CompanyType.WithBranchesNotRequiringBalancing);
        var batch = await BatchOfAsync(till, north);
        await SellAsync(till, (batch.Number, till.Association.Branch.Id));
        Assert.Null(await till.Books.Get<BatchLifeService>().CloseAsync(batch.Number));

        await LedgerRunTests.CreateAsync(till.Books, batch.Number);

        Assert.Equal(["1200 NORTH 10000", "4010 NORTH -10000", "6800 HQ 3000", "1010 NORTH -3000"], await LinesAsync(till));
    }

    private static async Task<Batch> BatchOfAsync(Till till, Branch north) => Till.Made(await till.Books.Get<BatchService>().CreateAsync(new BatchDraft
    {
        Name = "North", BranchId = north.Id, FiscalPeriodId = till.Association.March.Id, Date = Till.Day,
    }));

    // An invoice of the branch alone, and a cost that it paid for the other.
    private static async Task SellAsync(Till till, (string Batch, int Other) of)
    {
        var invoice = till.Invoice();
        var journal = till.Journal(("6800", 30_00, 0), ("1010", 0, 30_00));
        (invoice.Batch, journal.Batch) = (of.Batch, of.Batch);
        journal.Journal[0].BranchId = of.Other;
        await till.RecordedAsync(invoice);
        await till.RecordedAsync(journal);
    }

    private static async Task<List<string>> LinesAsync(Till till)
    {
        await using var db = till.Books.Db();
        var accounts = await db.Accounts.ToDictionaryAsync(a => a.Id, a => a.Code);
        var branches = await db.Branches.ToDictionaryAsync(b => b.Id, b => b.Code);
        return [.. (await db.JournalLines.OrderBy(l => l.LineNo).ToListAsync()).Select(l => $"{accounts[l.AccountId]} {branches[l.BranchId]} {l.Debit - l.Credit}")];
    }
}
