using BatchLedger.Imports;
using BatchLedger.Transactions;
using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Imports;

/// <summary>Workbooks as people make them, written by another library than the one that reads them.</summary>
public sealed class WorkbookImportTests
{
    [Fact]
    public async Task Dates_amounts_codes_and_formulas_come_in_as_they_are_seen()
    {
        await using var books = await Books.OpenAsync();
        var house = await Association.FoundAsync(books);
        var content = Written(book =>
        {
            var sheet = Journal(book, "March");
            Row(sheet, 2, new DateTime(2026, 3, 5), 6800, 1234.56, "");
            Row(sheet, 3, "2026-03-05", "1010", "", "1234.56");
            Row(sheet, 4, new DateTime(2026, 3, 5), 6800, "", "");
            sheet.Cell(4, 5).FormulaA1 = "0.1+0.2";
            Row(sheet, 5, new DateTime(2026, 3, 5), 1010, "", 0.3);
            sheet.Cell(2, 2).Style.DateFormat.Format = "d. mmmm yyyy";
            sheet.Cell(2, 5).Style.NumberFormat.Format = "[Red]#,##0.00 \"days\";\\d0";
            sheet.Row(7).Height = 40;
        });

        var (report, refusal) = await books.Get<ImportService>().ImportAsync(house.File(ImportKind.Journals, content));

        Assert.Null(refusal);
        Assert.Equal(("1 journal, 4 lines, 1 batch", ""), (report!.InWords, string.Join('|', report.Notes)));
        await using var db = books.Db();
        var journal = await db.Transactions.Include(t => t.Lines).SingleAsync(t => t.Kind == TransactionKind.ManualJournal);
        Assert.Equal((new DateOnly(2026, 3, 5), 1234_86), (journal.Date, journal.Amount));
        Assert.Equal([1234_56, 0, 30, 0], journal.Lines.OrderBy(line => line.LineNo).Select(line => line.Debit));
    }

    [Fact]
    public async Task The_first_visible_sheet_is_read_and_the_others_are_named()
    {
        await using var books = await Books.OpenAsync();
        var house = await Association.FoundAsync(books);
        var content = Written(book =>
        {
            var notes = book.AddWorksheet("Notes");
            notes.Cell(1, 1).Value = "hidden";
            notes.Hide();
            var sheet = Journal(book, "March");
            Row(sheet, 2, "2026-03-05", "6800", 10, "");
            Row(sheet, 3, "2026-03-05", "1010", "", 10);
            book.AddWorksheet("April");
        });

        var (report, _) = await books.Get<ImportService>().DryRunAsync(house.File(ImportKind.Journals, content));

        Assert.Empty(report!.InWords());
        Assert.Equal(["Only sheet March was read, and not April."], report!.Notes);
    }

    [Fact]
    public async Task A_fault_names_the_row_and_the_column_of_the_sheet()
    {
        await using var books = await Books.OpenAsync();
        var house = await Association.FoundAsync(books);
        var content = Written(book =>
        {
            var sheet = Journal(book, "March");
            Row(sheet, 2, new DateTime(2026, 3, 5), 6800, 10, "");
            Row(sheet, 5, new DateTime(2026, 3, 5), 9999, "", 10.001);
        });

        var (report, _) = await books.Get<ImportService>().DryRunAsync(house.File(ImportKind.Journals, content));

        Assert.Equal(["Row 5, account: Company ARG has no such account. Found \"9999\".", "Row 5, credit: has 3 decimals; USD has 2. Found \"10.001\"."], report!.InWords());
    }

    [Fact]
    public async Task Days_may_be_counted_from_1904_and_texts_may_be_shared_in_runs()
    {
        await using var books = await Books.OpenAsync();
        var house = await Association.FoundAsync(books);
        var rows = new RawWorkbook(RawWorkbook.Texts("journal", "date", "description", "account", "debit", "credit"),
            RawWorkbook.Texts("J-1") + "<c s=\"1\"><v>44624</v></c><c t=\"s\"><v>0</v></c>" + RawWorkbook.Texts("6800", "10"),
            RawWorkbook.Texts("J-1") + "<c t=\"d\"><v>2026-03-05T00:00:00</v></c>" + RawWorkbook.Texts("", "1010", "", "10"))
            .With("xl/styles.xml", "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"[$-409]&quot;am &quot;dd/mm/yyyy;@\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"2\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>")
            .With("xl/sharedStrings.xml", "<sst>\n <si>\n  <r><t>Hall </t></r><r><t>rent</t></r><rPh sb=\"0\" eb=\"1\"><t>aid</t></rPh></si></sst>");
        rows.Parts["xl/workbook.xml"] = rows.Parts["xl/workbook.xml"].Replace("<sheets>", "<workbookPr date1904=\"1\"/><sheets>");

        var (_, refusal) = await books.Get<ImportService>().ImportAsync(house.File(ImportKind.Journals, rows.Bytes()));

        Assert.Null(refusal);
        await using var db = books.Db();
        var journal = await db.Transactions.Include(t => t.Lines).SingleAsync(t => t.Kind == TransactionKind.ManualJournal);
        Assert.Equal((new DateOnly(2026, 3, 5), "Hall rent"), (journal.Date, journal.Lines.First(line => line.LineNo == 1).Description));
    }

    private static IXLWorksheet Journal(XLWorkbook book, string name)
    {
        var sheet = book.AddWorksheet(name);
        foreach (var (at, column) in new[] { "journal", "date", "description", "account", "debit", "credit" }.Index()) sheet.Cell(1, at + 1).Value = column;
        return sheet;
    }

    private static void Row(IXLWorksheet sheet, int row, params object[] fromDate)
    {
        sheet.Cell(row, 1).Value = "J-1";
        sheet.Cell(row, 3).Value = "Rent";
        foreach (var (at, value) in fromDate.Index()) if (value is not "") sheet.Cell(row, at == 0 ? 2 : at + 3).Value = value;
    }

    private static byte[] Written(Action<XLWorkbook> write)
    {
        using var book = new XLWorkbook();
        write(book);
        using var file = new MemoryStream();
        book.SaveAs(file, validate: false, evaluateFormulae: true);
        return file.ToArray();
    }
}
