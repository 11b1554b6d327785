using BatchLedger.Data;
using BatchLedger.Managements;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BatchLedger.Tests.Browser;

/// <summary>A property of our own beside those of the sample year, let by the week, with an open batch for its trust money and some weeks in its ledger.</summary>
internal static class SampleManagement
{
    private static readonly SemaphoreSlim Door = new(1);

    public static async Task<string> AddressAsync(BrowserSite site)
    {
        await Door.WaitAsync();
        try
        {
            await using var db = site.Db();
            return (await db.Managements.SingleOrDefaultAsync(m => m.Number == "M-000907") ?? await PutAsync(site)).Address;
        }
        finally
        {
            Door.Release();
        }
    }

    private static async Task<Management> PutAsync(BrowserSite site)
    {
        var number = await SampleBatch.OpenAsync(site, "Trust money", payments: 0);
        await site.Services.GetRequiredService<WriteGate>().PassAsync(async () =>
        {
            await using var change = site.Db();
            await change.Database.ExecuteSqlRawAsync("UPDATE \"Features\" SET \"Managements\" = 1");
        });
        await using var db = site.Db();
        var batch = await db.Batches.SingleAsync(b => b.Number == number);
        var management = new Management { Number = "M-000907", CompanyId = batch.CompanyId, BranchId = batch.BranchId, Place = "9 Lock Cottages", OwnerName = "Harbour Trust", FeeRate = 500 };
        await site.PutAsync(management);
        var tenancy = new Tenancy { CompanyId = batch.CompanyId, ManagementId = management.Id, Tenants = "T. Lindqvist", Reference = "LINDQVIST", Start = batch.Date.AddDays(-70), BondRequired = 2_080_00 };
        tenancy.Agree(520_00, RentPeriod.Week);
        await site.PutAsync(tenancy);
        await site.PutAsync([.. Enumerable.Range(0, 12).SelectMany(week => Week(batch, tenancy, week))]);
        await site.PutAsync(new ManagementFee { CompanyId = batch.CompanyId, ManagementId = management.Id, Date = batch.Date, Description = "Letting fee", Amount = 61_60 });
        return management;
    }

    private static IEnumerable<Transaction> Week(BatchLedger.Batches.Batch batch, Tenancy tenancy, int week) =>
    [
        Row(batch, tenancy, (TransactionKind.TrustReceipt, 520_00, week == 0 ? 1_560_00 : 0), week), Row(batch, tenancy, (TransactionKind.ManagementFee, -30_80, 0), week),
    ];

    private static Transaction Row(BatchLedger.Batches.Batch batch, Tenancy tenancy, (TransactionKind Kind, long Owner, long Bond) moved, int week) => new()
    {
        Number = $"T-9{(moved.Owner > 0 ? 1 : 2)}{week:D4}", CompanyId = batch.CompanyId, BatchId = batch.Id, BranchId = batch.BranchId, Kind = moved.Kind, Date = batch.Date.AddDays(7 * (week - 12)), Currency = "USD",
        Amount = Math.Abs(moved.Owner + moved.Bond), Description = moved.Owner > 0 ? "Rent of the week" : "Management fee", Reference = moved.Owner > 0 ? "LINDQVIST" : null,
        ChangedBy = "R. Osei", ChangedAt = DateTimeOffset.UtcNow,
        Trust = new TrustEntry
        {
            CompanyId = batch.CompanyId, ManagementId = tenancy.ManagementId, TenancyId = moved.Owner > 0 ? tenancy.Id : null, AddedAt = DateTimeOffset.UtcNow, AddedBy = "R. Osei",
            ReceiptNumber = moved.Owner > 0 ? $"R-9{week:D5}" : null, Owner = moved.Owner, Unallocated = 0, Bond = moved.Bond, Bank = moved.Owner + moved.Bond, Fee = moved.Owner < 0 ? -moved.Owner : 0,
        },
    };
}
