using BatchLedger.BatchRecord;
using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.GlIntegration;
using BatchLedger.Journals;
using BatchLedger.LedgerMaking;
using BatchLedger.LedgerRuns;
using BatchLedger.Live;
using BatchLedger.Tests.Ui;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace BatchLedger.Tests.BatchRecord;

public class BatchRecordTests : UiStage
{
    [Fact]
    [Rule("S1.1")]
    public async Task From_the_list_of_batches_one_opens_the_record()
    {
        await using var books = await OpenAsync();

        var list = Render<BatchesPage>();

        list.WaitForAssertion(() => Assert.Equal("/batches/B-000001", list.FindAll("a").Single(a => a.TextContent == "B-000001").GetAttribute("href")));
        var record = Render<BatchPage>(with => with.Add(page => page.Number, "B-000001"));
        record.WaitForAssertion(() => Assert.Equal("Dues March", record.Find("h1").TextContent.Trim()));
    }

    [Fact]
    [Rule("S1.2"), Rule("S1.3")]
    public async Task A_batch_that_cannot_be_closed_because_it_is_closed_says_so_on_the_button()
    {
        await using var books = await OpenAsync();
        var record = Render<BatchPage>(with => with.Add(page => page.Number, "B-000001"));
        record.WaitForAssertion(() => Assert.Null(Button(record, "Close Batch").GetAttribute("aria-disabled")));

        await Button(record, "Close Batch").ClickAsync(new());

        record.WaitForAssertion(() => Assert.Equal("true", Button(record, "Close Batch").GetAttribute("aria-disabled")), TimeSpan.FromSeconds(5));
        Assert.Contains("Batch B-000001 is already closed.", record.Markup, StringComparison.Ordinal);
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<BatchPage> record, string text) =>
        record.FindAll("button").First(button => button.TextContent.Trim().StartsWith(text, StringComparison.Ordinal));

    private async Task<Books> OpenAsync()
    {
        var books = await Books.OpenAsync();
        await Association.FoundAsync(books);
        Services.AddSingleton(books.Get<Bell>()).AddSingleton(books.Get<Work>()).AddSingleton(books.Get<BatchReader>()).AddSingleton(books.Get<BatchService>())
            .AddSingleton(books.Get<BatchLifeService>()).AddSingleton(books.Get<LedgerRunService>()).AddSingleton(books.Get<LedgerPreview>()).AddSingleton(books.Get<GlIntegrationReader>()).AddSingleton(books.Get<GlDeliveryService>()).AddSingleton(new Presence(books.Get<Bell>()));
        Render<MudBlazor.MudPopoverProvider>();
        return books;
    }
}
