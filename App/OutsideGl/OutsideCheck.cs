using BatchLedger.Currencies;

namespace BatchLedger.OutsideGl;

/// <summary>What every outside system asks of a journal, line by line. What only one of them asks is in its own room.</summary>
public static class OutsideCheck
{
    public static IReadOnlyList<GlFinding> Findings(GlEntry entry, OutsideBooks books, string system) =>
        [.. OfJournal(entry, books, system), .. entry.Lines.SelectMany(line => OfLine(line, books, system))];

    private static IEnumerable<GlFinding> OfJournal(GlEntry entry, OutsideBooks books, string system)
    {
        if (entry.Lines.Count < 2) yield return new("Lines", $"The journal has {entry.Lines.Count} lines; {system} takes a journal from two lines on.");
        if (entry.Debit != entry.Credit)
            yield return new("Balance", $"The journal does not balance: debits {new Money(entry.Debit, entry.Currency)}, credits {new Money(entry.Credit, entry.Currency)}.");
        if (books.ClosedThrough is { } closed && entry.Date <= closed)
            yield return new("ClosedPeriod", $"{system} is closed through {closed:d MMM yyyy}, and the journal is of {entry.Date:d MMM yyyy}. Open the period there, or record the journal as manually added.");
        if (books.Periods.Count > 0 && !books.Periods.Any(period => period.Open && period.Start <= entry.Date && entry.Date <= period.End))
            yield return new("ClosedPeriod", $"{entry.Date:d MMM yyyy} is in no open period of {system}. Open the period there, or record the journal as manually added.");
        if (books.HomeCurrency is { } home && entry.Currency != home && !books.Currencies.Contains(entry.Currency))
            yield return new("Currency", $"The journal is in {entry.Currency}; {system} keeps these books in {home}.");
    }

    private static IEnumerable<GlFinding> OfLine(GlEntryLine line, OutsideBooks books, string system)
    {
        if (OfAccount(line, books, system) is { } refused) yield return refused;
        foreach (var (kind, id) in new[] { (OutsideKind.Location, line.LocationId), (OutsideKind.Department, line.DepartmentId), (OutsideKind.Class, line.ClassId) })
        {
            if (id is null) continue;
            if (books.Off.Contains(kind))
                yield return new("DimensionOff", $"{system} does not keep a {kind.InWords()} on lines; it would be left out.") { LineNo = line.No, Weight = FindingWeight.Warns };
            else if (books.Find(kind, id) is not { } item)
                yield return new("DimensionMissing", $"There is no {kind.InWords()} {id} in {system}.") { LineNo = line.No };
            else if (!item.Active)
                yield return new("DimensionInactive", $"The {kind.InWords()} {item.Title} is inactive in {system}.") { LineNo = line.No };
        }
    }

    private static GlFinding? OfAccount(GlEntryLine line, OutsideBooks books, string system)
    {
        GlFinding Finding(string code, string message) => new(code, message) { LineNo = line.No, AccountCode = line.AccountCode };
        if (line.AccountId.Length == 0) return Finding("AccountNotMapped", $"Account {line.AccountCode} is not mapped to an account in {system}.");
        if (books.Find(OutsideKind.Account, line.AccountId) is not { } account)
            return Finding("AccountMissing", $"Account {line.AccountCode} is mapped to {line.AccountId}, which is not in {system}.");
        if (!account.Active) return Finding("AccountInactive", $"Account {line.AccountCode} is inactive in {system} ({account.Title}).");
        return account.Trait switch
        {
            OutsideTrait.TakesNoJournals => Finding("AccountTakesNoJournals", $"Account {line.AccountCode} is mapped to {account.Title}, which takes no journal lines in {system}."),
            OutsideTrait.NeedsCustomer when line.CustomerId is null => Finding("CustomerMissing", $"{account.Title} is a receivable account in {system}: the line needs a customer. Name one on the mapping page."),
            OutsideTrait.NeedsVendor when line.VendorId is null => Finding("VendorMissing", $"{account.Title} is a payable account in {system}: the line needs a vendor. Name one on the mapping page."),
            _ => null,
        };
    }
}
