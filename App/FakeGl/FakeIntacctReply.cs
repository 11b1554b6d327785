using System.Xml.Linq;

namespace BatchLedger.FakeGl;

/// <summary>One error as Intacct writes it: the text in the second description, the first left empty.</summary>
internal sealed record FakeIntacctError(string Code, string Text, string Correction = "")
{
    public XElement Xml() => new("error", new XElement("errorno", Code), new XElement("description", ""), new XElement("description2", Text), new XElement("correction", Correction));
}

/// <summary>The shapes of Intacct's answers: an error stands below the part that refused.</summary>
internal static class FakeIntacctReply
{
    private static readonly FakeIntacctError RolledBack = new("XL03000009", "The entire transaction in this operation has been rolled back due to an error.");

    public static FakeReply Control(FakeIntacctRequest request, FakeIntacctError error, int status) =>
        Written(new XElement("response", ControlOf(request, "failure"), Errors([error])), status);

    public static FakeReply SignIn(FakeIntacctRequest request, string text) =>
        Written(new XElement("response", ControlOf(request, "success"), new XElement("operation", Authentication("failure"), Errors([new("XL03000006", text)]))), 200);

    public static FakeReply Failed(FakeIntacctRequest request, IReadOnlyList<FakeIntacctError> errors) =>
        Written(Whole(request, "failure", Errors(request.Once ? [.. errors, RolledBack] : errors)), 200);

    public static FakeReply Done(FakeIntacctRequest request, XElement? data) => Written(Whole(request, "success", data), 200);

    private static XElement Whole(FakeIntacctRequest request, string status, XElement? content) => new("response", ControlOf(request, "success"),
        new XElement("operation", Authentication("success"),
            new XElement("result", new XElement("status", status), new XElement("function", request.Function.Name.LocalName), new XElement("controlid", request.FunctionId), content)));

    private static XElement ControlOf(FakeIntacctRequest request, string status) => new("control", new XElement("status", status), new XElement("senderid", "FAKE"),
        new XElement("controlid", request.ControlId), new XElement("uniqueid", request.Once ? "true" : "false"), new XElement("dtdversion", "3.0"));

    private static XElement Authentication(string status) =>
        new("authentication", new XElement("status", status), new XElement("userid", "fake"), new XElement("companyid", "FAKE"), new XElement("locationid", ""));

    private static XElement Errors(IEnumerable<FakeIntacctError> errors) => new("errormessage", errors.Select(error => error.Xml()));

    private static FakeReply Written(XElement response, int status) => new(status, $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{response}", "application/xml; charset=UTF-8");
}
