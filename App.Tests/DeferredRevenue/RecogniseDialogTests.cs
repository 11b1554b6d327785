using BatchLedger.DeferredRevenue;
using BatchLedger.Live;
using BatchLedger.Tests.Ui;
using BatchLedger.Transactions;
using BatchLedger.Ui;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace BatchLedger.Tests.DeferredRevenue;

public class RecogniseDialogTests : UiStage
{
    [Fact]
    public async Task It_lists_what_is_due_and_recognises_it_into_a_new_batch()
    {
        await using var season = await Season.OpenAsync();
        await season.PostedAsync(120_00, "2026-03-01", "2027-02-28");
        var (screen, asked) = Open(season, ".bl-btn.primary");

        var cells = screen.FindAll("tbody tr:first-child td").Select(cell => cell.TextContent.Trim());
        Assert.Equal(["T-000001", "COURSE", "01 Mar 2026 – 28 Feb 2027", "120.00", "–", "10.19"], cells);
        Assert.Equal("Recognise 10.19", screen.Find(".bl-btn.primary").TextContent);
        await screen.Find(".bl-btn.primary").ClickAsync(new());

        Assert.True(await asked);
        Assert.Equal("Manual journal T-000002 recognises Mar 2026. Close its batch and create its ledger to post it.", Assert.Single(Services.GetRequiredService<Toasts>().Shown).Text);
        await using var db = season.Books.Db();
        Assert.Equal("Deferred revenue Mar 2026", await db.Batches.OrderByDescending(b => b.Id).Select(b => b.Name).FirstAsync());
    }

    [Fact]
    public async Task It_fills_itself_when_an_invoice_is_posted_and_a_refusal_is_read_where_the_button_stood()
    {
        await using var season = await Season.OpenAsync();
        var (screen, _) = Open(season, ".bl-empty");
        Assert.Contains("Nothing is due in Apr 2026", screen.Markup, StringComparison.Ordinal);
        Assert.Empty(screen.FindAll(".bl-btn.primary"));

        await season.PostedAsync(120_00, "2026-03-01", "2027-02-28");
        screen.WaitForElement("tbody tr", TimeSpan.FromSeconds(10));

        Assert.Contains("Mar 2026 has 10.19 of deferred revenue that is not recognised yet. Recognise it there first; then Apr 2026.", screen.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Empty(screen.FindAll(".bl-btn.primary"));
    }

    private (IRenderedComponent<MudDialogProvider> Screen, Task<bool> Asked) Open(Season season, string until)
    {
        Services.AddSingleton(season.Service).AddSingleton(season.Books.Get<Bell>());
        Render<MudPopoverProvider>();
        var screen = Render<MudDialogProvider>();
        var month = until == ".bl-empty" ? 4 : 3;
        var asked = screen.InvokeAsync(() => Services.GetRequiredService<Dialogs>().RecogniseAsync(season.Period(month)));
        screen.WaitForElement(until);
        return (screen, asked);
    }
}
