using BatchLedger.Batches;
using BatchLedger.Catalog;
using BatchLedger.Data;
using BatchLedger.Journals;
using BatchLedger.LedgerExports;
using BatchLedger.LedgerRuns;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.LedgerExports;

/// <summary>The association's March with many batches: B-000001 as it was found, and closed ones of some payments each after it.</summary>
internal sealed class MarchBatches(Association association)
{
    private int transactions;

    public Association Association => association;
    public Books Books => association.Books;
    public int Period => association.March.Id;

    public static async Task<MarchBatches> FoundAsync(Books books) => new(await Association.FoundAsync(books));

    /// <summary>Closed batches with payments of 100.00 each. Answers their numbers.</summary>
    public async Task<IReadOnlyList<string>> CloseAsync(int count, int payments = 2)
    {
        var numbers = new List<string>();
        for (var n = 0; n < count; n++) numbers.Add(await AddAsync(payments));
        foreach (var number in numbers) Assert.Null(await Books.Get<BatchLifeService>().CloseAsync(number));
        return numbers;
    }

    /// <summary>A payment method without an account in one of the batches: its transactions cannot be mapped until <see cref="MendAsync"/>.</summary>
    public async Task<string> CloseBrokenAsync(int payments = 2)
    {
        var method = new PaymentMethod { CompanyId = association.Company.Id, Code = $"M{transactions}", Name = "No account yet" };
        await Books.PutAsync(method);
        var number = await AddAsync(payments, method.Id);
        Assert.Null(await Books.Get<BatchLifeService>().CloseAsync(number));
        return number;
    }

    public Task MendAsync() => Books.Get<WriteGate>().PassAsync(async () =>
    {
        await using var db = Books.Db();
        await db.PaymentMethods.Where(m => m.AccountId == null).ExecuteUpdateAsync(set => set.SetProperty(m => m.AccountId, association.Check.AccountId));
    });

    public LedgerExportOrder Order(params IReadOnlyList<string> batches) => new(Period, batches, LedgerKind.Detail) { Recipient = "anna@example.org" };

    /// <summary>Schedules and works off.</summary>
    public async Task<LedgerRun> RunAsync(LedgerExportOrder order)
    {
        var (run, refusal) = await Books.Get<LedgerExportService>().ScheduleAsync(order);
        Assert.Null(refusal);
        await Books.Get<LedgerRunWorker>().WorkOffAsync(CancellationToken.None);
        return await RunNowAsync(run!.Id);
    }

    public async Task<LedgerRun> RunNowAsync(int id)
    {
        await using var db = Books.Db();
        return await db.LedgerRuns.Include(r => r.Lanes.OrderBy(l => l.Ordinal)).SingleAsync(r => r.Id == id);
    }

    /// <summary>"B-000002 Posted".</summary>
    public async Task<IReadOnlyList<string>> WordsAsync()
    {
        await using var db = Books.Db();
        return [.. (await db.Batches.OrderBy(b => b.Number).ToListAsync()).Select(b => $"{b.Number} {b.Word.InWords()}")];
    }

    private async Task<string> AddAsync(int payments, int? method = null)
    {
        var draft = new BatchDraft { Name = "Dues", BranchId = association.Branch.Id, FiscalPeriodId = Period, Date = association.Batch.Date };
        var batch = (await Books.Get<BatchService>().CreateAsync(draft)).Value!;
        await Books.PutAsync([.. Enumerable.Range(0, payments).Select(_ => Payment(batch, method ?? association.Check.Id))]);
        return batch.Number;
    }

    private Transaction Payment(Batch batch, int method) => new()
    {
        Number = $"P-{++transactions:D6}", CompanyId = association.Company.Id, BatchId = batch.Id, BranchId = association.Branch.Id, MemberId = association.Member.Id,
        Kind = TransactionKind.Payment, PaymentMethodId = method, Date = batch.Date, Currency = "USD", Amount = 100_00, Description = "Dues",
    };
}
