using BatchLedger.Currencies;
using BatchLedger.OutsideGl;

namespace BatchLedger.SageIntacct;

/// <summary>What only Intacct asks of a journal: a journal symbol of its own, a control id that fits, and each location in balance.</summary>
public static class IntacctCheck
{
    /// <summary>Not published; more risks running out of time over there.</summary>
    public const int MostLines = 1_000;

    private const int LongestControlId = 256;

    public static IReadOnlyList<GlFinding> Findings(GlEntry entry, OutsideBooks books, string journal) => [.. OfJournal(entry, books, journal), .. OfLocations(entry)];

    private static IEnumerable<GlFinding> OfJournal(GlEntry entry, OutsideBooks books, string journal)
    {
        if (entry.RequestKey.Length is < 1 or > LongestControlId) yield return new("ControlId", $"The control ID has {entry.RequestKey.Length} characters; Sage Intacct takes 1 to {LongestControlId}.");
        if (entry.Lines.Count > MostLines) yield return new("Lines", $"The journal has {entry.Lines.Count:N0} lines; at most {MostLines:N0} are sent to Sage Intacct in one journal. Make summary ledgers, or close smaller batches.");

        var symbols = books.Items.Where(item => item.Kind == OutsideKind.Journal).ToList();
        if (journal.Length == 0) yield return new("Journal", "Enter the symbol of the Intacct journal, such as GJ, under Ledger files of the company.");
        else if (symbols.Count > 0 && symbols.Find(item => item.Id == journal) is not { Active: true })
            yield return new("Journal", $"There is no active journal {journal} in Sage Intacct ({string.Join(", ", symbols.Where(item => item.Active).Select(item => item.Id).Take(5))}). Change it under Ledger files of the company.");
    }

    private static IEnumerable<GlFinding> OfLocations(GlEntry entry)
    {
        var locations = entry.Lines.GroupBy(line => line.LocationId ?? "").ToList();
        if (locations.Count < 2) return [];
        return from location in locations
               let debit = location.Sum(line => line.Debit)
               let credit = location.Sum(line => line.Credit)
               where debit != credit
               select new GlFinding("LocationBalance", $"{(location.Key.Length == 0 ? "Lines without a location" : $"Location {location.Key}")}: debits {new Money(debit, entry.Currency)}, credits {new Money(credit, entry.Currency)}. "
                   + "Sage Intacct wants each location to balance. Add lines between the branches, or send all of it to one location.") { LineNo = location.First().No };
    }
}
