using System.Text.Json;
using System.Text.Json.Nodes;
using BatchLedger.OutsideGl;
using BatchLedger.SageIntacct;

namespace BatchLedger.Tests.SageIntacct;

/// <summary>What goes out over REST, and what its answers mean.</summary>
public class IntacctRestAnswerTests
{
    private const string Unbalanced = """
        {"ia::result":{"ia::error":{"code":"operationFailed","message":"POST request failed","errorId":"REST-7001","supportId":"SuP2%7ExY","details":[
          {"errorId":"GL-0951","code":"GL-0951","message":"Could not create GLBatch record."},{"errorId":"GL-1009","code":"GL-1009","message":"Transactions do not balance for Place ,"}]}},
         "ia::meta":{"totalCount":1,"totalSuccess":0,"totalError":1}}
        """;

    [Fact]
    public void Journal_117_is_the_same_journal_over_rest()
    {
        var sent = JsonNode.Parse(IntacctRestRequests.Create(Intacct.Journal117(), "GJ"));
        var expected = JsonNode.Parse("""
            {"glJournal":{"id":"GJ"},"postingDate":"2025-06-30","description":"BL-000117","lines":[
              {"txnType":"debit","txnAmount":"1250.00","description":"Lockbox deposit","glAccount":{"id":"1010"},"dimensions":{"department":{"id":"200"},"location":{"id":"100"}}},
              {"txnType":"debit","txnAmount":"37.53","description":"Processor fee","glAccount":{"id":"6110"},"dimensions":{"department":{"id":"200"},"location":{"id":"100"}}},
              {"txnType":"credit","txnAmount":"1037.50","description":"2025 dues","glAccount":{"id":"4010"},"dimensions":{"department":{"id":"200"},"location":{"id":"100"},"class":{"id":"MEM"}}},
              {"txnType":"credit","txnAmount":"250.03","description":"Jul-Dec 2025 dues","glAccount":{"id":"2310"},"dimensions":{"department":{"id":"200"},"location":{"id":"100"},"class":{"id":"MEM"}}}]}
            """);
        Assert.True(JsonNode.DeepEquals(expected, sent), sent!.ToJsonString());
        Assert.DoesNotContain("referenceNumber", sent!.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "username=bl_api%40HARBOUR")]
    [InlineData("100", "username=bl_api%40HARBOUR%7C100")]
    public void The_user_is_named_with_company_and_entity(string entity, string expected)
    {
        var form = IntacctRestRequests.Token(Intacct.Terms(null, ("locationId", entity), ("clientId", "a&b"), ("clientSecret", "s=1")));
        Assert.Equal($"grant_type=client_credentials&client_id=a%26b&client_secret=s%3D1&{expected}", form);
    }

    [Theory]
    [InlineData(201, """{"ia::result":{"key":"48217","id":"48217","href":"/objects/general-ledger/journal-entry/48217"},"ia::meta":{"totalCount":1,"totalSuccess":1,"totalError":0}}""", "accepted")]
    [InlineData(201, """{"ia::result":{"key":"48217"}}""", "accepted")]
    [InlineData(201, """{"ia::result":{"key":"48217","href":"/objects/general-ledger/journal-entry/5"}}""", "unknown")]
    [InlineData(201, """{"ia::result":{}}""", "unknown")]
    [InlineData(201, "", "unknown")]
    [InlineData(202, """{"ia::result":{"key":"48217"}}""", "unknown")]
    [InlineData(207, """{"ia::result":[{"key":"48217","ia::status":201}]}""", "accepted")]
    [InlineData(207, """{"ia::result":[{"ia::status":400,"ia::error":{"code":"x","message":"Periods are closed"}},{"ia::status":400,"ia::error":{"code":"y","message":"Operation skipped due to atomic transaction failure"}}]}""", "rejected-closed-period")]
    [InlineData(207, """{"ia::result":[{"key":"1","ia::status":201},{"ia::status":400,"ia::error":{"code":"x","message":"No"}}]}""", "mixed")]
    [InlineData(207, """{"ia::result":[{"key":"1"}]}""", "unknown")]
    [InlineData(400, Unbalanced, "rejected-data")]
    [InlineData(422, Unbalanced, "rejected-data")]
    [InlineData(200, Unbalanced, "rejected-data")]
    [InlineData(400, """{"ia::error":{"code":"REST-1028","message":"A POST request requires a payload"}}""", "bug")]
    [InlineData(400, """{"ia::error":{"message":"Something went wrong with the export"}}""", "rejected-data")]
    [InlineData(422, """{"ia::result":{"ia::error":{"code":"operationFailed","message":"Failed","details":"Periods are closed. Your transaction date is within a period that's been closed."}}}""", "rejected-closed-period")]
    [InlineData(422, """{"ia::result":{"ia::error":{"code":"operationFailed","message":"Failed","details":["You do not have permission for API"]}}}""", "forbidden")]
    [InlineData(401, "", "auth-refresh")]
    [InlineData(403, """{"ia::result":{"ia::error":{"code":"forbidden","message":"No"}}}""", "forbidden")]
    [InlineData(403, "<html>Blocked</html>", "unknown")]
    [InlineData(404, """{"ia::result":{"ia::error":{"code":"notFound","message":"No"}}}""", "bug")]
    [InlineData(405, "{}", "bug")]
    [InlineData(409, """{"ia::result":{"ia::error":{"code":"conflict","message":"The same idempotency key"}}}""", "duplicate")]
    [InlineData(409, "{}", "duplicate")]
    [InlineData(429, "", "throttled")]
    [InlineData(429, "<html/>", "throttled")]
    [InlineData(500, Unbalanced, "unknown")]
    [InlineData(502, "<html/>", "unknown")]
    [InlineData(302, "", "unknown")]
    [InlineData(200, "<html>Sign in</html>", "unknown")]
    [InlineData(400, """{"ia::result":""", "unknown")]
    [InlineData(400, """["ia::result"]""", "unknown")]
    [InlineData(422, """{"ia::result":{"ia::error":{"code":7,"message":null,"details":{"a":1}}}}""", "rejected-data")]
    [InlineData(422, "{\"ia::result\":{\"ia::error\":{\"message\":\"\\ud800\"}}}", "rejected-data")]
    [InlineData(422, "{\"\\ud800\":1,\"ia::result\":{\"\\udc00\":2,\"ia::error\":{\"\\ud800x\":3,\"message\":\"No\"}}}", "rejected-data")]
    [InlineData(201, "{\"ia::result\":{\"key\":\"\\ud800\",\"\\ud800\":4}}", "unknown")]
    public void A_create_is_classed_by_status_and_details(int status, string body, string word) => Assert.Equal(word, Read(status, body, IntacctDeed.Create).Class.Word());

    [Theory]
    [InlineData(IntacctDeed.Delete, 204, "", "deleted")]
    [InlineData(IntacctDeed.Delete, 404, "{}", "gone")]
    [InlineData(IntacctDeed.Delete, 200, "{}", "unknown")]
    [InlineData(IntacctDeed.Delete, 503, "", "unknown")]
    [InlineData(IntacctDeed.Find, 404, "{}", "not-found")]
    [InlineData(IntacctDeed.Find, 200, """{"ia::result":[]}""", "not-found")]
    [InlineData(IntacctDeed.Find, 200, """{"ia::result":[{"key":"1"}]}""", "found")]
    [InlineData(IntacctDeed.Find, 200, """{"ia::result":{"key":"1"}}""", "found")]
    [InlineData(IntacctDeed.List, 200, """{"ia::result":[]}""", "list")]
    [InlineData(IntacctDeed.List, 200, "{}", "unknown")]
    [InlineData(IntacctDeed.List, 503, "", "transient")]
    [InlineData(IntacctDeed.SignIn, 200, """{"access_token":"t","expires_in":43200}""", "session")]
    [InlineData(IntacctDeed.SignIn, 200, "{}", "unknown")]
    [InlineData(IntacctDeed.SignIn, 400, """{"error":"invalid_client"}""", "config-error")]
    [InlineData(IntacctDeed.SignIn, 400, """{"error":"invalid_grant","error_description":"No such user"}""", "auth-reconnect")]
    [InlineData(IntacctDeed.SignIn, 401, """{"error":"invalid_client"}""", "config-error")]
    [InlineData(IntacctDeed.SignIn, 401, "", "auth-reconnect")]
    public void The_other_requests_are_classed_too(IntacctDeed deed, int status, string body, string word) => Assert.Equal(word, Read(status, body, deed).Class.Word());

    [Fact]
    public void The_details_are_shown_and_the_support_id_is_decoded()
    {
        var answer = Read(422, Unbalanced, IntacctDeed.Create);
        Assert.Equal("Could not create GLBatch record. Transactions do not balance for Place ,.", answer.Message);
        Assert.Equal(["operationFailed", "GL-0951", "GL-1009"], answer.Codes);
        Assert.Equal("SuP2~xY", answer.Trace);
    }

    [Fact]
    public void The_next_page_starts_where_the_answer_says()
    {
        Assert.Equal(101, IntacctRestAnswers.Read(Intacct.Reply("""{"ia::result":[{}],"ia::meta":{"next":101}}"""), IntacctDeed.List, Intacct.Clock.GetUtcNow()).Next);
        Assert.Null(IntacctRestAnswers.Read(Intacct.Reply("""{"ia::result":[{}],"ia::meta":{"next":null}}"""), IntacctDeed.List, Intacct.Clock.GetUtcNow()).Next);
    }

    [Fact]
    public void A_query_asks_for_all_conditions_at_once()
    {
        using var query = JsonDocument.Parse(IntacctRestRequests.Query("general-ledger/journal-entry", ["key"], [("description", "J-1"), ("postingDate", "2025-06-30")], 1));
        Assert.Equal("""[{"$eq":{"description":"J-1"}},{"$eq":{"postingDate":"2025-06-30"}}]""", query.RootElement.GetProperty("filters").GetRawText());
        Assert.True(query.RootElement.GetProperty("size").GetInt32() <= 4000);
    }

    private static GlAnswer Read(int status, string body, IntacctDeed deed) => IntacctRestAnswers.Read(Intacct.Reply(body, status), deed, Intacct.Clock.GetUtcNow()).Answer;
}
