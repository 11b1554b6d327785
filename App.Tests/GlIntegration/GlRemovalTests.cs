using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.FakeGl;
using BatchLedger.GlDeliveries;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.GlIntegration;

/// <summary>What keeps a batch as it is while its journal is outside, and the ways out.</summary>
public class GlRemovalTests
{
    [Theory]
    [InlineData(GlDeliveryState.Checking, null)]
    [InlineData(GlDeliveryState.Valid, null)]
    [InlineData(GlDeliveryState.Invalid, null)]
    [InlineData(GlDeliveryState.Failed, null)]
    [InlineData(GlDeliveryState.Removed, null)]
    [InlineData(GlDeliveryState.Queued, "Journal J-000001 is on its way to QuickBooks Online (asked by Anna Berg, 10 Mar 09:00 UTC). Wait for the result.")]
    [InlineData(GlDeliveryState.Sending, "Journal J-000001 is on its way to QuickBooks Online (asked by Anna Berg, 10 Mar 09:00 UTC). Wait for the result.")]
    [InlineData(GlDeliveryState.Unknown, "It is not known whether journal J-000001 arrived in QuickBooks Online (sent 10 Mar 09:00 UTC). It is being looked up; wait for the result.")]
    [InlineData(GlDeliveryState.Sent, "Journal J-000001 is in QuickBooks Online as 3711 (sent 10 Mar 09:00 UTC). Delete or reverse it there first.")]
    [InlineData(GlDeliveryState.Recorded, "Journal J-000001 is recorded as manually added to QuickBooks Online (by Anna Berg, 10 Mar 09:00 UTC: By hand). Withdraw the record first.")]
    [InlineData(GlDeliveryState.Removing, "Journal J-000001 is being deleted in QuickBooks Online (asked by Anna Berg, 10 Mar 09:00 UTC). Wait for the result.")]
    public async Task A_batch_is_reopened_only_while_its_journal_is_not_outside_and_the_page_says_why_beforehand(GlDeliveryState state, string? why)
    {
        await using var rig = await GlRig.ByHandAsync();
        await rig.Books.PutAsync(new GlDelivery
        {
            CompanyId = rig.Association.Company.Id, ConnectionId = rig.Connection.Id, JournalEntryId = rig.Journals[0].Id, Key = "bl-1", State = state, AskedAt = Books.Start, AskedBy = "Anna Berg",
            Reason = "By hand", OutsideNumber = state is GlDeliveryState.Sent ? "3711" : null,
        });
        var view = await rig.Books.Get<BatchReader>().FindAsync(rig.Batch());
        Assert.Equal(why, BatchChoices.For(view!, rig.Books.Actor).Reopen?.Message);

        Task SupersedePastTheServiceAsync() => rig.Books.Get<WriteGate>().PassAsync(async () =>
        {
            await using var db = rig.Books.Db();
            await db.Database.ExecuteSqlRawAsync("UPDATE \"JournalEntries\" SET \"State\" = 'Superseded'");
        });
        if (why is not null) Assert.Contains("The journal is in an outside system, or on its way there.", (await Assert.ThrowsAsync<SqliteException>(SupersedePastTheServiceAsync)).Message);

        Assert.Equal(why, (await rig.Books.Get<BatchLifeService>().ReopenAsync(rig.Batch(), reason: "Wrong amount"))?.Message);
    }

    [Fact]
    public async Task A_journal_deleted_there_frees_its_batch_and_may_be_sent_anew_with_another_key()
    {
        await using var rig = await GlRig.ByHandAsync();
        var sent = await rig.SentAsync();
        Assert.Null(await rig.Service.RemoveAsync(sent.Id, sent.Version, null));
        Assert.Equal("Data.Stale", (await rig.Service.RemoveAsync(sent.Id, sent.Version, null))?.Code);
        await rig.RestAsync();
        Assert.Equal((GlDeliveryState.Removed, 0), (await rig.StateAsync(), rig.There_()));

        var again = await rig.SentAsync();
        Assert.NotEqual(sent.Key, again.Key);
        Assert.Null(await rig.Service.RecordReversalAsync(again.Id, again.Version, "Reversed as GJ-18"));
        Assert.Null(await rig.Books.Get<BatchLifeService>().ReopenAsync(rig.Batch(), reason: "Wrong amount"));
        Assert.Equal("GlDelivery.NotPosted", (await rig.Service.ValidateAsync([rig.Journals[0].Id]))?.Code);
    }

    [Fact]
    public async Task What_somebody_changed_there_is_shown_before_it_is_deleted()
    {
        await using var rig = await GlRig.ByHandAsync();
        var sent = await rig.SentAsync();
        rig.There.Edit(rig.Journals[0].Number);
        Assert.Null(await rig.Service.RemoveAsync(sent.Id, sent.Version, null));
        await rig.RestAsync();

        var kept = (await rig.DeliveryAsync())!;
        Assert.Equal((GlDeliveryState.Sent, 1), (kept.State, rig.There_()));
        Assert.Equal("It was changed in QuickBooks Online after it was sent, so it was not deleted: The date is 2026-03-11 there and 2026-03-10 here.", kept.Reason);
        var refusal = await rig.Service.RemoveAsync(kept.Id, kept.Version, null);
        Assert.Equal(("GlDelivery.EditedThere", "The date is 2026-03-11 there and 2026-03-10 here."), (refusal?.Code, refusal!.Faults[0].Message));

        Assert.Null(await rig.Service.RemoveAsync(kept.Id, kept.Version, kept.ShownCopy));
        await rig.RestAsync();
        Assert.Equal((GlDeliveryState.Removed, 0), (await rig.StateAsync(), rig.There_()));
    }

    [Theory]
    [InlineData(FakeFailure.CommitThenDrop, GlDeliveryState.Removed)]
    [InlineData(FakeFailure.DropBeforeCommit, GlDeliveryState.Removed)]
    [InlineData(FakeFailure.Throttled, GlDeliveryState.Removed)]
    [InlineData(FakeFailure.TokenExpired, GlDeliveryState.Removed)]
    [InlineData(FakeFailure.ClosedPeriod, GlDeliveryState.Sent)]
    [InlineData(FakeFailure.Forbidden, GlDeliveryState.Sent)]
    public async Task A_deletion_that_goes_wrong_ends_deleted_or_as_it_was_with_the_reason(FakeFailure failure, GlDeliveryState end)
    {
        await using var rig = await GlRig.ByHandAsync();
        var sent = await rig.SentAsync();
        rig.There.Fail(FakeDeed.Write, failure);
        Assert.Null(await rig.Service.RemoveAsync(sent.Id, sent.Version, null));
        await rig.RestAsync();

        var delivery = (await rig.DeliveryAsync())!;
        Assert.Equal((end, end is GlDeliveryState.Sent ? 1 : 0), (delivery.State, rig.There_()));
        Assert.NotEmpty(delivery.Reason!);
        if (failure is FakeFailure.ClosedPeriod) Assert.EndsWith("Reverse it there in an open period, then record the reversal here.", delivery.Reason);
    }
}
