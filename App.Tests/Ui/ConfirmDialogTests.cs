using BatchLedger.Refusals;
using BatchLedger.Ui;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace BatchLedger.Tests.Ui;

public class ConfirmDialogTests : UiStage
{
    private readonly IRenderedComponent<MudDialogProvider> screen;
    private readonly List<string> done = [];
    private Refusal? answer;

    public ConfirmDialogTests()
    {
        Render<MudPopoverProvider>();
        screen = Render<MudDialogProvider>();
    }

    [Fact]
    public async Task The_focus_is_on_cancel_so_that_a_second_enter_does_nothing()
    {
        var asked = Ask(new Question("Post batch B-000042?", "It cannot be edited afterwards.", "Post batch"));
        Assert.Equal("Cancel", Focused());

        await Button("Cancel").ClickAsync(new());

        Assert.False(await asked);
        Assert.Empty(done);
    }

    [Fact]
    public async Task The_focus_is_on_the_reason_where_one_is_asked_and_nothing_happens_without_it()
    {
        var asked = Ask(new Question("Reopen?", "The ledger is dropped.", "Reopen") { Reason = "Reason" });
        Assert.Equal("", Focused());

        await Button("Reopen").ClickAsync(new());
        Assert.Contains("Write a reason", screen.Markup, StringComparison.Ordinal);
        Assert.Empty(done);

        await screen.Find("textarea").InputAsync("  wrong month ");
        await Button("Reopen").ClickAsync(new());
        Assert.True(await asked);
        Assert.Equal(["wrong month"], done);
    }

    [Fact]
    public async Task A_refusal_is_read_in_the_open_dialog()
    {
        answer = new Refusal("Period.Closed", "Fiscal period 2026-01 is closed.");
        var asked = Ask(new Question("Post?", "", "Post batch"));

        await Button("Post batch").ClickAsync(new());
        Assert.Contains("Fiscal period 2026-01 is closed.", screen.Find("[role=alert]").TextContent, StringComparison.Ordinal);

        answer = null;
        await Button("Post batch").ClickAsync(new());
        Assert.True(await asked);
        Assert.Equal(2, done.Count);
    }

    private Task<bool> Ask(Question question)
    {
        var asked = screen.InvokeAsync(() => Services.GetRequiredService<Dialogs>().AskAsync(question, reason =>
        {
            done.Add(reason);
            return Task.FromResult(answer);
        }));
        screen.WaitForElement(".mud-dialog");
        return asked;
    }

    private AngleSharp.Dom.IElement Button(string text) => screen.FindAll(".mud-dialog-actions button").Single(button => button.TextContent == text);

    private string Focused()
    {
        var reference = (Microsoft.AspNetCore.Components.ElementReference)JSInterop.VerifyFocusAsyncInvoke().Arguments[0]!;
        return screen.Find($"[blazor\\:elementreference='{reference.Id}']").TextContent;
    }
}
