using BatchLedger.Batches;
using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.ExchangeRates;
using BatchLedger.Journals;
using BatchLedger.LedgerRuns;
using BatchLedger.Ledgers;
using BatchLedger.Sales;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Sales;

/// <summary>The association keeps its books in US dollars; one euro is worth 1.05 from February and 1.1 from 10 March on.</summary>
[Rule("S4.21")]
public sealed partial class ForeignCurrencyTests : IAsyncLifetime
{
    private Till till = null!;

    public async ValueTask InitializeAsync()
    {
        till = await Till.OpenAsync();
        await till.Books.PutAsync(Rate("EUR", 2, 1, 1.05m), Rate("EUR", 3, 10, 1.1m), Rate("JPY", 1, 1, 0.00671234m));
    }

    public ValueTask DisposeAsync() => till.DisposeAsync();

    [Fact]
    public async Task An_invoice_in_euros_is_posted_in_dollars_at_the_rate_of_its_day_with_the_remainder_as_a_line_of_its_own()
    {
        var draft = In("EUR", till.Invoice(33_33));
        draft.Products.AddRange([new() { ProductId = till.Association.Dues.Id, UnitPrice = 33_33 }, new() { ProductId = till.Association.Dues.Id, UnitPrice = 33_34 }]);
        var invoice = await till.RecordedAsync(draft);
        Assert.Equal(("EUR", 100_00L), (invoice.Currency, invoice.Amount));

        Assert.Equal(["1200 11000", "4010 -3666", "4010 -3666", "4010 -3667", "6900 -1"], await PostedAsync());
        await ForgetRatesAsync();
        Assert.Equal(["1200 11000", "4010 -3666", "4010 -3666", "4010 -3667", "6900 -1"], await LinesAsync());
    }

    [Fact]
    public async Task A_payment_in_euros_settles_the_invoice_in_euros_and_no_other_currency_does()
    {
        var invoice = await till.RecordedAsync(In("EUR", till.Invoice()));

        Assert.Equal($"Invoice {invoice.Number} is in EUR; it cannot be settled in USD. Enter it in EUR.", await till.RefusedAsync(till.Payment(100_00, invoice)));
        foreach (var kind in new[] { TransactionKind.Discount, TransactionKind.WriteOff, TransactionKind.Credit, TransactionKind.Cancellation })
            Assert.Equal("Sales.OtherCurrency", (await till.Transactions.RecordAsync(till.Against(invoice, kind, 10_00))).Refusal?.Code);

        var payment = await till.RecordedAsync(In("EUR", till.Payment(60_00, invoice)));
        Assert.Equal("Sales.OtherCurrency", (await till.Transactions.RecordAsync(till.Against(payment, TransactionKind.Refund, 10_00))).Refusal?.Code);
        await till.RecordedAsync(In("EUR", till.Against(payment, TransactionKind.Refund, 10_00)));
        await till.RecordedAsync(In("EUR", till.Against(invoice, TransactionKind.Discount, 5_00)));
        await till.RecordedAsync(In("EUR", till.Against(invoice, TransactionKind.WriteOff, 5_00)));
        await till.RecordedAsync(In("EUR", till.Against(invoice, TransactionKind.Credit, 40_00)));
        Assert.Equal(0, await till.OpenOfAsync(invoice));
    }

    [Fact]
    public async Task Without_a_rate_in_force_on_the_day_nothing_is_entered()
    {
        Assert.Equal("There is no rate from GBP to USD on or before 10 Mar 2026. Add one under Exchange rates.", await till.RefusedAsync(In("GBP", till.Payment(50_00))));
        Assert.Equal("“QQQ” is no currency. Write its code of three letters, such as EUR.", await till.RefusedAsync(In("QQQ", till.Payment(50_00))));
        await till.ChangeAsync<Features.FeatureSet>(1, features => features.Multicurrency = false);
        Assert.Equal("More than one currency needs Multicurrency, which is off. An administrator turns it on in Settings.", await till.RefusedAsync(In("EUR", till.Payment(50_00))));
    }

    [Fact]
    public async Task The_price_of_a_product_is_in_the_companys_currency_and_must_be_typed_in_another()
    {
        var draft = In("EUR", till.Invoice());
        draft.Products[0].UnitPrice = null;

        Assert.Equal("Line 1: the price of DUES is in USD. Type the unit price in EUR.", await till.RefusedAsync(draft));
    }

    [Fact]
    public async Task A_transaction_keeps_its_currency_when_it_is_edited()
    {
        var payment = await till.RecordedAsync(In("EUR", till.Payment(50_00)));
        var draft = (await till.Reads.DetailsAsync(payment.Number))!.AsDraft();

        draft.Currency = "USD";
        Assert.Equal($"{payment.Number} is in EUR; its currency cannot change. Remove it and enter the other.", (await till.Transactions.EditAsync(payment.Id, draft)).Refusal?.Message);
        (draft.Currency, draft.Amount) = ("EUR", 60_00);
        Assert.Equal(60_00, Till.Made(await till.Transactions.EditAsync(payment.Id, draft)).Amount);
    }

    [Fact]
    public async Task A_manual_journal_in_yen_has_no_decimals_and_is_posted_in_dollars()
    {
        await till.RecordedAsync(In("JPY", till.Journal(("1010", 10_001, 0), ("4010", 0, 10_001))));

        Assert.Equal(["1010 6713", "4010 -6713"], await PostedAsync());
    }

    [Fact]
    public async Task A_transaction_whose_rate_vanished_is_an_exception_of_the_run()
    {
        var payment = await till.RecordedAsync(In("EUR", till.Payment(50_00)));
        await ForgetRatesAsync();
        Assert.Null(await till.Books.Get<BatchLifeService>().CloseAsync("B-000001"));

        var refusal = (await till.Books.Get<LedgerRunService>().CreateAsync("B-000001")).Refusal;

        Assert.Equal([$"{payment.Number}: No exchange rate from EUR to USD is in force on 10 Mar 2026."], refusal!.Faults.Select(fault => $"{fault.Where}: {fault.Message}"));
    }

    [Fact]
    public async Task The_control_total_counts_a_payment_in_euros_as_it_is_posted()
    {
        await till.RecordedAsync(In("EUR", till.Payment(33_33)));
        await till.RecordedAsync(till.Payment(10_00));
        var gone = await till.RecordedAsync(In("EUR", till.Payment(10_00)));
        Assert.Null(await till.Transactions.VoidAsync(gone.Id, "Entered twice"));
        var life = till.Books.Get<BatchLifeService>();
        Assert.Null(await till.Books.Get<BatchService>().SetControlTotalAsync("B-000001", null, 46_65));

        Assert.Equal("Cannot close: control total 46.65, payments 46.66, difference -0.01. Correct one of them.", (await life.CloseAsync("B-000001"))?.Message);
        Assert.Null(await till.Books.Get<BatchService>().SetControlTotalAsync("B-000001", null, 46_66));

        await using (var db = till.Books.Db())
        {
            var totals = await BatchTotals.ReadAsync(db, await till.Association.BatchNowAsync(), default);
            Assert.Equal((57_66L, 11_00L, 1, 0), (totals.PaymentsRecorded, totals.PaymentsVoided, totals.Foreign, totals.WithoutRate));
            Assert.Equal(new BatchSums(2, 46_66), (await BatchSums.ReadAsync(db, [till.Association.Batch.Id], "USD", default)).Values.Single());
        }
        var lines = await PostedAsync();
        await ForgetRatesAsync();
        await using (var db = till.Books.Db())
        {
            Assert.Equal(46_66, (await BatchTotals.ReadAsync(db, await till.Association.BatchNowAsync(), default)).Payments.Minor);
            Assert.Equal(new BatchSums(2, 46_66), (await BatchSums.ReadAsync(db, [till.Association.Batch.Id], "USD", default)).Values.Single());
        }
        Assert.Equal(46_66, lines.Where(line => line.StartsWith("1010", StringComparison.Ordinal)).Sum(line => long.Parse(line[5..], null)));
    }

    [Fact]
    public async Task A_posted_refund_in_euros_keeps_what_it_was_posted_with()
    {
        var payment = await till.RecordedAsync(In("EUR", till.Payment(33_33)));
        await till.RecordedAsync(In("EUR", till.Against(payment, TransactionKind.Refund, 11_11)));
        await PostedAsync();
        await ForgetRatesAsync();

        await using var db = till.Books.Db();
        var totals = await BatchTotals.ReadAsync(db, await till.Association.BatchNowAsync(), default);

        Assert.Equal((36_66L, 12_22L), (totals.Payments.Minor, totals.Refunds));
    }

    [Fact]
    public async Task The_record_says_what_it_comes_to_in_the_books()
    {
        var payment = await till.RecordedAsync(In("EUR", till.Payment(33_33)));
        Assert.Equal("36.66 USD at 1 EUR = 1.1 USD of 10 Mar 2026.", SalesWords.InBook((await till.Reads.DetailsAsync(payment.Number))!));

        await PostedAsync();
        Assert.Equal("Posted in USD, at the rate of its day.", SalesWords.InBook((await till.Reads.DetailsAsync(payment.Number))!));
    }

    [Fact]
    public async Task What_counts_units_has_no_currency_and_does_not_move_to_a_book_of_money()
    {
        var statistical = new Ledger { Code = "STAT", Description = "Counts", Type = LedgerType.Statistical, Currency = Currency.None };
        await till.Books.PutAsync(statistical);
        var second = await till.BatchAsync("B-000002");
        await till.ChangeAsync<Batch>(second.Id, batch => batch.LedgerId = statistical.Id);
        var money = await till.RecordedAsync(till.Journal(("1010", 1_00, 0), ("4010", 0, 1_00)));
        var euros = In("EUR", till.Journal(("1010", 1_00, 0)));
        euros.Batch = "B-000002";

        Assert.Equal("Batch B-000002 posts to the statistical ledger STAT, which counts units and has no currency.", await till.RefusedAsync(euros));
        Assert.Equal($"Manual journal {money.Number} is money; batch B-000002 posts to ledger STAT, which counts units.", (await till.Transactions.MoveAsync(money.Id, "B-000002"))?.Message);
    }

    private async Task<IReadOnlyList<string>> PostedAsync()
    {
        var life = till.Books.Get<BatchLifeService>();
        Assert.Null(await life.CloseAsync("B-000001"));
        Assert.Null((await till.Books.Get<LedgerRunService>().CreateAsync("B-000001")).Refusal);
        await till.Books.Get<LedgerRunWorker>().WorkOffAsync(CancellationToken.None);
        Assert.Null(await life.PostAsync("B-000001"));
        return await LinesAsync();
    }

    private async Task<IReadOnlyList<string>> LinesAsync()
    {
        await using var db = till.Books.Db();
        var entry = await db.JournalEntries.SingleAsync(e => e.State == JournalEntryState.Posted);
        Assert.Equal(("USD", entry.Credit), (entry.Currency, entry.Debit));
        var codes = till.Association.Accounts.Values.ToDictionary(a => a.Id, a => a.Code);
        return [.. (await db.JournalLines.Where(l => l.JournalEntryId == entry.Id).OrderBy(l => l.LineNo).ToListAsync()).Select(l => $"{codes[l.AccountId]} {l.Debit - l.Credit}")];
    }

    private Task ForgetRatesAsync() => till.Books.Get<WriteGate>().PassAsync(async () =>
    {
        await using var db = till.Books.Db();
        await db.ExchangeRates.ExecuteDeleteAsync();
    });

    private static TransactionDraft In(string currency, TransactionDraft draft)
    {
        draft.Currency = currency;
        return draft;
    }

    private static ExchangeRate Rate(string from, int month, int day, decimal rate) => new() { From = from, To = "USD", Effective = new DateOnly(2026, month, day), Rate = rate };
}
