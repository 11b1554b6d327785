using BatchLedger.Data;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.LedgerRuns;

/// <summary>A line of the jobs page.</summary>
/// <param name="Ahead">How many runs stand before a queued one.</param>
public sealed record LedgerRunRow(int Id, LedgerRunKind Kind, LedgerRunState State, LedgerRunStage Stage, string RequestedBy, DateTimeOffset RequestedAt,
    DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, int Done, int Total, string? FailureReason, int Ahead)
{
    /// <summary>Number and name of the batch; of a mass run nothing and the name of the period.</summary>
    public required string? Batch { get; init; }
    public required string Name { get; init; }
    public required int? PeriodId { get; init; }

    /// <summary>Batches of a mass run, and those that failed.</summary>
    public required int Lanes { get; init; }
    public required int LanesFailed { get; init; }

    public TimeSpan? Took => EndedAt - StartedAt;

    /// <summary>Transactions a second over the whole run.</summary>
    public int? PerSecond => State is LedgerRunState.Completed && Took is { TotalMilliseconds: > 0 } took ? (int)(Total / took.TotalSeconds) : null;

    /// <summary>"Ledger for B-000042 Dues January", "Mass ledger Mar 2026, 40 batches".</summary>
    public string Title => Kind is LedgerRunKind.Mass ? $"Mass ledger {Name}, {Lanes:N0} batch{(Lanes == 1 ? "" : "es")}" : $"Ledger for {Batch} {Name}";

    /// <summary>The record it works for.</summary>
    public string Subject => Kind is LedgerRunKind.Mass ? $"/fiscal-periods/{PeriodId}?tab=batches" : $"/batches/{Batch}";
}

public sealed record LedgerRunFilter(LedgerRunState? State = null, string? By = null, string? Batch = null, DateOnly? From = null, DateOnly? To = null, int Skip = 0, int Take = 50);

/// <summary>A batch of a mass run, and what became of it.</summary>
public sealed record LedgerRunLaneRow(int Ordinal, string Batch, string Name, LedgerRunLaneState State)
{
    /// <summary>Transactions.</summary>
    public required int Total { get; init; }
    public required string? Reason { get; init; }

    /// <summary>As JSON.</summary>
    public required string? Faults { get; init; }
    public required DateTimeOffset? EndedAt { get; init; }

    /// <summary>Its ledger was there before the run.</summary>
    public required bool HadLedger { get; init; }
    public required string? Journal { get; init; }
}

public sealed record LedgerRunCounts(int Running, int Queued, int FailedToday, int DoneToday);

/// <summary>What pages and the command line read about runs.</summary>
public sealed class LedgerRunReader(Work work, TimeProvider clock)
{
    public Task<(IReadOnlyList<LedgerRunRow> Rows, int Total)> ListAsync(LedgerRunFilter filter, CancellationToken token = default) => work.ReadAsync(async db =>
    {
        var runs = Narrowed(db, filter);
        var total = await runs.CountAsync(token);
        IReadOnlyList<LedgerRunRow> rows = await Rows(db, runs.OrderByDescending(r => r.Id).Skip(filter.Skip).Take(filter.Take)).ToListAsync(token);
        return (rows, total);
    }, token);

    /// <summary>Running first, then queued in their order.</summary>
    public Task<List<LedgerRunRow>> UnderWayAsync(CancellationToken token = default) => work.ReadAsync(db =>
        Rows(db, db.LedgerRuns.Where(r => r.State == LedgerRunState.Running || r.State == LedgerRunState.Queued)
            .OrderBy(r => r.State == LedgerRunState.Running ? 0 : 1).ThenBy(r => r.RequestedAt).ThenBy(r => r.Id)).ToListAsync(token), token);

    public Task<LedgerRun?> FindAsync(int id, CancellationToken token = default) => work.ReadAsync(db =>
        db.LedgerRuns.SingleOrDefaultAsync(r => r.Id == id, token), token);

    public Task<List<LedgerRunLog>> LogAsync(int id, CancellationToken token = default) => work.ReadAsync(db =>
        db.Set<LedgerRunLog>().Where(l => l.LedgerRunId == id && db.LedgerRuns.Any(r => r.Id == id)).OrderBy(l => l.Id).ToListAsync(token), token);

    public Task<LedgerRunRow?> RowAsync(int id, CancellationToken token = default) => work.ReadAsync(db =>
        Rows(db, db.LedgerRuns.Where(r => r.Id == id)).SingleOrDefaultAsync(token), token);

    /// <summary>The batches of a mass run in its order.</summary>
    public Task<List<LedgerRunLaneRow>> LanesAsync(int id, CancellationToken token = default) => work.ReadAsync(db => (
        from lane in db.Set<LedgerRunLane>()
        join batch in db.Batches on lane.BatchId equals batch.Id
        where lane.LedgerRunId == id
        orderby lane.Ordinal
        select new LedgerRunLaneRow(lane.Ordinal, batch.Number, batch.Name, lane.State)
        {
            Total = lane.Total, Reason = lane.Reason, Faults = lane.Faults, EndedAt = lane.EndedAt, HadLedger = lane.PostingVersion == null,
            Journal = db.JournalEntries.Where(e => e.Id == lane.JournalEntryId).Select(e => e.Number).SingleOrDefault(),
        }).ToListAsync(token), token);

    public Task<LedgerRunCounts> CountsAsync(CancellationToken token = default) => work.ReadAsync(async db =>
    {
        var midnight = new DateTimeOffset(clock.GetUtcNow().Date, TimeSpan.Zero);
        return new LedgerRunCounts(
            await db.LedgerRuns.CountAsync(r => r.State == LedgerRunState.Running, token),
            await db.LedgerRuns.CountAsync(r => r.State == LedgerRunState.Queued, token),
            await db.LedgerRuns.CountAsync(r => r.State == LedgerRunState.Failed && r.EndedAt >= midnight, token),
            await db.LedgerRuns.CountAsync(r => r.State == LedgerRunState.Completed && r.EndedAt >= midnight, token));
    }, token);

    /// <summary>Milliseconds a transaction took in the middle one of the last ten completed runs; null before there are any.</summary>
    public Task<double?> UsualPaceAsync(CancellationToken token = default) => work.ReadAsync<double?>(async db =>
    {
        var last = await db.LedgerRuns.Where(r => r.Kind == LedgerRunKind.Batch && r.State == LedgerRunState.Completed && r.Total > 0 && r.StartedAt != null)
            .OrderByDescending(r => r.Id).Take(10).Select(r => new { r.StartedAt, r.EndedAt, r.Total }).ToListAsync(token);
        var paces = last.Select(r => (r.EndedAt!.Value - r.StartedAt!.Value).TotalMilliseconds / r.Total).Order().ToList();
        return paces.Count == 0 ? null : paces[paces.Count / 2];
    }, token);

    private static IQueryable<LedgerRun> Narrowed(AppDbContext db, LedgerRunFilter filter)
    {
        var runs = db.LedgerRuns.AsQueryable();
        if (filter.State is { } state) runs = runs.Where(r => r.State == state);
        if (!string.IsNullOrWhiteSpace(filter.By)) runs = runs.Where(r => r.RequestedBy.ToLower().Contains(filter.By.ToLower()));
        if (!string.IsNullOrWhiteSpace(filter.Batch)) runs = runs.Where(r => db.Batches.Any(b => (b.Id == r.BatchId || r.Lanes.Any(l => l.BatchId == b.Id)) && b.Number.Contains(filter.Batch.ToUpper())));
        if (filter.From is { } from) runs = runs.Where(r => r.RequestedAt >= Midnight(from));
        if (filter.To is { } to) runs = runs.Where(r => r.RequestedAt < Midnight(to.AddDays(1)));
        return runs;
    }

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private static IQueryable<LedgerRunRow> Rows(AppDbContext db, IQueryable<LedgerRun> runs) =>
        from run in runs
        from batch in db.Batches.Where(b => b.Id == run.BatchId).DefaultIfEmpty()
        from period in db.FiscalPeriods.Where(p => p.Id == run.FiscalPeriodId).DefaultIfEmpty()
        select new LedgerRunRow(run.Id, run.Kind, run.State, run.Stage, run.RequestedBy, run.RequestedAt, run.StartedAt, run.EndedAt,
            run.Done, run.Total, run.FailureReason,
            run.State == LedgerRunState.Queued
                ? db.LedgerRuns.Count(o => (o.State == LedgerRunState.Queued && o.Id < run.Id) || o.State == LedgerRunState.Running)
                : 0)
        {
            Batch = batch.Number, Name = batch.Name ?? period.Name, PeriodId = run.FiscalPeriodId,
            Lanes = run.Lanes.Count, LanesFailed = run.Lanes.Count(l => l.State == LedgerRunLaneState.Failed),
        };
}
