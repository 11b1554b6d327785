using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.Journals;
using BatchLedger.LedgerArchive;
using BatchLedger.LedgerRuns;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Transactions;
using BatchLedger.Vault;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.LedgerFiles;

/// <summary>A period with batches, some posted by the real road, and a mass run over them as the worker would leave it before its last step.</summary>
internal sealed class MassRig(Books books, Association association) : IAsyncDisposable
{
    public const string Recipient = "accounts@example.org";

    private readonly List<LedgerRunLane> lanes = [];

    public Books Books => books;
    public Association Association => association;
    public ILedgerBinder Binder => books.Get<ILedgerBinder>();

    public static async Task<MassRig> OpenAsync()
    {
        var books = await Tests.Mail.MailRig.OpenAsync();
        return new MassRig(books, await Association.FoundAsync(books));
    }

    /// <summary>Three posted batches, one whose lane failed, one that is open, one that is empty.</summary>
    public static async Task<MassRig> UsualAsync(string nasty = "")
    {
        var rig = await OpenAsync();
        await rig.PostedAsync("B-000002", $"{nasty}Dues", payments: 3);
        await rig.PostedAsync("B-000003", $"{nasty}Events", payments: 2);
        await rig.PostedAsync("B-000004", $"{nasty}Books", payments: 1);
        await rig.FailedAsync("B-000005", $"{nasty}Refunds", "Transaction T-000042 has no account.");
        return rig;
    }

    public async Task PostedAsync(string number, string name, int payments)
    {
        var batch = await BatchAsync(number, name, payments);
        Assert.Null(await books.Get<BatchLifeService>().CloseAsync(number));
        Assert.Null((await books.Get<LedgerRunService>().CreateAsync(number)).Refusal);
        await books.Get<LedgerRunWorker>().WorkOffAsync(default);
        Assert.Null(await books.Get<BatchLifeService>().PostAsync(number));
        var lane = Lane(batch, payments);
        lane.Posted((await association.BatchNowAsync(number)).JournalEntryId!.Value, Books.Start);
    }

    public async Task FailedAsync(string number, string name, string reason)
    {
        var batch = await BatchAsync(number, name, payments: 1);
        Assert.Null(await books.Get<BatchLifeService>().CloseAsync(number));
        Lane(batch, 1).Failed(reason, Books.Start);
    }

    private LedgerRunLane Lane(Batch batch, int total)
    {
        var lane = new LedgerRunLane { Ordinal = lanes.Count + 1, BatchId = batch.Id, Total = total };
        lanes.Add(lane);
        return lane;
    }

    private async Task<Batch> BatchAsync(string number, string name, int payments)
    {
        var batch = new Batch
        {
            Number = number, CompanyId = association.Company.Id, BranchId = association.Branch.Id, LedgerId = association.Ledger.Id, Name = name, Date = new DateOnly(2026, 3, 10),
            FiscalPeriodId = association.March.Id, OpenedAt = Books.Start, OpenedBy = "R. Osei",
        };
        await books.PutAsync(batch);
        await books.PutAsync([.. Enumerable.Range(1, payments).Select(n => new Transaction
        {
            Number = $"T-{number[^2..]}{n:D4}", CompanyId = association.Company.Id, BatchId = batch.Id, BranchId = association.Branch.Id, Kind = TransactionKind.Payment,
            Date = new DateOnly(2026, 3, n), Currency = "USD", Amount = 100_00 + n, Description = "Dues", Reference = $"00{n}", MemberId = association.Member.Id, PaymentMethodId = association.Check.Id,
        })]);
        return batch;
    }

    public async Task<LedgerRun> RunAsync(LedgerKind kind = LedgerKind.Detail, string? recipient = Recipient)
    {
        var run = new LedgerRun
        {
            CompanyId = association.Company.Id, Kind = LedgerRunKind.Mass, FiscalPeriodId = association.March.Id, FileKind = kind, Recipient = recipient,
            RequestedBy = "P. Ortiz", RequestedByEmail = "portiz@example.org", RequestedAt = Books.Start.AddHours(3), Lanes = [.. lanes],
        };
        await books.PutAsync(run);
        return run;
    }

    public async Task<byte[]> BytesAsync(LedgerRun run)
    {
        var stored = await HandedOverAsync(run);
        return await File.ReadAllBytesAsync(books.Get<FileVault>().PathOf(stored.Sha256));
    }

    /// <summary>Bound, and handed over in one transaction as the run's end does it.</summary>
    public async Task<StoredFile> HandedOverAsync(LedgerRun run)
    {
        var (bound, refusal) = await Binder.BindAsync(run, default);
        Assert.Null(refusal);
        using (bound) Assert.Null(await HandOverAsync(bound!, run));
        await using var db = books.Db();
        return await db.Set<StoredFile>().Include(f => f.Journals).Include(f => f.Takes).SingleAsync(f => f.RunId == run.Id);
    }

    public Task<Refusal?> HandOverAsync(IBoundLedger bound, LedgerRun run) => books.Get<Work>().DoAsync(Permission.CreateLedgers, async desk =>
    {
        await bound.HandOverAsync(desk, run);
        return null;
    });

    public ValueTask DisposeAsync() => books.DisposeAsync();
}
