using BatchLedger.Batches;
using BatchLedger.Currencies;
using BatchLedger.ExchangeRates;
using BatchLedger.LedgerRuns;
using BatchLedger.Sales;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Sales;

/// <summary>Rates that change, go, or are larger than anybody needs.</summary>
public sealed partial class ForeignCurrencyTests
{
    [Fact]
    public async Task A_rate_that_goes_between_the_click_and_the_run_fails_the_run_and_not_the_batch()
    {
        await till.RecordedAsync(In("EUR", till.Payment(50_00)));
        Assert.Null(await till.Books.Get<BatchLifeService>().CloseAsync("B-000001"));
        Assert.Null((await till.Books.Get<LedgerRunService>().CreateAsync("B-000001")).Refusal);
        await ForgetRatesAsync();

        await till.Books.Get<LedgerRunWorker>().WorkOffAsync(CancellationToken.None);

        await using var db = till.Books.Db();
        Assert.Equal(LedgerRunState.Failed, (await db.LedgerRuns.SingleAsync()).State);
        Assert.Equal((BatchState.Closed, 0), ((await till.Association.BatchNowAsync()).State, await db.JournalEntries.CountAsync()));
        await till.Books.PutAsync(Rate("EUR", 2, 1, 1.05m));
        Assert.Null((await till.Books.Get<LedgerRunService>().CreateAsync("B-000001")).Refusal);
    }

    [Fact]
    public async Task What_is_taken_back_comes_to_nothing_though_the_rate_changed_in_between()
    {
        var early = new DateOnly(2026, 3, 5);
        var accrual = In("EUR", till.Journal(("6800", 33_33, 0), ("2200", 0, 11_11), ("2200", 0, 22_22)));
        accrual.Date = early;
        var journal = await till.RecordedAsync(accrual);
        var back = Till.Made(await till.Books.Get<ReversalService>().ReverseAsync(new ReversalDraft { JournalId = journal.Id, Batch = "B-000001", Date = Till.Day }));
        Till.Made(await till.Books.Get<ReversalService>().ReverseAsync(new ReversalDraft { JournalId = back.Id, Batch = "B-000001", Date = Till.Day }));
        var sale = In("EUR", till.Invoice(33_33));
        sale.Date = early;
        var invoice = await till.RecordedAsync(sale);
        await till.RecordedAsync(In("EUR", till.Against(invoice, TransactionKind.Cancellation)));

        Assert.Equal("35.00 USD at 1 EUR = 1.05 USD of 01 Feb 2026.", SalesWords.InBook((await till.Reads.DetailsAsync(back.Number))!));
        var lines = (await PostedAsync()).GroupBy(line => line[..4], (account, own) => (account, own.Sum(line => long.Parse(line[5..], null))));
        Assert.Equal([("1200", 0), ("2200", -35_00), ("4010", 0), ("6800", 35_00)], lines.Order());
        Assert.Equal([], (await till.Books.Get<BatchLedger.Audits.VerifyService>().VerifyAsync()).Findings.Select(fault => $"{fault.Where}: {fault.Message}"));
    }

    [Fact]
    public async Task What_a_rate_makes_larger_than_a_line_can_carry_is_an_exception_and_breaks_no_page()
    {
        await till.Books.PutAsync(new ExchangeRate { From = "KWD", To = "USD", Effective = new DateOnly(2026, 1, 1), Rate = 9_999_999_999.99999999m },
            new ExchangeRate { From = "GBP", To = "USD", Effective = new DateOnly(2026, 1, 1), Rate = 0.00000001m });
        var large = await till.RecordedAsync(In("KWD", till.Payment(Money.Limit)));
        await till.RecordedAsync(In("GBP", till.Journal(("1010", 1, 0), ("4010", 0, 1))));

        Assert.StartsWith("The amount is more than one entry can carry", SalesWords.InBook((await till.Reads.DetailsAsync(large.Number))!), StringComparison.Ordinal);
        Assert.Null(await till.Books.Get<BatchLifeService>().CloseAsync("B-000001"));
        Assert.Equal(1, (await BatchTotals.ReadAsync(till.Books.Db(), await till.Association.BatchNowAsync(), default)).WithoutRate);
        var fault = Assert.Single((await till.Books.Get<LedgerRunService>().CreateAsync("B-000001")).Refusal!.Faults);
        Assert.Equal($"Payment {large.Number} has a line above 10,000,000,000,000.00 USD, the most that one line can carry.", fault.Message);
    }
}
