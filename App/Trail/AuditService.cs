using BatchLedger.Data;
using BatchLedger.People;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Trail;

/// <summary>Reads the trail. Nothing here can change it.</summary>
public sealed class AuditService(Work work)
{
    /// <summary>Newest first; rows of companies that the reader does not see are left out.</summary>
    public async Task<(IReadOnlyList<AuditRow> Rows, int Total)> ListAsync(AuditFilter filter, CancellationToken token = default)
    {
        var seen = (await work.ActorAsync()).Companies;
        return await work.ReadAsync<(IReadOnlyList<AuditRow>, int)>(Permission.ReadAudit, async db =>
        {
            var rows = filter.Narrow(db.AuditRows);
            if (seen is not null) rows = rows.Where(row => row.CompanyId == null || seen.Contains(row.CompanyId.Value));
            return (await rows.OrderByDescending(row => row.Seq).Skip(filter.Skip).Take(filter.Take).ToListAsync(token), await rows.CountAsync(token));
        }, token);
    }

    public Task<AuditCheck> VerifyAsync(CancellationToken token = default) =>
        work.ReadAsync(Permission.ReadAudit, db => AuditCheck.RunAsync(db, token), token);
}

/// <summary>Which rows: by parts of the actor's name, of the deed and of the record, and by UTC days, both included.</summary>
public sealed record AuditFilter(string Who = "", string Action = "", string Record = "")
{
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public int Skip { get; init; }
    public int Take { get; init; } = 50;

    internal IQueryable<AuditRow> Narrow(IQueryable<AuditRow> rows)
    {
        var (who, action, record) = (Who.Trim().ToLowerInvariant(), Action.Trim().ToLowerInvariant(), Record.Trim().ToLowerInvariant());
        if (who.Length > 0) rows = rows.Where(row => row.Actor.ToLower().Contains(who));
        if (action.Length > 0) rows = rows.Where(row => row.Action.ToLower().Contains(action));
        if (record.Length > 0) rows = rows.Where(row => row.Record.ToLower().Contains(record));
        if (From is { } from && StartOf(from) is var start) rows = rows.Where(row => row.At >= start);
        if (To is { } to && to < DateOnly.MaxValue && StartOf(to.AddDays(1)) is var end) rows = rows.Where(row => row.At < end);
        return rows;
    }

    private static DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
