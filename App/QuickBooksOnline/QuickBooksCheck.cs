using System.Xml;
using BatchLedger.Currencies;
using BatchLedger.OutsideGl;

namespace BatchLedger.QuickBooksOnline;

/// <summary>What only QuickBooks Online asks of a journal. Nothing is shortened: it is refused, with the figure.</summary>
internal static class QuickBooksCheck
{
    public const int MostLines = 1000;
    public const int LongestNumber = 21;
    public const int LongestText = 4000;
    public const int LongestKey = 50;

    /// <summary>In whole units of the currency.</summary>
    public const long MostAmount = 99_999_999_999;

    private const int Decimals = 2;
    private const string Name = "QuickBooks Online";

    public static IEnumerable<GlFinding> Findings(GlEntry entry, OutsideBooks books)
    {
        if (entry.Number.Length > LongestNumber) yield return new("Number", $"The number {entry.Number} has {entry.Number.Length} characters; {Name} takes {LongestNumber}.");
        if (entry.RequestKey.Length > LongestKey) yield return new("Key", $"The key of this delivery has {entry.RequestKey.Length} characters; {Name} takes {LongestKey}.");
        if (entry.Lines.Count > MostLines) yield return new("Lines", $"The journal has {entry.Lines.Count:N0} lines; {Name} takes {MostLines:N0}. Send its summary, or record it as manually added.");
        if (WhyNotText(entry.Number, "number", LongestText) is { } number) yield return new("Text", number);
        if (WhyNotText(entry.Memo, "memo", LongestText) is { } memo) yield return new("Text", memo);
        foreach (var finding in entry.Lines.SelectMany(line => OfLine(line, entry, books))) yield return finding;
    }

    private static IEnumerable<GlFinding> OfLine(GlEntryLine line, GlEntry entry, OutsideBooks books)
    {
        GlFinding Finding(string code, string message) => new(code, message) { LineNo = line.No };
        var amount = Math.Max(line.Debit, line.Credit);
        if (Math.Min(line.Debit, line.Credit) != 0 || amount <= 0)
            yield return Finding("Amount", $"The line needs one amount over 0: it has debit {new Money(line.Debit, entry.Currency)}, credit {new Money(line.Credit, entry.Currency)}.");
        if (amount > MostAmount * Currency.MinorPerMajor(entry.Currency))
            yield return Finding("Amount", $"{new Money(amount, entry.Currency)} is more than the {MostAmount:N0} that {Name} takes on a line.");
        if (entry.Digits > Decimals && amount % 10 != 0)
            yield return Finding("Amount", $"{new Money(amount, entry.Currency)} has {entry.Digits} decimals; {Name} takes {Decimals}.");
        if (WhyNotText(line.Memo, "description", LongestText) is { } text) yield return Finding("Text", text);
        foreach (var (kind, id) in new[] { (OutsideKind.Customer, line.CustomerId), (OutsideKind.Vendor, line.VendorId) })
        {
            if (id is null) continue;
            if (books.Find(kind, id) is not { } entity) yield return Finding("EntityMissing", $"There is no {kind.InWords()} {id} in {Name}.");
            else if (!entity.Active) yield return Finding("EntityInactive", $"The {kind.InWords()} {entity.Title} is inactive in {Name}.");
        }
    }

    private static string? WhyNotText(string text, string what, int longest)
    {
        if (text.Length > longest) return $"The {what} has {text.Length:N0} characters; {Name} takes {longest:N0}.";
        for (var at = 0; at < text.Length; at++)
        {
            if (at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1])) at++;
            else if (!XmlConvert.IsXmlChar(text[at])) return $"The {what} holds a character (U+{(int)text[at]:X4}) that {Name} cannot keep. Write it anew without it.";
        }
        return null;
    }
}
