using System.Globalization;
using System.Text.Json;
using BatchLedger.OutsideGl;

namespace BatchLedger.QuickBooksOnline;

/// <summary>A JournalEntry of theirs as a copy that can be compared.</summary>
internal static class QuickBooksCopy
{
    /// <summary>Null: it has no id, or lines we cannot read, so nothing may be concluded from it.</summary>
    public static OutsideCopy? Read(JsonElement journal, int digits)
    {
        if (journal.Text("Id") is not { } id || journal.Member("Line") is null || LinesOf(journal, digits) is not { } lines) return null;
        return new OutsideCopy
        {
            Id = id, Number = journal.Text("DocNumber"), Version = journal.Text("SyncToken"), Lines = lines,
            Date = DateOnly.TryParseExact(journal.Text("TxnDate"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null,
        };
    }

    private static List<OutsideCopyLine>? LinesOf(JsonElement journal, int digits)
    {
        List<OutsideCopyLine> lines = [];
        foreach (var line in journal.Many("Line"))
        {
            // DescriptionOnly: a remark between the lines.
            if (line.Member("JournalEntryLineDetail") is not { } detail) continue;
            if (WireAmount.Minor(line.Text("Amount"), digits) is not { } amount) return null;
            switch (detail.Text("PostingType")?.ToUpperInvariant())
            {
                case "DEBIT":
                    lines.Add(new(detail.Member("AccountRef")?.Text("value") ?? "", amount));
                    break;
                case "CREDIT":
                    lines.Add(new(detail.Member("AccountRef")?.Text("value") ?? "", -amount));
                    break;
                default:
                    return null;
            }
        }
        return lines;
    }
}
