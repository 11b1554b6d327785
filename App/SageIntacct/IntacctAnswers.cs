using System.Xml;
using System.Xml.Linq;
using BatchLedger.OutsideGl;

namespace BatchLedger.SageIntacct;

/// <summary>What a request was for, which decides what a success is and what silence means.</summary>
public enum IntacctDeed { SignIn, Create, Find, List, Delete }

/// <summary>An answer with the records that came with it.</summary>
public sealed record IntacctAnswer(GlAnswer Answer)
{
    /// <summary>The data element of the one result; null: there was none.</summary>
    public XElement? Data { get; init; }
    public IReadOnlyList<XElement> Rows => Data is null ? [] : [.. Data.Elements()];
}

/// <summary>
/// Reads what the gateway answered: control, then authentication, then each result. HTTP 200 is no success. Pure; whatever comes, it does not throw.
/// </summary>
public static class IntacctAnswers
{
    private const int MostDepth = 64;

    // They are shown to people.
    private const int MostFindings = 50;

    /// <summary><paramref name="controlId"/>: of the request; an answer to another request is no answer. Null: not looked at.</summary>
    public static IntacctAnswer Read(OutsideReply reply, IntacctDeed deed, string? controlId, DateTimeOffset now)
    {
        var response = Parsed(reply.Body);
        var answer = reply.Status switch
        {
            429 => Regardless(AllErrors(response), AnswerClass.Throttled, "Sage Intacct has had too many requests at once."),
            >= 500 => Regardless(AllErrors(response), deed is IntacctDeed.Create or IntacctDeed.Delete ? AnswerClass.Unknown : AnswerClass.Transient, $"Sage Intacct is out of order and answered {reply.Status}."),
            _ when response is null => Unclear($"Sage Intacct answered {reply.Status} with a text that is not its own XML."),
            >= 300 and < 400 => Unclear($"Sage Intacct answered {reply.Status}, which leads elsewhere and is not followed."),
            _ => Of(response, deed, controlId),
        };
        var data = answer.Class is AnswerClass.Session or AnswerClass.Accepted or AnswerClass.Found or AnswerClass.List
            ? response!.Part("operation")?.Part("result")?.Part("data") : null;
        return new(answer with { RetryAfter = answer.Class is AnswerClass.Throttled or AnswerClass.Transient or AnswerClass.Unknown ? reply.RetryAfter(now) : null }) { Data = data };
    }

    private static GlAnswer Of(XElement response, IntacctDeed deed, string? controlId)
    {
        var control = response.Part("control");
        if (control.Says("controlid") is { Length: > 0 } theirs && controlId is not null && theirs != controlId) return NotOurs();
        switch (control.Says("status"))
        {
            case "failure": return Failure(ErrorsOf(response), IntacctPart.Control, deed);
            case not "success": return Unclear("Sage Intacct did not say whether it took the request.");
        }

        var operation = response.Part("operation");
        if (operation is null) return ErrorsOf(response) is { Count: > 0 } errors ? Failure(errors, IntacctPart.Control, deed) : Unclear("Sage Intacct took the request and said nothing of it.");
        switch (operation.Part("authentication").Says("status"))
        {
            case "failure" or "aborted": return Failure(ErrorsOf(operation), IntacctPart.Authentication, deed);
            case not "success": return Unclear("Sage Intacct did not say whether it let the user in.");
        }
        return OfResults(operation, deed, controlId is null || control.Says("controlid") == controlId ? controlId : "");
    }

    private static GlAnswer OfResults(XElement operation, IntacctDeed deed, string? controlId)
    {
        var results = operation.Parts("result").ToList();
        if (results.Count == 0)
            return ErrorsOf(operation) is { Count: > 0 } errors ? Failure(errors, IntacctPart.Function, deed) : Unclear("Sage Intacct let the user in and gave no result.");

        var states = results.Select(result => result.Says("status")).ToHashSet();
        if (states.IsSubsetOf(["failure", "aborted"])) return Failure([.. results.SelectMany(ErrorsOf), .. ErrorsHere(operation)], IntacctPart.Function, deed);
        if (!states.SetEquals(["success"]) || results.Count > 1) return Unclear("Sage Intacct gave results that do not go together.");
        return controlId is null || (controlId.Length > 0 && results[0].Says("controlid") == controlId + IntacctRequests.Ending) ? Success(results[0], deed) : NotOurs();
    }

    private static GlAnswer Success(XElement result, IntacctDeed deed)
    {
        var data = result.Part("data");
        switch (deed)
        {
            case IntacctDeed.SignIn:
                return data.Part("api").Says("sessionid").Length > 0 ? GlAnswer.Of(AnswerClass.Session, "Signed in to Sage Intacct.") : Unclear("Sage Intacct let the user in and gave no session.");
            case IntacctDeed.Create:
                var ids = data?.Descendants().Where(element => element.Called("RECORDNO")).Select(element => element.Value.Trim()).Where(id => id.Length > 0).Distinct().ToList();
                return ids is [var id] ? GlAnswer.Of(AnswerClass.Accepted, $"Sage Intacct has the journal as record {id}.") with { OutsideId = id }
                    : Unclear("Sage Intacct said success and gave no record number.");
            case IntacctDeed.Delete:
                return GlAnswer.Of(AnswerClass.Deleted, "Sage Intacct deleted the journal.");
        }
        if (data is null) return Unclear("Sage Intacct said success and gave no list.");
        if (deed == IntacctDeed.List) return GlAnswer.Of(AnswerClass.List, "");
        return data.Elements().FirstOrDefault()?.Says("RECORDNO") switch
        {
            null => GlAnswer.Of(AnswerClass.NotFound, "Sage Intacct has no such journal."),
            "" => Unclear("Sage Intacct gave a journal without its record number."),
            var found => GlAnswer.Of(AnswerClass.Found, $"Sage Intacct has the journal as record {found}.") with { OutsideId = found },
        };
    }

    private static GlAnswer Failure(IReadOnlyList<IntacctError> errors, IntacctPart part, IntacctDeed deed)
    {
        var telling = IntacctErrors.Telling(errors);
        return new GlAnswer(IntacctErrors.ClassOf(errors, part, deed))
        {
            Message = telling.Count > 0 ? string.Join(' ', telling.Select(error => error.Sentence).Distinct()) : errors.Count > 0 ? $"Sage Intacct refused with {errors[0].Code}." : "Sage Intacct refused and gave no reason.",
            Codes = [.. errors.Select(error => error.Code)],
            Findings = [.. telling.Take(MostFindings).Select(error => new GlFinding(error.Code, error.Sentence))],
            Trace = errors.Select(error => error.Trace).FirstOrDefault(trace => trace is not null),
        };
    }

    // The status alone decides; their words are kept where there are any. What was read only may be asked again, what was written must be looked up.
    private static GlAnswer Regardless(IReadOnlyList<IntacctError> errors, AnswerClass answer, string message)
    {
        var said = Failure(errors, IntacctPart.Function, IntacctDeed.List);
        return said with { Class = answer, Message = said.Findings.Count > 0 ? said.Message : message };
    }

    private static GlAnswer Unclear(string message) => GlAnswer.Of(AnswerClass.Unknown, message);

    private static GlAnswer NotOurs() => Unclear("Sage Intacct answered another request than this one.");

    // The place is a different one for each part; an answer that puts it elsewhere is still heard.
    private static List<IntacctError> ErrorsOf(XElement level) => ErrorsHere(level) is { Count: > 0 } here ? here : AllErrors(level);

    private static List<IntacctError> ErrorsHere(XElement level) => [.. level.Parts("errormessage").SelectMany(message => message.Parts("error")).Select(IntacctErrorText.Read)];

    private static List<IntacctError> AllErrors(XElement? level) =>
        level is null ? [] : [.. level.Descendants().Where(element => element.Called("errormessage")).SelectMany(message => message.Parts("error")).Select(IntacctErrorText.Read)];

    /// <summary>Null: empty, half, several roots, HTML, a document type, or not theirs.</summary>
    private static XElement? Parsed(string body)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(body.Trim().TrimStart('\uFEFF').TrimStart()), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            var root = XDocument.Load(reader).Root;
            return root is not null && root.Called("response") && !root.Descendants().Any(element => element.Ancestors().Skip(MostDepth).Any()) ? root : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
