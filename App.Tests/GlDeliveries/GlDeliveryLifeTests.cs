using BatchLedger.GlDeliveries;
using BatchLedger.Ledgers;
using BatchLedger.OutsideGl;
using BatchLedger.Refusals;

namespace BatchLedger.Tests.GlDeliveries;

/// <summary>Every verb against every state, held against the life that is drawn in one place.</summary>
public class GlDeliveryLifeTests
{
    private static readonly DateTimeOffset Now = Books.Start;
    private static readonly Asker Anna = new("Anna Berg", Now);
    private static readonly GlAnswer There = new(AnswerClass.Accepted) { OutsideId = "3711" };

    private static readonly (string Verb, GlDeliveryState[] From, GlDeliveryState To, Func<GlDelivery, Refusal?> Do)[] Verbs =
    [
        ("Check", [GlDeliveryState.Checking, GlDeliveryState.Valid, GlDeliveryState.Invalid, GlDeliveryState.Failed], GlDeliveryState.Checking, d => d.Check(AfterCheck.Stop, Anna)),
        ("Send", [GlDeliveryState.Valid], GlDeliveryState.Queued, d => d.Send(Anna)),
        ("Record", [GlDeliveryState.Checking, GlDeliveryState.Valid, GlDeliveryState.Invalid, GlDeliveryState.Failed], GlDeliveryState.Recorded, d => d.Record(Anna, "By hand", "17")),
        ("Remove", [GlDeliveryState.Sent], GlDeliveryState.Removing, d => d.Remove(Anna)),
        ("Reversed", [GlDeliveryState.Sent], GlDeliveryState.Removed, d => d.Reversed(Anna, "In April")),
        ("Withdraw", [GlDeliveryState.Recorded], GlDeliveryState.Removed, d => d.Withdraw(Anna, "A mistake")),
        ("Retry", [GlDeliveryState.Failed], GlDeliveryState.Checking, d => d.Retry(Anna)),
        ("Checked", [GlDeliveryState.Checking], GlDeliveryState.Valid, d => d.Checked([], "hash", Now)),
        ("Checked, and blocked", [GlDeliveryState.Checking], GlDeliveryState.Invalid, d => d.Checked([new GlFinding("Balance", "No.")], "hash", Now)),
        ("Spoil", [GlDeliveryState.Queued], GlDeliveryState.Invalid, d => d.Spoil([], "It changed.")),
        ("Leave", [GlDeliveryState.Queued], GlDeliveryState.Sending, d => d.Leave("hash", Now)),
        ("Arrive", [GlDeliveryState.Queued, GlDeliveryState.Sending, GlDeliveryState.Unknown], GlDeliveryState.Sent, d => d.Arrive(There, Now)),
        ("Lose", [GlDeliveryState.Sending], GlDeliveryState.Unknown, d => d.Lose("No answer.", Now)),
        ("Fail", [GlDeliveryState.Checking, GlDeliveryState.Queued, GlDeliveryState.Sending, GlDeliveryState.Unknown], GlDeliveryState.Failed, d => d.Fail("No.")),
        ("Vanish", [GlDeliveryState.Removing], GlDeliveryState.Removed, d => d.Vanish("Gone.")),
        ("Stay", [GlDeliveryState.Removing], GlDeliveryState.Sent, d => d.Stay("Closed.", [])),
    ];

    public static TheoryData<string, GlDeliveryState> Pairs => [.. from verb in Verbs from state in Enum.GetValues<GlDeliveryState>() select (verb.Verb, state)];

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_verb_goes_from_where_the_life_has_an_arrow_and_is_refused_elsewhere_leaving_all_as_it_was(string verb, GlDeliveryState state)
    {
        var (_, from, to, act) = Verbs.Single(v => v.Verb == verb);
        var delivery = InState(state);

        var refusal = act(delivery);

        Assert.Equal(from.Contains(state) ? null : "GlDelivery.NotAllowed", refusal?.Code);
        Assert.Equal(from.Contains(state) ? to : state, delivery.State);
        if (refusal is not null) Assert.Equal(("Anna first", null, 0), (delivery.AskedBy, delivery.Reason, delivery.Attempts));
    }

    [Fact]
    public void Only_what_waits_is_taken_back_to_where_it_was()
    {
        foreach (var state in Enum.GetValues<GlDeliveryState>())
        {
            var delivery = InState(state);
            var refusal = delivery.TakeBack(Anna);
            Assert.Equal(state is GlDeliveryState.Queued or GlDeliveryState.Checking, refusal is null);
            Assert.Equal(state switch { GlDeliveryState.Queued => GlDeliveryState.Valid, GlDeliveryState.Checking => GlDeliveryState.Removed, _ => state }, delivery.State);
        }
    }

    [Theory]
    [InlineData(GlDeliveryState.Sending, GlDeliveryState.Queued)]
    [InlineData(GlDeliveryState.Queued, GlDeliveryState.Queued)]
    [InlineData(GlDeliveryState.Checking, GlDeliveryState.Checking)]
    [InlineData(GlDeliveryState.Unknown, GlDeliveryState.Unknown)]
    [InlineData(GlDeliveryState.Removing, GlDeliveryState.Removing)]
    [InlineData(GlDeliveryState.Sent, null)]
    [InlineData(GlDeliveryState.Valid, null)]
    [InlineData(GlDeliveryState.Recorded, null)]
    public void Only_what_is_under_way_waits_and_what_was_leaving_is_queued_again(GlDeliveryState state, GlDeliveryState? after)
    {
        var delivery = InState(state);

        var refusal = delivery.Wait("Out of service.", Now.AddMinutes(1));

        Assert.Equal(after is null, refusal is not null);
        Assert.Equal(after ?? state, delivery.State);
    }

    [Fact]
    [Rule("S2.15")]
    [Rule("S2.16")]
    public void What_is_valid_and_asked_to_be_sent_goes_on_by_itself_and_nothing_else_does()
    {
        var wanted = InState(GlDeliveryState.Checking);
        wanted.Check(AfterCheck.Send, Anna);
        Assert.Null(wanted.Checked([new GlFinding("DimensionOff", "Left out.") { Weight = FindingWeight.Warns }], "hash", Now));
        Assert.Equal((GlDeliveryState.Queued, 1), (wanted.State, wanted.Findings.Count));

        var nameless = InState(GlDeliveryState.Checking);
        nameless.Check(AfterCheck.Send, Anna);
        Assert.Null(nameless.Checked([], null, Now));
        Assert.Equal(GlDeliveryState.Invalid, nameless.State);
    }

    [Fact]
    public void An_unknown_one_is_queued_again_only_after_two_look_ups_and_the_time_the_other_side_may_take()
    {
        var delivery = InState(GlDeliveryState.Queued);
        delivery.Leave("hash", Now);
        delivery.Lose("No answer.", Now);

        foreach (var (seconds, state) in new[] { (5, GlDeliveryState.Unknown), (20, GlDeliveryState.Unknown), (119, GlDeliveryState.Unknown), (120, GlDeliveryState.Queued) })
        {
            Assert.Null(delivery.FindNothing(TimeSpan.FromMinutes(2), Now.AddSeconds(seconds)));
            Assert.Equal(state, delivery.State);
        }

        var early = InState(GlDeliveryState.Queued);
        early.Leave("hash", Now);
        early.Lose("No answer.", Now);
        Assert.Null(early.FindNothing(TimeSpan.Zero, Now.AddHours(1)));
        Assert.Equal(GlDeliveryState.Unknown, early.State);
    }

    [Fact]
    public void A_copy_that_was_changed_there_is_deleted_only_by_who_saw_the_change()
    {
        var name = new DeliveryName("J-000001", AccountingSystem.NetSuite);
        var delivery = InState(GlDeliveryState.Removing);
        Assert.Null(delivery.WhyNotRemove(name, null) is { Code: "GlDelivery.NotThere" } ? null : "It is being removed.");
        delivery.Stay("Changed.", [new GlFinding(GlDelivery.EditedThere, "The date is 2026-03-11 there.")]);

        var refusal = delivery.WhyNotRemove(name, null);
        Assert.Equal("GlDelivery.EditedThere", refusal?.Code);
        Assert.Equal("The date is 2026-03-11 there.", Assert.Single(refusal!.Faults).Message);
        Assert.Equal("GlDelivery.EditedThere", delivery.WhyNotRemove(name, "another copy")?.Code);
        Assert.Null(delivery.WhyNotRemove(name, delivery.ShownCopy));
    }

    private static GlDelivery InState(GlDeliveryState state) => new()
    {
        CompanyId = 1, ConnectionId = 1, JournalEntryId = 1, Key = "bl-1", State = state, AskedAt = Now, AskedBy = "Anna first", DueAt = Now,
    };
}
