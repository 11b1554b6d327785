using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.DeferredRevenue;
using BatchLedger.ExchangeRates;
using BatchLedger.Ledgers;
using BatchLedger.Sales;
using BatchLedger.Tests.Sales;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.DeferredRevenue;

/// <summary>Recognition over real batches and real runs.</summary>
public class RecognitionTests
{
    [Fact]
    public async Task A_years_service_leaves_nothing_on_the_deferred_account()
    {
        await using var season = await Season.OpenAsync();
        await season.PostedAsync(120_00, "2026-01-01", "2026-12-31");
        Assert.Equal(-120_00, await season.BalanceAsync("2400"));

        var earned = new List<long>();
        for (var month = 1; month <= 12; month++) earned.Add(await season.EarnAsync(month));

        Assert.Equal([1019, 921, 1019, 986, 1019, 987, 1019, 1019, 986, 1020, 986, 1019], earned);
        Assert.Equal((0, -120_00), (await season.BalanceAsync("2400"), await season.BalanceAsync("4100")));
    }

    [Fact]
    public async Task The_journal_is_of_the_periods_last_day_and_the_batch_keeps_a_note()
    {
        await using var season = await Season.OpenAsync();
        await season.PostedAsync(31_00, "2026-03-01", "2026-03-31");

        var journal = Till.Made(await season.RecogniseAsync(3));

        Assert.Equal((TransactionKind.ManualJournal, new DateOnly(2026, 3, 31), 31_00, "Deferred revenue Mar 2026"), (journal.Kind, journal.Date, journal.Amount, journal.Description));
        await using var db = season.Books.Db();
        var batch = await db.Batches.SingleAsync(b => b.Id == journal.BatchId);
        Assert.Equal(("Deferred revenue Mar 2026", BatchState.Open, season.Period(3).Id), (batch.Name, batch.State, batch.FiscalPeriodId));
        Assert.Equal("Deferred revenue of Mar 2026 recognised: 31.00 from 1 invoice line, journal T-000002.", (await db.BatchNotes.SingleAsync(n => n.BatchId == batch.Id)).Text);
        Assert.Contains(await db.AuditRows.ToListAsync(), row => row.Action == "DeferredRevenue.Recognise" && row.After == "31.00 USD · Invoice lines: 1 · Journal: T-000002 · Batch: B-000003");
        Assert.Equal("", await season.DueAsync(3));
    }

    [Fact]
    public async Task Two_at_once_make_one_journal_and_one_command_twice_gives_it_again()
    {
        await using var season = await Season.OpenAsync();
        await season.PostedAsync(120_00, "2026-03-01", "2026-12-31");
        var (mine, yours) = (new RecogniseDraft(season.Period(3).Id, null), new RecogniseDraft(season.Period(3).Id, null));

        var all = await Task.WhenAll(season.Service.RecogniseAsync(mine), season.Service.RecogniseAsync(yours), season.Service.RecogniseAsync(mine));

        var made = Assert.Single(all.Where(one => one.Value is not null).Select(one => one.Value!.Number).Distinct());
        Assert.All(all.Where(one => one.Value is null), one =>
            Assert.Equal("No deferred revenue is due in Mar 2026: what was earned by 31 Mar 2026 is recognised. Invoices count once their batch is posted.", one.Refusal!.Message));
        await using var db = season.Books.Db();
        Assert.Equal(made, Assert.Single(await db.Transactions.Where(t => t.Kind == TransactionKind.ManualJournal).ToListAsync()).Number);
        Assert.Equal((1, 12_16), (await db.RevenueRecognitions.CountAsync(), await db.RevenueRecognitions.SumAsync(r => r.Amount)));
        Assert.Equal(2, await db.Batches.CountAsync(b => b.FiscalPeriodId == season.Period(3).Id && b.Name != "Dues March"));
    }

    [Fact]
    public async Task A_removed_journal_makes_its_revenue_due_again_and_no_journal_can_be_edited()
    {
        await using var season = await Season.OpenAsync();
        await season.PostedAsync(31_00, "2026-03-01", "2026-03-31");
        var journal = Till.Made(await season.RecogniseAsync(3, "B-000001"));
        var draft = season.Till.Journal(("1010", 1, 0), ("2400", 0, 1));
        Assert.Equal("Manual journal T-000002 recognises deferred revenue, line by line of its invoices, and cannot be edited. Remove it; then the revenue is due again.",
            (await season.Till.Transactions.EditAsync(journal.Id, draft)).Refusal?.Message);

        Assert.Null(await season.Till.Transactions.VoidAsync(journal.Id, "Wrong batch"));

        Assert.Equal("T-000001/1 31.00", await season.DueAsync(3));
        Till.Made(await season.RecogniseAsync(3));
        await using var db = season.Books.Db();
        Assert.Equal([1, 2], await db.RevenueRecognitions.OrderBy(r => r.Turn).Select(r => r.Turn).ToListAsync());
        Assert.Equal("", await season.DueAsync(3));
    }

    [Fact]
    public async Task A_cancellation_takes_back_what_was_recognised()
    {
        await using var season = await Season.OpenAsync();
        var invoice = await season.PostedAsync(120_00, "2026-01-01", "2026-12-31");
        Assert.Equal(1019, await season.EarnAsync(1));
        var batch = await season.OpenBatchAsync(2);
        var cancellation = season.Till.Against(invoice, TransactionKind.Cancellation);
        (cancellation.Batch, cancellation.Date) = (batch, new DateOnly(2026, 2, 10));
        Till.Made(await season.Till.Transactions.RecordAsync(cancellation));
        Assert.Equal("T-000001/1 9.21", await season.DueAsync(2));

        await season.PostAsync(batch);

        Assert.Equal("T-000001/1 -10.19", await season.DueAsync(2));
        await season.EarnAsync(2);
        Assert.Equal((0, 0), (await season.BalanceAsync("2400"), await season.BalanceAsync("4100")));
        Assert.Equal("", await season.DueAsync(12));
    }

    [Fact]
    public async Task An_invoice_in_another_currency_gives_out_what_was_put_in_at_its_own_rate()
    {
        await using var season = await Season.OpenAsync();
        await season.Books.PutAsync(new ExchangeRate { From = "EUR", To = "USD", Effective = new DateOnly(2026, 1, 1), Rate = 1.08337m },
            new ExchangeRate { From = "EUR", To = "USD", Effective = new DateOnly(2026, 2, 1), Rate = 1.5m });
        var batch = await season.OpenBatchAsync(1);
        await season.Books.PutAsync(await InEurosAsync(season, batch, 99_99));
        await season.PostAsync(batch);
        Assert.Equal(-108_33, await season.BalanceAsync("2400"));

        for (var month = 1; month <= 4; month++) await season.EarnAsync(month);

        Assert.Equal((0, -108_33), (await season.BalanceAsync("2400"), await season.BalanceAsync("4100")));
    }

    [Fact]
    public async Task Only_posted_invoices_of_the_period_or_before_are_due()
    {
        await using var season = await Season.OpenAsync();
        var (_, batch) = await season.SoldAsync(120_00, "2026-03-01", "2026-12-31");
        Assert.Equal("", await season.DueAsync(3));

        await season.PostAsync(batch);

        Assert.Equal("", await season.DueAsync(2));
        Assert.Equal("T-000001/1 12.16", await season.DueAsync(3));
        Assert.Equal("T-000001/1 23.92", await season.DueAsync(4));
        await using var db = season.Books.Db();
        var due = await RevenueDue.CountAsync(db, season.Period(3), default);
        Assert.Equal((1, "12.16", "T-000001"), (due.Lines, due.Total.Plain(), due.First.Single().Text));
    }

    [Fact]
    public async Task Random_services_come_to_their_net_over_the_periods_of_a_year()
    {
        await using var season = await Season.OpenAsync();
        var chance = new Random(20260302);
        var total = 0L;
        for (var sale = 0; sale < 12; sale++)
        {
            var (start, net) = (new DateOnly(2026, 1, 1).AddDays(chance.Next(300)), chance.Next(1, 1_000_00));
            var end = start.AddDays(chance.Next(365 - start.DayOfYear + 1));
            total += net;
            await season.PostedAsync(net, start.ToString("yyyy-MM-dd", null), end.ToString("yyyy-MM-dd", null));
        }

        for (var month = 1; month <= 12; month++) await season.EarnAsync(month);

        Assert.Equal((0, -total), (await season.BalanceAsync("2400"), await season.BalanceAsync("4100")));
        await using var db = season.Books.Db();
        Assert.Equal(total, await db.RevenueRecognitions.SumAsync(r => r.Amount));
    }

    private static async Task<Transaction> InEurosAsync(Season season, string number, long net)
    {
        await using var db = season.Books.Db();
        var batch = await db.Batches.SingleAsync(b => b.Number == number);
        return new Transaction
        {
            Number = "EU-1", CompanyId = batch.CompanyId, BatchId = batch.Id, BranchId = batch.BranchId, Kind = TransactionKind.Invoice, Date = new DateOnly(2026, 1, 20),
            Currency = "EUR", Amount = net, MemberId = season.Till.Association.Member.Id,
            Lines =
            [
                new TransactionLine
                {
                    LineNo = 1, ProductId = season.Course.Id, BranchId = batch.BranchId, Quantity = 1, UnitPrice = net, Net = net,
                    ServiceStart = new DateOnly(2026, 1, 20), ServiceEnd = new DateOnly(2026, 4, 19),
                },
            ],
        };
    }
}
