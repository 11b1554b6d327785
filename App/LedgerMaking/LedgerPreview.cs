using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.People;
using BatchLedger.Posting;
using BatchLedger.Refusals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.LedgerMaking;

/// <summary>"What will this post?" By the same code as the run; writes nothing and consumes no number.</summary>
public sealed class LedgerPreview(Work work, IDbContextFactory<AppDbContext> dbs)
{
    /// <summary>Lines shown; totals are over all of them.</summary>
    public const int LinesShown = 50;

    /// <summary>Null when the batch is not there for this actor.</summary>
    public async Task<PreviewedLedger?> ShowAsync(string number, CancellationToken token = default)
    {
        var found = await FindAsync(number, token);
        if (found is not { } source) return null;

        var (batch, book) = source;
        var (lines, faults, summary) = (new List<PreviewedLine>(), new List<Fault>(), new PostingSummary());
        await foreach (var portion in BatchSource.ReadAsync(dbs, batch.Id, token))
            foreach (var transaction in portion)
            {
                var posted = PostingRules.Post(transaction, book);
                if (faults.Count < LedgerMapping.MostFaults) faults.AddRange(posted.Faults);
                foreach (var line in posted.Lines)
                {
                    summary.Add(line);
                    if (lines.Count < LinesShown) lines.Add(PreviewedLine.Of(transaction, line, book));
                }
            }

        var totals = summary.Totals(book).Select(total => PreviewedTotal.Of(total, book)).ToList();
        return new PreviewedLedger(book.BaseCurrency, lines, totals, faults);
    }

    /// <summary>Only what stands in the way. Empty for a batch that is not there: the caller finds that out by itself.</summary>
    public async Task<IReadOnlyList<Fault>> FaultsAsync(string number, CancellationToken token = default)
    {
        if (!(await work.ActorAsync()).May(Permission.CreateLedgers) || await FindAsync(number, token) is not { } source) return [];
        var (batch, book) = source;
        if (batch.State is not BatchState.Closed || batch.LedgerUnderWay || batch.LedgerReadyAt is not null) return [];

        var faults = new List<Fault>();
        await foreach (var portion in BatchSource.ReadAsync(dbs, batch.Id, token))
            foreach (var transaction in portion)
                if (faults.Count < LedgerMapping.MostFaults)
                    faults.AddRange(PostingRules.Post(transaction, book).Faults);
        return faults;
    }

    private Task<(Batch Batch, PostingBook Book)?> FindAsync(string number, CancellationToken token) => work.ReadAsync<(Batch, PostingBook)?>(async db =>
    {
        var batch = await db.Batches.SingleOrDefaultAsync(b => b.Number == number, token);
        return batch is null ? null : (batch, await PostingBookReader.ReadAsync(db, batch, token));
    }, token);
}
