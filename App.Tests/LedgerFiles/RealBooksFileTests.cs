using System.Globalization;
using BatchLedger.Journals;
using BatchLedger.Batches;
using BatchLedger.Imports;
using BatchLedger.LedgerFiles;
using BatchLedger.LedgerRuns;
using BatchLedger.Tests.Imports;
using BatchLedger.Tests.Spreadsheets;
using ClosedXML.Excel;

namespace BatchLedger.Tests.LedgerFiles;

/// <summary>Three years of an association's real books, all the way from the import to the files.</summary>
public class RealBooksFileTests
{
    [Fact, Rule("S0.1"), Rule("S0.12"), Rule("S1.20"), Trait("Convention", "X14")]
    public async Task The_summary_sheets_of_36_months_hold_exactly_the_rows_that_were_expected()
    {
        await using var books = await Books.OpenAsync();
        await RealBooksTests.FoundAsync(books);
        await books.Get<ImportService>().ImportAsync(RealBooksTests.Request(ImportKind.Accounts, "accounts.csv"));
        var (report, _) = await books.Get<ImportService>().ImportAsync(RealBooksTests.Request(ImportKind.Journals, "journals.csv"));

        var rows = new List<string>();
        foreach (var number in report!.Batches)
        {
            await PostAsync(books, number);
            rows.AddRange(await SummaryAsync(books, number));
        }

        var expected = await File.ReadAllLinesAsync(Path.Combine(RealBooksTests.Folder, "expected-summary.csv"));
        Assert.Equal(518, rows.Count);
        Assert.Equal(expected.Skip(1), rows);
    }

    private static async Task PostAsync(Books books, string number)
    {
        Assert.Null(await books.Get<BatchLifeService>().CloseAsync(number));
        Assert.Null((await books.Get<LedgerRunService>().CreateAsync(number)).Refusal);
        await books.Get<LedgerRunWorker>().WorkOffAsync(default);
        Assert.Null(await books.Get<BatchLifeService>().PostAsync(number));
    }

    /// <summary>The rows as "2015-01,2010,0.00,291.07", once the file has passed the validator and its three sheets agree.</summary>
    private static async Task<List<string>> SummaryAsync(Books books, string number)
    {
        using var file = (await books.Get<LedgerFileService>().DownloadAsync(new(number, LedgerKind.Detail))).Value!;
        var bytes = await File.ReadAllBytesAsync(file.Path);
        Assert.Empty(Workbooks.Faults(bytes));
        using var book = Workbooks.Read(bytes);
        var (detail, summary) = (Rows(book, "Detail"), Rows(book, "Summary"));

        Assert.Equal((file.Chapter.Entry.Lines, file.Chapter.Entry.Debit, file.Chapter.Entry.Credit), (detail.Count, Sum(detail, 14), Sum(detail, 15)));
        Assert.Equal((Sum(detail, 14), Sum(detail, 15)), (Sum(summary, 9), Sum(summary, 10)));
        Assert.DoesNotContain("FAIL", book.Worksheet("Control").CellsUsed().Select(cell => cell.GetString()));
        var month = file.Chapter.Batch.Name.Replace("Journals ", "", StringComparison.Ordinal);
        return [.. summary.Select(row => string.Create(CultureInfo.InvariantCulture, $"{month},{row.Cell(6).GetString()},{Cents(row, 9) / 100m:F2},{Cents(row, 10) / 100m:F2}"))];
    }

    private static List<IXLRangeRow> Rows(XLWorkbook book, string sheet) => [.. Assert.Single(book.Worksheet(sheet).Tables).DataRange.Rows()];

    private static long Sum(List<IXLRangeRow> rows, int column) => rows.Sum(row => Cents(row, column));

    private static long Cents(IXLRangeRow row, int column) => (long)Math.Round((decimal)row.Cell(column).GetDouble() * 100);
}
