using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.LedgerMaking;
using BatchLedger.Posting;
using BatchLedger.Refusals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.LedgerRuns;

/// <summary>Reads a batch and maps it into a spool. Writes nothing but how far it is.</summary>
public sealed class LedgerMaker(IDbContextFactory<AppDbContext> dbs, LedgerRunReporter reporter, RunMilestones milestones)
{
    /// <summary>Refuses with NotMapped, which lists every transaction that has no lines. Whoever gets the result disposes of it.</summary>
    internal async Task<Outcome<LedgerResult>> MakeAsync(Batch batch, int postingVersion, RunStanding at, CancellationToken token)
    {
        await using var db = await dbs.CreateDbContextAsync(token);
        var book = await PostingBookReader.ReadAsync(db, batch, token);
        var summary = new PostingSummary();
        var faults = new List<Fault>();
        var result = new LedgerResult(book.BaseCurrency, postingVersion);
        try
        {
            using var source = new SourceDigest();
            await foreach (var portion in BatchSource.ReadAsync(dbs, batch.Id, token))
            {
                foreach (var transaction in portion)
                {
                    source.Add(transaction.Id, transaction.Version, transaction.Amount);
                    LedgerMapping.Map(transaction, book, result.Spool, summary, faults);
                }
                result.Transactions += portion.Count;
                at.Mapped(portion.Count);
                milestones.Reached(Milestone.PortionMapped);
                await reporter.TellAsync(at, LedgerRunStage.Mapping, token);
            }
            if (faults.Count == 0) return result.Finish(source.Finish(), summary.Totals(book));
        }
        catch
        {
            result.Dispose();
            throw;
        }
        result.Dispose();
        return LedgerMakingRefusals.NotMapped(batch.Number, faults);
    }
}

/// <summary>What a run brings to its write transaction. Disposing of it throws the lines away.</summary>
internal sealed class LedgerResult(string currency, int postingVersion) : IDisposable
{
    public string Currency => currency;
    public int PostingVersion => postingVersion;
    public int Transactions { get; set; }
    public LineSpool Spool { get; } = new();

    /// <summary>SHA-256 of what was read, and of the lines it gave.</summary>
    public string InputHash { get; private set; } = "";
    public string LinesHash { get; private set; } = "";
    public IReadOnlyList<PostingTotal> Totals { get; private set; } = [];

    public LedgerResult Finish(string inputHash, IReadOnlyList<PostingTotal> totals)
    {
        (InputHash, LinesHash, Totals) = (inputHash, Spool.Finish(), totals);
        return this;
    }

    public void Dispose() => Spool.Dispose();
}
