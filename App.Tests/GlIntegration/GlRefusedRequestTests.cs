using BatchLedger.FakeGl;
using BatchLedger.GlDeliveries;

namespace BatchLedger.Tests.GlIntegration;

/// <summary>A system that remembers requests answers a repeated one with the old refusal: what was refused for certain goes out as another request.</summary>
public class GlRefusedRequestTests
{
    [Theory]
    [InlineData(FakeSystem.QuickBooksOnline, FakeFailure.ClosedPeriod)]
    [InlineData(FakeSystem.QuickBooksOnline, FakeFailure.FaultInside200)]
    [InlineData(FakeSystem.SageIntacct, FakeFailure.ClosedPeriod)]
    [InlineData(FakeSystem.SageIntacct, FakeFailure.Rejected)]
    [InlineData(FakeSystem.NetSuite, FakeFailure.ClosedPeriod)]
    public async Task What_was_refused_and_is_mended_arrives_at_the_next_try(FakeSystem system, FakeFailure failure)
    {
        await using var rig = await FakeRigs.OpenAsync(system, 1);
        rig.There.Fail(FakeDeed.Write, failure);
        Assert.Null(await rig.Service.ConnectAsync([rig.Batch()]));
        await rig.RestAsync();
        var refused = (await rig.DeliveryAsync())!;
        Assert.Equal((GlDeliveryState.Failed, 1, 0), (refused.State, refused.Refusals, rig.There_()));

        Assert.Null(await rig.Service.RetryAsync(refused.Id, refused.Version));
        await rig.RestAsync();
        var sent = (await rig.DeliveryAsync())!;
        Assert.Equal((GlDeliveryState.Sent, refused.Key, 1, 1), (sent.State, sent.Key, sent.Refusals, rig.There_()));
    }

    [Fact]
    public async Task A_request_called_a_duplicate_of_nothing_goes_out_as_another_one()
    {
        await using var rig = await FakeRigs.OpenAsync(FakeSystem.QuickBooksOnline, 1);
        rig.There.Fail(FakeDeed.Write, FakeFailure.DuplicateNumber);
        Assert.Null(await rig.Service.ConnectAsync([rig.Batch()]));
        await rig.RestAsync();
        var sent = (await rig.DeliveryAsync())!;
        Assert.Equal((GlDeliveryState.Sent, 1, 2, 1), (sent.State, sent.Refusals, sent.Attempts, rig.There_()));
    }

    [Theory]
    [InlineData(FakeFailure.CommitThenDrop)]
    [InlineData(FakeFailure.DropBeforeCommit)]
    [InlineData(FakeFailure.Throttled)]
    [InlineData(FakeFailure.Unavailable)]
    [InlineData(FakeFailure.TokenExpired)]
    public async Task What_was_not_refused_for_certain_keeps_its_key(FakeFailure failure)
    {
        await using var rig = await FakeRigs.OpenAsync(FakeSystem.QuickBooksOnline, 1);
        rig.There.Fail(FakeDeed.Write, failure);
        Assert.Null(await rig.Service.ConnectAsync([rig.Batch()]));
        await rig.RestAsync();
        var sent = (await rig.DeliveryAsync())!;
        Assert.Equal((GlDeliveryState.Sent, 0, 1), (sent.State, sent.Refusals, rig.There_()));
    }
}
