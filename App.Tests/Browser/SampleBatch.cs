using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BatchLedger.Tests.Browser;

/// <summary>Batches of our own beside those of the sample year, put there past every service.</summary>
internal static class SampleBatch
{
    // Above all that the sample year uses.
    private static int last = 500;

    public static async Task<string> ClosedAsync(BrowserSite site, string name, int payments)
    {
        var batch = await PutAsync(site, name, payments);
        await site.Services.GetRequiredService<WriteGate>().PassAsync(async () =>
        {
            await using var db = site.Db();
            (await db.Batches.SingleAsync(b => b.Id == batch.Id)).Close("R. Osei", DateTimeOffset.UtcNow);
            await db.SaveChangesAsync();
        });
        return batch.Number;
    }

    public static async Task<string> OpenAsync(BrowserSite site, string name, int payments) => (await PutAsync(site, name, payments)).Number;

    /// <summary>Open, empty, and of the sample's Statistical ledger.</summary>
    public static async Task<string> CountingAsync(BrowserSite site, string name)
    {
        var batch = await PutAsync(site, name, payments: 0);
        await site.Services.GetRequiredService<WriteGate>().PassAsync(async () =>
        {
            await using var db = site.Db();
            var ledger = await db.Ledgers.Where(l => l.Code == "COUNTS").Select(l => l.Id).SingleAsync();
            await db.Batches.Where(b => b.Id == batch.Id).ExecuteUpdateAsync(set => set.SetProperty(b => b.LedgerId, ledger));
        });
        return batch.Number;
    }

    private static async Task<Batch> PutAsync(BrowserSite site, string name, int payments)
    {
        await using var db = site.Db();
        var like = await db.Batches.AsNoTracking().Where(b => b.State == BatchState.Open && db.Branches.Any(branch => branch.LedgerId == b.LedgerId)).OrderBy(b => b.Id).LastAsync();
        var (member, method) = (await db.Members.Select(m => m.Id).FirstAsync(), await db.PaymentMethods.Where(m => m.Code == "CARD").Select(m => m.Id).SingleAsync());
        var batch = new Batch
        {
            Number = $"B-{Interlocked.Increment(ref last):D6}", CompanyId = like.CompanyId, BranchId = like.BranchId, FiscalPeriodId = like.FiscalPeriodId, LedgerId = like.LedgerId,
            Name = name, Date = like.Date, ControlTotal = payments * 120_00, OpenedAt = DateTimeOffset.UtcNow, OpenedBy = "R. Osei",
        };
        await site.PutAsync(batch);
        await site.PutAsync([.. Enumerable.Range(1, payments).Select(each => new Transaction
        {
            Number = $"{batch.Number}-{each}", CompanyId = like.CompanyId, BatchId = batch.Id, BranchId = like.BranchId, Kind = TransactionKind.Payment, Date = like.Date,
            MemberId = member, PaymentMethodId = method, Currency = "USD", Amount = 120_00, ChangedBy = "R. Osei", ChangedAt = DateTimeOffset.UtcNow,
        })]);
        return batch;
    }
}
