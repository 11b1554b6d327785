using System.Xml.Linq;
using BatchLedger.OutsideGl;

namespace BatchLedger.SageIntacct;

/// <summary>One function for the gateway. The same control id always means the same request.</summary>
public sealed record IntacctCall(string ControlId, XElement Function)
{
    /// <summary>A second request with this control id is to be refused, and all of it happens or nothing.</summary>
    public bool Once { get; init; }
}

/// <summary>What is sent, as XML. Pure.</summary>
public static class IntacctRequests
{
    public const string Ending = "-f";

    /// <summary>Signs in with both pairs of credentials and asks for a session.</summary>
    public static XDocument Session(GlTerms terms, string controlId) => Envelope(terms, new IntacctCall(controlId, new XElement("getAPISession")), new XElement("login",
        new XElement("userid", terms[IntacctFields.UserId]), new XElement("companyid", terms[IntacctFields.CompanyId]), new XElement("password", terms[IntacctFields.UserPassword]),
        terms[IntacctFields.EntityId] is { Length: > 0 } entity ? new XElement("locationid", entity) : null));

    public static XDocument InSession(GlTerms terms, string session, IntacctCall call) => Envelope(terms, call, new XElement("sessionid", session));

    /// <summary>The elements stand in the order of the schema.</summary>
    public static IntacctCall Create(GlEntry entry, string journal) => new(entry.RequestKey, new XElement("create", new XElement("GLBATCH",
        Text("JOURNAL", journal),
        Text("BATCH_DATE", IntacctText.Day(entry.Date)),
        Text("BATCH_TITLE", string.IsNullOrWhiteSpace(entry.Memo) ? entry.Number : entry.Memo),
        Text("REFERENCENO", entry.Number),
        Text("STATE", "Posted"),
        new XElement("ENTRIES", entry.Lines.Select(line => Line(line, entry.Digits)))))) { Once = true };

    public static IntacctCall Delete(string recordNo) =>
        new($"bl-del-{recordNo}", new XElement("delete", Text("object", "GLBATCH"), Text("keys", recordNo)));

    /// <summary>As it goes over the wire.</summary>
    public static string Written(XDocument request) => $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{request.Root!.ToString(SaveOptions.DisableFormatting)}";

    private static XElement Line(GlEntryLine line, int digits) => new("GLENTRY",
        Text("ACCOUNTNO", line.AccountId),
        Text("TR_TYPE", line.Debit > 0 ? "1" : "-1"),
        Text("TRX_AMOUNT", WireAmount.Text(line.Debit > 0 ? line.Debit : line.Credit, digits)),
        Optional("LOCATION", line.LocationId),
        Optional("DEPARTMENT", line.DepartmentId),
        Optional("CUSTOMERID", line.CustomerId),
        Optional("VENDORID", line.VendorId),
        Optional("CLASSID", line.ClassId),
        Optional("DESCRIPTION", line.Memo));

    private static XDocument Envelope(GlTerms terms, IntacctCall call, XElement authentication) => new(new XElement("request",
        new XElement("control",
            new XElement("senderid", terms[IntacctFields.SenderId]),
            new XElement("password", terms[IntacctFields.SenderPassword]),
            Text("controlid", call.ControlId),
            new XElement("uniqueid", call.Once ? "true" : "false"),
            new XElement("dtdversion", "3.0"),
            new XElement("includewhitespace", "false")),
        new XElement("operation", new XAttribute("transaction", call.Once ? "true" : "false"),
            new XElement("authentication", authentication),
            new XElement("content", Function(call)))));

    private static XElement Function(IntacctCall call) => new("function", new XAttribute("controlid", IntacctText.Clean(call.ControlId + Ending)), call.Function);

    private static XElement Text(string name, string text) => new(name, IntacctText.Clean(text));

    private static XElement? Optional(string name, string? text) => string.IsNullOrEmpty(text) ? null : Text(name, text);
}
