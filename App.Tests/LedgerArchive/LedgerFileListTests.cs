using BatchLedger.Data;
using BatchLedger.Journals;
using BatchLedger.LedgerArchive;
using BatchLedger.Live;
using BatchLedger.Tests.LedgerFiles;
using BatchLedger.Tests.Ui;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace BatchLedger.Tests.LedgerArchive;

public class LedgerFileListTests : UiStage
{
    [Fact]
    public async Task A_batch_without_a_file_says_what_to_do_and_a_file_appears_when_somebody_takes_one()
    {
        await using var rig = await LedgerRig.PostedAsync();
        var list = Open(rig, p => p.Add(l => l.BatchId, rig.Association.Batch.Id).Add(l => l.Next, "Take one."));
        Assert.Contains("No ledger file was made yet", list.Markup, StringComparison.Ordinal);
        Assert.Contains("Take one.", list.Markup, StringComparison.Ordinal);

        await rig.DownloadedAsync(LedgerKind.Detail);

        list.WaitForElement("table");
        var row = list.Find("tbody tr");
        Assert.Contains("BatchLedger_B-000001_Detail_2026-03-10.xlsx", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Detail · Excel · batch B-000001", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("10 Mar 2026 09:00 UTC, R. Osei, download", row.TextContent, StringComparison.Ordinal);
        var file = Assert.Single(await rig.Books.Get<StoredFileService>().OfBatchAsync(rig.Association.Batch.Id)).File;
        Assert.Contains(file.Sha256, row.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/ledger-files/{file.Id}", row.QuerySelector("a[download]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task The_files_of_a_period_are_those_of_its_batches_and_its_mass_ledgers_and_who_may_not_take_them_reads_why()
    {
        await using var mass = await MassRig.UsualAsync();
        await mass.HandedOverAsync(await mass.RunAsync());
        var rig = new LedgerRig(mass.Books, mass.Association);

        var list = Open(rig, p => p.Add(l => l.PeriodId, mass.Association.March.Id).Add(l => l.WhyNotTake, DataRefusals.Busy));

        Assert.Contains("BatchLedger_Mass_ARG_2026-03_Detail.xlsx", list.Markup, StringComparison.Ordinal);
        Assert.Contains("Detail · Excel · 3 batches", list.Markup, StringComparison.Ordinal);
        Assert.Contains("mailed to accounts@example.org", list.Markup, StringComparison.Ordinal);
        Assert.Empty(list.FindAll("a[download]"));
        Assert.Contains(DataRefusals.Busy.Message, list.Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<LedgerFileList> Open(LedgerRig rig, Action<ComponentParameterCollectionBuilder<LedgerFileList>> with)
    {
        Services.AddSingleton(rig.Books.Get<StoredFileService>());
        Services.AddSingleton(rig.Books.Get<Bell>());
        return Render(with);
    }
}
