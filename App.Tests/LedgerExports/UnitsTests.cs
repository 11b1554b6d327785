using BatchLedger.Batches;
using BatchLedger.Currencies;
using BatchLedger.Journals;
using BatchLedger.LedgerExports;
using BatchLedger.LedgerRuns;
using BatchLedger.Ledgers;
using BatchLedger.PeriodClose;
using BatchLedger.Sales;
using BatchLedger.Tests.Sales;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.LedgerExports;

/// <summary>What a Statistical ledger counts is added to no money.</summary>
public sealed class UnitsTests
{
    [Fact]
    public async Task Units_stay_out_of_the_mass_ledger_and_out_of_the_periods_money()
    {
        await using var till = await Till.OpenAsync();
        await till.RecordedAsync(till.Journal(("1010", 5_00, 0), ("4010", 0, 5_00)));
        await PostAsync(till, "B-000001");
        await CountedAsync(till, "B-000002");
        await PostAsync(till, "B-000002");

        var row = (await till.Books.Get<LedgerExportReader>().FindAsync(till.Association.March.Id))!.Rows.Single(r => r.Batch.Number == "B-000002");
        const string Words = "Batch B-000002 posts to the statistical ledger STAT, which counts units; a mass ledger adds up money. Create its ledger on its own page.";
        Assert.Equal(Words, row.WhyNotSelect?.Message);
        Assert.Equal(Words, (await till.Books.Get<LedgerExportService>().ScheduleAsync(new LedgerExportOrder(till.Association.March.Id, ["B-000002"], LedgerKind.Detail))).Refusal?.Message);

        var view = (await till.Books.Get<PeriodReader>().FindAsync(till.Association.March.Id))!;
        Assert.Equal((2, 5_00L, 5_00L, 5_00L), (view.Now.Journals, view.Now.Debit, view.Now.Credit, view.Figures.Debit));
        await using var db = till.Books.Db();
        Assert.Equal([Currency.None, "USD"], (await db.JournalEntries.Select(e => e.Currency).ToListAsync()).OrderDescending());
    }

    private static async Task CountedAsync(Till till, string number)
    {
        var statistical = new Ledger { Code = "STAT", Description = "Heads", Type = LedgerType.Statistical, Currency = Currency.None };
        await till.Books.PutAsync(statistical);
        var heads = new BatchLedger.Accounts.Account { CompanyId = till.Association.Company.Id, Code = "9000", Name = "Heads", Type = BatchLedger.Accounts.AccountType.Statistical, Unit = "heads" };
        await till.Books.PutAsync(heads);
        till.Association.Accounts["9000"] = heads;
        var batch = await till.BatchAsync(number);
        await till.ChangeAsync<Batch>(batch.Id, b => b.LedgerId = statistical.Id);
        var counted = till.Journal(("9000", 42_00, 0));
        counted.Batch = number;
        await till.RecordedAsync(counted);
    }

    private static async Task PostAsync(Till till, string number)
    {
        Assert.Null(await till.Books.Get<BatchLifeService>().CloseAsync(number));
        Assert.Null((await till.Books.Get<LedgerRunService>().CreateAsync(number)).Refusal);
        await till.Books.Get<LedgerRunWorker>().WorkOffAsync(CancellationToken.None);
        Assert.Null(await till.Books.Get<BatchLifeService>().PostAsync(number));
    }
}
