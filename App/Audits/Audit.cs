using BatchLedger.Data;
using BatchLedger.Refusals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Audits;

/// <summary>One round of checks over one snapshot of the database.</summary>
internal sealed class Audit(AppDbContext db, DateTimeOffset now, CancellationToken token)
{
    private readonly List<Check> checks = [];

    public AppDbContext Db => db;
    public DateTimeOffset Now => now;
    public CancellationToken Token => token;
    public AuditReport Report => new([.. checks.Select(check => check.Result)]);

    public Check Check(string name)
    {
        var check = new Check(name);
        checks.Add(check);
        return check;
    }

    /// <summary>A check that is one question to the database: which of all these rows are bad?</summary>
    public async Task FindAsync<TAll, TBad>(string name, IQueryable<TAll> all, IQueryable<TBad> bad, Func<TBad, Fault> told)
    {
        var check = Check(name);
        check.Looked = await all.LongCountAsync(token);
        await foreach (var row in bad.AsAsyncEnumerable().WithCancellation(token)) check.Add(told(row));
    }
}
