using System.Text.Json.Nodes;
using BatchLedger.NetSuite;
using BatchLedger.OutsideGl;

namespace BatchLedger.Tests.NetSuite;

public sealed class NetSuiteJournalTests
{
    private const string Location = "https://7700123-sb1.suitetalk.api.netsuite.com/services/rest/record/v1/journalEntry/";

    [Fact]
    public async Task Journal_117_is_posted_as_the_specification_shows_it()
    {
        var cable = new Cable(Posted("8841"), new OutsideReply(200, NetSuiteStage.Text("netsuite/je_get_camel.json")));

        var answer = await NetSuiteStage.Connector(cable).SendAsync(NetSuiteStage.Session(NetSuiteStage.Terms()), NetSuiteStage.Journal117(), default);

        Assert.Equal((AnswerClass.Accepted, "8841", "JE1204"), (answer.Class, answer.OutsideId, answer.OutsideNumber));
        var (method, address, body, headers) = cable.Asked[0];
        Assert.Equal((HttpMethod.Post, "https://7700123-sb1.suitetalk.api.netsuite.com/services/rest/record/v1/journalEntry"), (method, address.AbsoluteUri));
        Assert.True(JsonNode.DeepEquals(Plain(NetSuiteStage.Json("netsuite/je_post_request.json")), Plain(JsonNode.Parse(body)!)), body);
        Assert.Equal(("error", "error", "Bearer token-1"), (headers["X-NetSuite-PropertyNameValidation"], headers["X-NetSuite-PropertyValueValidation"], headers["Authorization"]));
        Assert.DoesNotContain(cable.Asked, asked => asked.Method == HttpMethod.Put);
    }

    [Fact]
    public void What_a_journal_does_not_name_is_not_sent_and_a_receivable_line_names_whom_it_is_for()
    {
        var entry = NetSuiteStage.Small() with { Memo = "", CurrencyId = null, Lines = [NetSuiteStage.Line(1, "84", 1_050, 0) with { CustomerId = "201" }, NetSuiteStage.Line(2, "60", 0, 1_050) with { VendorId = "301", LocationId = "2" }] };

        Assert.Equal("""{"externalId":"J-000107","tranDate":"2025-06-30","line":{"items":[{"account":{"id":"84"},"debit":10.50,"entity":{"id":"201"}},{"account":{"id":"60"},"credit":10.50,"location":{"id":"2"},"entity":{"id":"301"}}]}}""",
            NetSuiteJournal.Json(entry, NetSuiteStage.Terms(more: (NetSuiteFields.Subsidiary, ""))));
    }

    [Theory]
    [InlineData("USD", 999_999_999_999, "9999999999.99")]
    [InlineData("USD", 1, "0.01")]
    [InlineData("JPY", 1250, "1250")]
    [InlineData("KWD", 1250, "1.250")]
    public void An_amount_is_exact_in_every_currency(string currency, long minor, string written)
    {
        var entry = NetSuiteStage.Small() with { Currency = currency, Lines = [NetSuiteStage.Line(1, "1", minor, 0), NetSuiteStage.Line(2, "2", 0, minor)] };
        Assert.Contains($"\"debit\":{written}}}", NetSuiteJournal.Json(entry, NetSuiteStage.Terms()));
    }

    [Fact]
    public async Task The_journal_of_the_specification_is_read_back_and_is_ours()
    {
        var answer = await LookUpAsync(new OutsideReply(200, NetSuiteStage.Text("netsuite/je_get_camel.json")));

        Assert.Equal((AnswerClass.Found, "8841", "JE1204"), (answer.Class, answer.OutsideId, answer.OutsideNumber));
        Assert.Equal((new DateOnly(2025, 6, 30), OutsideApproval.Posted), (answer.Copy!.Date, answer.Copy.Approval));
        Assert.Equal((128_753, -128_753), (answer.Copy.Lines!.Where(line => line.Signed > 0).Sum(line => line.Signed), answer.Copy.Lines!.Where(line => line.Signed < 0).Sum(line => line.Signed)));
        Assert.Empty(answer.Copy.DifferencesFrom(NetSuiteStage.Journal117()));
    }

    [Fact]
    public async Task It_is_ours_in_whatever_case_its_names_are_written()
    {
        foreach (var body in new[] { NetSuiteStage.Text("netsuite/je_get_camel.json").ToLowerInvariant().Replace("bl-000117", "BL-000117"), NetSuiteStage.Text("netsuite/je_get_camel.json").Replace("tranDate", "TRANDATE") })
        {
            var answer = await LookUpAsync(new OutsideReply(200, body));
            Assert.Equal(AnswerClass.Found, answer.Class);
            Assert.NotNull(answer.Copy!.Date);
            Assert.Empty(answer.Copy.DifferencesFrom(NetSuiteStage.Journal117()));
        }
    }

    [Fact]
    public async Task A_journal_that_was_edited_there_is_told_apart()
    {
        var answer = await LookUpAsync(new OutsideReply(200, NetSuiteStage.Text("netsuite/je_get_camel.json").Replace("37.53", "37.54").Replace("2025-06-30", "2025-06-29")));
        Assert.Equal(3, answer.Copy!.DifferencesFrom(NetSuiteStage.Journal117()).Count);
    }

    [Theory]
    [InlineData("\"approved\": true", "\"approved\": false", OutsideApproval.Pending)]
    [InlineData("\"approved\": true", "\"approvalStatus\": {\"id\":\"1\",\"refName\":\"Pending Approval\"}", OutsideApproval.Pending)]
    [InlineData("\"approved\": true", "\"approvalStatus\": {\"id\":\"2\"}", OutsideApproval.Posted)]
    [InlineData("\"approved\": true", "\"approved\": false, \"approvalStatus\": {\"id\":\"3\"}", OutsideApproval.Draft)]
    public async Task An_approval_that_is_outstanding_shows(string was, string becomes, OutsideApproval expected)
    {
        var answer = await LookUpAsync(new OutsideReply(200, NetSuiteStage.Text("netsuite/je_get_camel.json").Replace(was, becomes)));
        Assert.Equal(expected, answer.Copy!.Approval);
        Assert.Equal(expected is OutsideApproval.Pending, answer.Message.Contains("waiting for approval"));
    }

    [Fact]
    public async Task A_part_of_the_lines_is_not_taken_for_the_whole_journal()
    {
        var answer = await LookUpAsync(new OutsideReply(200, NetSuiteStage.Text("netsuite/je_get_camel.json").Replace("\"totalResults\": 4", "\"totalResults\": 400")));
        Assert.Null(answer.Copy!.Lines);
    }

    [Fact]
    public async Task A_post_without_a_place_or_with_a_strange_one_is_unknown()
    {
        OutsideReply[] replies =
        [
            new(204, ""), new(204, "") { Headers = At("https://x/services/rest/async/v1/job/5") }, new(202, "") { Headers = At("https://x/services/rest/async/v1/job/5") }, new(200, "<html>") { Headers = At(Location + "5") },
            new(204, "") { Headers = At(Location) }, new(204, "") { Headers = At("") },
        ];
        foreach (var reply in replies)
        {
            var cable = new Cable(reply);
            Assert.Equal(AnswerClass.Unknown, (await NetSuiteStage.Connector(cable).SendAsync(NetSuiteStage.Session(NetSuiteStage.Terms()), NetSuiteStage.Journal117(), default)).Class);
            Assert.Single(cable.Asked);
        }
    }

    [Fact]
    public async Task An_id_that_is_not_the_one_under_our_number_is_unknown_and_a_read_that_fails_changes_nothing()
    {
        async Task<AnswerClass> AfterAsync(OutsideReply read) =>
            (await NetSuiteStage.Connector(new Cable(Posted("8841"), read)).SendAsync(NetSuiteStage.Session(NetSuiteStage.Terms()), NetSuiteStage.Journal117(), default)).Class;
        var record = NetSuiteStage.Text("netsuite/je_get_camel.json");

        Assert.Equal(AnswerClass.Unknown, await AfterAsync(new OutsideReply(200, record.Replace("\"id\": \"8841\"", "\"id\": \"8840\""))));
        Assert.Equal(AnswerClass.Unknown, await AfterAsync(new OutsideReply(404, NetSuiteStage.Text("netsuite/404_not_found_eid.json"))));
        Assert.Equal(AnswerClass.Accepted, await AfterAsync(new OutsideReply(503, "")));
        Assert.Equal(AnswerClass.Accepted, await AfterAsync(new OutsideReply(429, NetSuiteStage.Text("netsuite/429_CONCURRENCY_LIMIT_EXCEEDED.json"))));
    }

    [Fact]
    public async Task A_bearer_token_that_is_over_is_renewed_and_a_typed_in_one_needs_a_person()
    {
        var refused = new OutsideReply(401, NetSuiteStage.Text("netsuite/401_INVALID_LOGIN.json"));
        Assert.Equal(AnswerClass.AuthRefresh, (await LookUpAsync(refused)).Class);
        Assert.Equal(AnswerClass.AuthReconnect, (await LookUpAsync(refused, NetSuiteStage.TokenTerms())).Class);
    }

    [Fact]
    public async Task How_long_they_ask_to_wait_is_kept() => Assert.Equal(TimeSpan.FromSeconds(7),
        (await LookUpAsync(new OutsideReply(429, "") { Headers = new Dictionary<string, string> { ["Retry-After"] = "7" } })).RetryAfter);

    [Fact]
    public async Task An_answer_about_another_number_is_no_answer() =>
        Assert.Equal(AnswerClass.Transient, (await LookUpAsync(new OutsideReply(200, NetSuiteStage.Text("netsuite/je_get_camel.json").Replace("BL-000117", "BL-000118")))).Class);

    [Fact]
    public async Task A_journal_whose_number_was_taken_off_there_is_found_by_its_id()
    {
        var cable = new Cable(new OutsideReply(404, NetSuiteStage.Text("netsuite/404_not_found_eid.json")), new OutsideReply(200, NetSuiteStage.Text("netsuite/je_get_camel.json").Replace("\"externalId\": \"BL-000117\",", "")));

        var answer = await NetSuiteStage.Connector(cable).LookUpAsync(NetSuiteStage.Session(NetSuiteStage.Terms()), NetSuiteStage.MarkOf(NetSuiteStage.Journal117()) with { OutsideId = "8841" }, default);

        Assert.Equal(AnswerClass.Found, answer.Class);
        Assert.Equal(["eid:BL-000117", "8841"], cable.Asked.Select(asked => asked.Address.Segments[^1]));
    }

    private static Task<GlAnswer> LookUpAsync(OutsideReply reply, GlTerms? terms = null) =>
        NetSuiteStage.Connector(new Cable(reply)).LookUpAsync(NetSuiteStage.Session(terms ?? NetSuiteStage.Terms()), NetSuiteStage.MarkOf(NetSuiteStage.Journal117()), default);

    private static OutsideReply Posted(string id) => new(204, "") { Headers = At(Location + id) };

    private static Dictionary<string, string> At(string place) => new(StringComparer.OrdinalIgnoreCase) { ["Location"] = place };

    // 1250.0 and 1250.00 are the same value.
    private static JsonNode? Plain(JsonNode? node) => node switch
    {
        JsonObject parent => new JsonObject(parent.Select(member => KeyValuePair.Create(member.Key, Plain(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Plain)]),
        JsonValue value when value.GetValueKind() is System.Text.Json.JsonValueKind.Number => JsonValue.Create(WireAmount.Minor(value.ToJsonString(), 2)),
        _ => node?.DeepClone(),
    };
}
