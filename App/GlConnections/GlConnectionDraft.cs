using BatchLedger.Data;
using BatchLedger.OutsideGl;
using BatchLedger.Refusals;

namespace BatchLedger.GlConnections;

/// <summary>What is typed about a connection. A secret stands in here only while it is being typed: empty keeps what is there.</summary>
public sealed class GlConnectionDraft
{
    private const int LongestSecret = 10_000;

    public required int CompanyId { get; init; }
    public GlSite Site { get; set; }
    public Sending Sending { get; set; }
    public SentLines Lines { get; set; }
    public DateOnly? From { get; set; }

    /// <summary>By the name of the field.</summary>
    public Dictionary<string, string?> Values { get; } = [];

    /// <summary>0: it is new.</summary>
    public int Version { get; init; }

    public static GlConnectionDraft Of(GlConnectionView view)
    {
        var draft = new GlConnectionDraft { CompanyId = view.Company.Id, Version = view.Connection?.Version ?? 0, From = view.Connection?.From ?? view.UsualFrom };
        if (view.Connection is { } connection) (draft.Site, draft.Sending, draft.Lines) = (connection.Site, connection.Sending, connection.Lines);
        foreach (var field in view.Typed) draft.Values[field.Name] = field.Secret ? "" : view.Connection?.Fields[field.Name] ?? "";
        foreach (var field in view.Typed.Where(field => field.Choices.Count > 0 && draft.Values[field.Name] is "")) draft.Values[field.Name] = field.Choices[0];
        return draft;
    }

    /// <summary>Refuses with Text.*, which name the field, FieldNotAChoice or FromMissing.</summary>
    internal Refusal? WhyNot(IReadOnlyList<ConnectionField> fields, FieldValues kept) =>
        From is null ? GlConnectionRefusals.FromMissing : fields.Select(field => WhyNot(field, kept)).FirstOrDefault(refusal => refusal is not null);

    /// <summary>What will stand in the fields of a kind, typed ones over those that are kept.</summary>
    internal FieldValues Over(FieldValues kept, IEnumerable<ConnectionField> fields) => fields.Where(field => !field.FromSignIn)
        .Aggregate(kept, (values, field) => Typed(field) is { Length: 0 } && field.Secret ? values : values.With(field.Name, Typed(field)));

    internal bool Types(ConnectionField field) => Typed(field).Length > 0;

    internal static IReadOnlyList<Said> Words(GlConnection connection, IReadOnlyList<ConnectionField> fields) =>
    [
        new("Site", connection.Site.InWords()), new("Sending", connection.Sending.InWords()), new("Lines", connection.Lines.InWords()), new("From", $"{connection.From:yyyy-MM-dd}"),
        .. fields.Where(field => !field.Secret).Select(field => new Said(field.Label, connection.Fields[field.Name])),
    ];

    private Refusal? WhyNot(ConnectionField field, FieldValues kept)
    {
        if (field.FromSignIn) return null;
        var (text, what) = (Typed(field), $"“{field.Label}”");
        if (field.Needed && text.Length == 0 && !(field.Secret && kept[field.Name].Length > 0)) return TextRefusals.Needed(what, "", 1);
        if (field.Choices.Count > 0 && text.Length > 0 && !field.Choices.Contains(text)) return GlConnectionRefusals.FieldNotAChoice(field);
        var longest = field.Long || field.Secret ? LongestSecret : GlConnection.TextLength;
        return TextRefusals.Optional(what, field.Long ? text.ReplaceLineEndings(" ") : text, longest);
    }

    private string Typed(ConnectionField field) => Values.GetValueOrDefault(field.Name)?.Trim() ?? "";
}
