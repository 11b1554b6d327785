using BatchLedger.Data;
using BatchLedger.Ledgers;
using BatchLedger.Managements;
using BatchLedger.Refusals;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.OwnerStatements;

/// <summary>Finds what the next statement of a management tells: the same for the preview and for the making.</summary>
internal sealed class StatementReading(AppDbContext db, DateOnly today, CancellationToken token)
{
    /// <summary>Every entry of the management that no statement tells of yet, dated up to a day.</summary>
    public static IQueryable<TrustEntry> Open(AppDbContext db, int managementId, DateOnly to) =>
        db.TrustEntries.Where(e => e.ManagementId == managementId && e.StatementId == null && e.Transaction.Date <= to);

    /// <summary>Refuses with NotFound, EndMissing, EndInFuture, AlreadyTold or NothingToTell, in that order.</summary>
    public async Task<Outcome<StatementContent>> ReadAsync(int managementId, DateOnly? end)
    {
        if (await db.Managements.AsNoTracking().SingleOrDefaultAsync(m => m.Id == managementId, token) is not { } management) return DataRefusals.NotFound("The management");
        if (end is not { } to) return StatementRefusals.EndMissing;
        if (to > today) return StatementRefusals.EndInFuture(to, today);
        var last = await db.OwnerStatements.AsNoTracking().Where(s => s.ManagementId == managementId).OrderByDescending(s => s.To).FirstOrDefaultAsync(token);
        if (last is not null && to <= last.To) return StatementRefusals.AlreadyTold(last, to);

        var entries = await Open(db, managementId, to).AsNoTracking().Include(e => e.Transaction).Include(e => e.Allocations)
            .OrderBy(e => e.Transaction.Date).ThenBy(e => e.TransactionId).AsSplitQuery().ToListAsync(token);
        if (entries.Count == 0) return StatementRefusals.NothingToTell(management, to);
        return await ContentAsync(management, entries, (last, to));
    }

    private async Task<StatementContent> ContentAsync(Management management, List<TrustEntry> entries, (OwnerStatement? Last, DateOnly To) span)
    {
        var tenants = await db.Tenancies.Where(t => t.ManagementId == management.Id).ToDictionaryAsync(t => t.Id, t => t.Tenants, token);
        var lines = new StatementLines(new(tenants, await InvoicesAsync(entries), await CorrectedAsync(entries)), span.Last);
        return new StatementContent(management, await db.Companies.AsNoTracking().SingleAsync(c => c.Id == management.CompanyId, token))
        {
            Number = 1 + (await db.OwnerStatements.Where(s => s.CompanyId == management.CompanyId).MaxAsync(s => (int?)s.Number, token) ?? 0),
            From = span.Last?.To.AddDays(1) ?? entries[0].Transaction.Date, To = span.To, Opening = span.Last?.Closing ?? 0,
            Entries = entries.Count, Lines = [.. entries.SelectMany(lines.Of)], Held = await HeldAsync(management.Id, span.To, tenants),
        };
    }

    private async Task<Dictionary<int, string>> InvoicesAsync(List<TrustEntry> entries)
    {
        var ids = entries.SelectMany(e => e.Allocations).Select(a => a.InvoiceId).OfType<int>().Distinct().ToList();
        return ids.Count == 0 ? [] : await db.TenancyInvoices.Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => $"Invoice {i.Number}: {i.Description}", token);
    }

    private async Task<Dictionary<int, string>> CorrectedAsync(List<TrustEntry> entries)
    {
        var ids = entries.Select(e => e.CorrectsId).OfType<int>().Distinct().ToList();
        return ids.Count == 0 ? [] : await db.Transactions.Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => t.Number, token);
    }

    private async Task<IReadOnlyList<HeldMoney>> HeldAsync(int managementId, DateOnly to, Dictionary<int, string> tenants)
    {
        var sums = await db.TrustEntries.Where(e => e.ManagementId == managementId && e.TenancyId != null && e.Transaction.Date <= to).GroupBy(e => e.TenancyId!.Value)
            .Select(g => new { g.Key, Unallocated = g.Sum(e => e.Unallocated), Bond = g.Sum(e => e.Bond) }).ToListAsync(token);
        return [.. sums.Where(sum => sum.Unallocated != 0 || sum.Bond != 0).OrderBy(sum => sum.Key).Select(sum => new HeldMoney(tenants[sum.Key], sum.Unallocated, sum.Bond))];
    }
}
