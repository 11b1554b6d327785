using BatchLedger.LedgerExports;
using BatchLedger.LedgerRuns;
using BatchLedger.Live;
using BatchLedger.Tests.Ui;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace BatchLedger.Tests.LedgerExports;

public class LedgerRunLanesTests : UiStage
{
    [Fact]
    [Rule("S0.29")]
    public async Task A_batch_that_failed_stands_first_with_its_reason()
    {
        await using var books = await Books.OpenAsync();
        var march = await MarchBatches.FoundAsync(books);
        var good = await march.CloseAsync(2);
        var broken = await march.CloseBrokenAsync();
        var run = await march.RunAsync(march.Order([.. good, broken]));

        var lanes = Open(books, run.Id);

        Assert.Contains("2 of 3 batches are posted, 1 failed.", lanes.Markup, StringComparison.Ordinal);
        Assert.Equal([broken, .. good], lanes.FindAll("tbody td:first-child > a").Select(link => link.TextContent));
        Assert.Contains("cannot be posted", Assert.Single(lanes.FindAll(".bl-lane-why")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelled_batches_are_counted_and_nobody_shouts_the_same_reason_at_each()
    {
        await using var books = await Books.OpenAsync();
        var march = await MarchBatches.FoundAsync(books);
        var run = (await books.Get<LedgerExportService>().ScheduleAsync(march.Order(await march.CloseAsync(2)))).Value!;
        Assert.Null(await books.Get<LedgerRunService>().CancelAsync(run.Id));

        var lanes = Open(books, run.Id);

        Assert.Contains("0 of 2 batches are posted, 2 cancelled.", lanes.Markup, StringComparison.Ordinal);
        Assert.Empty(lanes.FindAll("[role=alert]"));
    }

    private IRenderedComponent<LedgerRunLanes> Open(Books books, int run)
    {
        Services.AddSingleton(books.Get<Bell>()).AddSingleton(books.Get<LedgerRunReader>()).AddSingleton(books.Get<LedgerRunFeed>());
        var lanes = Render<LedgerRunLanes>(with => with.Add(c => c.RunId, run));
        lanes.WaitForElement("tbody a");
        return lanes;
    }
}
