using BatchLedger.Data;
using BatchLedger.Journals;
using BatchLedger.LedgerRuns;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Benchmarks;

/// <summary>100,000 journal lines into their table with its indexes: by the writer of the runs, by SaveChanges, and copied by the database itself.</summary>
internal static class LinesBench
{
    private const int Rounds = 5;
    private const int Count = 100_000;

    public static async Task<IReadOnlyList<Measure>> RunAsync()
    {
        await using var site = await Site.OpenAsync();
        var (first, lines) = await LinesAsync(site);
        var ours = new Measure("H6", $"{Count:N0} lines persisted");
        var usual = new Measure("usual", "the same through SaveChanges");
        var limit = new Measure("limit", "the same by INSERT … SELECT");

        for (var round = 0; round < Rounds + 1; round++)
        {
            await TakeAsync(ours, round, await IntoAsync(site, first, (entry, db) => Written(db, lines.Select((line, index) => JournalCopy.Line(line, entry, index + 1)))));
            var source = first.Id;
            await TakeAsync(limit, round, await IntoAsync(site, first, (entry, db) => db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO "JournalLines" ("JournalEntryId", "LineNo", "TransactionId", "AccountId", "BranchId", "DepartmentId", "Date", "Debit", "Credit", "Description")
                SELECT {entry}, "LineNo", "TransactionId", "AccountId", "BranchId", "DepartmentId", "Date", "Debit", "Credit", "Description" FROM "JournalLines" WHERE "JournalEntryId" = {source}
                """)));
            await TakeAsync(usual, round, await IntoAsync(site, first, async (entry, db) =>
            {
                db.AddRange(lines.Select((line, index) => JournalCopy.Line(line, entry, index + 1)));
                await db.SaveChangesAsync();
            }));
        }

        ours.Note = $"{usual.MedianCpu / ours.MedianCpu:0.0} times less CPU than usual, {ours.MedianCpu / limit.MedianCpu:0.0} times limit";
        return [ours, usual, limit];
    }

    private static async Task TakeAsync(Measure measure, int round, Func<Task> work)
    {
        if (round == 0) await work();
        else await measure.TakeAsync(work);
    }

    private static async Task<Func<Task>> IntoAsync(Site site, JournalEntry like, Func<int, Data.AppDbContext, Task> write)
    {
        var entry = JournalCopy.Entry(like);
        await site.PutAsync([entry]);
        return () => site.WriteAsync(db => write(entry.Id, db));
    }

    /// <summary>Lines of a real run, repeated until there are enough, and an entry that holds them.</summary>
    private static async Task<(JournalEntry First, List<JournalLine> Lines)> LinesAsync(Site site)
    {
        var association = await Association.FoundAsync(site);
        var number = await association.BatchAsync(2_000);
        var (_, refusal) = await site.Get<LedgerRunService>().CreateAsync(number);
        if (refusal is not null) throw new InvalidOperationException(refusal.Message);
        await site.Get<LedgerRunWorker>().WorkOffAsync(CancellationToken.None);
        var (entry, some) = await JournalCopy.OfAsync(site, number);
        List<JournalLine> lines = [.. Enumerable.Range(0, Count).Select(index => some[index % some.Count])];
        await site.PutAsync([entry]);
        await site.WriteAsync(db => Written(db, lines.Select((line, index) => JournalCopy.Line(line, entry.Id, index + 1))));
        return (entry, lines);
    }

    private static Task Written(AppDbContext db, IEnumerable<JournalLine> lines)
    {
        LineWriter.Write(db, lines);
        return Task.CompletedTask;
    }
}
