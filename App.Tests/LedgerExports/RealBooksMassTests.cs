using System.Globalization;
using BatchLedger.Batches;
using BatchLedger.FiscalPeriods;
using BatchLedger.Imports;
using BatchLedger.Journals;
using BatchLedger.LedgerExports;
using BatchLedger.LedgerRuns;
using BatchLedger.PeriodClose;
using BatchLedger.Tests.Audits;
using BatchLedger.Tests.Imports;
using Microsoft.EntityFrameworkCore;
using static BatchLedger.Tests.Spreadsheets.StreamedSheet;

namespace BatchLedger.Tests.LedgerExports;

/// <summary>Three years of an association's real books, month by month in one file each, and its first year closed.</summary>
public class RealBooksMassTests
{
    [Fact, Rule("S0.18"), Rule("S0.12")]
    public async Task The_mass_ledger_of_each_of_36_months_has_the_figures_of_another_program_and_a_year_closes_in_order()
    {
        await using var books = await Books.OpenAsync();
        var periods = await ClosedAsync(books);
        var expected = (await File.ReadAllLinesAsync(Path.Combine(RealBooksTests.Folder, "expected-summary.csv"))).Skip(1).ToLookup(row => row[..7]);
        Assert.Equal((36, 17), (periods.Count, periods.Count(period => period.Batches.Count == 2)));

        var rows = 0;
        foreach (var (period, batches) in periods)
        {
            var summary = await SummaryAsync(books, period, batches);
            Assert.Equal(expected[period.Name], summary);
            rows += summary.Count;
        }

        Assert.Equal(518, rows);
        await CloseAsync(books, [.. periods.Select(period => period.Period)]);
        Assert.Equal(expected["2015-03"], await SummaryAsync(books, periods[2].Period, periods[2].Batches));
        Assert.Equal([], (await books.VerifyAsync()).Findings);
    }

    private static async Task CloseAsync(Books books, List<FiscalPeriod> periods)
    {
        var service = books.Get<PeriodCloseService>();
        Assert.Equal("Fiscal period 2015-03 cannot be closed: 2015-01 and 2015-02 are still open. Close them first, beginning with 2015-01.", (await service.CloseAsync(periods[2].Id))?.Message);
        foreach (var (index, period) in periods.Take(12).Index())
        {
            Assert.Equal($"Fiscal period {periods[index + 1].Name} cannot be closed: {period.Name} is still open. Close it first.", (await service.CloseAsync(periods[index + 1].Id))?.Message);
            Assert.Null(await service.CloseAsync(period.Id));
        }
        await using var db = books.Db();
        Assert.Equal(periods.Take(12).Select(p => p.Name), await db.FiscalPeriods.Where(p => p.State == FiscalPeriodState.Closed).OrderBy(p => p.Start).Select(p => p.Name).ToListAsync());
    }

    /// <summary>The rows of the file's sheet Summary as "2015-01,2010,0.00,291.07".</summary>
    private static async Task<List<string>> SummaryAsync(Books books, FiscalPeriod period, IReadOnlyList<string> batches)
    {
        var (run, refusal) = await books.Get<LedgerExportService>().ScheduleAsync(new(period.Id, batches, LedgerKind.Summary));
        Assert.Null(refusal);
        await books.Get<LedgerRunWorker>().WorkOffAsync(CancellationToken.None);
        await using var db = books.Db();
        Assert.Equal(batches.Count, await db.Set<LedgerRunLane>().CountAsync(lane => lane.LedgerRunId == run!.Id && lane.State == LedgerRunLaneState.Posted));
        return [.. Rows(await HundredRun.FileAsync(books, run!.Id), "Summary").Where(row => row[0] == "Mass").Select(row => $"{period.Name},{row[5]},{Plain(row[8])},{Plain(row[9])}")];
    }

    /// <summary>The journals of every second month come in two portions, so that it has two batches.</summary>
    private static async Task<List<(FiscalPeriod Period, IReadOnlyList<string> Batches)>> ClosedAsync(Books books)
    {
        await RealBooksTests.FoundAsync(books);
        var imports = books.Get<ImportService>();
        Assert.Null((await imports.ImportAsync(RealBooksTests.Request(ImportKind.Accounts, "accounts.csv"))).Refusal);
        var lines = await File.ReadAllLinesAsync(Path.Combine(RealBooksTests.Folder, "journals.csv"));
        foreach (var portion in lines.Skip(1).ToLookup(IsLate))
        {
            var path = Path.Combine(books.Folder.Path, $"journals-{portion.Key}.csv");
            await File.WriteAllLinesAsync(path, portion.Prepend(lines[0]));
            Assert.Null((await imports.ImportAsync(new ImportRequest(ImportKind.Journals, "HC", path))).Refusal);
        }
        await using var db = books.Db();
        var batches = (await db.Batches.OrderBy(b => b.Number).ToListAsync()).ToLookup(b => b.FiscalPeriodId);
        foreach (var batch in batches.SelectMany(period => period)) Assert.Null(await books.Get<BatchLifeService>().CloseAsync(batch.Number));
        return [.. (await db.FiscalPeriods.OrderBy(p => p.Start).ToListAsync()).Select(period => (period, (IReadOnlyList<string>)[.. batches[period.Id].Select(b => b.Number)]))];
    }

    /// <summary>"HC-00001,2015-01-24,…": the second half of an odd month.</summary>
    private static bool IsLate(string line)
    {
        var day = DateOnly.Parse(line.Split(',')[1], CultureInfo.InvariantCulture);
        return day is { Month: var month, Day: > 15 } && month % 2 == 1;
    }

    private static string Plain(string figure) => (Cents(figure) / 100m).ToString("F2", CultureInfo.InvariantCulture);
}
