using BatchLedger.Data;
using BatchLedger.Refusals;

namespace BatchLedger.Journals;

/// <summary>Proves that the stored lines of an entry are still the ones the run wrote: count, both totals and hash.</summary>
public static class JournalProof
{
    public static Refusal? WhyDamaged(AppDbContext db, JournalEntry entry, CancellationToken token)
    {
        using var digest = new LinesDigest();
        foreach (var line in LineReader.Read(db, entry.Id, token)) digest.Add(line);

        var whole = digest.Count == entry.Lines && digest.Debit == entry.Debit && digest.Credit == entry.Credit && digest.Finish() == entry.LinesHash;
        return whole ? null : JournalRefusals.Damaged(entry, digest.Count);
    }
}
