using System.Text.Json;
using BatchLedger.OutsideGl;

namespace BatchLedger.Tests.QuickBooksOnline;

/// <summary>Answers beside the samples: other codes, sentences, shapes and bodies. A row: what was asked, the status, the body, and what it means.</summary>
public sealed class QuickBooksAnswerTests
{
    private const string Passing = "An unexpected error occurred while accessing or saving your data. Please wait a few minutes and try again.";
    private const string Html = "<!DOCTYPE html><html><body><h1>502 Bad Gateway</h1><br></body></html>";
    private const string Ours = """{"JournalEntry":{"Id":"3711","SyncToken":"0","DocNumber":"BL-000117","TxnDate":"2025-06-30","Line":[]}}""";

    public static TheoryData<string, int, string, string> Codes => new()
    {
        { "create", 400, A("120", "Authorization Failure"), "forbidden" },
        { "create", 403, B("120", "AuthorizationFailed"), "forbidden" },
        { "create", 400, A("500", "Unsupported Operation"), "bug" },
        { "create", 400, A("600", "Duplicate Request ID"), "duplicate" },
        { "create", 400, A("610", "Object Not Found", "Object Not Found : Another user has deleted this transaction."), "rejected-data" },
        { "delete", 400, A("610", "Object Not Found", "Object Not Found : Another user has deleted this transaction."), "gone" },
        { "delete", 400, A("610", "", ""), "gone" },
        { "create", 400, A("2010", "Request has invalid or unsupported property"), "bug" },
        { "create", 400, A("2030", "Invalid ID"), "rejected-data" },
        { "create", 400, A("2050", "String length is either shorter or longer"), "rejected-data" },
        { "create", 400, A("2170", "Invalid Enumeration"), "rejected-data" },
        { "create", 400, A("2999", "A code of the same family"), "rejected-data" },
        { "create", 403, B("3001", "ThrottleExceeded"), "throttled" },
        { "create", 429, C("3001", "message=ThrottleExceeded; errorCode=003001; statusCode=429", ""), "throttled" },
        { "create", 401, A("3100", "ApplicationAuthenticationFailed"), "auth-refresh" },
        { "create", 403, B("3100", "ApplicationAuthorizationFailed"), "auth-refresh" },
        { "create", 401, B("003200", "AuthenticationFailed"), "auth-refresh" },
        { "query", 400, A("4000", "Error parsing query"), "bug" },
        { "query", 400, A("4001", "Invalid query"), "bug" },
        { "delete", 400, A("5010", "Stale Object Error"), "stale" },
        { "create", 400, A("5020", "Permission Denied Error"), "forbidden" },
        { "create", 400, A("6000", "A business validation error has occurred", "Business Validation Error: Fill out at least two detail lines."), "rejected-data" },
        { "create", 400, A("6000", "A business validation error has occurred", "You must set a transaction amount"), "rejected-data" },
        { "create", 400, A("6000", "A business validation error has occurred", "When you use Accounts Receivable, you must choose a customer in the Name field."), "rejected-data" },
        { "create", 400, A("6000", "A business validation error has occurred", Passing), "unknown" },
        { "create", 200, A("6000", Passing), "unknown" },
        { "create", 400, A("6000", "", ""), "unknown" },
        { "create", 500, A("6000", "Ein Fehler ist aufgetreten"), "unknown" },
        { "create", 400, A("6000", "Fehler", "Das Konto verlangt einen Kunden."), "rejected-data" },
        { "create", 400, A("6000", "Duplicate Document Number Error", "This number has already been used."), "duplicate" },
        { "create", 400, A("6000", "Account Period Closed", "The account period has closed."), "rejected-closed-period" },
        { "create", 400, A("6210", "Duplicate Document Number Error", "You must specify a different number. This number has already been used."), "duplicate" },
        { "create", 400, A("6140", "Account Period Closed", "The books have been closed through that day."), "rejected-closed-period" },
        { "delete", 400, A("6210", "Account Period Closed, Cannot Update Through Services API"), "rejected-closed-period" },
        { "create", 400, A("6140", "Dupliziert", ""), "duplicate" },
        { "create", 400, A("6190", "Invalid Company Status", "Subscription period has ended or canceled or there was a billing problem"), "config-error" },
        { "create", 400, A("6240", "Duplicate Name Exists Error"), "rejected-data" },
        { "create", 400, A("6540", "Deposited Transaction cannot be changed"), "rejected-data" },
        { "create", 200, A("10000", "An application error has occurred"), "unknown" },
        { "create", 400, C("2500", "Invalid Reference Id", "Invalid Reference Id : Klasses element id 12 not found"), "rejected-data" },
        { "create", 200, A("2500", "Invalid Reference Id", "Invalid Reference Id : Names element id 5 not found"), "rejected-data" },
    };

    public static TheoryData<string, int, string, string> Shapes => new()
    {
        { "create", 400, """{"FAULT":{"ERROR":[{"MESSAGE":"Stale","DETAIL":"Stale","CODE":"5010","ELEMENT":null}],"TYPE":"ValidationFault"}}""", "stale" },
        { "create", 400, """{"Fault":{"Error":{"Message":"One, not a list","code":2020}}}""", "rejected-data" },
        { "create", 400, """{"fault":null,"Fault":{"Error":[{"code":"6210"}]}}""", "rejected-closed-period" },
        { "create", 401, """{"fault":{"error":[{"message":"message=AuthenticationFailed; errorCode=003200; statusCode=401"}],"type":"AUTHENTICATION"}}""", "auth-refresh" },
        { "create", 400, """{"Fault":{"Error":[],"type":"ValidationFault"}}""", "rejected-data" },
        { "create", 400, """{"Fault":{"type":"AuthorizatonFault"}}""", "forbidden" },
        { "create", 400, """{"Fault":{"type":"AuthenticationFault"}}""", "auth-refresh" },
        { "create", 500, """{"Fault":{"type":"SystemFault"}}""", "unknown" },
        { "create", 200, """{"Fault":{}}""", "unknown" },
        { "create", 400, """{"Fault":{"Error":[{"code":"77","Message":"A code nobody has told us"}],"type":"ValidationFault"}}""", "rejected-data" },
        { "create", 400, """{"Fault":{"Error":[{"code":"2020","Message":"Missing"},{"code":"6000","Message":"Please wait a few minutes and try again"}]}}""", "unknown" },
        { "create", 400, """{"Fault":{"Error":[{"code":"2020","Message":"Missing"},{"code":"6210","Message":"Closed"}]}}""", "rejected-closed-period" },
        { "create", 200, "", "unknown" },
        { "create", 400, "", "unknown" },
        { "create", 500, "", "unknown" },
        { "create", 503, Html, "unknown" },
        { "create", 200, Html, "unknown" },
        { "create", 403, Html, "unknown" },
        { "create", 302, "", "unknown" },
        { "create", 401, "", "auth-refresh" },
        { "create", 429, Html, "throttled" },
        { "create", 200, """{"JournalEntry":{"Id":"3711","SyncTok""", "unknown" },
        { "create", 200, "null", "unknown" },
        { "create", 200, "[]", "unknown" },
        { "create", 200, """{"time":"2025-07-01"}""", "unknown" },
        { "create", 200, """{"JournalEntry":{"SyncToken":"0","DocNumber":"BL-000117"}}""", "unknown" },
        { "create", 200, """{"JournalEntry":{"Id":"9","DocNumber":"BL-000118"}}""", "unknown" },
        { "create", 200, """{"JournalEntry":{"Id":"9"}}""", "unknown" },
        { "create", 200, """{"JournalEntry":{"Id":"9","DocNumber":"BL-000117"},"Fault":{"Error":[{"code":"2020"}]}}""", "unknown" },
        { "create", 200, """{"journalEntry":{"id":"3711","syncToken":"0","docNumber":"BL-000117"}}""", "accepted" },
        { "create", 200, """{"JournalEntry":{"Id":3711,"SyncToken":0,"DocNumber":"BL-000117"},"Fault":null}""", "accepted" },
        { "query", 503, Html, "transient" },
        { "query", 200, """{"QueryResponse":null}""", "unknown" },
        { "query", 200, """{"QueryResponse":{"JournalEntry":[]}}""", "not-found" },
        { "query", 200, """{"QueryResponse":{"JournalEntry":null,"startPosition":1}}""", "not-found" },
        { "query", 200, """{"QueryResponse":{"JournalEntry":{"Id":"3711","DocNumber":"bl-000117","Line":[]}}}""", "found" },
        { "query", 200, """{"QueryResponse":{"JournalEntry":[{"Id":"3711","DocNumber":"BL-000118","Line":[]}]}}""", "unknown" },
        { "query", 200, """{"QueryResponse":{"JournalEntry":[{"Id":"3711","DocNumber":"BL-000117"}]}}""", "unknown" },
        { "query", 200, """{"QueryResponse":{"JournalEntry":[{"Id":"3711","DocNumber":"BL-000117","Line":[{"Amount":10.005,"JournalEntryLineDetail":{"PostingType":"Debit"}}]}]}}""", "unknown" },
        { "delete", 200, Ours, "unknown" },
        { "delete", 200, """{"JournalEntry":{"status":"Deleted","Id":"9"}}""", "unknown" },
        { "delete", 200, """{"JournalEntry":{"status":"deleted","Id":"3711"}}""", "deleted" },
    };

    [Theory, MemberData(nameof(Codes)), MemberData(nameof(Shapes))]
    public async Task An_answer_is_told_by_its_code_then_its_sentence_then_its_shape(string deed, int status, string body, string expected)
    {
        var connector = Vector.Connector(CannedWire.Of(status, body));
        var answer = deed switch
        {
            "create" => await connector.SendAsync(Vector.Session(), Vector.Journal117(), default),
            "delete" => await connector.DeleteAsync(Vector.Session(), Vector.Copy(), default),
            _ => await connector.LookUpAsync(Vector.Session(), Vector.Mark(), default),
        };
        Assert.Equal(expected, answer.Class.Word());
        Assert.NotEmpty(answer.Message);
        if (answer.Class is AnswerClass.Throttled) Assert.True(answer.RetryAfter >= TimeSpan.FromSeconds(60));
    }

    [Theory]
    [InlineData("7", 60)]
    [InlineData("61", 61)]
    [InlineData("Tue, 01 Jul 2025 16:05:00 GMT", 300)]
    [InlineData("soon", 60)]
    [InlineData("99999999", 3600)]
    public async Task A_throttle_waits_a_minute_or_what_they_ask_for(string asked, int seconds)
    {
        var answer = await Vector.Connector(CannedWire.Of(429, B("3001", "ThrottleExceeded"), ("Retry-After", asked))).SendAsync(Vector.Session(), Vector.Journal117(), default);
        Assert.Equal((AnswerClass.Throttled, TimeSpan.FromSeconds(seconds)), (answer.Class, answer.RetryAfter!.Value));
    }

    [Fact]
    public async Task A_sentence_about_a_record_is_put_on_its_line()
    {
        var answer = await Vector.Connector(CannedWire.Of(400, Vector.Text("fault_2500_invalid_ref.json"))).SendAsync(Vector.Session(), Vector.Journal117(), default);
        var finding = Assert.Single(answer.Findings);
        Assert.Equal(("2500", 3, "4010", "Invalid Reference Id : Accounts element id 82 not found"), (finding.Code, finding.LineNo, finding.AccountCode, finding.Message));
    }

    [Fact]
    public async Task The_access_token_is_in_no_sentence_even_if_their_fault_repeats_it()
    {
        var session = new GlSession(Vector.Terms(), Vector.Tokens("canary-access"));
        var answer = await Vector.Connector(CannedWire.Of(400, A("2020", "Missing", "You sent canary-access"))).SendAsync(session, Vector.Journal117(), default);
        Assert.DoesNotContain("canary", $"{answer} {answer.Findings[0]}");
    }

    [Fact]
    public async Task Of_several_journals_with_the_number_the_one_of_the_day_and_then_the_newest_is_ours()
    {
        const string All = """{"QueryResponse":{"JournalEntry":[{"Id":"999","DocNumber":"BL-000117","TxnDate":"2025-06-30","Line":[]},{"Id":"3712","DocNumber":"BL-000117","TxnDate":"2025-06-30","Line":[]},{"Id":"4000","DocNumber":"BL-000117","TxnDate":"2024-01-01","Line":[]}]}}""";
        Assert.Equal("3712", (await Vector.Connector(CannedWire.Of(200, All)).LookUpAsync(Vector.Session(), Vector.Mark(), default)).OutsideId);
    }

    [Fact]
    public async Task A_deletion_they_refuse_as_not_found_is_believed_only_when_a_look_finds_nothing()
    {
        var there = """{"JournalEntry":{"Id":"3711","DocNumber":"BL-000117","Line":[]}}""";
        var wire = new CannedWire(sent => sent.Method == "GET" ? new(200, there) : new(400, Vector.Text("fault_610_inactive.json")));
        Assert.Equal(AnswerClass.RejectedData, (await Vector.Connector(wire).DeleteAsync(Vector.Session(), Vector.Copy(), default)).Class);

        var mute = new CannedWire(sent => sent.Method == "GET" ? new(503, Html) : new(400, Vector.Text("fault_610_inactive.json")));
        Assert.Equal(AnswerClass.Unknown, (await Vector.Connector(mute).DeleteAsync(Vector.Session(), Vector.Copy(), default)).Class);
    }

    [Fact]
    public async Task A_journal_read_back_has_its_amounts_exactly()
    {
        const string Body = """{"JournalEntry":{"Id":"3711","SyncToken":"4","DocNumber":"RENAMED","TxnDate":"2025-06-30","Line":[{"DetailType":"DescriptionOnly","Description":"a remark"},{"Amount":99999999999.99,"JournalEntryLineDetail":{"PostingType":"debit","AccountRef":{"value":"35"}}},{"Amount":"9.999999999999e10","JournalEntryLineDetail":{"PostingType":"CREDIT","AccountRef":{"value":"82"}}},{"Amount":0.010,"JournalEntryLineDetail":{"PostingType":"Credit"}}]}}""";
        var answer = await Vector.Connector(CannedWire.Of(200, Body)).LookUpAsync(Vector.Session(), Vector.Mark(outsideId: "3711"), default);
        Assert.Equal(("found", "RENAMED", "4"), (answer.Class.Word(), answer.OutsideNumber, answer.OutsideVersion));
        Assert.Equal([new("35", 9_999_999_999_999), new("82", -9_999_999_999_999), new("", -1)], answer.Copy!.Lines!);
    }

    private static string A(string code, string message, string detail = "") => JsonSerializer.Serialize(new
    {
        Fault = new { Error = new[] { new { Message = message, Detail = detail, code, element = "" } }, type = "ValidationFault" }, time = "2025-07-01T09:14:02.517-07:00",
    });

    private static string B(string code, string what) => JsonSerializer.Serialize(new
    {
        warnings = (string?)null, fault = new { error = new[] { new { message = $"message={what}", detail = (string?)null, code, element = (string?)null } }, type = "SERVICE" },
    });

    private static string C(string code, string message, string detail) =>
        $"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><IntuitResponse time="2025-07-01" xmlns="http://schema.intuit.com/finance/v3"><Fault type="ValidationFault"><Error code="{code}" element=""><Message>{message}</Message><Detail>{detail}</Detail></Error></Fault></IntuitResponse>""";
}
