using BatchLedger.Audits;
using BatchLedger.Batches;
using BatchLedger.Catalog;
using BatchLedger.DeferredRevenue;
using BatchLedger.GlConnections;
using BatchLedger.GlDeliveries;
using BatchLedger.Journals;
using BatchLedger.LedgerFiles;
using BatchLedger.LedgerRuns;
using BatchLedger.Ledgers;
using BatchLedger.Sales;
using BatchLedger.Tests.Sales;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Audits;

/// <summary>Books with something for every check to look at: B-000001 posted on its second ledger, taken as a file and sent to an accounting system, with an invoice, a payment of it, a refund, a manual journal and the trust money of <see cref="AuditedTrust"/>;
/// B-000002 open, with a journal that recognises revenue; B-000003 open, with an open order.</summary>
internal static class AuditedBooks
{
    public static async Task<Books> OpenAsync()
    {
        var till = await Till.OpenAsync();
        var invoice = await till.RecordedAsync(till.Invoice());
        var payment = await till.RecordedAsync(till.Payment(100_00, invoice));
        await till.RecordedAsync(till.Against(payment, TransactionKind.Refund, 10_00));
        await till.RecordedAsync(till.Journal(("1010", 50_00, 0), ("2200", 0, 50_00)));
        await DeferAsync(till);
        await AuditedTrust.PutAsync(till);
        await PostAsync(till.Books);
        Assert.Null(await till.Books.Get<BatchLifeService>().ReopenAsync("B-000001", reason: "A cheque bounced"));
        await PostAsync(till.Books);
        (await till.Books.Get<LedgerFileService>().DownloadAsync(new("B-000001", LedgerKind.Summary))).Value!.Dispose();

        Till.Made(await till.Books.Get<DeferredRevenueService>().RecogniseAsync(new RecogniseDraft(till.Association.March.Id, null)));
        Till.Made(await till.Books.Get<BatchService>().CreateAsync(new BatchDraft
        {
            Name = "Dues again", BranchId = till.Association.Branch.Id, FiscalPeriodId = till.Association.March.Id, Date = Till.Day,
        }));
        var order = till.Order();
        order.Batch = "B-000003";
        Till.Made(await till.Orders.CreateAsync(order));
        await DeliverAsync(till);
        return till.Books;
    }

    /// <summary>The posted journal of B-000001 as if it had been sent.</summary>
    private static async Task DeliverAsync(Till till)
    {
        var connection = new GlConnection { CompanyId = till.Association.Company.Id, System = AccountingSystem.NetSuite, State = ConnectionState.Connected, From = new DateOnly(2026, 1, 1) };
        await till.Books.PutAsync(connection);
        await using var db = till.Books.Db();
        var journal = await db.JournalEntries.Where(e => e.State == JournalEntryState.Posted).Select(e => e.Id).SingleAsync();
        await till.Books.PutAsync(new GlDelivery
        {
            CompanyId = connection.CompanyId, ConnectionId = connection.Id, JournalEntryId = journal, Key = "bl-audited", State = GlDeliveryState.Sent, CheckedHash = "same", SentHash = "same", OutsideId = "647",
            AskedAt = Books.Start, AskedBy = "R. Osei", Events = [new GlDeliveryEvent { At = Books.Start, Text = "Sent. NetSuite took it as 647." }],
        });
    }

    /// <summary>Later than everything else, so that the first transactions keep their numbers.</summary>
    private static async Task DeferAsync(Till till)
    {
        var course = new Product
        {
            CompanyId = till.Association.Company.Id, Code = "COURSE", Name = "Course", RevenueAccountId = till.Association.Accounts["4010"].Id,
            DeferredRevenueAccountId = till.Association.Accounts["2200"].Id,
        };
        await till.Books.PutAsync(course);
        var invoice = till.Draft(TransactionKind.Invoice);
        invoice.Products.Add(new ProductLineDraft { ProductId = course.Id, UnitPrice = 92_00, ServiceStart = new DateOnly(2026, 3, 1), ServiceEnd = new DateOnly(2026, 5, 31) });
        await till.RecordedAsync(invoice);
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
