using BatchLedger.Refusals;

namespace BatchLedger.Ui;

/// <summary>What was typed in the fields of one form and is no amount. A form that cascades this does not save before it is mended: an empty field would mean something else.</summary>
public sealed class UnreadFields
{
    private readonly Dictionary<object, string> unread = [];

    public Refusal? WhyNot => unread.Count == 0 ? null : new("Ui.Unread", string.Join(" ", unread.Values));

    /// <summary>Null once it can be read, or is gone.</summary>
    public void Tell(object field, string? words)
    {
        if (words is null) unread.Remove(field);
        else unread[field] = words;
    }
}
