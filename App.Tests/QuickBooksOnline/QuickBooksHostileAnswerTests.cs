using BatchLedger.OutsideGl;

namespace BatchLedger.Tests.QuickBooksOnline;

/// <summary>Bodies that nobody meant to send, and bodies that somebody did.</summary>
public sealed class QuickBooksHostileAnswerTests
{
    [Theory]
    [InlineData("je_create_response.json", 200)]
    [InlineData("fault_6210_closed.json", 400)]
    [InlineData("fault_2020_multi.json", 200)]
    public async Task A_body_cut_anywhere_proves_nothing(string file, int status)
    {
        var body = Vector.Text(file).TrimEnd();
        for (var length = 0; length < body.Length; length += 7)
            Assert.Equal(AnswerClass.Unknown, (await Vector.Connector(CannedWire.Of(status, body[..length])).SendAsync(Vector.Session(), Vector.Journal117(), default)).Class);
    }

    [Theory]
    [InlineData("""{"JournalEntry":{"Id":"3711","DocNumber":"BL-000117","PrivateNote":"\ud800","\udc00":1}}""", "accepted")]
    [InlineData("""{"JournalEntry":{"Id":"\ud800","DocNumber":"BL-000117"}}""", "unknown")]
    [InlineData("""{"Fault":{"Error":[{"Message":"\ud800","code":"2020"}]}}""", "rejected-data")]
    [InlineData("""<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><IntuitResponse><Fault><Error code="2020"><Message>&a;</Message></Error></Fault></IntuitResponse>""", "unknown")]
    public async Task A_hostile_body_is_read_without_harm(string body, string expected) =>
        Assert.Equal(expected, (await Vector.Connector(CannedWire.Of(200, body)).SendAsync(Vector.Session(), Vector.Journal117(), default)).Class.Word());
}
