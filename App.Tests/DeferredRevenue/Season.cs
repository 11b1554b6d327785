using BatchLedger.Accounts;
using BatchLedger.Batches;
using BatchLedger.Catalog;
using BatchLedger.DeferredRevenue;
using BatchLedger.FiscalPeriods;
using BatchLedger.Journals;
using BatchLedger.LedgerRuns;
using BatchLedger.Refusals;
using BatchLedger.Sales;
using BatchLedger.Tests.Sales;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.DeferredRevenue;

/// <summary>The sample association that sells a course, whose revenue waits on account 2400 until it is earned on account 4100.</summary>
internal sealed class Season : IAsyncDisposable
{
    private Season(Till till, Product course) => (Till, Course) = (till, course);

    public Till Till { get; }
    public Product Course { get; }
    public Books Books => Till.Books;
    public DeferredRevenueService Service => Books.Get<DeferredRevenueService>();

    public static async Task<Season> OpenAsync()
    {
        var till = await Till.OpenAsync();
        var company = till.Association.Company.Id;
        var deferred = new Account { CompanyId = company, Code = "2400", Name = "Deferred courses", Type = AccountType.Liability };
        var earned = new Account { CompanyId = company, Code = "4100", Name = "Courses", Type = AccountType.Revenue };
        await till.Books.PutAsync(deferred, earned);
        (till.Association.Accounts["2400"], till.Association.Accounts["4100"]) = (deferred, earned);
        var course = new Product
        {
            CompanyId = company, Code = "COURSE", Name = "Rescue course", UnitPrice = 120_00, RevenueAccountId = earned.Id, DeferredRevenueAccountId = deferred.Id,
        };
        await till.Books.PutAsync(course);
        return new Season(till, course);
    }

    public FiscalPeriod Period(int month) => Till.Association.Year.Periods.Single(p => p.Number == month);

    /// <summary>An invoice over one course, in a batch of its own of the service's first month.</summary>
    public async Task<(Transaction Invoice, string Batch)> SoldAsync(long net, string from, string to)
    {
        var (start, end) = (Day(from), Day(to));
        var batch = await OpenBatchAsync(start.Month);
        var invoice = Till.Made(await Till.Transactions.RecordAsync(new TransactionDraft
        {
            Batch = batch, Kind = TransactionKind.Invoice, Date = start, MemberId = Till.Association.Member.Id,
            Products = [new ProductLineDraft { ProductId = Course.Id, UnitPrice = net, ServiceStart = start, ServiceEnd = end }],
        }));
        return (invoice, batch);
    }

    public async Task<Transaction> PostedAsync(long net, string from, string to)
    {
        var (invoice, batch) = await SoldAsync(net, from, to);
        await PostAsync(batch);
        return invoice;
    }

    public async Task<string> OpenBatchAsync(int month) => Till.Made(await Books.Get<BatchService>().CreateAsync(new BatchDraft
    {
        Name = "Courses", BranchId = Till.Association.Branch.Id, FiscalPeriodId = Period(month).Id, Date = Period(month).Start,
    })).Number;

    /// <summary>Through the real run.</summary>
    public async Task PostAsync(string batch)
    {
        Assert.Null(await Books.Get<BatchLifeService>().CloseAsync(batch));
        Till.Made(await Books.Get<LedgerRunService>().CreateAsync(batch));
        await Books.Get<LedgerRunWorker>().WorkOffAsync(CancellationToken.None);
        Assert.Null(await Books.Get<BatchLifeService>().PostAsync(batch));
    }

    public Task<Outcome<Transaction>> RecogniseAsync(int month, string? batch = null) => Service.RecogniseAsync(new RecogniseDraft(Period(month).Id, batch));

    /// <summary>Recognises a month and posts the journal; answers what it came to, 0 when nothing was due.</summary>
    public async Task<long> EarnAsync(int month)
    {
        var (journal, refusal) = await RecogniseAsync(month);
        if (journal is null)
        {
            Assert.Equal("DeferredRevenue.NothingDue", refusal!.Code);
            return 0;
        }
        await PostAsync(await BatchOfAsync(journal));
        return journal.Amount;
    }

    public async Task<string> BatchOfAsync(Transaction transaction)
    {
        await using var db = Books.Db();
        return await db.Batches.Where(b => db.Transactions.Any(t => t.Id == transaction.Id && t.BatchId == b.Id)).Select(b => b.Number).SingleAsync();
    }

    /// <summary>Debits less credits of the posted journals.</summary>
    public async Task<long> BalanceAsync(string account)
    {
        await using var db = Books.Db();
        var id = Till.Association.Accounts[account].Id;
        return await db.JournalLines.Where(l => l.AccountId == id && db.JournalEntries.Any(e => e.Id == l.JournalEntryId && e.State == JournalEntryState.Posted))
            .SumAsync(l => l.Debit - l.Credit);
    }

    /// <summary>"T-000001/1 10.19" and so on.</summary>
    public async Task<string> DueAsync(int month) =>
        string.Join(", ", (await Service.DueAsync(Period(month).Id))!.Lines.Select(line => $"{line.Invoice}/{line.LineNo} {line.In(line.Due)}"));

    public static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

    public ValueTask DisposeAsync() => Till.DisposeAsync();
}
