using System.Globalization;
using BatchLedger.Ui;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace BatchLedger.Tests.Ui;

public class LedgerGridTests : UiStage
{
    private readonly List<GridQuery> asked = [];
    private Func<Task> before = () => Task.CompletedTask;
    private int total = 130;

    [Fact]
    public async Task It_pages_on_the_server_and_writes_the_page_in_the_address()
    {
        var grid = Grid();
        Assert.Equal(50, grid.FindAll("tbody tr").Count);

        await grid.Find("[aria-label='Next page']").ClickAsync(new());

        grid.WaitForAssertion(() => Assert.Equal("51", grid.Find("tbody td").TextContent));
        Assert.EndsWith("?page=2", Address.Uri, StringComparison.Ordinal);
        Assert.Contains("51–100 of 130", grid.Find(".bl-pager").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_before_the_first_and_after_the_last_is_not_asked_for()
    {
        var grid = Grid("?page=3");
        Assert.Equal("true", grid.Find("[aria-label='Next page']").GetAttribute("aria-disabled"));
        await grid.Find("[aria-label='Next page']").ClickAsync(new());
        Assert.Single(asked);
    }

    [Fact]
    public async Task A_header_sorts_up_then_down_then_not_and_says_so()
    {
        var grid = Grid();
        Assert.Equal("none", grid.Find("th").GetAttribute("aria-sort"));
        foreach (var state in new[] { "ascending", "descending", "none" })
        {
            await grid.Find("th button").ClickAsync(new());
            grid.WaitForAssertion(() => Assert.Equal(state, grid.Find("th").GetAttribute("aria-sort")));
        }
        Assert.Equal([null, "number", "number", null], asked.Select(query => query.Sort));
    }

    [Fact]
    public void A_link_brings_the_whole_view_and_back_brings_the_one_before()
    {
        var grid = Grid("?page=2&size=100&sort=-number&q=dues");
        Assert.Equal(new GridQuery(2, 100, "number", true, "dues"), Assert.Single(asked));

        Address.NavigateTo("/?page=1");
        grid.WaitForAssertion(() => Assert.Equal(new GridQuery(), asked[^1]));
    }

    [Theory]
    [InlineData("?page=-3&size=7")]
    [InlineData("?page=0")]
    [InlineData("?page=abc&size=100000000")]
    [InlineData("?page=99999999999999999999")]
    public void Nonsense_in_the_address_is_the_first_page(string query)
    {
        Grid(query);
        Assert.Equal(new GridQuery(), Assert.Single(asked));
    }

    [Fact]
    public async Task The_filter_waits_for_a_pause_in_the_typing_and_starts_at_page_one()
    {
        var grid = Grid("?page=2");
        var typing = grid.Find("input[type=search]").InputAsync("dues");
        Assert.Single(asked);

        Clock.Advance(TimeSpan.FromMilliseconds(300));
        await typing;

        grid.WaitForAssertion(() => Assert.Equal(new GridQuery(Text: "dues"), asked[^1]));
    }

    [Fact]
    public async Task What_breaks_is_said_in_a_sentence_and_retry_asks_again()
    {
        before = () => throw new InvalidOperationException("SQLite Error 5: database is locked");
        var grid = Grid();
        Assert.Contains("The list could not be loaded.", grid.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("SQLite", grid.Markup, StringComparison.Ordinal);

        before = () => Task.CompletedTask;
        await grid.Find("[role=alert] button").ClickAsync(new());
        Assert.Equal(50, grid.FindAll("tbody tr").Count);
    }

    [Fact]
    public void It_does_not_wait_for_ever()
    {
        before = () => new TaskCompletionSource().Task;
        var grid = Grid();
        Assert.Contains("Loading…", grid.Markup, StringComparison.Ordinal);

        Clock.Advance(TimeSpan.FromSeconds(21));

        grid.WaitForAssertion(() => Assert.Contains("did not arrive within 20 seconds", grid.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void No_rows_say_what_to_do_next()
    {
        total = 0;
        Assert.Contains("Create the first batch.", Grid().Markup, StringComparison.Ordinal);
        Assert.Contains("Nothing matches “xyz”", Grid("?q=xyz").Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ticked_rows_outlive_paging()
    {
        var ticked = new HashSet<string>();
        var grid = Grid("", ticked);
        await grid.Find("[aria-label='Select 1']").ChangeAsync(true);
        await grid.Find("[aria-label='Next page']").ClickAsync(new());
        grid.WaitForElement("[aria-label='Select 51']");
        await grid.Find("[aria-label='Select all rows of this page']").ChangeAsync(true);

        Assert.Equal(51, ticked.Count);
    }

    private NavigationManager Address => Services.GetRequiredService<NavigationManager>();

    private IRenderedComponent<LedgerGrid<int>> Grid(string query = "", HashSet<string>? ticked = null)
    {
        Address.NavigateTo("/" + query);
        return Render<LedgerGrid<int>>(with => with
            .Add(p => p.Name, "Batches").Add(p => p.Load, Rows).Add(p => p.Key, row => row.ToString(CultureInfo.InvariantCulture))
            .Add(p => p.Filter, "Search batches").Add(p => p.Selected, ticked)
            .Add(p => p.Empty, "<p>Create the first batch.</p>")
            .Add<GridColumn<int>>(p => p.Columns, column => column.Add(c => c.Title, "Number").Add(c => c.Sort, "number")
                .Add(c => c.ChildContent, (int row) => row.ToString(CultureInfo.InvariantCulture))));
    }

    private async Task<GridRows<int>> Rows(GridQuery query, CancellationToken token)
    {
        asked.Add(query);
        await before();
        return new([.. Enumerable.Range(1, total).Skip(query.Skip).Take(query.Size)], total);
    }
}
