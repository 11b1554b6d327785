using BatchLedger.Data;
using BatchLedger.Refusals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Journals;

/// <summary>Proves that the stored lines of an entry are still the ones the run wrote: count, both totals and hash.</summary>
public static class JournalProof
{
    public static async Task<Refusal?> WhyDamagedAsync(AppDbContext db, JournalEntry entry, CancellationToken token)
    {
        using var digest = new LinesDigest();
        await foreach (var line in db.JournalLines.AsNoTracking().Where(l => l.JournalEntryId == entry.Id)
                           .OrderBy(l => l.LineNo).AsAsyncEnumerable().WithCancellation(token))
            digest.Add(line);

        var whole = digest.Count == entry.Lines && digest.Debit == entry.Debit && digest.Credit == entry.Credit && digest.Finish() == entry.LinesHash;
        return whole ? null : JournalRefusals.Damaged(entry, digest.Count);
    }
}
