using BatchLedger.Live;
using BatchLedger.Sales;
using BatchLedger.Tests.Ui;
using BatchLedger.Transactions;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace BatchLedger.Tests.Sales;

public class JournalGridTests : UiStage
{
    private readonly List<JournalLineDraft> lines = [];

    [Fact]
    [Rule("S4.14")]
    public async Task The_difference_is_said_while_one_types_and_the_last_line_offers_to_fill_it_in()
    {
        await using var till = await Till.OpenAsync();
        var grid = Grid(till);
        Assert.Contains("Nothing entered yet.", Status(grid), StringComparison.Ordinal);

        await TypeAsync(grid, "Account, line 1", "1010");
        await TypeAsync(grid, "Debit, line 1", "1,250");
        await TypeAsync(grid, "Account, line 2", "dues");

        Assert.Equal("Debits 1,250.00, credits 0.00, difference 1,250.00. Not balanced: 1,250.00 is missing on the credit side.", Status(grid));
        Assert.Equal(("1010 Operating bank", "1,250.00", "4010 Annual dues"), (Value(grid, "Account, line 1"), Value(grid, "Debit, line 1"), Value(grid, "Account, line 2")));

        await grid.FindAll("button").Single(b => b.TextContent == "Fill in the difference in line 2").ClickAsync(new());

        Assert.Equal("1,250.00", Value(grid, "Credit, line 2"));
        Assert.Equal("Debits 1,250.00, credits 1,250.00, difference 0.00. Balanced: 1,250.00 on each side.", Status(grid));
        Assert.Equal(3, grid.FindAll("tr[data-line]").Count);
    }

    [Fact]
    public async Task An_equals_sign_fills_in_the_difference_and_one_side_clears_the_other()
    {
        await using var till = await Till.OpenAsync();
        var grid = Grid(till);
        await TypeAsync(grid, "Debit, line 1", "100");
        await TypeAsync(grid, "Debit, line 2", "=");

        Assert.Equal(("", "100.00"), (Value(grid, "Debit, line 2"), Value(grid, "Credit, line 2")));
        await TypeAsync(grid, "Debit, line 2", "40");
        Assert.Equal(("40.00", ""), (Value(grid, "Debit, line 2"), Value(grid, "Credit, line 2")));
    }

    [Fact]
    public async Task What_is_not_understood_stays_is_said_and_is_not_taken()
    {
        await using var till = await Till.OpenAsync();
        var grid = Grid(till);
        await TypeAsync(grid, "Account, line 1", "999");
        await TypeAsync(grid, "Debit, line 2", "12x");

        Assert.Equal(["No account of this batch is “999”, or several are.", "“12x” is not an amount over zero. Write it like 1,234.56."], grid.FindAll("[role=alert]").Select(a => a.TextContent));
        Assert.Equal(("999", "true"), (Value(grid, "Account, line 1"), Cell(grid, "Account, line 1").GetAttribute("aria-invalid")));
        var draft = till.Journal();
        draft.Journal.AddRange(lines);
        Assert.Equal("Line 1: no account of this batch is “999”, or several are. Choose one from the list, or type its code.", await till.RefusedAsync(draft));
    }

    [Fact]
    public async Task Rows_of_a_spreadsheet_are_pasted_and_empty_lines_are_left_out()
    {
        await using var till = await Till.OpenAsync();
        var grid = Grid(till);

        await grid.Find("[data-journal-paste]").ChangeAsync(new() { Value = "1\n1010\tDeposit\t1,000.00\t\r\n4010\tDues\t\t900\r\n4900\t\t\t100\r\n" });

        Assert.Equal("Debits 1,000.00, credits 1,000.00, difference 0.00. Balanced: 1,000.00 on each side.", Status(grid));
        Assert.Equal("Deposit", Value(grid, "Description, line 1"));
        Assert.True(lines.Count > 3);
        var draft = till.Journal();
        draft.Journal.AddRange(lines);
        Assert.Equal([1, 2, 3], (await till.NowAsync(await till.RecordedAsync(draft))).Lines.Select(l => l.LineNo));
    }

    [Fact]
    public async Task Lines_are_added_below_and_removed()
    {
        await using var till = await Till.OpenAsync();
        var grid = Grid(till);
        await TypeAsync(grid, "Description, line 1", "first");
        await TypeAsync(grid, "Description, line 2", "second");

        await grid.Find("[aria-label='Add a line below line 1']").ClickAsync(new());
        Assert.Equal(["first", null, "second", null], lines.Select(l => l.Description));
        Assert.Equal("second", Value(grid, "Description, line 3"));

        await grid.Find("[aria-label='Remove line 1']").ClickAsync(new());
        Assert.Equal([null, "second", null], lines.Select(l => l.Description));
        Assert.Equal("second", Value(grid, "Description, line 2"));
    }

    [Fact]
    [Rule("S4.19")]
    public async Task A_statistical_grid_has_quantities_with_their_units_and_sums_each_unit()
    {
        await using var till = await Till.OpenAsync();
        await till.CountingAsync();
        var grid = Grid(till, "B-000009");
        await TypeAsync(grid, "Account, line 1", "9000");
        await TypeAsync(grid, "Quantity, line 1", "12");
        await TypeAsync(grid, "Account, line 2", "volunteers");
        await TypeAsync(grid, "Quantity, line 2", "-3.5");

        Assert.Equal("Together 12.00 members, -3.50 hours.", Status(grid));
        Assert.Equal([("members", 12_00), ("hours", -3_50)], grid.FindAll("td[data-label=Unit]").Take(2).Select((cell, at) => (cell.TextContent, (int)lines[at].Signed)));
        Assert.Empty(grid.FindAll("[data-col=credit]"));
        Assert.DoesNotContain("4010", grid.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hundred_lines_are_drawn_and_change()
    {
        await using var till = await Till.OpenAsync();
        lines.AddRange(Enumerable.Range(1, 100).Select(n => new JournalLineDraft { AccountId = till.Association.Accounts["1010"].Id, Debit = n }));
        var grid = Grid(till);

        await TypeAsync(grid, "Debit, line 100", "2.00");

        Assert.Equal(101, grid.FindAll("tr[data-line]").Count);
    }

    private IRenderedComponent<JournalEditor> Grid(Till till, string batch = "B-000001")
    {
        Services.AddSingleton(till.Books.Get<JournalChoices>());
        var facts = JournalFacts.Of(till.Books.Get<ChoiceService>().FactsAsync(batch).Result!);
        var grid = Render<JournalEditor>(with => with.Add(p => p.Lines, lines).Add(p => p.Facts, facts));
        grid.WaitForAssertion(() => Assert.NotEmpty(grid.FindAll("option")));
        return grid;
    }

    private static AngleSharp.Dom.IElement Cell(IRenderedComponent<JournalEditor> grid, string label) => grid.Find($"[aria-label='{label}']");

    private static string Value(IRenderedComponent<JournalEditor> grid, string label) => Cell(grid, label).GetAttribute("value") ?? "";

    private static Task TypeAsync(IRenderedComponent<JournalEditor> grid, string label, string text) => Cell(grid, label).ChangeAsync(new() { Value = text });

    private static string Status(IRenderedComponent<JournalEditor> grid) => string.Join(' ', grid.Find("[role=status]").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
