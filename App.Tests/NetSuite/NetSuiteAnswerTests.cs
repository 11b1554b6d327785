using System.Text.Json;
using BatchLedger.NetSuite;
using BatchLedger.OutsideGl;

namespace BatchLedger.Tests.NetSuite;

/// <summary>What NetSuite's answers mean: the specification's own, and their neighbours.</summary>
public sealed class NetSuiteAnswerTests
{
    [Fact]
    public void Every_answer_of_the_specification_is_classed_as_it_says()
    {
        foreach (var row in NetSuiteStage.Json("expect.json")["answers"]!.AsArray().Where(row => (int)row!["status"]! >= 400))
        {
            var answer = NetSuiteAnswers.Of(NetSuiteAnswerTable.ReplyOf(row!), Enum.Parse<NetSuiteDeed>((string)row!["operation"]! is "create" ? "Create" : "Read"));
            Assert.Equal((string)row["expect"]!["class"]!, answer.Class.Word());
            Assert.Equal(row["expect"]!["codes"]!.AsArray().Select(code => (string)code!), answer.Codes);
            Assert.DoesNotContain("Error while accessing", answer.Message);
        }
    }

    [Fact]
    public void Answers_like_them_are_told_apart_by_code_first_and_sentence_second()
    {
        var rows = NetSuiteAnswerTable.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.True(rows.Length > 50);
        foreach (var row in rows)
        {
            var (parts, reply) = (row.Split('|', StringSplitOptions.TrimEntries), NetSuiteAnswerTable.ReplyOf(row));
            var made = string.Join(' ', new[] { NetSuiteDeed.Create, NetSuiteDeed.Read, NetSuiteDeed.Delete }.Select(deed => NetSuiteAnswers.Of(reply, deed).Class));
            Assert.Equal($"{parts[0]} {parts[1]}: {parts[3]}", $"{parts[0]} {parts[1]}: {made}");
        }
    }

    [Fact]
    public void Every_answer_says_one_thing_that_a_person_can_read()
    {
        foreach (var row in NetSuiteAnswerTable.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var message = NetSuiteAnswers.Of(NetSuiteAnswerTable.ReplyOf(row), NetSuiteDeed.Create).Message;
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

        var answer = NetSuiteAnswers.Of(new OutsideReply(400, NetSuiteAnswerTable.Problem("USER_ERROR", "Invalid class reference key 4 for subsidiary 1.", path)), NetSuiteDeed.Create, entry);

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
        Assert.Equal("k1x2y3z4", NetSuiteAnswers.Of(new OutsideReply(500, NetSuiteAnswerTable.Problem("UNEXPECTED_ERROR", "An unexpected error occurred. Error ID: k1x2y3z4")), NetSuiteDeed.Create).Trace);
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
}
