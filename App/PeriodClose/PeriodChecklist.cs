using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.DeferredRevenue;
using BatchLedger.FiscalPeriods;
using BatchLedger.LedgerRuns;
using BatchLedger.Refusals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.PeriodClose;

/// <summary>The close checklist of a period, computed from the books: nobody ticks anything. Whoever closes computes it anew while holding the period.</summary>
public static class PeriodChecklist
{
    /// <summary>More names than these in a sentence are counted.</summary>
    private const int MostNamed = 5;

    private const int MostLinked = 20;

    private static readonly Func<AppDbContext, FiscalPeriod, CancellationToken, Task<CloseCheck>>[] Checks = [EarlierAsync, BatchesAsync, RunsAsync, DeferredAsync];

    public static async Task<CloseChecklist> ReadAsync(AppDbContext db, FiscalPeriod period, CancellationToken token)
    {
        var found = new List<CloseCheck>();
        foreach (var checkAsync in Checks) found.Add(await checkAsync(db, period, token));
        return new CloseChecklist(found);
    }

    private static async Task<CloseCheck> EarlierAsync(AppDbContext db, FiscalPeriod period, CancellationToken token)
    {
        const string name = "Earlier periods are closed";
        var earlier = db.FiscalPeriods.AsNoTracking().Where(p => p.CompanyId == period.CompanyId && p.Start < period.Start);
        var open = await earlier.Where(p => p.State == FiscalPeriodState.Open).OrderBy(p => p.Start).ToListAsync(token);
        if (open.Count == 0)
            return new CloseCheck(name, await earlier.CountAsync(token) is > 0 and var closed ? $"{Count(closed, "earlier period")} closed" : $"{period.Name} is the first period");
        return new CloseCheck(name, $"{Named(open.Select(p => p.Name), open.Count, " and ")} {Is(open.Count)} still open")
        {
            Mend = open.Count == 1 ? "Close it first." : $"Close them first, beginning with {open[0].Name}.",
            Blockers = [.. open.Take(MostLinked).Select(FiscalPeriodsRefusals.Link)],
        };
    }

    /// <summary>A closed batch without any transaction can never be posted, so it counts as done; an open one may still be filled.</summary>
    private static async Task<CloseCheck> BatchesAsync(AppDbContext db, FiscalPeriod period, CancellationToken token)
    {
        const string name = "Every batch is posted";
        var batches = db.Batches.AsNoTracking().Where(b => b.FiscalPeriodId == period.Id);
        var all = await batches.CountAsync(token);
        var posted = await batches.CountAsync(b => b.State == BatchState.Posted, token);
        var unposted = await batches.Where(b => b.State == BatchState.Open || (b.State == BatchState.Closed && db.Transactions.Any(t => t.BatchId == b.Id && t.VoidedAt == null)))
            .OrderBy(b => b.Number).ToListAsync(token);
        if (unposted.Count == 0)
        {
            var empty = all - posted;
            return new CloseCheck(name, all == 0 ? "The period has no batch" : $"{Count(posted, "batch", "batches")} posted{(empty == 0 ? "" : $", {empty:N0} closed without any transaction")}");
        }
        return new CloseCheck(name, $"{unposted.Count:N0} of {Count(all, "batch", "batches")} {Is(unposted.Count)} not posted: {States(unposted)}")
        {
            Mend = unposted.Count == 1 ? "Post it first; an empty one only needs to be closed." : "Post them first; an empty one only needs to be closed.",
            Blockers = [.. unposted.Take(MostLinked).Select(BatchRefusals.Link)], Unnamed = Math.Max(0, unposted.Count - MostLinked),
        };
    }

    private static string States(List<Batch> batches) => batches.Count <= MostNamed
        ? string.Join(", ", batches.Select(b => $"{b.Number} is {b.Word.InWords().ToLowerInvariant()}"))
        : string.Join(", ", batches.GroupBy(b => b.Word).OrderBy(g => g.Key).Select(g => $"{g.Count():N0} {g.Key.InWords().ToLowerInvariant()}"));

    private static async Task<CloseCheck> RunsAsync(AppDbContext db, FiscalPeriod period, CancellationToken token)
    {
        const string name = "No ledger run is under way";
        var runs = await db.LedgerRuns.AsNoTracking().Where(r => r.State == LedgerRunState.Queued || r.State == LedgerRunState.Running)
            .Where(r => r.FiscalPeriodId == period.Id || db.Batches.Any(b => b.Id == r.BatchId && b.FiscalPeriodId == period.Id)).OrderBy(r => r.Id).ToListAsync(token);
        if (runs.Count == 0) return new CloseCheck(name, "No run under way");
        return new CloseCheck(name, $"{(runs.Count == 1 ? "Run" : "Runs")} {Named(runs.Select(r => $"{r.Id}"), runs.Count, " and ")} {Is(runs.Count)} under way")
        {
            Mend = runs.Count == 1 ? "Wait for its end, or cancel it." : "Wait for their end, or cancel them.",
            Blockers = [.. runs.Take(MostLinked).Select(r => new RecordLink($"Run {r.Id}", r.Address))],
        };
    }

    private static async Task<CloseCheck> DeferredAsync(AppDbContext db, FiscalPeriod period, CancellationToken token)
    {
        const string name = "Deferred revenue is recognised";
        if (await RevenueDue.CountAsync(db, period, token) is not { Lines: > 0 } due) return new CloseCheck(name, "Nothing is due");
        return new CloseCheck(name, $"{due.Total} {due.Total.Currency} of deferred revenue from {Count(due.Lines, "invoice line")} is not recognised yet")
        {
            Mend = "Recognise it first, with Recognise Deferred Revenue.", Blockers = due.First,
        };
    }

    private static string Named(IEnumerable<string> names, int count, string last)
    {
        if (count > MostNamed) return $"{string.Join(", ", names.Take(MostNamed))} and {count - MostNamed:N0} more";
        var all = names.ToList();
        return all.Count < 2 ? all[0] : $"{string.Join(", ", all[..^1])}{last}{all[^1]}";
    }

    private static string Count(int count, string noun, string? many = null) => $"{count:N0} {(count == 1 ? noun : many ?? noun + "s")}";

    private static string Is(int count) => count == 1 ? "is" : "are";
}
