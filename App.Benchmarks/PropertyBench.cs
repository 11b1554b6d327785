using System.Globalization;
using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.ManagementLedgers;
using BatchLedger.Managements;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Benchmarks;

/// <summary>The ledger of one property with 20,000 rows, beside another as large: all that its page asks the database when it is opened, then its other pages and its file.</summary>
internal static class PropertyBench
{
    private const int Rounds = 7;
    private const int Page = 50;
    private const string Number = "M-000107";

    public static async Task<IReadOnlyList<Measure>> RunAsync(int rows)
    {
        await using var site = await Site.OpenAsync();
        await Association.FoundAsync(site);
        await FillAsync(site, "M-000106", rows);
        var id = await FillAsync(site, Number, rows);
        await site.WriteAsync(db => db.Database.ExecuteSqlRawAsync("ANALYZE"));

        var open = new Measure("H8", string.Create(CultureInfo.InvariantCulture, $"property ledger of {rows:N0} rows opened: head, alerts, first page"));
        var last = new Measure("H8", "its last page");
        var middle = new Measure("H8", "its middle page, oldest first, with what was reversed");
        var file = new Measure("H8 file", "the whole of it as .xlsx");
        for (var round = 0; round <= Rounds; round++)
        {
            await TakeAsync(open, round, () => OpenAsync(site, id));
            await TakeAsync(last, round, () => RowsAsync(site, id, new ListQuery(Skip: rows * 9 / 10 / Page * Page, Take: Page)));
            await TakeAsync(middle, round, () => site.Get<ManagementLedgerReader>().RowsAsync(id, new LedgerShow { Undone = true, Ascending = true }, new ListQuery(Skip: rows / 2, Take: Page)));
            await TakeAsync(file, round, () => FileAsync(site));
        }
        return [open, last, middle, file];
    }

    private static async Task OpenAsync(Site site, int id)
    {
        await site.Get<ManagementReader>().FindAsync(Number);
        await site.Get<ManagementLedgerReader>().DeskAsync(id);
        await RowsAsync(site, id, new ListQuery(Take: Page));
    }

    private static async Task RowsAsync(Site site, int id, ListQuery query)
    {
        var (rows, _) = await site.Get<ManagementLedgerReader>().RowsAsync(id, new LedgerShow(), query);
        if (rows.Count != query.Take) throw new InvalidOperationException($"The page has {rows.Count} rows.");
    }

    private static async Task FileAsync(Site site)
    {
        var (file, refusal) = await site.Get<ManagementLedgerFile>().TakeAsync(Number, new LedgerShow());
        if (refusal is not null) throw new InvalidOperationException(refusal.Message);
        await file!.DisposeAsync();
    }

    private static async Task<int> FillAsync(Site site, string number, int rows)
    {
        var batch = await BatchAsync(site, number);
        var management = new Management { Number = number, CompanyId = batch.CompanyId, BranchId = batch.BranchId, Place = $"{number} Mill Lane", OwnerName = "Harbour Trust", FeeRate = 700 };
        await site.PutAsync([management]);
        var tenancy = new Tenancy { CompanyId = batch.CompanyId, ManagementId = management.Id, Tenants = "A. Novak", Start = new DateOnly(2026, 1, 1), BondRequired = 2_080_00 };
        tenancy.Agree(520_00, RentPeriod.Week);
        await site.PutAsync([tenancy]);
        for (var done = 0; done < rows; done += 5_000)
        {
            // What is taken back must be there.
            var lot = Enumerable.Range(done, Math.Min(5_000, rows - done)).Where(n => !TakesBack(n)).Select(n => Next(n, batch, tenancy)).ToList();
            await site.PutAsync(lot);
            var receipts = lot.Where(row => row.Kind is TransactionKind.TrustReceipt).ToList();
            await site.PutAsync([.. Enumerable.Range(done, Math.Min(5_000, rows - done)).Where(TakesBack)
                .Select((n, place) => Row(n, batch, tenancy, (TransactionKind.TrustReversal, -500_00, -20_00), receipts[place]))]);
        }
        return management.Id;
    }

    private static bool TakesBack(int n) => n % 40 == 39;

    /// <summary>Rent with something over, its fee, a transfer, a payment to the owner.</summary>
    private static Transaction Next(int n, Batch batch, Tenancy tenancy) => (n % 4) switch
    {
        0 => Row(n, batch, tenancy, (TransactionKind.TrustReceipt, 500_00, 20_00)),
        1 => Row(n, batch, tenancy, (TransactionKind.ManagementFee, -35_00, 0)),
        2 => Row(n, batch, tenancy, (TransactionKind.Allocation, 10_00, -10_00)),
        _ => Row(n, batch, tenancy, (TransactionKind.OwnerPayment, -300_00, 0)),
    };

    private static Transaction Row(int n, Batch batch, Tenancy tenancy, (TransactionKind Kind, long Owner, long Unallocated) moved, Transaction? of = null) => new()
    {
        Number = $"{batch.Number}-{n:D6}", CompanyId = batch.CompanyId, BatchId = batch.Id, BranchId = batch.BranchId, Kind = moved.Kind, Date = new DateOnly(2026, 1, 1).AddDays(n % 300), Currency = "USD",
        Amount = Math.Abs(moved.Owner + moved.Unallocated), Description = moved.Kind.Title(), ReversesId = of?.Id,
        Trust = new TrustEntry
        {
            CompanyId = batch.CompanyId, ManagementId = tenancy.ManagementId, TenancyId = tenancy.Id, AddedAt = DateTimeOffset.UnixEpoch, AddedBy = "Benchmark", CorrectsId = of?.Id,
            Owner = moved.Owner, Unallocated = moved.Unallocated, Bond = 0, Bank = moved.Owner + moved.Unallocated,
        },
    };

    private static async Task<Batch> BatchAsync(Site site, string number)
    {
        var batch = await site.ReadAsync(async db =>
        {
            var (branch, period) = (await db.Branches.OrderBy(b => b.Id).FirstAsync(), await db.FiscalPeriods.OrderBy(p => p.Id).FirstAsync());
            return new Batch
            {
                Number = $"B-{number}", CompanyId = branch.CompanyId, BranchId = branch.Id, LedgerId = branch.LedgerId, Name = $"Trust money of {number}", Date = period.Start, FiscalPeriodId = period.Id,
                OpenedAt = DateTimeOffset.UnixEpoch, OpenedBy = "Benchmark",
            };
        });
        await site.PutAsync([batch]);
        return batch;
    }

    private static async Task TakeAsync(Measure measure, int round, Func<Task> work)
    {
        if (round == 0) await work();
        else await measure.TakeAsync(work);
    }
}
