using System.Globalization;
using BatchLedger.Accounts;
using BatchLedger.Batches;
using BatchLedger.Catalog;
using BatchLedger.Data;
using BatchLedger.Journals;
using BatchLedger.LedgerExports;
using BatchLedger.LedgerRuns;
using BatchLedger.Mail;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.LedgerExports;

/// <summary>An association's March with many closed batches, three of them broken in three ways. The books are made once a size; each test has a copy of them.</summary>
internal sealed class MassGround(int batches, int size)
{
    public const string Recipient = "anna@example.org";

    // Enough for the workbook of 100,000 transactions to go by mail.
    private const long AttachmentLimit = 25_000_000;

    private readonly Lazy<Task<byte[]>> closed = new(() => MakeAsync(batches, size));

    public static MassGround Hundred { get; } = new(100, 1_000);
    public static MassGround Dozen { get; } = new(12, 200);

    public int Batches => batches;
    public int Size => size;
    public int Good => batches - 3;

    /// <summary>Its payment method has no account, at some of its transactions.</summary>
    public string WithoutAccount => Number(batches / 6 + 1);

    /// <summary>Its control total was changed after it was closed.</summary>
    public string WithDifference => Number(batches / 2);

    /// <summary>All its money went into an account that is inactive by now.</summary>
    public string WithInactive => Number(batches - 1);

    public IEnumerable<string> Numbers => Enumerable.Range(1, batches).Select(Number);

    public static string Number(int batch) => $"B-{batch:D6}";

    /// <summary>A database as it is before the run.</summary>
    public Task<byte[]> ClosedAsync() => closed.Value;

    public static void Settings(MailOptions options) => options.AttachmentLimit = AttachmentLimit;

    /// <summary>The run that holds every batch of March; the one that is there already when there is one.</summary>
    public static async Task<LedgerRun> ScheduledAsync(Books books, LedgerKind kind = LedgerKind.Detail)
    {
        await using var db = books.Db();
        if (await db.LedgerRuns.FirstOrDefaultAsync() is { } run) return run;
        return await ScheduleAsync(books, await db.Batches.Select(b => b.Number).ToListAsync(), kind);
    }

    public static async Task<LedgerRun> ScheduleAsync(Books books, IReadOnlyList<string> numbers, LedgerKind kind = LedgerKind.Detail)
    {
        await using var db = books.Db();
        var period = await db.Batches.Select(b => b.FiscalPeriodId).FirstAsync();
        var (run, refusal) = await books.Get<LedgerExportService>().ScheduleAsync(new(period, numbers, kind) { Recipient = Recipient });
        Assert.Null(refusal);
        return run!;
    }

    /// <summary>What a person would do about the three of them.</summary>
    public async Task MendAsync(Books books)
    {
        Assert.Null(await books.Get<BatchService>().SetControlTotalAsync(WithDifference, null, 0));
        await books.Get<WriteGate>().PassAsync(async () =>
        {
            await using var db = books.Db();
            var bank = await db.Accounts.SingleAsync(a => a.Code == "1010");
            await db.PaymentMethods.Where(m => m.AccountId == null).ExecuteUpdateAsync(set => set.SetProperty(m => m.AccountId, bank.Id));
            await db.Accounts.Where(a => !a.Active).ExecuteUpdateAsync(set => set.SetProperty(a => a.Active, true));
        });
    }

    private static async Task<byte[]> MakeAsync(int batches, int size)
    {
        var ground = new MassGround(batches, size);
        await using var books = await Books.OpenAsync();
        var association = await Association.FoundAsync(books);
        var old = new Account { CompanyId = association.Company.Id, Code = "1090", Name = "Closed bank", Type = AccountType.Asset };
        await books.PutAsync(old);
        var (none, gone) = (Method(association, "NONE", null), Method(association, "GONE", old.Id));
        await books.PutAsync([none, gone, new NumberSeries { Prefix = "T", Last = batches * size }, .. ground.Numbers.Skip(1).Select(number => Batch(association, number))]);
        await books.Get<WriteGate>().PassAsync(async () =>
        {
            await using var db = books.Db();
            await using var transaction = await db.Database.BeginTransactionAsync();
            var ids = await db.Batches.OrderBy(b => b.Number).Select(b => new { b.Id, b.Number }).ToListAsync();
            new MassSales(association, size).Write(db, [.. ids.Select(batch => (batch.Id, batch.Number == ground.WithoutAccount ? none : batch.Number == ground.WithInactive ? gone : null))]);
            await db.Set<NumberSeries>().Where(series => series.Prefix == "B").ExecuteUpdateAsync(set => set.SetProperty(series => series.Last, batches));
            await transaction.CommitAsync();
        });
        foreach (var number in ground.Numbers) Assert.Null(await books.Get<BatchLifeService>().CloseAsync(number));
        Assert.Null(await books.Get<BatchService>().SetControlTotalAsync(ground.WithDifference, null, 1_00));
        return await BytesAsync(books);
    }

    private static async Task<byte[]> BytesAsync(Books books)
    {
        await using (var db = books.Db())
        {
            await books.Get<WriteGate>().PassAsync(() => db.Accounts.Where(a => a.Code == "1090").ExecuteUpdateAsync(set => set.SetProperty(a => a.Active, false)));
            await db.Database.ExecuteSqlRawAsyncInGate(books.Get<WriteGate>(), "PRAGMA wal_checkpoint(TRUNCATE)");
        }
        return await File.ReadAllBytesAsync(books.Folder.Database);
    }

    private static PaymentMethod Method(Association association, string code, int? account) => new() { CompanyId = association.Company.Id, Code = code, Name = $"Method {code}", AccountId = account };

    private static Batch Batch(Association association, string number) => new()
    {
        Number = number, CompanyId = association.Company.Id, BranchId = association.Branch.Id, LedgerId = association.Ledger.Id, Name = string.Create(CultureInfo.InvariantCulture, $"Dues {number[^3..]}"),
        Date = new DateOnly(2026, 3, 10), FiscalPeriodId = association.March.Id, OpenedAt = Books.Start, OpenedBy = "R. Osei",
    };
}
