using BatchLedger.BankReconciliations;
using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.Managements;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BatchLedger.Tests.Browser;

/// <summary>Properties of our own beside those of the sample year, and a bank statement to hold them against; put there past every service.</summary>
internal static class TrustSample
{
    // Above all that the sample year uses.
    private static int last = 900;

    public static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow);

    /// <summary>Let at 520.00 a week; the office takes 5 % of the rent.</summary>
    public static async Task<Management> LetAsync(BrowserSite site, string place)
    {
        await using var db = site.Db();
        var like = await LikeAsync(db);
        var management = new Management { Number = $"M-{Next()}", CompanyId = like.CompanyId, BranchId = like.BranchId, Place = place, OwnerName = "Harbour Trust", OwnerAccount = "062-000 1234 5678", FeeRate = 500 };
        await site.PutAsync(management);
        var tenancy = new Tenancy { CompanyId = like.CompanyId, ManagementId = management.Id, Tenants = "A. Novak", Reference = "NOVAK", Start = Today.AddDays(-21), BondRequired = 2_080_00 };
        tenancy.Agree(520_00, RentPeriod.Week);
        await site.PutAsync(tenancy);
        await TurnOnAsync(site);
        return management;
    }

    /// <summary>Money that came in or went out, one movement a day up to today.</summary>
    public static async Task MoveAsync(BrowserSite site, Management of, params IReadOnlyList<long> amounts)
    {
        await using var db = site.Db();
        var batch = await LikeAsync(db);
        await site.PutAsync([.. amounts.Select((amount, place) => new Transaction
        {
            Number = $"T-{Next()}", CompanyId = of.CompanyId, BatchId = batch.Id, BranchId = of.BranchId, Kind = amount > 0 ? TransactionKind.OwnerContribution : TransactionKind.CreditorPayment,
            Date = Today.AddDays(place + 1 - amounts.Count), Currency = "USD", Amount = Math.Abs(amount), Description = amount > 0 ? "Contribution of the owner" : "Repair of the boiler", Reference = "HARBOUR",
            Trust = new TrustEntry
            {
                CompanyId = of.CompanyId, ManagementId = of.Id, AddedAt = DateTimeOffset.UtcNow, AddedBy = "R. Osei", ReceiptNumber = amount > 0 ? $"R-{Next()}" : null, Payee = amount > 0 ? null : "Swift Plumbing",
                Cheque = amount > 0 ? null : "000417", Owner = amount, Unallocated = 0, Bond = 0, Bank = amount, Creditor = amount > 0 ? 0 : -amount,
            },
        })]);
    }

    /// <summary>The open statement of today, with nothing ticked; one that was open before is gone.</summary>
    public static async Task<Reconciliation> StatementAsync(BrowserSite site, long closing)
    {
        await EndAsync(site);
        await using var db = site.Db();
        var statement = new Reconciliation { Number = $"BR-{Next()}", CompanyId = (await LikeAsync(db)).CompanyId, StatementDate = Today, Opening = 0, Closing = closing };
        await site.PutAsync(statement);
        return statement;
    }

    /// <summary>What a statement closes with that moved by so much since the last finished one.</summary>
    public static async Task<string> ClosingAsync(BrowserSite site, long moved)
    {
        await using var db = site.Db();
        var company = (await LikeAsync(db)).CompanyId;
        var before = await db.Reconciliations.Where(r => r.CompanyId == company && r.FinishedAt != null).OrderByDescending(r => r.StatementDate).Select(r => r.Closing).FirstOrDefaultAsync();
        return new BatchLedger.Currencies.Money(before + moved, "USD").Format(System.Globalization.CultureInfo.InvariantCulture);
    }

    public static Task EndAsync(BrowserSite site) => site.Services.GetRequiredService<WriteGate>().PassAsync(async () =>
    {
        await using var db = site.Db();
        var open = db.Reconciliations.Where(r => r.FinishedAt == null).Select(r => r.Id);
        await db.TrustEntries.Where(e => open.Contains(e.ReconciliationId!.Value)).ExecuteUpdateAsync(set => set.SetProperty(e => e.ReconciliationId, (int?)null));
        await db.Reconciliations.Where(r => r.FinishedAt == null).ExecuteDeleteAsync();
    });

    private static Task TurnOnAsync(BrowserSite site) => site.Services.GetRequiredService<WriteGate>().PassAsync(async () =>
    {
        await using var db = site.Db();
        await db.Features.ExecuteUpdateAsync(set => set.SetProperty(f => f.Managements, true));
    });

    private static Task<Batch> LikeAsync(AppDbContext db) => db.Batches.AsNoTracking()
        .Where(b => b.State == BatchState.Open && db.Companies.Any(c => c.Id == b.CompanyId && c.Code == "ARG")
            && db.FiscalPeriods.Any(p => p.Id == b.FiscalPeriodId && p.Start <= Today && p.End >= Today) && db.Branches.Any(branch => branch.Id == b.BranchId && branch.LedgerId == b.LedgerId))
        .OrderBy(b => b.Id).FirstAsync();

    private static string Next() => Interlocked.Increment(ref last).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
}
