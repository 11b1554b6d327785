using BatchLedger.Currencies;
using BatchLedger.OutsideGl;

namespace BatchLedger.NetSuite;

/// <summary>What only NetSuite asks of a journal. Lengths of memos are in none of its tables that were read, and are left to NetSuite.</summary>
internal static class NetSuiteCheck
{
    public const int MostLines = 1000;
    private const int EasyLines = 200;
    private const int MostPlaces = 10;
    private const int MostDecimals = 2;

    public static IReadOnlyList<GlFinding> Findings(GlEntry entry, OutsideBooks books, GlTerms terms) =>
        [.. Lines(entry), .. Subsidiary(books, terms), .. OfCurrency(entry, books), .. entry.Lines.SelectMany(line => Amount(line, entry)), .. Locked(entry, books)];

    private static IEnumerable<GlFinding> Lines(GlEntry entry)
    {
        if (entry.Lines.Count > MostLines)
            yield return new("Lines", $"The journal has {entry.Lines.Count:N0} lines; {MostLines:N0} fit into one NetSuite journal. Send the summary instead of every line, or split the batch.");
        else if (entry.Lines.Count > EasyLines)
            yield return new("Lines", $"The journal has {entry.Lines.Count:N0} lines. NetSuite advises {EasyLines}; a longer one can take so long that its answer is lost.") { Weight = FindingWeight.Warns };
    }

    private static IEnumerable<GlFinding> Subsidiary(OutsideBooks books, GlTerms terms)
    {
        var all = books.Items.Where(item => item.Kind is OutsideKind.Subsidiary).ToList();
        var (id, active) = (terms[NetSuiteFields.Subsidiary], all.Where(item => item.Active).ToList());
        if (id.Length == 0)
        {
            if (active.Count > 0)
                yield return new("Subsidiary", $"NetSuite wants a subsidiary on every journal. Enter one on the page of the connection: {string.Join(", ", active.Take(10).Select(item => $"{item.Id} {item.Name}"))}.");
        }
        else if (all.Count > 0 && books.Find(OutsideKind.Subsidiary, id) is not { } named) yield return new("Subsidiary", $"There is no subsidiary {id} in NetSuite. Correct it on the page of the connection.");
        else if (all.Count > 0 && !active.Any(item => item.Id == id)) yield return new("Subsidiary", $"The subsidiary {id} is inactive in NetSuite, or only for eliminations. Name another on the page of the connection.");
    }

    private static IEnumerable<GlFinding> OfCurrency(GlEntry entry, OutsideBooks books)
    {
        var currencies = books.Items.Where(item => item.Kind is OutsideKind.Currency).ToList();
        if (currencies.Count == 0)
            yield return new("Currency", $"NetSuite's currencies cannot be read, so the journal goes in the currency its books are kept in. Look that this is {entry.Currency}.") { Weight = FindingWeight.Warns };
        else if (currencies.FirstOrDefault(item => item.Number == entry.Currency) is not { } known)
            yield return new("Currency", $"The journal is in {entry.Currency}, which NetSuite does not keep. It keeps {string.Join(", ", currencies.Where(item => item.Active).Select(item => item.Number))}.");
        else if (books.CurrencyId(entry.Currency) is { } id && books.Find(OutsideKind.Currency, id) is { Active: false })
            yield return new("Currency", $"The currency {known.Title} is inactive in NetSuite.");
    }

    private static IEnumerable<GlFinding> Amount(GlEntryLine line, GlEntry entry)
    {
        var (minor, one) = (Math.Max(line.Debit, line.Credit), Currency.MinorPerMajor(entry.Currency));
        if (minor / one >= Power(MostPlaces))
            yield return new("Amount", $"{new Money(minor, entry.Currency)} has more than {MostPlaces} digits before the point; NetSuite takes {MostPlaces}.") { LineNo = line.No };
        if (minor % Math.Max(1, one / Power(MostDecimals)) != 0)
            yield return new("Amount", $"{new Money(minor, entry.Currency)} has more than {MostDecimals} digits after the point; NetSuite takes {MostDecimals}.") { LineNo = line.No };
    }

    // That a lock stops a journal too, and not only invoices and bills, is in none of the pages that were read.
    private static IEnumerable<GlFinding> Locked(GlEntry entry, OutsideBooks books)
    {
        if (books.Periods.FirstOrDefault(period => period.Open && period.Start <= entry.Date && entry.Date <= period.End) is not { } period) yield break;
        foreach (var line in entry.Lines)
        {
            var trait = books.Find(OutsideKind.Account, line.AccountId)?.Trait;
            if ((trait is OutsideTrait.NeedsCustomer && period.ReceivablesLocked) || (trait is OutsideTrait.NeedsVendor && period.PayablesLocked))
                yield return new("PeriodLocked", $"{(trait is OutsideTrait.NeedsCustomer ? "Receivables" : "Payables")} are locked in {period.Name}; NetSuite may refuse this line.") { LineNo = line.No, Weight = FindingWeight.Warns };
        }
    }

    private static long Power(int places) => Enumerable.Range(0, places).Aggregate(1L, (power, _) => power * 10);
}
