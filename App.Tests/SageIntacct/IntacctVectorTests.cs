using System.Xml.Linq;
using BatchLedger.OutsideGl;
using BatchLedger.SageIntacct;

namespace BatchLedger.Tests.SageIntacct;

/// <summary>The samples of the specification: each request as it is written there, each answer for what it is.</summary>
public class IntacctVectorTests
{
    [Fact]
    public void A_sign_in_is_the_sample_request() => Intacct.SameXml(Intacct.Vector("session_request.xml"),
        IntacctRequests.Session(Intacct.Terms(null, ("locationId", "100")), "bl-session-1").Root!);

    [Fact]
    public void A_sign_in_at_the_top_level_names_no_entity() =>
        Assert.Empty(IntacctRequests.Session(Intacct.Terms(), "bl-session-1").Descendants("locationid"));

    [Fact]
    public void Journal_117_is_the_sample_request() => Intacct.SameXml(Intacct.Vector("glbatch_create_request.xml"),
        IntacctRequests.InSession(Intacct.Terms(), "sEsS-117..", IntacctRequests.Create(Intacct.Journal117(), "GJ")).Root!);

    [Fact]
    public void The_look_up_is_the_sample_request() => Intacct.SameXml(Inner("glbatch_query_request.xml"), IntacctQuery.Journals("BL-000117", "GJ").Call("bl-q-1", 0).Function);

    [Fact]
    public void The_delete_is_the_sample_request() => Intacct.SameXml(Inner("glbatch_delete_request.xml"), IntacctRequests.Delete("48217").Function);

    [Fact]
    public void A_request_is_the_same_every_time_and_is_whole_xml_whatever_the_memo_holds()
    {
        var entry = Intacct.Journal117() with { Memo = "Dues <&> \"fees\"\r\n\u0001\ud800 é 漢 🎣" };
        string Written() => IntacctRequests.Written(IntacctRequests.InSession(Intacct.Terms(), "s", IntacctRequests.Create(entry, "GJ")));
        Assert.Equal(Written(), Written());
        Assert.Equal("Dues <&> \"fees\"     é 漢 🎣", XDocument.Parse(Written()).Descendants("BATCH_TITLE").Single().Value);
    }

    [Fact]
    public void A_journal_without_a_memo_is_titled_by_its_number() =>
        Assert.Equal("BL-000117", IntacctRequests.Create(Intacct.Journal117() with { Memo = " " }, "GJ").Function.Descendants("BATCH_TITLE").Single().Value);

    [Theory]
    [InlineData("USD", 5, "0.05")]
    [InlineData("USD", 100_000_000_000_003, "1000000000000.03")]
    [InlineData("JPY", 1_250, "1250")]
    [InlineData("KWD", 1_250, "1.250")]
    public void Amounts_have_the_decimals_of_their_currency_and_no_sign(string currency, long minor, string text)
    {
        var entry = Intacct.Journal117() with { Currency = currency, Lines = [Intacct.Line(1, "1010", minor), Intacct.Line(2, "4010", -minor)] };
        var lines = IntacctRequests.Create(entry, "GJ").Function.Descendants("GLENTRY").Select(line => (line.Element("TR_TYPE")!.Value, line.Element("TRX_AMOUNT")!.Value));
        Assert.Equal([("1", text), ("-1", text)], lines);
    }

    [Theory]
    [InlineData("session_response.xml", IntacctDeed.SignIn, 200, "session")]
    [InlineData("glbatch_create_success.xml", IntacctDeed.Create, 200, "accepted")]
    [InlineData("failure_multi_BL01001973.xml", IntacctDeed.Create, 200, "rejected-data")]
    [InlineData("failure_period_closed.xml", IntacctDeed.Create, 200, "rejected-closed-period")]
    [InlineData("failure_auth_XL03000006.xml", IntacctDeed.Create, 200, "auth-reconnect")]
    [InlineData("failure_GW0010_rate_limit.xml", IntacctDeed.Create, 429, "throttled")]
    [InlineData("glbatch_query_found.xml", IntacctDeed.Find, 200, "found")]
    [InlineData("glbatch_query_none.xml", IntacctDeed.Find, 200, "not-found")]
    [InlineData("glbatch_delete_success.xml", IntacctDeed.Delete, 200, "deleted")]
    [InlineData("glaccount_query.xml", IntacctDeed.List, 200, "list")]
    public void Each_sample_answer_is_what_the_specification_says(string sample, IntacctDeed deed, int status, string word) =>
        Assert.Equal(word, Intacct.Read(Intacct.Vector(sample), deed, status).Class.Word());

    [Fact]
    public void An_accepted_journal_and_a_found_one_carry_their_record_number()
    {
        Assert.Equal("48217", Intacct.Read(Intacct.Vector("glbatch_create_success.xml"), controlId: "bl-117-1").OutsideId);
        Assert.Equal("48217", Intacct.Read(Intacct.Vector("glbatch_query_found.xml"), IntacctDeed.Find).OutsideId);
    }

    [Fact]
    public void The_useful_sentence_is_said_and_the_support_id_is_decoded()
    {
        var answer = Intacct.Read(Intacct.Vector("failure_multi_BL01001973.xml"));
        Assert.Equal("Account 2310 is not valid. Use an active account, then try again.", answer.Message);
        Assert.Equal(["BL01001973", "BL01001973", "XL03000009"], answer.Codes);
        Assert.Equal("SuP1~aBc", answer.Trace);
        Assert.Equal(answer.Message, Assert.Single(answer.Findings).Message);
    }

    [Fact]
    public void A_request_id_is_kept_where_there_is_no_support_id()
    {
        var answer = Intacct.Read(Intacct.Vector("failure_GW0010_rate_limit.xml"), status: 429);
        Assert.Equal(("Rq-1", "GW-0010"), (answer.Trace, Assert.Single(answer.Codes)));
    }

    // These samples show the function alone, under a control id of their own.
    private static string Inner(string sample) => XElement.Parse(Intacct.Vector(sample)).Elements().Single().ToString();
}
