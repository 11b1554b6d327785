using AngleSharp.Dom;
using BatchLedger.Data;
using BatchLedger.GlConnections;
using BatchLedger.Ledgers;
using BatchLedger.Live;
using BatchLedger.People;
using BatchLedger.Tests.Ui;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace BatchLedger.Tests.GlConnections;

/// <summary>What the page of a connection shows in each of its states, and what it lets people do then.</summary>
public sealed class GlConnectionPageTests : UiStage
{
    [Fact]
    public async Task What_was_typed_and_not_tried_yet_is_not_connected_and_the_next_step_stands_out()
    {
        await using var way = await Way.OpenAsync();
        var page = Open(way);

        Assert.Equal(["Sage Intacct", "Not connected", "Production"], Chips(page));
        Assert.Equal("Test connection", Text(page.Find(".bl-bar .primary")));
        Assert.Contains("Not read yet", page.Find(".bl-facts").TextContent, StringComparison.Ordinal);
        Assert.Contains("One is kept. Leave it empty to keep it.", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(Way.Canary, page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_connection_shows_whose_books_they_are_and_a_connected_one_is_disconnected_before_it_is_removed()
    {
        await using var way = await Way.OpenAsync();
        var page = Open(way);

        await Button(page, "Test connection").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Equal("Connected", Chips(page)[1]), TimeSpan.FromSeconds(5));
        Assert.Contains("Books over there", page.Find(".bl-facts").TextContent, StringComparison.Ordinal);
        Assert.Equal(["true"], page.FindAll("button[aria-disabled]").Select(button => button.GetAttribute("aria-disabled")!));
        Assert.StartsWith("Remove: Company ARG is connected to Sage Intacct. Disconnect it", Text(page.Find(".bl-why")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sign_in_that_is_not_taken_any_more_says_why_at_once()
    {
        await using var way = await Way.OpenAsync();
        await SqlAsync(way, """UPDATE "GlConnections" SET "State" = 'NeedsSignIn', "Trouble" = 'Sage Intacct does not know the user any more.'""");
        var page = Open(way);

        Assert.Equal("Needs sign-in", Chips(page)[1]);
        Assert.Equal("Sage Intacct does not know the user any more.", Text(page.Find(".bl-banner.bad")));
    }

    [Fact]
    public async Task Lost_secrets_are_told_once_and_the_form_is_there_to_enter_them_again()
    {
        await using var way = await Way.OpenAsync();
        await SqlAsync(way, """UPDATE "GlConnections" SET "SealedSecrets" = 'CfDJ8lost'""");
        var page = Open(way);

        Assert.Contains("must be entered again", page.Find(".bl-refusal").TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Find("input[type=password]"));
        Assert.Contains("Test connection", Text(page.Find(".bl-why")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stand_in_says_that_nothing_leaves_this_machine()
    {
        await using var way = await Way.OpenAsync();
        await SqlAsync(way, """UPDATE "GlConnections" SET "Site" = 'StandIn'""");

        Assert.Equal("The books are those of a stand-in on this machine: nothing leaves it.", Text(Open(way).Find(".bl-banner.brand")));
    }

    [Fact]
    public async Task A_system_that_takes_files_only_has_no_form_and_leads_to_the_company()
    {
        await using var way = await Way.OpenAsync();
        await SqlAsync(way, """DELETE FROM "GlConnections" """);
        await Way.KeepsBooksInAsync(way.Books, way.Association.Company, AccountingSystem.Xero);
        var page = Open(way);

        Assert.Empty(page.FindAll("form"));
        Assert.EndsWith("/companies/ARG", page.Find(".bl-banner a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_connect_reads_why_at_every_button()
    {
        await using var way = await Way.OpenAsync();
        way.Books.Actor = Books.Person("M. Ito", Role.Accountant);
        var page = Open(way);

        Assert.Equal(["Test connection", "Disconnect", "Remove", "Save connection"], page.FindAll("button[aria-disabled=true]").Select(Text));
        Assert.All(page.FindAll(".bl-why"), why => Assert.Contains("needs the role Administrator", why.TextContent, StringComparison.Ordinal));
    }

    private IRenderedComponent<GlConnectionPage> Open(Way way)
    {
        var books = way.Books;
        Services.AddSingleton(books.Get<Bell>()).AddSingleton(books.Get<Work>()).AddSingleton(books.Get<GlConnectionService>()).AddSingleton(books.Get<GlSignInService>()).AddSingleton(books.Get<OutsideBooksService>());
        Render<MudPopoverProvider>();
        var page = Render<GlConnectionPage>(with => with.Add(p => p.Code, "ARG"));
        page.WaitForElement("h1");
        return page;
    }

    private static Task SqlAsync(Way way, string sql) => way.Books.Get<WriteGate>().PassAsync(async () =>
    {
        await using var db = way.Books.Db();
        await db.Database.ExecuteSqlRawAsync(sql);
    });

    private static IReadOnlyList<string> Chips(IRenderedComponent<GlConnectionPage> page) => [.. page.FindAll(".bl-head .bl-chip").Select(Text)];

    private static IElement Button(IRenderedComponent<GlConnectionPage> page, string text) => page.FindAll("button").First(button => Text(button) == text);

    private static string Text(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
