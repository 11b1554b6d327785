using BatchLedger.Audits;
using BatchLedger.Data;
using BatchLedger.FakeGl;
using BatchLedger.GlConnections;
using BatchLedger.GlDeliveries;
using BatchLedger.GlIntegration;
using BatchLedger.OutsideGl;
using BatchLedger.People;
using BatchLedger.Tests.Audits;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.GlIntegration;

/// <summary>The worker: whom it takes up, what it does when its process ends, and what it does without being asked.</summary>
public class GlSenderTests
{
    [Theory]
    [InlineData(GlMilestone.Claimed, 1)]
    [InlineData(GlMilestone.BeforeLeaving, 1)]
    [InlineData(GlMilestone.Leaving, 1)]
    [InlineData(GlMilestone.Answered, 1)]
    public async Task A_worker_that_dies_anywhere_leaves_one_journal_there_and_one_that_wakes_up_writes_nothing(GlMilestone point, int pass)
    {
        await using var rig = await GlRig.ByHandAsync();
        Assert.Null(await rig.Service.ConnectAsync([rig.Batch()]));
        var milestones = new DyingMilestones(point, pass);
        var asleep = rig.NewSender(milestones).WorkOffAsync(CancellationToken.None);
        await Task.WhenAny(asleep, milestones.Died);
        var state = await rig.StateAsync();
        Assert.Equal(point switch { GlMilestone.Claimed => GlDeliveryState.Checking, GlMilestone.BeforeLeaving => GlDeliveryState.Queued, _ => GlDeliveryState.Sending }, state);

        await rig.WorkOffAsync();
        Assert.Equal(state, await rig.StateAsync());

        await rig.Books.Get<GlSender>().TakeOverAsync(CancellationToken.None);
        await rig.WorkOffAsync();
        if (state is GlDeliveryState.Sending) Assert.Equal("The program stopped before the answer was there.", (await rig.DeliveryAsync())!.Reason);
        await rig.RestAsync();
        Assert.Equal((GlDeliveryState.Sent, 1), (await rig.StateAsync(), rig.There_()));
        var version = (await rig.DeliveryAsync())!.Version;

        if (point is GlMilestone.Leaving) return; // what wakes up there sends; the key over there is what stops it
        milestones.Revive();
        await asleep;
        Assert.Equal((version, 1), ((await rig.DeliveryAsync())!.Version, rig.There_()));
        Assert.Equal([], (await rig.Books.VerifyAsync()).Checks.Where(check => check.Found > 0 && OfDeliveries.Contains(check.Name)).Select(check => check.Name));
    }

    [Fact]
    public async Task A_lease_that_ends_is_taken_over_without_a_restart_and_what_was_leaving_is_unknown()
    {
        await using var rig = await GlRig.ByHandAsync();
        Assert.Null(await rig.Service.ConnectAsync([rig.Batch()]));
        var milestones = new DyingMilestones(GlMilestone.Leaving);
        await Task.WhenAny(rig.NewSender(milestones).WorkOffAsync(CancellationToken.None), milestones.Died);
        rig.Books.Clock.Advance(GlClaims.Lease + TimeSpan.FromMinutes(2));
        Assert.Contains("Each journal that is leaving is held by somebody", (await rig.Books.VerifyAsync()).Checks.Where(check => check.Found > 0).Select(check => check.Name));

        await rig.NewSender(new DyingMilestones(GlMilestone.Claimed)).TakeOverAsync(CancellationToken.None);
        await rig.Books.Get<GlClaims>().RescueAsync(CancellationToken.None);
        Assert.Equal(GlDeliveryState.Unknown, await rig.StateAsync());
    }

    [Fact]
    [Rule("S2.3")]
    public async Task Journals_go_one_by_one_in_their_order_and_too_much_at_once_holds_up_the_whole_connection()
    {
        await using var rig = await GlRig.ByHandAsync(4);
        Assert.Null(await rig.Service.ConnectAsync([rig.Batch(3), rig.Batch(1), rig.Batch(0)]));
        Assert.Null(await rig.Service.ConnectAsync([rig.Batch(2)]));
        await rig.WorkOffAsync();
        Assert.Equal(["J-000001", "J-000002", "J-000003", "J-000004"], rig.There.Numbers());

        await using var other = await GlRig.ByHandAsync(2);
        other.There.Fail(FakeDeed.Write, FakeFailure.Throttled);
        Assert.Null(await other.Service.ConnectAsync([other.Batch(0), other.Batch(1)]));
        await other.WorkOffAsync();
        Assert.Equal((1, 0), (other.Hand.Sends, other.There.Numbers().Count));
        other.Books.Clock.Advance(TimeSpan.FromSeconds(75));
        await other.WorkOffAsync();
        Assert.Equal(["J-000001", "J-000002"], other.There.Numbers());
    }

    [Fact]
    public async Task A_connection_that_sends_by_itself_sends_what_was_posted_since_and_each_once()
    {
        await using var rig = await GlRig.ByHandAsync(2);
        rig.Books.Clock.Advance(TimeSpan.FromHours(1));
        await rig.ChangeConnectionAsync(connection => connection.Sending = Sending.Automatic);
        await rig.WorkOffAsync();
        await rig.RestAsync();
        Assert.Empty(rig.There.Numbers());

        await PostedNowAsync(rig, 1);
        await rig.RestAsync();
        var sent = (await rig.DeliveryAsync(1))!;
        Assert.Equal(["J-000002"], rig.There.Numbers());
        Assert.Equal(("BatchLedger", "Validating. Posted, and so to be validated with QuickBooks Online and sent."), (sent.AskedBy, sent.Events[0].Text));
        Assert.Null(await rig.Service.RemoveAsync(sent.Id, sent.Version, null));
        await rig.RestAsync();
        await rig.RestAsync();
        Assert.Empty(rig.There.Numbers());
    }

    [Fact]
    public async Task A_connection_that_needs_a_sign_in_stops_its_journals_with_the_reason_and_none_stays_leaving()
    {
        await using var rig = await GlRig.ByHandAsync();
        Assert.Null(await rig.Service.ConnectAsync([rig.Batch()]));
        foreach (var _ in Enumerable.Range(0, 2)) rig.There.Fail(FakeDeed.Read, FakeFailure.TokenExpired);
        await rig.WorkOffAsync();

        var delivery = (await rig.DeliveryAsync())!;
        Assert.Equal((GlDeliveryState.Failed, "The token is over."), (delivery.State, delivery.Reason));
        Assert.Equal("GlConnections.NeedsSignIn", (await rig.Service.RetryAsync(delivery.Id, delivery.Version))?.Code);
        Assert.Null(await rig.Service.RecordAsync([rig.Journals[0].Id], "Entered by hand meanwhile", "17"));
    }

    [Fact]
    public async Task A_journal_with_more_lines_than_the_system_takes_is_refused_and_not_split()
    {
        await using var rig = await GlRig.ByHandAsync(1, new HandConnector { MostLines = 1 });
        Assert.Null(await rig.Service.ConnectAsync([rig.Batch()]));
        await rig.RestAsync();

        var delivery = (await rig.DeliveryAsync())!;
        Assert.Equal((GlDeliveryState.Invalid, 0), (delivery.State, rig.Hand.Sends));
        Assert.Equal("Journal J-000001 has 2 lines to send; QuickBooks Online takes 1 in one journal. Make smaller batches: a journal is not split.", Assert.Single(delivery.Findings).Message);
    }

    [Fact]
    public async Task A_line_that_needs_a_customer_is_told_with_its_number_and_our_account()
    {
        await using var rig = await GlRig.ByHandAsync(1, new HandConnector { TraitOfAll = OutsideTrait.NeedsCustomer });
        Assert.Null(await rig.Service.ValidateAsync([rig.Journals[0].Id]));
        await rig.RestAsync();
        Assert.Equal([("CustomerMissing", 1, "1010"), ("CustomerMissing", 2, "2200")], (await rig.DeliveryAsync())!.Findings.OrderBy(f => f.Ordinal).Select(f => (f.Code, f.LineNo ?? 0, f.AccountCode)));

        await rig.Books.PutAsync(new GlMap { CompanyId = rig.Association.Company.Id, ConnectionId = rig.Connection.Id, Kind = OurKind.Customer, OurId = 0, OutsideId = "C1" });
        Assert.Null(await rig.Service.ValidateAsync([rig.Journals[0].Id]));
        await rig.RestAsync();
        Assert.Equal(GlDeliveryState.Valid, await rig.StateAsync());
    }

    [Fact]
    public async Task Whoever_does_not_see_the_company_finds_neither_its_journals_nor_its_deliveries()
    {
        await using var rig = await GlRig.ByHandAsync();
        var sent = await rig.SentAsync();
        rig.Books.Actor = Books.Person("A. Restricted", Role.Accountant, new HashSet<int> { 999 });

        Assert.Equal("Data.NotFound", (await rig.Service.ValidateAsync([rig.Journals[0].Id]))?.Code);
        Assert.Equal("Data.NotFound", (await rig.Service.ConnectAsync([rig.Batch()]))?.Code);
        Assert.Equal("Data.NotFound", (await rig.Service.RemoveAsync(sent.Id, sent.Version, null))?.Code);
    }

    private static readonly string[] OfDeliveries =
    [
        "Each journal that was sent has an id in the accounting system", "What was sent is what was validated", "Each journal that is leaving is held by somebody",
        "Each journal that is in an accounting system, or on its way there, is posted", "A journal has at most one delivery to an accounting system that is not over",
        "The history of each delivery ends where the delivery stands",
    ];

    private static Task PostedNowAsync(GlRig rig, int journal) => rig.Books.Get<WriteGate>().PassAsync(async () =>
    {
        await using var db = rig.Books.Db();
        var (batch, now) = (rig.Batch(journal), rig.Books.Clock.GetUtcNow());
        await db.Batches.Where(b => b.Number == batch).ExecuteUpdateAsync(set => set.SetProperty(b => b.PostedAt, now));
    });
}
