using BatchLedger.FakeGl;
using BatchLedger.Ledgers;
using BatchLedger.OutsideGl;

namespace BatchLedger.Tests.OutsideGl;

public class OutsideDoorTests
{
    [Fact]
    public async Task A_request_that_is_dropped_without_an_answer_goes_out_once_also_after_others()
    {
        await using var fake = await FakeLedger.StartAsync(FakeSystem.QuickBooksOnline);
        using var client = new HttpClient(OutsideDoor.Handler());
        OutsideDoor.Configure(client);
        var (door, terms) = (new OutsideDoor(client), new GlTerms(AccountingSystem.QuickBooksOnline, GlSite.StandIn, new Dictionary<string, string>()) { StandIn = fake.Address });
        var create = new OutsideRequest(HttpMethod.Post, new Uri(fake.Address, "/v3/company/1/journalentry?minorversion=75&requestid=a")) { Body = "{}" };
        Assert.NotNull((await door.AskAsync(create, terms, default)).Reply);

        fake.Failures.Add(FakeDeed.Write, FakeFailure.DropBeforeCommit);
        var dropped = await door.AskAsync(create, terms, default);

        Assert.Equal((AnswerClass.Unknown, "The connection to the stand-in for QuickBooks Online broke before the whole answer was here."), (dropped.Absence!.Class, dropped.Absence.Message));
        Assert.Equal(2, fake.Books.Requests[FakeDeed.Write]);
    }

    [Fact]
    public async Task A_stand_in_that_is_not_there_got_nothing()
    {
        using var client = new HttpClient(OutsideDoor.Handler());
        var nowhere = new Uri("http://127.0.0.1:1/");
        var terms = new GlTerms(AccountingSystem.NetSuite, GlSite.StandIn, new Dictionary<string, string>()) { StandIn = nowhere };

        var exchange = await new OutsideDoor(client).AskAsync(new OutsideRequest(HttpMethod.Post, nowhere) { Body = "{}" }, terms, default);

        Assert.Equal((AnswerClass.NotSent, "No connection could be made to the stand-in for NetSuite: ConnectionError."), (exchange.Absence!.Class, exchange.Absence.Message));
    }

    [Theory]
    [InlineData("30", 30)]
    [InlineData("99999999", 3600)]
    [InlineData("Mon, 30 Jun 2025 12:00:45 GMT", 45)]
    [InlineData("Mon, 30 Jun 2025 11:00:00 GMT", 0)]
    [InlineData("Mon, 01 Jan 2120 00:00:00 GMT", 3600)]
    [InlineData("soon", null)]
    [InlineData(null, null)]
    public void They_are_left_alone_as_long_as_they_ask_and_no_longer_than_an_hour(string? asked, int? seconds)
    {
        var reply = new OutsideReply(429, "") { Headers = asked is null ? new Dictionary<string, string>() : new() { ["Retry-After"] = asked } };

        Assert.Equal(seconds is { } wait ? TimeSpan.FromSeconds(wait) : (TimeSpan?)null, reply.RetryAfter(new(2025, 6, 30, 12, 0, 0, TimeSpan.Zero)));
    }
}
