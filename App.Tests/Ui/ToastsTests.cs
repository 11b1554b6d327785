using BatchLedger.Refusals;
using BatchLedger.Ui;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace BatchLedger.Tests.Ui;

public class ToastsTests : UiStage
{
    private readonly Toasts toasts;
    private readonly IRenderedComponent<ToastRegion> region;

    public ToastsTests()
    {
        toasts = Services.GetRequiredService<Toasts>();
        region = Render<ToastRegion>();
    }

    [Fact]
    public void A_good_note_shows_its_links_and_leaves_after_twelve_seconds()
    {
        toasts.Good("Ledger ready: B-000041", new RecordLink("Post batch", "/batches/B-000041"));
        region.WaitForAssertion(() => Assert.Equal("/batches/B-000041", region.Find(".bl-toast a").GetAttribute("href")));

        Clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Single(region.FindAll(".bl-toast"));

        Clock.Advance(TimeSpan.FromSeconds(2));
        region.WaitForAssertion(() => Assert.Empty(region.FindAll(".bl-toast")));
    }

    [Fact]
    public async Task A_bad_note_stays_until_it_is_dismissed()
    {
        toasts.Bad("Ledger failed: 2 lines without account");
        Clock.Advance(TimeSpan.FromHours(1));
        region.WaitForAssertion(() => Assert.Single(region.FindAll(".bl-toast.bad")));

        await region.Find("button").ClickAsync(new());
        Assert.Empty(region.FindAll(".bl-toast"));
    }

    [Fact]
    public void The_region_is_polite_and_is_there_before_the_first_note()
    {
        Assert.Equal("polite", region.Find(".bl-toasts").GetAttribute("aria-live"));
        Assert.Empty(region.FindAll(".bl-toast"));
    }

    [Fact]
    public async Task A_region_that_left_listens_no_more()
    {
        await DisposeComponentsAsync();
        toasts.Good("Nobody sees this");
        Assert.Single(toasts.Shown);
    }
}
