using System.Globalization;
using BatchLedger.Managements;
using BatchLedger.Refusals;
using BatchLedger.Sales;
using BatchLedger.Transactions;

namespace BatchLedger.Trust;

/// <summary>What a trust transaction says when nobody typed anything. It is stored, so it is always in the same writing.</summary>
internal static class TrustWords
{
    /// <summary>Rent 09 Mar to 16 Mar, bond, invoice TI-000012.</summary>
    public static async Task<string> OfAsync(TrustDeed deed, IReadOnlyList<TrustPart> parts)
    {
        var words = new List<string>();
        foreach (var part in parts.Where(part => part.Amount > 0))
            words.Add(part.Purpose switch
            {
                TrustPurpose.Rent => Rent(deed.Tenancy!, part.Amount),
                TrustPurpose.Invoice => $"invoice {(await deed.InvoiceAsync(part.InvoiceId!.Value))!.Number}",
                _ => part.Purpose.InWords(),
            });
        var line = string.Join(", ", words);
        return char.ToUpperInvariant(line[0]) + line[1..];
    }

    public static string Fit(string words) => words.Length <= Transaction.DescriptionLength ? words : words[..Transaction.DescriptionLength];

    /// <summary>For the audit trail: "Trust.Receipt".</summary>
    public static string Deed(TransactionKind kind) => $"Trust.{kind}".Replace("Trust.Trust", "Trust.", StringComparison.Ordinal);

    public static Refusal? WhyTooLong(params IReadOnlyList<(string What, string? Text, int Limit)> texts) =>
        texts.Where(text => text.Text?.Length > text.Limit).Select(text => SalesRefusals.TextTooLong(text.What, text.Text!.Length, text.Limit)).FirstOrDefault();

    /// <summary>A reason of the right length, or null.</summary>
    public static string? Reason(string? typed) => SalesWords.Clean(typed) is { Length: <= TrustRefusals.ReasonLength } reason ? reason : null;

    private static string Rent(Tenancy tenancy, long amount)
    {
        var (from, to) = tenancy.Span(amount);
        return from == to ? $"part of the rent from {Day(from)}" : $"rent {Day(from)} to {Day(to)}";
    }

    private static string Day(DateOnly day) => day.ToString("dd MMM", CultureInfo.InvariantCulture);
}
