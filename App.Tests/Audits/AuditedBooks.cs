using BatchLedger.Audits;
using BatchLedger.Batches;
using BatchLedger.LedgerRuns;
using BatchLedger.Sales;
using BatchLedger.Tests.Sales;
using BatchLedger.Transactions;

namespace BatchLedger.Tests.Audits;

/// <summary>Books with something for every check to look at: B-000001 posted on its second ledger, with an invoice, a payment of it, a refund and a manual journal;
/// B-000002 open, with an open order.</summary>
internal static class AuditedBooks
{
    public static async Task<Books> OpenAsync()
    {
        var till = await Till.OpenAsync();
        var invoice = await till.RecordedAsync(till.Invoice());
        var payment = await till.RecordedAsync(till.Payment(100_00, invoice));
        await till.RecordedAsync(till.Against(payment, TransactionKind.Refund, 10_00));
        await till.RecordedAsync(till.Journal(("1010", 50_00, 0), ("2200", 0, 50_00)));
        await PostAsync(till.Books);
        Assert.Null(await till.Books.Get<BatchLifeService>().ReopenAsync("B-000001", reason: "A cheque bounced"));
        await PostAsync(till.Books);

        Till.Made(await till.Books.Get<BatchService>().CreateAsync(new BatchDraft
        {
            Name = "Dues again", BranchId = till.Association.Branch.Id, FiscalPeriodId = till.Association.March.Id, Date = Till.Day,
        }));
        var order = till.Order();
        order.Batch = "B-000002";
        Till.Made(await till.Orders.CreateAsync(order));
        return till.Books;
    }

    public static Task<AuditReport> VerifyAsync(this Books books) => books.Get<VerifyService>().VerifyAsync();

    private static async Task PostAsync(Books books)
    {
        Assert.Null(await books.Get<BatchLifeService>().CloseAsync("B-000001"));
        Assert.Null((await books.Get<LedgerRunService>().CreateAsync("B-000001")).Refusal);
        await books.Get<LedgerRunWorker>().WorkOffAsync(CancellationToken.None);
        Assert.Null(await books.Get<BatchLifeService>().PostAsync("B-000001"));
    }
}
