using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.FakeGl;
using BatchLedger.GlDeliveries;
using BatchLedger.GlIntegration;
using BatchLedger.Ledgers;
using BatchLedger.OutsideGl;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.GlIntegration;

/// <summary>What must hold of every journal on its way out, one by one.</summary>
public class GlInvariantTests
{
    [Fact]
    [Rule("S2.2")]
    [Rule("S2.14")]
    [Rule("S1.25")]
    public async Task Invariant_34_the_key_is_there_before_the_first_byte_and_is_the_same_for_every_attempt()
    {
        await using var rig = await GlRig.ByHandAsync();
        rig.There.Fail(FakeDeed.Write, FakeFailure.DropBeforeCommit);
        Assert.Null(await rig.Service.ValidateAsync([rig.Journals[0].Id]));
        var key = (await rig.DeliveryAsync())!.Key;
        Assert.Empty(rig.There.Numbers());

        await rig.RestAsync();
        Assert.Equal((GlDeliveryState.Valid, 0), (await rig.StateAsync(), rig.Hand.Sends));
        Assert.Null(await rig.Service.SendAsync([rig.Journals[0].Id]));
        await rig.RestAsync();

        var delivery = await rig.DeliveryAsync();
        Assert.Equal((GlDeliveryState.Sent, key, 2, 1), (delivery!.State, delivery.Key, delivery.Attempts, rig.There_()));
        Assert.Equal("GlDelivery.IsThere", (await rig.Service.ValidateAsync([rig.Journals[0].Id]))?.Code);
    }

    [Fact]
    public async Task Invariant_34_a_journal_has_one_live_delivery_to_a_target_whatever_passes_the_service()
    {
        await using var rig = await GlRig.ByHandAsync();
        await rig.SentAsync();

        var doubled = await Assert.ThrowsAsync<DbUpdateException>(() => rig.Books.PutAsync(GlDelivery.New(rig.Journals[0], rig.Connection.Id, new Asker("Nobody", Books.Start))));
        Assert.Contains("UNIQUE", doubled.InnerException!.Message);
        var changed = await Assert.ThrowsAsync<SqliteException>(() => Sql(rig, "UPDATE \"GlDeliveries\" SET \"Key\" = 'bl-other'"));
        Assert.Contains("A delivery keeps its key", changed.Message);
        var deleted = await Assert.ThrowsAsync<SqliteException>(() => Sql(rig, "DELETE FROM \"GlDeliveries\""));
        Assert.Contains("never deleted", deleted.Message);
    }

    [Fact]
    public async Task Invariant_35_an_unknown_one_blocks_reopening_and_sending_until_a_look_up_has_answered()
    {
        await using var rig = await GlRig.ByHandAsync();
        rig.There.Fail(FakeDeed.Write, FakeFailure.CommitThenDrop);
        Assert.Null(await rig.Service.ConnectAsync([rig.Batch()]));
        await rig.WorkOffAsync();

        Assert.Equal((GlDeliveryState.Unknown, 1), (await rig.StateAsync(), rig.There_()));
        Assert.Equal("GlDelivery.OnItsWay", (await rig.Books.Get<BatchLifeService>().ReopenAsync(rig.Batch(), reason: "Wrong"))?.Code);
        Assert.Equal("GlDelivery.NotAllValid", (await rig.Service.SendAsync([rig.Journals[0].Id]))?.Code);
        Assert.Equal("GlDelivery.OnItsWay", (await rig.Service.ConnectAsync([rig.Batch()]))?.Code);
        await rig.WorkOffAsync();
        Assert.Equal(1, rig.Hand.Sends);

        await rig.RestAsync();
        Assert.Equal((GlDeliveryState.Sent, 1, 1), (await rig.StateAsync(), rig.Hand.Sends, rig.There_()));
    }

    [Fact]
    public async Task Invariant_35_what_is_found_edited_after_it_left_is_ours_and_holds_its_batch()
    {
        await using var rig = await GlRig.ByHandAsync();
        rig.There.Fail(FakeDeed.Write, FakeFailure.CommitThenDrop);
        Assert.Null(await rig.Service.ConnectAsync([rig.Batch()]));
        await rig.WorkOffAsync();
        rig.There.Edit(rig.Journals[0].Number);
        await rig.RestAsync();

        var sent = (await rig.DeliveryAsync())!;
        Assert.Equal((GlDeliveryState.Sent, 1), (sent.State, rig.There_()));
        Assert.Equal("It was changed in QuickBooks Online after it was sent: The date is 2026-03-11 there and 2026-03-10 here.", sent.Reason);
        Assert.Equal("GlDelivery.IsThere", (await ReopenAsync(rig, 0))?.Code);
        Assert.Equal("GlDelivery.EditedThere", (await rig.Service.RemoveAsync(sent.Id, sent.Version, null))?.Code);
        Assert.Null(await rig.Service.RemoveAsync(sent.Id, sent.Version, sent.ShownCopy));
        await rig.RestAsync();
        Assert.Equal((GlDeliveryState.Removed, 0), (await rig.StateAsync(), rig.There_()));
    }

    [Fact]
    public async Task Another_journal_under_its_number_before_it_ever_left_stops_it()
    {
        await using var rig = await GlRig.ByHandAsync();
        await rig.SentAsync();
        rig.There.Edit(rig.Journals[0].Number);
        await Sql(rig, "UPDATE \"GlDeliveries\" SET \"State\" = 'Removed'");
        Assert.Null(await rig.Service.ConnectAsync([rig.Batch()]));
        await rig.RestAsync();
        Assert.Equal((GlDeliveryState.Invalid, "NumberTaken"), ((await rig.DeliveryAsync())!.State, Assert.Single((await rig.DeliveryAsync())!.Findings).Code));
    }

    [Theory]
    [InlineData(FakeFailure.CommitThenDrop, GlDeliveryState.Sent)]
    [InlineData(FakeFailure.CommitThenHang, GlDeliveryState.Sent)]
    [InlineData(FakeFailure.DropThenCommitLate, GlDeliveryState.Sent)]
    [InlineData(FakeFailure.DropBeforeCommit, GlDeliveryState.Sent)]
    [InlineData(FakeFailure.Error500AfterCommit, GlDeliveryState.Sent)]
    [InlineData(FakeFailure.HalfBodyAfterCommit, GlDeliveryState.Sent)]
    [InlineData(FakeFailure.WrongJournalAfterCommit, GlDeliveryState.Sent)]
    [InlineData(FakeFailure.Throttled, GlDeliveryState.Sent)]
    [InlineData(FakeFailure.Unavailable, GlDeliveryState.Sent)]
    [InlineData(FakeFailure.TokenExpired, GlDeliveryState.Sent)]
    [InlineData(FakeFailure.DuplicateNumber, GlDeliveryState.Sent)]
    [InlineData(FakeFailure.FaultInside200, GlDeliveryState.Failed)]
    [InlineData(FakeFailure.ClosedPeriod, GlDeliveryState.Failed)]
    [InlineData(FakeFailure.Forbidden, GlDeliveryState.Failed)]
    public async Task Invariant_36_whatever_goes_wrong_there_is_one_where_we_say_sent_and_none_where_we_say_failed(FakeFailure failure, GlDeliveryState end)
    {
        await using var rig = await GlRig.ByHandAsync();
        rig.There.Fail(FakeDeed.Write, failure);
        Assert.Null(await rig.Service.ConnectAsync([rig.Batch()]));
        await rig.RestAsync();

        var delivery = await rig.DeliveryAsync();
        Assert.Equal((end, end is GlDeliveryState.Sent ? 1 : 0), (delivery!.State, rig.There_()));
        Assert.All(delivery.Events, line => Assert.Contains(line.Text.Split('.')[0], Enum.GetValues<GlDeliveryState>().Select(state => state.InWords())));
        if (end is not GlDeliveryState.Failed) return;

        Assert.NotEmpty(delivery.Reason!);
        Assert.Null(await rig.Service.RetryAsync(delivery.Id, delivery.Version));
        await rig.RestAsync();
        Assert.Equal((GlDeliveryState.Sent, 1), (await rig.StateAsync(), rig.There_()));
    }

    [Fact]
    [Rule("S2.15")]
    public async Task Invariant_37_what_changed_after_the_validation_is_not_sent()
    {
        await using var rig = await GlRig.ByHandAsync();
        Assert.Null(await rig.Service.ValidateAsync([rig.Journals[0].Id]));
        await rig.RestAsync();
        Assert.Null(await rig.Service.SendAsync([rig.Journals[0].Id]));
        await Sql(rig, "UPDATE \"GlMaps\" SET \"OutsideId\" = 'A2300' WHERE \"OutsideId\" = 'A2200'");
        await rig.RestAsync();

        var delivery = await rig.DeliveryAsync();
        Assert.Equal((GlDeliveryState.Invalid, 0), (delivery!.State, rig.Hand.Sends));
        Assert.StartsWith("It changed since it was validated", delivery.Reason);
        var past = await Assert.ThrowsAsync<SqliteException>(() => Sql(rig, "UPDATE \"GlDeliveries\" SET \"State\" = 'Sending', \"SentHash\" = 'other'"));
        Assert.Contains("Only what was validated is sent.", past.Message);
    }

    [Fact]
    public async Task A_company_keeps_its_accounting_system_while_journals_are_on_their_way_there()
    {
        await using var ground = await GlGround.OpenAsync();
        var delivery = await ground.DeliveryAsync(await ground.JournalAsync(new(2026, 3, 9)), GlDeliveryState.Unknown);
        var companies = ground.Books.Get<CompanyService>();
        var draft = CompanyDraft.Of((await companies.FindAsync("ARG"))!);
        draft.AccountingSystem = AccountingSystem.NetSuite;

        var refusal = (await companies.SaveAsync(draft)).Refusal;
        Assert.Equal(("Company.JournalsOnTheirWay", "1 journal is on the way to QuickBooks Online. Wait for the result, or take back what waits, and then change the accounting system of company ARG."), (refusal?.Code, refusal?.Message));
        await ground.SqlAsync($"UPDATE \"GlDeliveries\" SET \"State\" = 'Failed' WHERE \"Id\" = {delivery.Id}");
        Assert.Null((await companies.SaveAsync(draft)).Refusal);
    }

    [Fact]
    public async Task At_most_two_thousand_journals_are_asked_for_at_a_time()
    {
        await using var rig = await GlRig.ByHandAsync();
        var refusal = await rig.Service.ValidateAsync([.. Enumerable.Range(1, 2_001)]);
        Assert.Equal(("GlDelivery.TooMany", "2,001 journals are chosen; at most 2,000 go at a time. Choose a shorter range."), (refusal?.Code, refusal?.Message));
    }

    [Fact]
    [Rule("S2.17")]
    [Rule("S2.18")]
    [Rule("S2.19")]
    public async Task Invariant_38_recorded_and_sent_exclude_each_other_and_both_keep_the_batch_as_it_is()
    {
        await using var rig = await GlRig.ByHandAsync(2);
        await rig.SentAsync();
        Assert.Equal("GlDelivery.ReasonMissing", (await rig.Service.RecordAsync([rig.Journals[1].Id], " ", null))?.Code);
        Assert.Null(await rig.Service.RecordAsync([rig.Journals[1].Id], "Entered by hand", "GJ-17"));

        Assert.Equal("GlDelivery.IsThere", (await rig.Service.RecordAsync([rig.Journals[0].Id], "By hand", null))?.Code);
        Assert.Equal("GlDelivery.Recorded", (await rig.Service.ConnectAsync([rig.Batch(1)]))?.Code);
        Assert.Equal("GlDelivery.IsThere", (await ReopenAsync(rig, 0))?.Code);
        var refusal = await ReopenAsync(rig, 1);
        Assert.Equal("GlDelivery.Recorded", refusal?.Code);
        Assert.Equal("Journal J-000002 is recorded as manually added to QuickBooks Online (by R. Osei, 10 Mar 09:00 UTC: Entered by hand). Withdraw the record first.", refusal!.Message);
        await rig.RestAsync();
        Assert.Equal(1, rig.Hand.Sends);

        var recorded = await rig.DeliveryAsync(1);
        Assert.Null(await rig.Service.WithdrawAsync(recorded!.Id, recorded.Version, "It was another one"));
        Assert.Null(await ReopenAsync(rig, 1));
    }

    private static Task<Refusals.Refusal?> ReopenAsync(GlRig rig, int journal) => rig.Books.Get<BatchLifeService>().ReopenAsync(rig.Batch(journal), reason: "Wrong amount");

    private static Task Sql(GlRig rig, string sql) => rig.Books.Get<WriteGate>().PassAsync(async () =>
    {
        await using var db = rig.Books.Db();
        await db.Database.ExecuteSqlRawAsync(sql);
    });
}
