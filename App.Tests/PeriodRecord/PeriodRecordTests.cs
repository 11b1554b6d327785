using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.FiscalPeriods;
using BatchLedger.Live;
using BatchLedger.PeriodClose;
using BatchLedger.PeriodRecord;
using BatchLedger.People;
using BatchLedger.Tests.Batches;
using BatchLedger.Tests.PeriodClose;
using BatchLedger.Tests.Ui;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace BatchLedger.Tests.PeriodRecord;

public class PeriodRecordTests : UiStage
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Fact]
    [Rule("S0.20")]
    public async Task The_batches_of_a_period_stand_on_its_batches_tab_and_the_ledger_export_starts_there()
    {
        await using var books = await Books.OpenAsync();
        var record = Open(books, await PeriodSituations.MarchPostedAsync(books), "batches");

        var row = record.Find("tr[data-row='B-000001']").TextContent;
        Assert.Contains("Posted", row, StringComparison.Ordinal);
        Assert.Contains("100.00", row, StringComparison.Ordinal);
        Assert.Empty(record.FindAll("tr[data-row='B-000002']"));
        await Button(record, "Ledger Export").ClickAsync(new());
        Assert.EndsWith("/export", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("S1.30"), Rule("S1.14")]
    public async Task Ticked_batches_are_closed_from_the_period_each_with_its_result()
    {
        await using var books = await Books.OpenAsync();
        var association = await Association.FoundAsync(books);
        await books.Get<BatchService>().CreateAsync(BatchLifeTests.DraftFor(association, 3));
        await books.Get<BatchService>().SetControlTotalAsync("B-000002", null, 90_00);
        var record = Open(books, association, "batches");
        Assert.Contains("Tick the batches to close in the list below.", record.Markup, StringComparison.Ordinal);

        foreach (var number in new[] { "B-000001", "B-000002" }) await record.Find($"input[aria-label='Select {number}']").ChangeAsync(new ChangeEventArgs { Value = true });
        await Button(record, "Close Ticked Batches").ClickAsync(new());

        record.WaitForAssertion(() => Assert.Contains("1 batch is closed, 1 not.", record.Markup, StringComparison.Ordinal), Patience);
        var results = record.FindAll("table[aria-label='What came of it'] tbody tr").Select(row => row.TextContent).ToList();
        Assert.Contains("Closed ✓", results[0], StringComparison.Ordinal);
        Assert.Contains("Cannot close: control total 90.00, payments 0.00, difference 90.00. Correct one of them.", results[1], StringComparison.Ordinal);
        Assert.Equal((BatchState.Closed, BatchState.Open), ((await association.BatchNowAsync()).State, (await association.BatchNowAsync("B-000002")).State));
        record.WaitForAssertion(() => Assert.Contains("Closed", record.Find("tr[data-row='B-000001']").TextContent, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task Somebody_elses_change_is_seen_without_a_reload()
    {
        await using var books = await Books.OpenAsync();
        var association = await Association.FoundAsync(books);
        var record = Open(books, association, "batches");

        await books.Get<BatchLifeService>().CloseAsync("B-000001");

        record.WaitForAssertion(() => Assert.Contains("Closed", record.Find("tr[data-row='B-000001']").TextContent, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task Whoever_may_not_close_is_told_so_on_the_buttons()
    {
        await using var books = await Books.OpenAsync();
        var association = await Association.FoundAsync(books);
        books.Actor = Books.Person("V. Reyes", Role.Viewer);

        var record = Open(books, association, "batches");

        Assert.Contains("Managing fiscal years and periods needs the role Controller. You are Viewer.", record.Markup, StringComparison.Ordinal);
        Assert.Contains("Closing and reopening batches needs the role", record.Markup, StringComparison.Ordinal);
        Assert.Equal("true", Button(record, "Recognise Deferred Revenue").GetAttribute("aria-disabled"));
        Assert.Contains("Working in batches needs the role Staff or Accountant. You are Viewer.", record.Markup, StringComparison.Ordinal);
        Assert.All(["Close Period", "Reopen Period", "Close Ticked Batches"], label => Assert.Equal("true", Button(record, label).GetAttribute("aria-disabled")));
    }

    [Fact]
    public async Task The_overview_shows_the_checklist_with_links_to_what_stands_in_the_way()
    {
        await using var books = await Books.OpenAsync();
        var association = await Association.FoundAsync(books);
        await association.CloseAsync(1);

        var record = Open(books, association);

        var checks = record.FindAll("table[aria-label='Close checklist'] tbody tr");
        Assert.Equal(["Not yet", "Not yet", "Yes ✓", "Yes ✓"], checks.Select(row => row.Children[1].TextContent.Trim()));
        Assert.Equal([association.Month(2).Address], checks[0].QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        Assert.Equal(["/batches/B-000001"], checks[1].QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        Assert.Contains("Fiscal period Mar 2026 cannot be closed: Feb 2026 is still open. Close it first.", record.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_checklist_is_computed_and_never_ticked()
    {
        await using var books = await Books.OpenAsync();
        var association = await PeriodSituations.MarchPostedAsync(books);
        var record = Open(books, association);
        Assert.Equal("true", Button(record, "Close Period").GetAttribute("aria-disabled"));

        await association.CloseAsync(1, 2);

        record.WaitForAssertion(() => Assert.Null(Button(record, "Close Period").GetAttribute("aria-disabled")), Patience);
        Assert.Empty(record.FindAll("table[aria-label='Close checklist'] input"));
    }

    [Fact]
    public async Task A_closed_period_shows_what_was_frozen_and_whether_the_books_still_say_so()
    {
        await using var books = await Books.OpenAsync();
        var association = await PeriodSituations.MarchPostedAsync(books);
        await association.CloseAsync(1, 2, 3);
        var record = Open(books, association);
        Assert.Contains("Closed by R. Osei, 10 Mar 2026 09:00 UTC. The books still come to what was frozen.", record.Markup, StringComparison.Ordinal);
        Assert.Contains((await association.MonthNowAsync(3)).Frozen!.Hash, record.Markup, StringComparison.Ordinal);

        await Audits.Damage.DoAsync(books, "UPDATE JournalEntries SET Debit = Debit + 1");
        var again = Open(books, association);

        Assert.Contains("The books no longer come to what was frozen", again.Markup, StringComparison.Ordinal);
        Assert.Contains("100.01 ✗", again.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_years_links_to_each_period_and_tells_what_it_holds()
    {
        await using var books = await Books.OpenAsync();
        var association = await PeriodSituations.MarchPostedAsync(books);
        Serve(books);

        var list = Render<FiscalYearList>(with => with.Add(l => l.CompanyId, association.Company.Id).Add(l => l.Currency, "USD"));

        list.WaitForAssertion(() => Assert.Equal(12, list.FindAll("tbody tr").Count), Patience);
        var march = list.FindAll("tbody tr")[2];
        Assert.Equal(association.March.Address, march.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal(["3", "Mar 2026", "01 Mar 2026", "31 Mar 2026", "Open", "1", "0", "1", "100.00"], march.Children.Select(cell => cell.TextContent.Trim()));
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<PeriodPage> record, string text) =>
        record.FindAll("button").First(button => button.TextContent.Trim() == text);

    private IRenderedComponent<PeriodPage> Open(Books books, Association association, string tab = "overview")
    {
        Serve(books);
        var address = Services.GetRequiredService<NavigationManager>();
        address.NavigateTo($"{association.March.Address}?tab={tab}");
        var record = Render<PeriodPage>(with => with.Add(page => page.Id, association.March.Id));
        record.WaitForAssertion(() => Assert.Equal("Mar 2026", record.Find("h1").TextContent.Trim()), Patience);
        if (tab == "batches") record.WaitForAssertion(() => Assert.True(record.FindAll("tr[data-row]").Count > 0, record.Markup), Patience);
        return record;
    }

    private bool serving;

    private void Serve(Books books)
    {
        if (serving) return;
        serving = true;
        Services.AddSingleton(books.Get<Bell>()).AddSingleton(books.Get<Work>()).AddSingleton(books.Get<PeriodReader>()).AddSingleton(books.Get<PeriodCloseService>())
            .AddSingleton(books.Get<BatchLifeService>()).AddSingleton(books.Get<FiscalYearService>());
        Render<MudBlazor.MudPopoverProvider>();
    }
}
