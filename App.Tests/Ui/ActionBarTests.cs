using BatchLedger.Refusals;
using BatchLedger.Ui;
using Bunit;

namespace BatchLedger.Tests.Ui;

public class ActionBarTests : UiStage
{
    private int ran;

    [Fact]
    public async Task A_refused_action_can_be_focused_says_why_and_never_fires()
    {
        var refusal = new Refusal("Batch.OpenOrdersRemain", "3 open orders totalling 120.00 remain.").With(new RecordLink("Move open orders", "/batches/1/move"));
        var bar = Bar(new ActionItem(this, "Close Batch", Count) { Refused = refusal });
        var button = bar.Find("button");

        for (var click = 0; click < 20; click++) await button.ClickAsync(new());

        Assert.Equal(0, ran);
        Assert.Equal("true", button.GetAttribute("aria-disabled"));
        Assert.False(button.HasAttribute("disabled"));
        Assert.Contains("3 open orders", bar.Find("#" + button.GetAttribute("aria-describedby")).TextContent, StringComparison.Ordinal);
        Assert.Equal("/batches/1/move", bar.Find(".bl-why a").GetAttribute("href"));
    }

    [Fact]
    public async Task A_burst_of_twenty_clicks_runs_a_slow_action_once()
    {
        var slow = new TaskCompletionSource();
        var bar = Bar(new ActionItem(this, "Post Batch", () => { ran++; return slow.Task; }) { Primary = true });

        var clicks = Enumerable.Range(0, 20).Select(_ => bar.Find("button").ClickAsync(new())).ToList();
        Assert.Equal("true", bar.Find("button").GetAttribute("aria-busy"));
        slow.SetResult();
        await Task.WhenAll(clicks);

        Assert.Equal(1, ran);
    }

    [Fact]
    public async Task A_double_click_runs_a_quick_action_once_and_a_later_click_runs_it_again()
    {
        var bar = Bar(new ActionItem(this, "Add line", Count));

        await bar.Find("button").ClickAsync(new());
        await bar.Find("button").ClickAsync(new());
        Assert.Equal(1, ran);

        Clock.Advance(TimeSpan.FromSeconds(1));
        await bar.Find("button").ClickAsync(new());
        Assert.Equal(2, ran);
    }

    [Fact]
    public async Task What_is_refused_by_now_is_not_run_though_its_button_was_drawn_alive()
    {
        var actions = new List<ActionItem> { new(this, "Post Batch", Count) };
        var bar = Render<ActionBar>(with => with.Add(p => p.Actions, actions));
        actions[0] = new(this, "Post Batch", Count) { WhyNot = "it is already posted" };

        await bar.Find("button").ClickAsync(new());

        Assert.Equal(0, ran);
    }

    [Fact]
    public void Its_letter_stands_where_the_shortcuts_look_for_it()
    {
        var button = Bar(new ActionItem(this, "Close Batch", Count) { Key = "c" }).Find("button");
        Assert.Equal("c", button.GetAttribute("data-key"));
        Assert.Equal("c", button.GetAttribute("aria-keyshortcuts"));
    }

    private IRenderedComponent<ActionBar> Bar(params ActionItem[] actions) => Render<ActionBar>(with => with.Add(p => p.Actions, actions));

    private Task Count()
    {
        ran++;
        return Task.CompletedTask;
    }
}
