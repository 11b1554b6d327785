using BatchLedger.Journals;
using BatchLedger.Sales;

namespace BatchLedger.Tests.Sales;

public class TransactionTraceTests
{
    [Fact]
    public async Task A_transaction_leads_back_to_its_order_and_on_to_its_journal_lines()
    {
        await using var till = await Till.OpenAsync();
        var order = Till.Made(await till.Orders.CreateAsync(till.Order()));
        var invoice = Till.Made(await till.Orders.InvoiceAsync(order.Id, order.Version));
        var trace = till.Books.Get<TransactionTrace>();
        Assert.Null((await trace.FindAsync(invoice)).Journal);

        Assert.Null(await till.Books.Get<BatchLedger.Batches.BatchLifeService>().CloseAsync("B-000001"));
        Assert.Null((await till.Books.Get<BatchLedger.LedgerRuns.LedgerRunService>().CreateAsync("B-000001")).Refusal);
        await till.Books.Get<BatchLedger.LedgerRuns.LedgerRunWorker>().WorkOffAsync(CancellationToken.None);

        var origin = await trace.FindAsync(invoice);
        Assert.Equal(new OrderOrigin(order.Number, order.Date, "B-000001"), origin.Order);
        Assert.Equal(("J-000001", JournalEntryState.Ready), (origin.Journal!.View.Entry.Number, origin.Journal.View.Entry.State));
        Assert.Equal(["1200 100 0", "4010 0 100"], origin.Journal.Lines.Select(l => FormattableString.Invariant($"{l.Account} {l.Line.Debit / 100} {l.Line.Credit / 100}")).Order());
        Assert.Equal("/account-ledger?company=ARG&ledger=ACTUAL&from=2026-03-01&to=2026-03-01&account=1200", origin.Journal.View.AccountLedgerAddress("1200"));
    }
}
