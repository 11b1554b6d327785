using System.Globalization;
using System.Text;
using BatchLedger.GeneralLedger;
using BatchLedger.People;
using Microsoft.EntityFrameworkCore;
using static BatchLedger.Tests.Spreadsheets.Workbooks;

namespace BatchLedger.Tests.GeneralLedger;

public class BookFileTests
{
    private static readonly BookWish ToFebruary = BookGround.Year with { To = "2026-02-01" };

    [Fact]
    public async Task The_trial_balance_as_a_workbook_is_what_the_page_shows_and_says_who_took_it()
    {
        await using var ground = await BookGround.PostedAsync();
        var (file, _) = await Files(ground).TrialBalanceAsync(ToFebruary, BookFormat.Excel);
        Assert.Equal("Trial_balance_ACTUAL_ARG_Jan_2026_to_Feb_2026.xlsx", file!.Name);
        var bytes = await BytesAsync(file);

        Assert.Empty(Faults(bytes));
        using var book = Read(bytes);
        Assert.Equal(["About", "Trial balance"], book.Worksheets.OrderBy(sheet => sheet.Position).Select(sheet => sheet.Name));
        var sheet = book.Worksheet("Trial balance");
        Assert.Equal("1010;Operating bank;Asset;USD;0;0;300;50;250;0", Row(sheet, 2));
        Assert.Equal("4010;Annual dues;Revenue;USD;0;0;0;300;0;300", Row(sheet, 3));
        Assert.Equal("Total;;;;0.00;0.00;350.00;350.00;300.00;300.00", Row(sheet, 5));
        var about = book.Worksheet("About").CellsUsed().Select(cell => cell.GetString()).ToList();
        Assert.Equal([], new[] { "ARG Association of River Guides", "Jan 2026 to Feb 2026", "All branches", "R. Osei", "2026-03-10 09:00:00 UTC" }.Except(about));
        Assert.Equal(["Trial balance: ledger ACTUAL of ARG, Jan 2026 to Feb 2026"], await TakenAsync(ground));
    }

    [Fact]
    public async Task The_account_ledger_as_a_workbook_has_the_running_balance_between_opening_and_closing()
    {
        await using var ground = await BookGround.PostedAsync();
        var wish = BookGround.Year with { From = "2026-02-01", Account = "1010" };
        var (file, _) = await Files(ground).AccountLedgerAsync(wish, BookFormat.Excel);
        Assert.Equal("Account_ledger_1010_ACTUAL_ARG_Feb_2026_to_Dec_2026.xlsx", file!.Name);
        var bytes = await BytesAsync(file);

        Assert.Empty(Faults(bytes));
        using var book = Read(bytes);
        var sheet = book.Worksheet("Account ledger");
        Assert.Equal(";;;;;;;;Opening balance;;;300", Row(sheet, 2));
        Assert.Equal("Feb 2026;2026-02-18;J-000003;T-000003;;B-FEB;HQ;;;0;50;250", Row(sheet, 3).Replace("Manual journal", "", StringComparison.Ordinal));
        var rows = (await ground.Reader.LinesAsync(wish, new(Take: 1_000))).Rows;
        Assert.Equal(rows.Select(r => r.Balance / 100m), Enumerable.Range(3, rows.Count).Select(row => (decimal)sheet.Cell(row, 12).GetDouble()));
        Assert.EndsWith($"Closing balance;;;{(rows[^1].Balance / 100m).ToString("0.##", CultureInfo.InvariantCulture)}", Row(sheet, rows.Count + 3), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_csv_twins_have_one_header_row_and_name_the_filter_in_each_row()
    {
        await using var ground = await BookGround.PostedAsync();
        var balance = Lines(await BytesAsync((await Files(ground).TrialBalanceAsync(ToFebruary with { Branch = "WEST" }, BookFormat.Csv)).Value!));
        var ledger = Lines(await BytesAsync((await Files(ground).AccountLedgerAsync(ToFebruary with { Account = "1010", Department = "." }, BookFormat.Csv)).Value!));

        Assert.Equal("Company,Ledger,From,To,Branch filter,Department filter,Account,Account name,Type,Unit,Opening debit,Opening credit,Debits,Credits,Closing debit,Closing credit", balance[0]);
        Assert.Equal("ARG,ACTUAL,2026-01-01,2026-02-28,WEST,,1010,Operating bank,Asset,USD,0.00,0.00,200.00,0.00,200.00,0.00", balance[1]);
        Assert.Equal("ARG,ACTUAL,2026-01-01,2026-02-28,,none,1010,,,,,,,,,Opening balance,,,0.00", ledger[1]);
        Assert.EndsWith(",Closing balance,,,250.00", ledger[^1], StringComparison.Ordinal);
        Assert.Equal(6, ledger.Length - 1);
    }

    [Fact]
    public async Task A_name_that_looks_like_a_formula_is_text_and_nothing_is_left_on_the_disk()
    {
        await using var ground = await BookGround.PostedAsync();
        await ground.Books.Get<BatchLedger.Data.WriteGate>().PassAsync(async () =>
        {
            await using var db = ground.Books.Db();
            await db.Accounts.Where(a => a.Code == "1010").ExecuteUpdateAsync(set => set.SetProperty(a => a.Name, "=HYPERLINK(\"http://x\")"));
        });

        var bytes = await BytesAsync((await Files(ground).TrialBalanceAsync(ToFebruary, BookFormat.Excel)).Value!);
        var csv = Lines(await BytesAsync((await Files(ground).TrialBalanceAsync(ToFebruary, BookFormat.Csv)).Value!));

        using var book = Read(bytes);
        Assert.False(book.Worksheet("Trial balance").Cell(2, 2).HasFormula);
        Assert.Contains("\"'=HYPERLINK(\"\"http://x\"\")\"", csv[1], StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.Combine(ground.Books.Folder.Path, "files")));
    }

    [Fact]
    public async Task Who_may_not_take_files_is_refused_and_nothing_is_told()
    {
        await using var ground = await BookGround.PostedAsync();
        ground.Books.Actor = Books.Person("V. Iewer", Role.Viewer);

        Assert.Equal("People.NotAllowed", (await Files(ground).TrialBalanceAsync(ToFebruary, BookFormat.Csv)).Refusal?.Code);
        Assert.Equal("People.NotAllowed", (await ground.Reader.TrialBalanceAsync(ToFebruary)).WhyNotTake?.Code);
        Assert.Empty(await TakenAsync(ground));
    }

    internal static async Task<byte[]> BytesAsync(BookFile file)
    {
        await using (file)
        {
            using var bytes = new MemoryStream();
            await file.Content.CopyToAsync(bytes);
            return bytes.ToArray();
        }
    }

    internal static string Text(byte[] bytes, BookFormat format)
    {
        if (format is BookFormat.Csv) return Encoding.UTF8.GetString(bytes);
        using var book = Read(bytes);
        return string.Join(';', book.Worksheets.SelectMany(sheet => sheet.CellsUsed()).Select(cell => Word(cell))) + ";";
    }

    private static string Word(ClosedXML.Excel.IXLCell cell) => Convert.ToString(cell.CachedValue, CultureInfo.InvariantCulture) ?? "";

    private static BookFileService Files(BookGround ground) => ground.Books.Get<BookFileService>();

    private static string[] Lines(byte[] bytes) => Encoding.UTF8.GetString(bytes.AsSpan(3)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

    private static string Row(ClosedXML.Excel.IXLWorksheet sheet, int row) => string.Join(';', Enumerable.Range(1, sheet.Row(1).LastCellUsed().Address.ColumnNumber)
        .Select(column => sheet.Cell(row, column)).Select(cell => cell.DataType is ClosedXML.Excel.XLDataType.DateTime ? cell.GetDateTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : Word(cell)));

    private static async Task<List<string>> TakenAsync(BookGround ground)
    {
        await using var db = ground.Books.Db();
        return await db.AuditRows.Where(r => r.Action == "Books.Take").OrderBy(r => r.Seq).Select(r => r.Record + ": " + r.After).ToListAsync();
    }
}
