namespace BatchLedger.Refusals;

/// <summary>Every "no" about one line of typed text.</summary>
public static class TextRefusals
{
    // These would hide the record behind another address.
    private static readonly string[] Reserved = ["new", ".", ".."];

    /// <summary>A text that must be there. <paramref name="what"/> reads on in a sentence: "the account's name".</summary>
    public static Refusal? Needed(string what, string text, int longest) =>
        text.Length == 0 ? new("Text.Missing", $"Enter {what}.") : Optional(what, text, longest);

    public static Refusal? Optional(string what, string? text, int longest) => text switch
    {
        null => null,
        _ when text.Length > longest => new("Text.TooLong", $"{Opening(what)} has {text.Length} characters; at most {longest} fit."),
        _ when text.Any(char.IsControl) => new("Text.Unprintable", $"{Opening(what)} contains a line break or another character that cannot be printed."),
        _ => null,
    };

    /// <summary>A text that stands in addresses.</summary>
    public static Refusal? Code(string what, string text, int longest)
    {
        if (Needed(what, text, longest) is { } refusal) return refusal;
        if (Reserved.Contains(text, StringComparer.OrdinalIgnoreCase)) return new("Text.Reserved", $"{Opening(what)} cannot be “{text}”; choose another.");
        return text.AsSpan().ContainsAny('/', '\\') ? new Refusal("Text.Slash", $"{Opening(what)} “{text}” may not hold a slash, for it stands in addresses.") : null;
    }

    /// <summary>Letters and digits only.</summary>
    public static Refusal? Alphanumeric(string what, string text, int longest) => Code(what, text, longest)
        ?? (text.All(char.IsAsciiLetterOrDigit) ? null : new("Text.NotAlphanumeric", $"{Opening(what)} “{text}” may hold letters and digits only."));

    private static string Opening(string what) => char.ToUpperInvariant(what[0]) + what[1..];
}
