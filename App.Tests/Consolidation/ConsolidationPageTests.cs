using BatchLedger.Consolidation;
using BatchLedger.Data;
using BatchLedger.Tests.Ui;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace BatchLedger.Tests.Consolidation;

public class ConsolidationPageTests : UiStage
{
    [Fact]
    public async Task The_figures_stand_on_the_screen_before_the_file_is_taken()
    {
        await using var books = await Books.OpenAsync();
        await Group.FilledAsync(books);

        var page = Open(books);

        Assert.Equal(["Asset", "1.00", "0.45", "–", "1.45", "1.40", "0.05"], page.FindAll("tbody tr")[0].QuerySelectorAll("td").Select(cell => cell.TextContent));
        Assert.Equal("/consolidation/workbook?from=2026-03-01&to=2026-03-31", page.Find("a[download]").GetAttribute("href"));
    }

    [Fact]
    [Rule("S4.27")]
    public async Task With_the_feature_off_the_page_names_the_switch()
    {
        await using var books = await Books.OpenAsync();
        var group = await Group.FilledAsync(books);
        await group.ChangeAsync(async db => (await db.Features.SingleAsync()).Consolidation = false);

        var page = Open(books);

        Assert.Contains("The switch Consolidation in Settings turns it on.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("/settings", page.Find("[role=alert] a").GetAttribute("href"));
        Assert.Empty(page.FindAll("a[download]"));
    }

    private IRenderedComponent<ConsolidationPage> Open(Books books)
    {
        Services.AddSingleton(books.Get<Work>()).AddSingleton(books.Get<ConsolidationReader>());
        Render<MudPopoverProvider>();
        Services.GetRequiredService<NavigationManager>().NavigateTo("/consolidation?from=2026-03-01&to=2026-03-31");
        var page = Render<ConsolidationPage>();
        page.WaitForState(() => !page.Markup.Contains("Loading…", StringComparison.Ordinal));
        return page;
    }
}
