using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using BatchLedger.OutsideGl;

namespace BatchLedger.QuickBooksOnline;

/// <summary>One error of a fault, in their words.</summary>
internal sealed partial record QuickBooksError(string? Given, string Message, string Detail)
{
    /// <summary>Without leading zeros; from the message where the member is missing: "errorCode=003200".</summary>
    public string? Code { get; } = Trimmed(Given) ?? Trimmed(CodeInMessage().Match(Message) is { Success: true } match ? match.Groups[1].Value : null);

    /// <summary>Their detail repeats their message as a rule.</summary>
    public string Sentence => Detail.Length == 0 ? Message : Detail.Contains(Message, StringComparison.OrdinalIgnoreCase) ? Detail : $"{Message}: {Detail}";

    /// <summary>Of the record that is there already: "…assigned to TxnType=Journal Entry with TxnId=3711".</summary>
    public string? ExistingId => IdInDetail().Match($"{Message} {Detail}") is { Success: true } match ? match.Groups[1].Value : null;

    public bool Says(params IEnumerable<string> words) => words.All(word => Message.Contains(word, StringComparison.OrdinalIgnoreCase) || Detail.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static string? Trimmed(string? code) => string.IsNullOrWhiteSpace(code) ? null : code.Trim().TrimStart('0') is { Length: > 0 } trimmed ? trimmed : null;

    [GeneratedRegex(@"errorCode\s*=\s*(\d+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CodeInMessage();

    [GeneratedRegex(@"\bTxnId\s*[=:]\s*(\d+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex IdInDetail();
}

/// <summary>A "no" of QuickBooks Online. It comes in three shapes: capitalised JSON, lower-case JSON, and XML even where JSON was asked for.</summary>
internal sealed record QuickBooksFault(string Type, IReadOnlyList<QuickBooksError> Errors)
{
    /// <summary>Null: the body has none.</summary>
    public static QuickBooksFault? Read(string body) => body.TrimStart('\uFEFF').TrimStart() is ['<', ..] xml ? OfXml(xml) : OfJson(body);

    private static QuickBooksFault? OfJson(string body) => WireJson.Parse(body)?.Member("Fault") is not { } fault ? null
        : new(fault.Text("type") ?? "", [.. fault.Many("Error").Select(error => new QuickBooksError(error.Text("code"), error.Text("Message") ?? "", error.Text("Detail") ?? ""))]);

    private static QuickBooksFault? OfXml(string body)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(body), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            var fault = XDocument.Load(reader).Root is not { } root ? null : Named(root, "Fault") ? root : root.Elements().FirstOrDefault(part => Named(part, "Fault"));
            return fault is null ? null : new(Attribute(fault, "type") ?? "", [.. fault.Elements().Where(part => Named(part, "Error")).Select(OfXml)]);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static QuickBooksError OfXml(XElement error)
    {
        string Part(string name) => error.Elements().FirstOrDefault(part => Named(part, name))?.Value.Trim() ?? "";
        return new(Attribute(error, "code"), Part("Message"), Part("Detail"));
    }

    private static bool Named(XElement part, string name) => part.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static string? Attribute(XElement part, string name) =>
        part.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value;
}
