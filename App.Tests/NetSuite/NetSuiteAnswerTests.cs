using System.Text.Json;
using System.Text.Json.Nodes;
using BatchLedger.NetSuite;
using BatchLedger.OutsideGl;

namespace BatchLedger.Tests.NetSuite;

/// <summary>What NetSuite's answers mean: the specification's own, and their neighbours.</summary>
public sealed class NetSuiteAnswerTests
{
    private const string Html = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>";

    // Status | code | sentence | what is made of it after a POST, a GET and a DELETE. A dash is no body, a star a page of HTML.
    private const string Table = """
        400 | USER_ERROR | The transaction date you specified is not within the date range of your accounting period. | RejectedClosedPeriod RejectedClosedPeriod RejectedClosedPeriod
        400 | USER_ERROR | This transaction cannot be edited because the accounting period is locked | RejectedClosedPeriod RejectedClosedPeriod RejectedClosedPeriod
        400 | USER_ERROR | You cannot post to a closed period. | RejectedClosedPeriod RejectedClosedPeriod RejectedClosedPeriod
        400 | SOME_NEW_CODE | The posting period Jun 2025 is not open | RejectedClosedPeriod RejectedClosedPeriod RejectedClosedPeriod
        400 | USER_ERROR | The amounts in a journal entry must balance. | RejectedData RejectedData RejectedData
        400 | USER_ERROR | Please enter value(s) for: Department | RejectedData RejectedData RejectedData
        400 | USER_ERROR | Please enter value(s) for: Closed Period Reason | RejectedData RejectedData RejectedData
        400 | USER_ERROR | Please enter value for Posting Period | RejectedData RejectedData RejectedData
        400 | USER_ERROR | Invalid account reference key 25 for subsidiary 1. | RejectedData RejectedData RejectedData
        400 | USER_ERROR | Invalid posting period reference key 117 for subsidiary 1. | RejectedData RejectedData RejectedData
        400 | INVALID_KEY_OR_REF | Invalid department reference key 7. | RejectedData RejectedData RejectedData
        400 | INVALID_CONTENT | You have entered an Invalid Field Value 9999 for the following field: item | RejectedData RejectedData RejectedData
        400 | INVALID_CONTENT | Invalid content in the request body. | RejectedData RejectedData RejectedData
        400 | USER_ERROR | This record already exists | Duplicate RejectedData RejectedData
        400 | DUP_RCRD | Dieser Datensatz ist schon vorhanden. | Duplicate Duplicate Duplicate
        409 | ANYTHING | This record already exists. | Duplicate RejectedData Stale
        422 | ANYTHING | This record already exists. | Duplicate RejectedData RejectedData
        400 | USER_ERROR | A record with this external ID is already in use. | Duplicate RejectedData RejectedData
        400 | IDEMPOTENCY_ERROR | The request was sent before. | Duplicate Duplicate Duplicate
        401 | INVALID_LOGIN | Invalid login attempt. For more details, see the Login Audit Trail. | AuthReconnect AuthReconnect AuthReconnect
        401 | - | - | AuthReconnect AuthReconnect AuthReconnect
        401 | * | * | AuthReconnect AuthReconnect AuthReconnect
        400 | INVALID_LOGIN | Tentative de connexion non valide. | AuthReconnect AuthReconnect AuthReconnect
        403 | INSUFFICIENT_PERMISSION | Permission Violation | Forbidden Forbidden Forbidden
        400 | INSUFFICIENT_PERMISSION | You do not have permission. | Forbidden Forbidden Forbidden
        403 | * | * | Forbidden Forbidden Forbidden
        429 | CONCURRENCY_LIMIT_EXCEEDED | Concurrent request limit exceeded. Request blocked. | Throttled Throttled Throttled
        429 | - | - | Throttled Throttled Throttled
        429 | * | * | Throttled Throttled Throttled
        400 | SSS_REQUEST_LIMIT_EXCEEDED | Request limit exceeded | Throttled Throttled Throttled
        500 | WS_REQUEST_BLOCKED | The request could not be completed | Throttled Throttled Throttled
        503 | CONCURRENCY_LIMIT_EXCEEDED | Blocked | Throttled Throttled Throttled
        503 | SERVICE_UNAVAILABLE | Down for maintenance | Transient Transient Transient
        500 | SERVICE_UNAVAILABLE | Down for maintenance | Transient Transient Transient
        503 | * | * | Unknown Transient Unknown
        503 | - | - | Unknown Transient Unknown
        500 | UNEXPECTED_ERROR | An unexpected error occurred. Error ID: k1x2y3z4 | Unknown Transient Unknown
        500 | USER_ERROR | The amounts in a journal entry must balance. | Unknown Transient Unknown
        502 | * | * | Unknown Transient Unknown
        504 | * | * | Unknown Transient Unknown
        504 | - | - | Unknown Transient Unknown
        408 | - | - | Unknown Transient Unknown
        400 | * | * | Unknown Transient Unknown
        400 | - | - | Unknown Transient Unknown
        418 | * | * | Unknown Transient Unknown
        404 | NONEXISTENT_ID | The record instance does not exist. Provide a valid record instance ID. | RejectedData NotFound Gone
        404 | WHATEVER_ID | It is not here. | RejectedData NotFound Gone
        404 | - | - | ConfigError NotFound Gone
        404 | * | * | ConfigError Transient Unknown
        405 | METHOD_NOT_ALLOWED | Method not allowed. | Bug Bug Bug
        415 | - | - | Bug Bug Bug
        412 | ANYTHING | Changed meanwhile. | RejectedData RejectedData Stale
        302 | - | - | ConfigError ConfigError ConfigError
        301 | * | * | ConfigError ConfigError ConfigError
        307 | - | - | ConfigError ConfigError ConfigError
        200 | * | * | Unknown Transient Unknown
        202 | - | - | Unknown Transient Unknown
        204 | - | - | Unknown Transient Unknown
        """;

    [Fact]
    public void Every_answer_of_the_specification_is_classed_as_it_says()
    {
        foreach (var row in NetSuiteStage.Json("expect.json")["answers"]!.AsArray().Where(row => (int)row!["status"]! >= 400))
        {
            var answer = NetSuiteAnswers.Of(ReplyOf(row!), Enum.Parse<NetSuiteDeed>((string)row!["operation"]! is "create" ? "Create" : "Read"));
            Assert.Equal((string)row["expect"]!["class"]!, answer.Class.Word());
            Assert.Equal(row["expect"]!["codes"]!.AsArray().Select(code => (string)code!), answer.Codes);
            Assert.DoesNotContain("Error while accessing", answer.Message);
        }
    }

    [Fact]
    public void Answers_like_them_are_told_apart_by_code_first_and_sentence_second()
    {
        var rows = Table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.True(rows.Length > 50);
        foreach (var row in rows)
        {
            var (parts, reply) = (row.Split('|', StringSplitOptions.TrimEntries), ReplyOf(row));
            var made = string.Join(' ', new[] { NetSuiteDeed.Create, NetSuiteDeed.Read, NetSuiteDeed.Delete }.Select(deed => NetSuiteAnswers.Of(reply, deed).Class));
            Assert.Equal($"{parts[0]} {parts[1]}: {parts[3]}", $"{parts[0]} {parts[1]}: {made}");
        }
    }

    [Fact]
    public void Every_answer_says_one_thing_that_a_person_can_read()
    {
        foreach (var row in Table.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var message = NetSuiteAnswers.Of(ReplyOf(row), NetSuiteDeed.Create).Message;
            Assert.True(message.Length > 10 && message[^1] is '.' && !message.Contains("..") && !message.Contains('<'), $"{row}: {message}");
        }
    }

    [Theory]
    [InlineData("line.items[2].class", 3)]
    [InlineData("line.items[0]", 1)]
    [InlineData("line/items/1/account", 2)]
    [InlineData("line[3].debit", 4)]
    [InlineData("currency", null)]
    [InlineData("items[2]", null)]
    [InlineData("eid:BL-000117", null)]
    [InlineData(null, null)]
    public void A_path_names_a_line_of_the_journal(string? path, int? line)
    {
        var entry = NetSuiteStage.Journal117();

        var answer = NetSuiteAnswers.Of(new OutsideReply(400, Problem("USER_ERROR", "Invalid class reference key 4 for subsidiary 1.", path)), NetSuiteDeed.Create, entry);

        var finding = Assert.Single(answer.Findings);
        Assert.Equal((line, "USER_ERROR", "Invalid class reference key 4 for subsidiary 1."), (finding.LineNo, finding.Code, finding.Message));
        Assert.Equal(line is { } no ? entry.Lines[no - 1].AccountCode : null, finding.AccountCode);
    }

    [Fact]
    public void Several_details_are_all_told_and_the_weightiest_decides()
    {
        var body = JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["title"] = "Bad Request",
            ["o:errorDetails"] = new object[]
            {
                new Dictionary<string, string> { ["detail"] = "Please enter value(s) for: Class", ["o:errorCode"] = "USER_ERROR", ["o:errorPath"] = "line.items[1].class" },
                new Dictionary<string, string> { ["detail"] = "Concurrent request limit exceeded. Request blocked.", ["o:errorCode"] = "CONCURRENCY_LIMIT_EXCEEDED" },
                new Dictionary<string, string> { ["o:errorQueryParam"] = "limit", ["o:errorHeader"] = "Prefer", ["o:urlPath"] = "/x" },
            },
        });

        var answer = NetSuiteAnswers.Of(new OutsideReply(400, body), NetSuiteDeed.Create);

        Assert.Equal(AnswerClass.Throttled, answer.Class);
        Assert.Equal(["USER_ERROR", "CONCURRENCY_LIMIT_EXCEEDED"], answer.Codes);
        Assert.Equal([2, null, null], answer.Findings.Select(finding => finding.LineNo));
    }

    [Theory]
    [InlineData("OAuth realm=\"7700123_SB1\", error=\"token_rejected\"", AnswerClass.AuthReconnect, "(token_rejected)")]
    [InlineData("OAuth realm=\"7700123_SB1\", error=\"timestamp_refused\"", AnswerClass.AuthReconnect, "this machine's clock")]
    [InlineData("OAuth realm=\"7700123_SB1\", error=\"nonce_used\"", AnswerClass.Transient, "tried again")]
    [InlineData("Bearer realm=\"7700123_SB1\", error=\"invalid_token\"", AnswerClass.AuthRefresh, "(invalid_token)")]
    public void A_refused_sign_in_says_how_it_was_refused(string challenge, AnswerClass expected, string words)
    {
        var reply = new OutsideReply(401, NetSuiteStage.Text("netsuite/401_INVALID_LOGIN.json")) { Headers = new Dictionary<string, string> { ["WWW-Authenticate"] = challenge } };

        var answer = NetSuiteAnswers.Of(reply, NetSuiteDeed.Create);

        Assert.Equal(expected, answer.Class);
        Assert.Contains(words, answer.Message);
    }

    [Fact]
    public void Their_error_id_is_kept_for_their_support()
    {
        Assert.Equal("k1x2y3z4", NetSuiteAnswers.Of(new OutsideReply(500, Problem("UNEXPECTED_ERROR", "An unexpected error occurred. Error ID: k1x2y3z4")), NetSuiteDeed.Create).Trace);
        var named = new OutsideReply(429, "") { Headers = new Dictionary<string, string> { ["X-N-OperationId"] = "op-7" } };
        Assert.Equal("op-7", NetSuiteAnswers.Of(named, NetSuiteDeed.Create).Trace);
    }

    [Theory]
    [InlineData("{\"title\":\"Bad Request\",\"o:errorDet")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("\"no\"")]
    [InlineData("{\"title\":null,\"o:errorDetails\":null}")]
    [InlineData("{\"o:errorDetails\":[]}")]
    public void A_body_that_is_broken_off_or_strange_proves_nothing_of_a_journal(string body) =>
        Assert.Equal(AnswerClass.Unknown, NetSuiteAnswers.Of(new OutsideReply(400, body), NetSuiteDeed.Create).Class);

    [Fact]
    public void The_code_of_a_RESTlet_is_read_too() => Assert.Equal(AnswerClass.Throttled,
        NetSuiteAnswers.Of(new OutsideReply(400, """{"error":{"code":"SSS_REQUEST_LIMIT_EXCEEDED","message":"Too much."}}"""), NetSuiteDeed.Create).Class);

    private static string Problem(string code, string sentence, string? path = null)
    {
        var detail = new JsonObject { ["detail"] = $"Error while accessing resource: {sentence}", ["o:errorCode"] = code };
        if (path is not null) detail["o:errorPath"] = path;
        return new JsonObject { ["type"] = "about:blank", ["title"] = "Bad Request", ["status"] = 400, ["o:errorDetails"] = new JsonArray(detail) }.ToJsonString();
    }

    private static OutsideReply ReplyOf(string row)
    {
        var parts = row.Split('|', StringSplitOptions.TrimEntries);
        return new OutsideReply(int.Parse(parts[0]), parts[1] switch { "-" => "", "*" => Html, var code => Problem(code, parts[2]) });
    }

    private static OutsideReply ReplyOf(JsonNode row) => new((int)row["status"]!, NetSuiteStage.Text((string)row["body"]!))
    {
        Headers = row["headers"]!.AsObject().ToDictionary(header => header.Key, header => (string)header.Value!, StringComparer.OrdinalIgnoreCase),
    };
}
