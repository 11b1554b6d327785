using BatchLedger.Currencies;
using BatchLedger.Managements;

namespace BatchLedger.ManagementLedgers;

/// <summary>A line below the description: words and, where it speaks of another row, its number and address.</summary>
public sealed record LedgerLine(string Text, string? Number = null, string? Address = null)
{
    public override string ToString() => Number is null ? Text : $"{Text} {Number}";
}

public static class LedgerWords
{
    /// <summary>All that there is to say of a row beside its description. <paramref name="zero"/> brings the currency.</summary>
    public static IEnumerable<LedgerLine> Of(LedgerRow row, Money zero)
    {
        foreach (var note in row.Notes) yield return new($"{note.Text} ({note.By}, {DateOnly.FromDateTime(note.At.UtcDateTime).InWords()})");
        if (row.Paid is { } paid) yield return new(paid);
        if (row.Entry.Bond != 0) yield return new($"bond {(zero with { Minor = Math.Abs(row.Entry.Bond) }).Format()} {(row.Entry.Bond > 0 ? "in" : "out")}");
        if (row.Corrects is { } of) yield return new(LedgerLink.Verb(row.Transaction.Kind), of.Number, of.Address);
        foreach (var by in row.CorrectedBy) yield return new(by.Story((zero with { Minor = by.Amount }).Format()), by.Number, by.Address);
        if (row.Presented is { } day) yield return new($"presented {day.InWords()}");
        if (row.Statement is { } statement) yield return new($"on statement {statement}");
    }
}
