using BatchLedger.Ui;
using Bunit;

namespace BatchLedger.Tests.Ui;

public class RunStripTests : UiStage
{
    [Fact]
    public void It_speaks_at_the_start_at_each_quarter_and_at_the_end_only()
    {
        var strip = Render<RunStrip>(with => with.Add(p => p.Name, "Ledger run 318").Add(p => p.Headline, "Reading").Add(p => p.Percent, 0).Add(p => p.Left, "20 seconds left"));
        var said = new List<string> { Said(strip) };
        for (var percent = 1; percent <= 100; percent++)
        {
            strip.Render(with => with.Add(p => p.Percent, percent));
            if (Said(strip) != said[^1]) said.Add(Said(strip));
        }
        strip.Render(with => with.Add(p => p.Kind, ChipKind.Ok).Add(p => p.Headline, "Ledger ready"));
        said.Add(Said(strip));

        Assert.Equal(
            ["Ledger run 318: Reading", "Ledger run 318: 25 percent, 20 seconds left", "Ledger run 318: 50 percent, 20 seconds left", "Ledger run 318: 75 percent, 20 seconds left", "Ledger ready"],
            said);
    }

    [Fact]
    public void The_bar_tells_its_value_in_words_and_is_no_live_region()
    {
        var bar = Render<RunStrip>(with => with.Add(p => p.Name, "Ledger run 318").Add(p => p.Headline, "Writing").Add(p => p.Percent, 62.4).Add(p => p.Left, "4 seconds left")).Find("[role=progressbar]");

        Assert.Equal("62 percent, 4 seconds left", bar.GetAttribute("aria-valuetext"));
        Assert.Equal("62", bar.GetAttribute("aria-valuenow"));
        Assert.False(bar.HasAttribute("aria-live"));
    }

    [Fact]
    public void The_rail_names_the_present_step_and_says_each_state()
    {
        var rail = Render<StatusRail>(with => with.Add(p => p.Steps, [new("Open", RailState.Done, "05 Jan, R. Osei"), new("Closed", RailState.Now), new("Posted", RailState.Waiting)]));

        var now = Assert.Single(rail.FindAll("[aria-current=step]"));
        Assert.Equal("Closed, now", now.TextContent.Trim());
        Assert.StartsWith("Open, done", rail.FindAll("li")[0].TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal("05 Jan, R. Osei", rail.Find("small").TextContent);
    }

    private static string Said(IRenderedComponent<RunStrip> strip) => strip.Find("[aria-live=polite]").TextContent;
}
