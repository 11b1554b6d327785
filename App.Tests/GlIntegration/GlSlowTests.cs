using BatchLedger.Data;
using BatchLedger.GlConnections;
using BatchLedger.GlDeliveries;
using BatchLedger.GlIntegration;
using BatchLedger.Ledgers;
using BatchLedger.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BatchLedger.Tests.GlIntegration;

/// <summary>The hosted worker, with one accounting system that takes its time.</summary>
public class GlSlowTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    [Rule("S2.3")]
    public async Task A_system_that_does_not_answer_holds_up_no_other()
    {
        var (slow, quick) = (new SlowConnector(), new HandConnector { System = AccountingSystem.SageIntacct });
        await using var rig = await GlRig.ByHandAsync(2, slow, quick);
        using var worker = ActivatorUtilities.CreateInstance<GlSenderWorker>(rig.Books.Services);
        await worker.StartAsync(CancellationToken.None);
        Assert.Null(await rig.Service.ConnectAsync([rig.Batch()]));
        rig.Books.Get<Bell>().Ring([Topics.Deliveries]);
        await slow.Asked.WaitAsync(Patience);

        await OtherAsync(rig);
        rig.Books.Get<Bell>().Ring([Topics.Deliveries]);
        await UntilAsync(rig, 1, GlDeliveryState.Sent);
        Assert.Equal(GlDeliveryState.Checking, await rig.StateAsync());
        Assert.Equal(["J-000002"], quick.Numbers());

        slow.Answer();
        await UntilAsync(rig, 0, GlDeliveryState.Sent);
        Assert.Equal(["J-000001"], slow.Numbers());
        await worker.StopAsync(CancellationToken.None);
    }

    // To another system, as it is when a company has turned to it.
    private static async Task OtherAsync(GlRig rig)
    {
        var other = new GlConnection { CompanyId = rig.Association.Company.Id, System = AccountingSystem.SageIntacct, State = ConnectionState.Connected, From = new DateOnly(2026, 1, 1) };
        await rig.Books.PutAsync(other);
        await rig.Books.PutAsync([.. rig.Association.Accounts.Values.Select(account => new GlMap
        {
            CompanyId = other.CompanyId, ConnectionId = other.Id, Kind = OurKind.Account, OurId = account.Id, OutsideId = $"A{account.Code}",
        })]);
        var delivery = GlDelivery.New(rig.Journals[1], other.Id, new Asker("R. Osei", Books.Start));
        delivery.AfterCheck = AfterCheck.Send;
        await rig.Books.PutAsync(delivery);
    }

    private static async Task UntilAsync(GlRig rig, int journal, GlDeliveryState state)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (await rig.StateAsync(journal) != state) await Task.Delay(20, patience.Token);
    }
}
