using BatchLedger.Batches;
using BatchLedger.Journals;
using BatchLedger.LedgerRuns;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Benchmarks;

/// <summary>From the click on Create Ledger to the batch that can be posted, in a warm program; and the same lines through SaveChanges in the same round.</summary>
internal static class LedgerBench
{
    private const int Warming = 2;
    private const int Rounds = 5;

    public static async Task<IReadOnlyList<Measure>> RunAsync(string id, int size)
    {
        await using var site = await Site.OpenAsync();
        var association = await Association.FoundAsync(site);
        var ours = new Measure(id, $"Create Ledger to ready, {size:N0} transactions");
        var usual = new Measure("usual", "its lines through SaveChanges");

        for (var round = 0; round < Warming + Rounds; round++)
        {
            var number = await association.BatchAsync(size);
            var warm = round >= Warming;
            if (warm) await ours.TakeAsync(() => CreateAsync(site, number));
            else await CreateAsync(site, number);

            var copy = await CopyAsync(site, number);
            if (warm) await usual.TakeAsync(() => copy());
            else await copy();
        }

        ours.Note = $"{await StagesAsync(site)}; {usual.MedianCpu / ours.MedianCpu:0.0} times less CPU than usual";
        return [ours, usual];
    }

    private static async Task CreateAsync(Site site, string number)
    {
        var (_, refusal) = await site.Get<LedgerRunService>().CreateAsync(number);
        if (refusal is not null) throw new InvalidOperationException(refusal.Message);
        await site.Get<LedgerRunWorker>().WorkOffAsync(CancellationToken.None);
        var batch = await site.ReadAsync(db => db.Batches.SingleAsync(b => b.Number == number));
        if (batch.Word is not BatchWord.LedgerReady) throw new InvalidOperationException($"Batch {number} is {batch.Word}: {batch.LedgerFailure}");
    }

    /// <summary>The lines of the batch as a second entry, ready to be saved one object a line.</summary>
    private static async Task<Func<Task>> CopyAsync(Site site, string number)
    {
        var (entry, lines) = await JournalCopy.OfAsync(site, number);
        await site.PutAsync([entry]);
        List<JournalLine> copies = [.. lines.Select(line => JournalCopy.Line(line, entry.Id, line.LineNo))];
        return () => site.PutAsync(copies);
    }

    private static Task<string> StagesAsync(Site site) => site.ReadAsync(async db =>
        $"{await db.JournalLines.Where(l => l.JournalEntryId == db.JournalEntries.Where(e => e.PostingVersion == 1).Max(e => e.Id)).CountAsync():N0} lines; last run, ms: {(await db.LedgerRuns.OrderBy(r => r.Id).LastAsync()).StageTimes}");
}
