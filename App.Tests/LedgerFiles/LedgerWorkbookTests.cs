using System.Globalization;
using System.Xml.Linq;
using BatchLedger.Data;
using BatchLedger.Journals;
using BatchLedger.LedgerBooks;
using BatchLedger.LedgerFiles;
using BatchLedger.Spreadsheets;
using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;
using static BatchLedger.Tests.Spreadsheets.Workbooks;

namespace BatchLedger.Tests.LedgerFiles;

public class LedgerWorkbookTests
{
    private static readonly string[] DetailColumns =
    [
        "Batch", "Batch name", "Fiscal period", "Ledger", "Branch", "Department", "Date", "Journal", "Transaction", "Reference", "Account", "Account name",
        "Description", "Debit", "Credit", "Currency",
    ];

    private static readonly string[] SummaryColumns =
        ["Batch", "Fiscal period", "Ledger", "Branch", "Department", "Account", "Account name", "Lines", "Debit", "Credit", "Net"];

    [Fact, Rule("S1.20"), Rule("S1.23")]
    public async Task The_detail_file_reads_back_as_the_lines_of_the_journal()
    {
        await using var rig = await LedgerRig.PostedAsync();
        var file = await rig.DownloadedAsync(LedgerKind.Detail);

        Assert.Empty(Faults(file));
        using var book = Read(file);
        Assert.Equal(["Detail", "Control", "Summary", "About"], book.Worksheets.Select(sheet => sheet.Name));
        var detail = book.Worksheet("Detail");
        Assert.Equal(DetailColumns, detail.Row(1).CellsUsed().Select(cell => cell.GetString()));
        Assert.Equal("B-000001|Dues March|Mar 2026|ACTUAL|HQ|EV|2026-03-02|J-000001|T-000001|001|1010|Operating bank|T-000001 Dues|100.01|0|USD", Text(detail, 2));
        Assert.Equal("B-000001|Dues March|Mar 2026|ACTUAL|WEST||2026-03-03|J-000001|T-000002|002|1200|Accounts receivable|T-000002 Dues|0|100.02|USD", Text(detail, 5));
        Assert.Equal("tblDetail_B000001", Assert.Single(detail.Tables).Name);
    }

    [Fact, Trait("Convention", "X14")]
    public async Task Detail_summary_and_control_agree_to_the_cent_and_with_the_journal()
    {
        await using var rig = await LedgerRig.PostedAsync(pairs: 200);
        using var book = Read(await rig.DownloadedAsync(LedgerKind.Detail));
        await using var db = rig.Books.Db();
        var entry = await db.JournalEntries.SingleAsync();

        List<decimal> expected = [entry.Lines, entry.Debit / 100m, entry.Credit / 100m];
        Assert.Equal(expected, [Rows(book, "Detail").Count, Sum(book, "Detail", "Debit"), Sum(book, "Detail", "Credit")]);
        Assert.Equal(expected, [Sum(book, "Summary", "Lines"), Sum(book, "Summary", "Debit"), Sum(book, "Summary", "Credit")]);
        Assert.Equal(0m, Sum(book, "Summary", "Net"));
        Assert.Equal(["200", "400", "20201", "20201", "0", "20201", "20201", "0", "PASS"], Control(book, "B-000001").Skip(3));
        Assert.Equal(["Journal J-000001", "As its run wrote it down", "", "", "400", "20201", "20201", "PASS"], Control(book, "Journal J-000001"));
        Assert.Equal(["Detail", "Rows of this file", "", "400", "400", "20201", "20201", "PASS"], Control(book, "Detail"));
        Assert.Equal(["Summary", "Rows of this file", "", "8", "400", "20201", "20201", "PASS"], Control(book, "Summary"));
    }

    [Fact]
    public async Task The_summary_has_one_row_an_account_branch_and_department_with_both_sides_apart()
    {
        await using var rig = await LedgerRig.PostedAsync();
        var file = await rig.DownloadedAsync(LedgerKind.Summary);

        Assert.Empty(Faults(file));
        using var book = Read(file);
        Assert.Equal(["Summary", "Control", "About"], book.Worksheets.OrderByDescending(sheet => sheet.Name).Select(sheet => sheet.Name));
        var summary = book.Worksheet("Summary");
        Assert.Equal(SummaryColumns, summary.Row(1).CellsUsed().Select(cell => cell.GetString()));
        Assert.Equal(
        [
            "B-000001|Mar 2026|ACTUAL|HQ||1010|Operating bank|1|100.03|0|100.03",
            "B-000001|Mar 2026|ACTUAL|HQ|EV|1010|Operating bank|1|100.01|0|100.01",
            "B-000001|Mar 2026|ACTUAL|WEST||1010|Operating bank|1|100.02|0|100.02",
            "B-000001|Mar 2026|ACTUAL|HQ||1200|Accounts receivable|1|0|100.03|-100.03",
        ], Enumerable.Range(2, 4).Select(row => Text(summary, row)));
    }

    [Fact, Trait("Convention", "X11"), Trait("Convention", "X12")]
    public async Task Control_and_about_say_where_the_file_comes_from()
    {
        await using var rig = await LedgerRig.PostedAsync();
        using var book = Read(await rig.DownloadedAsync(LedgerKind.Detail));
        await using var db = rig.Books.Db();
        var hash = (await db.JournalEntries.SingleAsync()).LinesHash;

        Assert.Equal(["SHA-256 of the lines", hash], Control(book, "SHA-256 of the lines"));
        Assert.Equal(["Posted by", "P. Ortiz", "2026-03-10 11:00:00 UTC"], Control(book, "Posted by"));
        Assert.Equal(["BatchLedger version", "0.1.0"], Control(book, "BatchLedger version"));
        var about = book.Worksheet("About").CellsUsed().Select(cell => cell.GetString()).ToList();
        Assert.Contains("https://ledger.example.org/batches/B-000001", about);
        Assert.Contains("2026-03-10 10:00:00 UTC", about);
        Assert.Contains("All amounts are in USD.", about);
        Assert.All(DetailColumns, column => Assert.Contains(about, text => text.Split(", ").Contains(column)));
    }

    [Fact, Trait("Convention", "X21")]
    public async Task The_same_ledger_gives_the_same_bytes_whoever_takes_it_and_when()
    {
        await using var rig = await LedgerRig.PostedAsync();
        var first = await rig.DownloadedAsync(LedgerKind.Detail);

        rig.Books.Clock.Advance(TimeSpan.FromDays(40));
        rig.Books.Actor = Books.Person("Q. Lee", BatchLedger.People.Role.Accountant);
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("th-TH");
        try
        {
            Assert.Equal(first, await rig.DownloadedAsync(LedgerKind.Detail));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact, Trait("Convention", "X17")]
    public async Task A_ledger_that_is_not_posted_says_draft_on_every_page()
    {
        await using var draft = await LedgerRig.ReadyAsync();
        await using var posted = await LedgerRig.PostedAsync();

        Assert.Contains(WorkbookProperties.Draft, Headers(await draft.WorkbookAsync(LedgerKind.Detail)));
        Assert.DoesNotContain(WorkbookProperties.Draft, Headers(await posted.WorkbookAsync(LedgerKind.Detail)));
        Assert.Contains("Ledger ready, not posted", Part(await draft.WorkbookAsync(LedgerKind.Summary), "docProps/custom.xml").ToString());

        static string Headers(byte[] file) => Assert.Single(Enumerable.Range(1, 4).Select(sheet => Sheet(file, sheet).Descendants(Main + "oddHeader").Single().Value.Split("&R")[0]).Distinct());
    }

    [Fact, Trait("Convention", "X16"), Trait("Convention", "X22")]
    public async Task Properties_and_page_headers_name_company_batch_period_currency_and_hash()
    {
        await using var rig = await LedgerRig.PostedAsync();
        var file = await rig.DownloadedAsync(LedgerKind.Detail);
        await using var db = rig.Books.Db();

        var custom = Part(file, "docProps/custom.xml").Descendants().Where(e => e.Name.LocalName == "property").ToDictionary(e => (string)e.Attribute("name")!, e => e.Value);
        Assert.Equal("B-000001", custom["Batch"]);
        Assert.Equal("ACTUAL", custom["Ledger"]);
        Assert.Equal("Posted", custom["Status"]);
        Assert.Equal((await db.JournalEntries.SingleAsync()).LinesHash, custom["SHA-256 of the lines"]);
        Assert.Contains("Association of River Guides · B-000001 · Mar 2026 · USD", Sheet(file).Descendants(Main + "oddHeader").Single().Value);
        Assert.Contains("2026-03-10T10:00:00Z", Part(file, "docProps/core.xml").ToString());
    }

    [Fact, Trait("Convention", "X18")]
    public async Task Names_that_look_like_formulas_stay_names_in_every_sheet()
    {
        const string Evil = "=HYPERLINK(\"http://evil.example\",\"x\")";
        await using var rig = await LedgerRig.OpenAsync(rig => rig.LedgerAsync(3, Evil), rig => rig.PostAsync());
        await rig.ChangeAsync(async db =>
        {
            (await db.Companies.SingleAsync()).Name = Evil;
            (await db.Batches.SingleAsync()).Name = Evil;
            (await db.Ledgers.SingleAsync()).Description = Evil;
            foreach (var account in db.Accounts) account.Name = Evil;
        });

        var file = await rig.DownloadedAsync(LedgerKind.Detail);

        Assert.Empty(Faults(file));
        var formulas = Enumerable.Range(1, 4).SelectMany(sheet => Sheet(file, sheet).Descendants(Main + "f")).Select(formula => formula.Value).ToList();
        Assert.NotEmpty(formulas);
        Assert.DoesNotContain(formulas, formula => formula.Contains("HYPERLINK", StringComparison.OrdinalIgnoreCase));
        var evil = Enumerable.Range(1, 4).SelectMany(sheet => Sheet(file, sheet).Descendants(Main + "c")).Where(cell => cell.Value.StartsWith('=')).ToList();
        Assert.True(evil.Count > 3 * 6);
        Assert.All(evil, cell => Assert.Equal("1", (string?)Look(file, cell).Attribute("quotePrefix")));
    }

    [Fact]
    public async Task A_control_total_that_no_longer_agrees_fails_in_sight()
    {
        await using var rig = await LedgerRig.PostedAsync();
        await rig.ChangeAsync(async db => (await db.Batches.SingleAsync()).ControlTotal += 12_50);

        using var book = Read(await rig.DownloadedAsync(LedgerKind.Summary));

        Assert.Equal(["12.5", "300.06", "300.06", "0", "FAIL"], Control(book, "B-000001").Skip(7));
    }

    [Fact]
    public async Task Lines_are_read_by_their_key_and_transactions_by_theirs()
    {
        await using var rig = await LedgerRig.PostedAsync();
        await rig.SqlAsync("ANALYZE");
        await using var db = rig.Books.Db();
        var plan = new List<string>();
        using (var rows = new RowSelect(db, $"EXPLAIN QUERY PLAN {LedgerLine.Query}", rig.EntryId))
            while (rows.Next()) plan.Add(rows.Text(3));

        Assert.Equal(2, plan.Count);
        Assert.Contains("sqlite_autoindex_JournalLines_1 (JournalEntryId=?)", plan[0]);
        Assert.Contains("USING INTEGER PRIMARY KEY (rowid=?)", plan[1]);
    }

    private static string Text(IXLWorksheet sheet, int row) => string.Join('|', Enumerable.Range(1, sheet.Row(1).LastCellUsed().Address.ColumnNumber).Select(column => Text(sheet.Cell(row, column))));

    private static string Text(IXLCell cell) => cell.DataType switch
    {
        XLDataType.DateTime => cell.GetDateTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        XLDataType.Number => ((decimal)cell.GetDouble()).ToString(CultureInfo.InvariantCulture),
        _ => cell.GetString(),
    };

    private static List<IXLRangeRow> Rows(XLWorkbook book, string sheet) => [.. Assert.Single(book.Worksheet(sheet).Tables).DataRange.Rows()];

    private static decimal Sum(XLWorkbook book, string sheet, string column)
    {
        var place = book.Worksheet(sheet).Row(1).CellsUsed().Single(cell => cell.GetString() == column).Address.ColumnNumber;
        return Rows(book, sheet).Sum(row => (decimal)row.Cell(place).GetDouble());
    }

    private static List<string> Control(XLWorkbook book, string first)
    {
        var row = book.Worksheet("Control").RowsUsed().Single(row => row.Cell(1).GetString() == first);
        return [.. Enumerable.Range(1, row.LastCellUsed().Address.ColumnNumber).Select(column => Text(row.Cell(column)))];
    }
}
