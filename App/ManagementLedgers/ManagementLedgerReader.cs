using BatchLedger.Data;
using BatchLedger.Features;
using BatchLedger.Managements;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Trust;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.ManagementLedgers;

/// <summary>Reads the ledger of one management, of what the actor sees.</summary>
public sealed class ManagementLedgerReader(Work work, TimeProvider clock)
{
    private DateOnly Today => clock.Today();

    /// <summary>What waits for somebody, and what this reader may do about it. Null for a management the actor does not see.</summary>
    public async Task<LedgerDesk?> DeskAsync(int managementId, CancellationToken token = default)
    {
        var actor = await work.ActorAsync();
        return await work.ReadAsync(async db =>
        {
            await using var snapshot = await db.SnapshotAsync(token);
            if (!await IsSeenAsync(db, managementId, token)) return null;
            var bonds = await BondOf.ReadAsync(db, managementId, Today, token);
            var off = ManagementRefusals.WhyOff(await db.FeaturesAsync(token));
            return new LedgerDesk(await LedgerAlerts.ReadAsync(db, managementId, bonds, token), bonds)
            {
                WhyNotWork = actor.WhyNot(Permission.WorkInBatches) ?? off, WhyNotKeep = actor.WhyNot(Permission.KeepManagements) ?? off, WhyNotTake = actor.WhyNot(Permission.KeepManagements),
            };
        }, token);
    }

    /// <summary>One page of the ledger. Balances run over all its rows, whatever is shown of them.</summary>
    public Task<Listed<LedgerRow>> RowsAsync(int managementId, LedgerShow show, ListQuery query, CancellationToken token = default) =>
        PageAsync(managementId, db => LedgerPoint.Shown(db, managementId, show), query, token);

    /// <summary>One page of the rows that moved the bond.</summary>
    public Task<Listed<LedgerRow>> BondRowsAsync(int managementId, ListQuery query, CancellationToken token = default) =>
        PageAsync(managementId, db => LedgerPoint.OfBond(db, managementId), query, token);

    /// <summary>What can still be done with one transaction, as it stands now. Null when there is none.</summary>
    public async Task<OtherMenu?> OtherAsync(int transactionId, CancellationToken token = default)
    {
        var actor = await work.ActorAsync();
        return await work.ReadAsync(async db =>
        {
            var off = ManagementRefusals.WhyOff(await db.FeaturesAsync(token));
            var standings = await db.TrustEntries.AnyAsync(e => e.TransactionId == transactionId, token) ? await TrustStandings.ReadAsync(db, [transactionId], token) : [];
            return standings.TryGetValue(transactionId, out var standing) ? new OtherMenu(standing, actor.WhyNot(Permission.WorkInBatches) ?? off) : null;
        }, token);
    }

    private Task<Listed<LedgerRow>> PageAsync(int managementId, Func<AppDbContext, IQueryable<LedgerPoint>> points, ListQuery query, CancellationToken token) => work.ReadAsync(async db =>
    {
        await using var snapshot = await db.SnapshotAsync(token);
        if (!await IsSeenAsync(db, managementId, token)) return new Listed<LedgerRow>([], 0);
        var (page, total) = await points(db).PageAsync(query, token);
        return new Listed<LedgerRow>(await LedgerRows.ReadAsync(db, page, token), total);
    }, token);

    // The window query asks for no company; this does.
    private static Task<bool> IsSeenAsync(AppDbContext db, int managementId, CancellationToken token) => db.Managements.AnyAsync(m => m.Id == managementId, token);
}

/// <summary>The alerts above a ledger, and why this reader may not do what stands beside them.</summary>
public sealed record LedgerDesk(LedgerAlerts Alerts, IReadOnlyList<BondOf> Bonds)
{
    public Refusal? WhyNotWork { get; init; }
    public Refusal? WhyNotKeep { get; init; }
    public Refusal? WhyNotTake { get; init; }
}

/// <summary>What stands under Other of one row: each deed asks for its reason here (S3.22).</summary>
public sealed record OtherMenu(TrustStanding Standing, Refusal? WhyNotWork)
{
    public Refusal? WhyNotReverse => WhyNotWork ?? Standing.WhyNotReverse();
    public Refusal? WhyNotReassign => WhyNotWork ?? Standing.WhyNotReassign();
    public Refusal? WhyNotDishonour => WhyNotWork ?? Standing.WhyNotDishonour();
    public Refusal? WhyNotChangeToCheque => WhyNotWork ?? Standing.WhyNotChangeToCheque();
}
