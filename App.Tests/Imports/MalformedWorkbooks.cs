using BatchLedger.Imports;

namespace BatchLedger.Tests.Imports;

/// <summary>Workbooks that cannot be imported, each with the beginning of the fault that must be named.</summary>
internal static class MalformedWorkbooks
{
    private static readonly string Header = RawWorkbook.Texts("journal", "date", "description", "account", "debit", "credit");
    private static readonly string Start = RawWorkbook.Texts("J-1", "2026-03-05", "Rent");
    private static readonly string Credit = Start + RawWorkbook.Texts("1010", "") + "<c><v>10</v></c>";

    public static readonly Dictionary<string, (ImportKind Kind, byte[] Content, string Fault)> All = new()
    {
        ["a zip cut off"] = Of([0x50, 0x4B, 3, 4, 20, 0, 6, 0, 8, 0, 0, 0, 33, 0], "File: The workbook is damaged and cannot be read."),
        ["a workbook cut in half"] = Of(Good().Bytes()[..^200], "File: The workbook is damaged and cannot be read."),
        ["an old workbook"] = Of([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "File: The file is an old Excel workbook (.xls) or one with a password."),
        ["macros"] = Of(Good().With("xl/vbaProject.bin", "x"), "File: The workbook holds macros (.xlsm). Save it as .xlsx."),
        ["a binary workbook"] = Of(Good().With("xl/workbook.bin", "x"), "File: The workbook is a binary one (.xlsb)."),
        ["links to other files"] = Of(Good().With("xl/externalLinks/externalLink1.xml", "<x/>"), "File: The workbook takes values from other files."),
        ["another zip"] = Of(Good().Without("xl/workbook.xml"), "File: The file is a zip, but no Excel workbook."),
        ["more than a hundred parts"] = Of(Crowded(), "File: The workbook has 103 parts; 100 is the most."),
        ["a part that unpacks to more than 50 MB"] = Of(Bomb(51), "File: The workbook unpacks to more than 100 times its size."),
        ["a shared text of 51 MB that packs badly"] = Of(Noise(), "File: The file is larger than 50 MB. Split it."),
        ["a document type"] = Of(Good().With("xl/worksheets/sheet1.xml", "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>"), "File: The workbook is damaged and cannot be read."),
        ["laughs"] = Of(Good().With("xl/sharedStrings.xml", "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><sst><si><t>&b;</t></si></sst>"), "File: The workbook is damaged and cannot be read."),
        ["no sheet that is seen"] = Of(Good().With("xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets><sheet name=\"A\" state=\"hidden\" r:id=\"rId1\"/></sheets></workbook>"), "File: The workbook has no visible sheet."),
        ["a sheet that lies elsewhere"] = Of(Good().With("xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"rId1\" TargetMode=\"External\" Target=\"http://evil.example/a.xml\"/></Relationships>"), "File: Sheet Journals does not lie in the workbook itself."),
        ["a sheet that is missing"] = Of(Good().With("xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet9.xml\"/></Relationships>"), "File: The workbook is damaged and cannot be read."),
        ["a sheet that is no XML"] = Of(Good().With("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row>"), "File: The workbook is damaged and cannot be read."),
        ["an empty sheet"] = Of(new RawWorkbook(), "File: The file is empty."),
        ["only a header in the sheet"] = Of(new RawWorkbook(Header), "File: The file has a header but no rows."),
        ["a first row without anything"] = Of(new RawWorkbook("", Header, Credit), "Row 1: The first row of the sheet is empty. It names the columns."),
        ["a title above the header"] = Of(new RawWorkbook(RawWorkbook.Texts("Journals of March"), Header, Credit), "Row 1: Column 'Journals of March' is not known;"),
        ["more rows than are taken"] = Of(Good().WithSheet($"<row>{Header}</row><row r=\"1048576\">{Credit}</row>"), "Row 1048576: The file has more than 250000 rows. Split it."),
        ["a cell far to the right"] = Of(Good().WithSheet($"<row>{Header}</row><row><c r=\"XFD2\"><v>1</v></c></row>"), "Row 2: The row reaches column 16384; 100 is the most."),
        ["a cell beside the header"] = Of(new RawWorkbook(Header, Credit + RawWorkbook.Texts("lost")), "Row 2: The row has 7 columns, the header 6."),
        ["a formula that was never computed"] = Of(Debit("<c><f>5+5</f></c>"), "Row 2, debit: holds a formula without a saved result."),
        ["an error in a cell"] = Of(Debit("<c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>"), "Row 2, debit: holds the error #DIV/0!. Mend the formula."),
        ["a number beyond all numbers"] = Of(Debit("<c><v>1E+308</v></c>"), "Row 2, debit: holds the number 1E+308, which is too large or no number."),
        ["half a cent"] = Of(Debit("<c><v>10.005</v></c>"), "Row 2, debit: has 3 decimals; USD has 2."),
        ["an amount with words"] = Of(Debit(RawWorkbook.Texts("1,200.00")), "Row 2, debit: has a comma."),
        ["a text that is not there"] = Of(Debit("<c t=\"s\"><v>7</v></c>"), "Row 2, debit: names a text that the workbook does not have."),
        ["a date with a time"] = Of(Dated("<c s=\"1\"><v>46086.5</v></c>"), "Row 2, date: holds a time of day. Leave only the date."),
        ["a date that never was"] = Of(Dated("<c s=\"1\"><v>60</v></c>"), "Row 2, date: holds the day number 60, which is no date."),
        ["a date without the look of one"] = Of(Dated("<c><v>46086</v></c>"), "Row 2, date: is not a date. Write it as 2026-03-31. Found \"46086\"."),
        ["a line break in a cell"] = Of(new RawWorkbook(Header, Credit.Replace("Rent", "Re\nnt")), "Row 2, description: holds a control character."),
    };

    private static RawWorkbook Good() => Debit("<c><v>10</v></c>");

    private static RawWorkbook Debit(string cell) => new(Header, Start + RawWorkbook.Texts("6800") + cell, Credit);

    private static RawWorkbook Dated(string cell) =>
        new RawWorkbook(Header, RawWorkbook.Texts("J-1") + cell + RawWorkbook.Texts("Rent", "6800", "10"), Credit)
            .With("xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>");

    private static RawWorkbook Crowded()
    {
        var book = Good();
        for (var part = 0; part < 100; part++) book.With($"xl/media/{part}.txt", "x");
        return book;
    }

    private static RawWorkbook Bomb(int megabytes) => Good().With("xl/sharedStrings.xml", $"<sst><si><t>{new string(' ', megabytes * 1024 * 1024)}</t></si></sst>");

    private static byte[] Noise()
    {
        var bytes = new byte[50 * 1024 * 1024 + 1];
        new Random(7).NextBytes(bytes);
        "PK\u0003\u0004"u8.CopyTo(bytes);
        return bytes;
    }

    private static (ImportKind, byte[], string) Of(RawWorkbook book, string fault) => Of(book.Bytes(), fault);

    private static (ImportKind, byte[], string) Of(byte[] content, string fault) => (ImportKind.Journals, content, fault);
}
