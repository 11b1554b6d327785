using BatchLedger.GlDeliveries;
using BatchLedger.GlIntegration;

namespace BatchLedger.Tests.GlIntegration;

/// <summary>Out of the queue again, before anything leaves.</summary>
public class GlTakeBackTests
{
    [Fact]
    public async Task What_waits_to_be_sent_is_valid_again_and_goes_only_when_it_is_asked_for_once_more()
    {
        await using var rig = await GlRig.ByHandAsync();
        int[] ids = [rig.Journals[0].Id];
        Assert.Null(await rig.Service.ValidateAsync(ids));
        await rig.RestAsync();
        Assert.Null(await rig.Service.SendAsync(ids));
        Assert.Null(await TakeBackAsync(rig));
        await rig.RestAsync();
        var back = (await rig.DeliveryAsync())!;
        Assert.Equal((GlDeliveryState.Valid, 0, "Valid. Taken back; nothing goes to QuickBooks Online."), (back.State, rig.Hand.Sends, back.Events[^1].Text));

        Assert.Null(await rig.Service.SendAsync(ids));
        await rig.RestAsync();
        Assert.Equal((GlDeliveryState.Sent, 1), (await rig.StateAsync(), rig.There_()));
        Assert.Equal("GlDelivery.NotWaiting", (await TakeBackAsync(rig))?.Code);
    }

    [Fact]
    public async Task What_waits_to_be_validated_counts_as_not_sent_again()
    {
        await using var rig = await GlRig.ByHandAsync();
        Assert.Null(await rig.Service.ConnectAsync([rig.Batch()]));
        Assert.Null(await TakeBackAsync(rig));
        await rig.RestAsync();
        Assert.Equal((GlDeliveryState.Removed, 0), (await rig.StateAsync(), rig.Hand.Sends));
        await rig.SentAsync();
    }

    [Fact]
    public async Task What_a_worker_has_in_hand_is_not_taken_from_it()
    {
        await using var rig = await GlRig.ByHandAsync();
        Assert.Null(await rig.Service.ConnectAsync([rig.Batch()]));
        var milestones = new DyingMilestones(GlMilestone.Claimed);
        var work = rig.NewSender(milestones).WorkOffAsync(CancellationToken.None);
        await milestones.Died;
        Assert.Equal("QuickBooks Online is being asked about journal J-000001 right now. Wait for the result.", (await TakeBackAsync(rig))?.Message);

        milestones.Revive();
        await work;
        Assert.Equal(GlDeliveryState.Sent, await rig.StateAsync());
    }

    private static async Task<Refusals.Refusal?> TakeBackAsync(GlRig rig)
    {
        var delivery = (await rig.DeliveryAsync())!;
        return await rig.Service.TakeBackAsync(delivery.Id, delivery.Version);
    }
}
