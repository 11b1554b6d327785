using BatchLedger.FakeGl;
using BatchLedger.GlConnections;
using BatchLedger.GlDeliveries;
using BatchLedger.GlIntegration;
using Bunit;

namespace BatchLedger.Tests.GlIntegration;

/// <summary>What was validated before the mapping or the settings changed is not sent as if it were still so.</summary>
public class GlOutdatedTests
{
    [Fact]
    [Rule("S2.15")]
    public async Task A_journal_validated_before_the_mapping_changed_is_validated_again_before_it_is_sent()
    {
        await using var rig = await FakeRigs.OpenAsync(FakeSystem.QuickBooksOnline, 2);
        int[] ids = [rig.Journals[0].Id, rig.Journals[1].Id];
        Assert.Null(await rig.Service.ValidateAsync(ids));
        await rig.RestAsync();
        rig.Books.Clock.Advance(TimeSpan.FromMinutes(1));
        var maps = rig.Books.Get<GlMapService>();
        var row = (await maps.FindAsync("ARG"))!.Find(OurKind.Account, "2300")!;
        Assert.Null(await maps.SaveAsync(new GlMapDraft("ARG", OurKind.Account, row.OurId, null)));

        var refusal = await rig.Service.SendAsync(ids);
        Assert.Equal(("GlDelivery.Changed", "J-000001, J-000002 are not what was validated: the mapping or the settings of the connection changed since. Validate again."), (refusal?.Code, refusal?.Message));
        var screen = (await rig.Books.Get<GlIntegrationReader>().ReadAsync(new GlWish("ARG", "2026-03-10", "2026-03-10")))!;
        Assert.All(screen.Choices, choice => Assert.True(choice.IsOutdated));
        Assert.All(screen.Rows, shown => Assert.True(shown.IsOutdated));
        Assert.Equal("2 of 2 selected journals are not what was validated: the mapping or the settings of the connection changed since. Validate again.", GlSelection.WhyNotSend(screen.Choices)?.Message);

        Assert.Null(await rig.Service.ValidateAsync(ids));
        await rig.RestAsync();
        Assert.Null(await rig.Service.SendAsync(ids));
        await rig.RestAsync();
        Assert.Equal((1, 1), (rig.There_(0), rig.There_(1)));
    }

    [Fact]
    public async Task Sending_every_line_from_now_on_is_a_change_and_saving_the_same_settings_is_none()
    {
        await using var rig = await FakeRigs.OpenAsync(FakeSystem.QuickBooksOnline, 1);
        Assert.Null(await rig.Service.ValidateAsync([rig.Journals[0].Id]));
        await rig.RestAsync();
        rig.Books.Clock.Advance(TimeSpan.FromMinutes(1));

        await SaveAsync(rig, SentLines.Summary);
        Assert.False(await IsOutdatedAsync(rig));
        await SaveAsync(rig, SentLines.EveryLine);
        Assert.True(await IsOutdatedAsync(rig));
    }

    private static async Task SaveAsync(GlRig rig, SentLines lines)
    {
        var service = rig.Books.Get<GlConnectionService>();
        var draft = GlConnectionDraft.Of((await service.FindAsync("ARG"))!);
        draft.Lines = lines;
        var (_, refusal) = await service.SaveAsync(draft);
        Assert.Null(refusal);
    }

    private static async Task<bool> IsOutdatedAsync(GlRig rig) =>
        Assert.Single((await rig.Books.Get<GlIntegrationReader>().ReadAsync(new GlWish("ARG", "2026-03-10", "2026-03-10")))!.Choices).IsOutdated;
}

public class GlOutdatedPageTests : GlPageStage
{
    [Fact]
    [Rule("S2.16")]
    public async Task A_row_that_is_valid_in_name_only_says_so_and_send_says_validate_again()
    {
        await using var ground = await GlGround.OpenAsync();
        await ground.DeliveryAsync(await ground.JournalAsync(new(2026, 3, 9)), GlDeliveryState.Valid, Checked);
        await ground.ChangeAsync(connection => connection.MapChangedAt = Books.Start.AddMinutes(1));

        var page = Open(ground);
        Assert.Equal("Valid, but the mapping changed since", Text(page.Find("tbody tr .bl-chip")));
        page.Find("tbody input").Change(true);
        Assert.Contains(WhyNot(page), why => why.EndsWith("Validate again.", StringComparison.Ordinal));
    }
}
