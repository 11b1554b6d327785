using BatchLedger.Refusals;

namespace BatchLedger.Sales;

/// <summary>A manual journal: typed debits and credits that balance; in a statistical ledger quantities, and one side is enough.</summary>
internal static class ManualJournalTerms
{
    /// <summary>Refuses with ReversesTooEarly, then with the words of the lines.</summary>
    public static async Task<Outcome<Terms>> ReadAsync(Entry entry)
    {
        if (entry.Draft.ReversesOn <= entry.Draft.Date) return ManualJournalRefusals.ReversesTooEarly(entry.Draft.Date.Value, entry.Draft.ReversesOn.Value);
        var place = new JournalPlace(entry.Open.Company.Id, entry.Open.Batch.BranchId, entry.Currency)
        {
            IsStatistical = entry.Open.IsStatistical, TakesBack = entry.Draft.Reverses is not null, Name = $"batch {entry.Open.Batch.Number}",
        };
        var (terms, refusal) = await JournalLineTerms.ReadAsync(entry.Desk, place, entry.Draft.Journal);
        if (terms is null) return refusal!;

        // A reversal settles its branches the same way round as its journal did.
        return terms with { BranchId = entry.Draft.Reverses?.BranchId };
    }
}
