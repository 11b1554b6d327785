using System.Globalization;
using System.IO.Compression;
using System.Text;
using BatchLedger.Batches;
using BatchLedger.GlFormats;
using BatchLedger.Journals;
using BatchLedger.LedgerArchive;
using BatchLedger.Ledgers;
using BatchLedger.Mail;
using BatchLedger.Spreadsheets;
using BatchLedger.Tests.Mail;
using BatchLedger.Tests.Spreadsheets;
using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;
using static BatchLedger.Tests.Spreadsheets.Workbooks;

namespace BatchLedger.Tests.LedgerFiles;

public class MassLedgerTests
{
    [Fact, Rule("S0.18"), Trait("Convention", "X13"), Trait("Convention", "X14")]
    public async Task One_file_holds_the_lines_of_every_posted_batch_and_its_sheets_agree()
    {
        await using var rig = await MassRig.UsualAsync();
        var file = await rig.BytesAsync(await rig.RunAsync());

        Assert.Empty(Faults(file));
        using var book = Read(file);
        Assert.Equal(["Detail", "Control", "Summary", "By batch", "About"], book.Worksheets.Select(sheet => sheet.Name));
        Assert.Equal("tblDetail_Mass_ARG_2026_03", Assert.Single(book.Worksheet("Detail").Tables).Name);
        Assert.Equal([.. Enumerable.Repeat("B-000002", 6), .. Enumerable.Repeat("B-000003", 4), .. Enumerable.Repeat("B-000004", 2)],
            Rows(book, "Detail").Select(row => row.Cell(1).GetString()));
        Assert.Equal(
        [
            "Mass|Mar 2026|ACTUAL|HQ||1010|Operating bank|6|600.1|0|600.1",
            "Mass|Mar 2026|ACTUAL|HQ||2200|Unapplied payments|6|0|600.1|-600.1",
        ], Rows(book, "Summary").Select(row => Text(row, 11)));
        Assert.Equal(["B-000002|3", "B-000002|3", "B-000003|2", "B-000003|2", "B-000004|1", "B-000004|1"],
            Rows(book, "By batch").Select(row => $"{row.Cell(1).GetString()}|{row.Cell(8).GetString()}"));
        List<decimal> expected = [12, 600.10m, 600.10m];
        Assert.Equal(expected, [Rows(book, "Detail").Count, Sum(book, "Detail", 14), Sum(book, "Detail", 15)]);
        Assert.Equal(expected, [Sum(book, "Summary", 8), Sum(book, "Summary", 9), Sum(book, "Summary", 10)]);
        Assert.Equal(expected, [Sum(book, "By batch", 8), Sum(book, "By batch", 9), Sum(book, "By batch", 10)]);
    }

    [Fact, Trait("Convention", "X11")]
    public async Task Control_has_a_row_a_batch_with_its_hash_and_names_each_batch_that_is_not_in_the_file()
    {
        await using var rig = await MassRig.UsualAsync();
        using var book = Read(await rig.BytesAsync(await rig.RunAsync(LedgerKind.Summary)));
        await using var db = rig.Books.Db();
        var hashes = await db.JournalEntries.OrderBy(e => e.Number).Select(e => e.LinesHash).ToListAsync();

        Assert.Equal(["B-000002", "Dues", "Posted", "3", "6", "300.06", "0", "not checked", "300.06", "300.06", "0", "PASS", "J-000001", "1", hashes[0]], Control(book, "B-000002"));
        Assert.Equal(["All batches", "3 batches", "", "6", "12", "600.1", "0", "0", "600.1", "600.1", "0", "PASS"], Control(book, "All batches"));
        Assert.Equal(["B-000005", "Refunds", "Closed", "Transaction T-000042 has no account."], Control(book, "B-000005"));
        Assert.Equal(["B-000001", "Dues March", "Open", "It is open. Close it, then export the ledger again."], Control(book, "B-000001"));
        Assert.Equal(["3 journals", "As their runs wrote them down", "", "", "12", "600.1", "600.1", "PASS"], Control(book, "3 journals"));
        Assert.DoesNotContain("Detail", book.Worksheets.Select(sheet => sheet.Name));
        var about = book.Worksheet("About").CellsUsed().Select(cell => cell.GetString()).ToList();
        Assert.Contains(about, text => text.StartsWith("A mass ledger: the journal lines that BatchLedger made of 3 batches of one fiscal period", StringComparison.Ordinal));
        Assert.Contains("Refunds: Transaction T-000042 has no account.", about);
        Assert.Contains("Mar 2026, 2026-03-01 to 2026-03-31", about);
    }

    [Fact, Trait("Convention", "X21")]
    public async Task The_same_run_gives_the_same_bytes_whenever_it_gets_to_its_file()
    {
        await using var rig = await MassRig.UsualAsync();
        var run = await rig.RunAsync();
        var first = (await rig.Binder.BindAsync(run, default)).Value!;

        rig.Books.Clock.Advance(TimeSpan.FromDays(3));
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("th-TH");
        try
        {
            using var second = (await rig.Binder.BindAsync(run, default)).Value!;
            Assert.Equal(("BatchLedger_Mass_ARG_2026-03_Detail.xlsx", first.Sha256, first.Size), (second.Name, second.Sha256, second.Size));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
            first.Dispose();
        }
    }

    [Fact, Trait("Convention", "X18")]
    public async Task Names_that_look_like_formulas_stay_names()
    {
        await using var rig = await MassRig.UsualAsync("=cmd|' /C calc'!A0 ");
        var file = await rig.BytesAsync(await rig.RunAsync());

        Assert.Empty(Faults(file));
        Assert.DoesNotContain(Enumerable.Range(1, 5).SelectMany(sheet => Sheet(file, sheet).Descendants(Main + "f")), formula => formula.Value.Contains("cmd", StringComparison.Ordinal));
        var evil = Enumerable.Range(1, 5).SelectMany(sheet => Sheet(file, sheet).Descendants(Main + "c")).Where(cell => cell.Value.StartsWith('=')).ToList();
        Assert.True(evil.Count > 12);
        Assert.All(evil, cell => Assert.Equal("1", (string?)Look(file, cell).Attribute("quotePrefix")));
    }

    [Fact, Rule("S0.29"), Rule("S0.30")]
    public async Task The_file_is_a_workbook_whatever_the_accounting_system_it_is_kept_and_mailed_zipped_and_the_mail_names_what_is_not_in_it()
    {
        await using var rig = await MassRig.UsualAsync();
        await new LedgerRig(rig.Books, rig.Association).ChangeAsync(async db => (await db.Companies.SingleAsync()).AccountingSystem = AccountingSystem.QuickBooksOnline);
        var stored = await rig.HandedOverAsync(await rig.RunAsync());

        Assert.Equal(("BatchLedger_Mass_ARG_2026-03_Detail.xlsx", LedgerFormat.Excel, 3), (stored.Name, stored.Format, stored.Journals.Count));
        Assert.Equal((TakeWay.Mail, MassRig.Recipient), (Assert.Single(stored.Takes).Way, stored.Takes[0].Place));
        var mail = (await rig.Books.MailsNowAsync()).Single(mail => mail.Kind is MailKind.LedgerFile);
        Assert.Equal((MassRig.Recipient, "Ledger (Detail) of Mar 2026, mass ledger", "BatchLedger_Mass_ARG_2026-03_Detail.zip"), (mail.Recipient, mail.Subject, mail.AttachmentName));
        await using var db = rig.Books.Db();
        using var zip = new ZipArchive(new MemoryStream((await db.Set<OutboxAttachment>().SingleAsync(a => a.MailId == mail.Id)).Bytes));
        using var readme = new StreamReader(zip.GetEntry("README.txt")!.Open(), Encoding.UTF8);
        foreach (var text in new[] { mail.TextBody, await readme.ReadToEndAsync() })
        {
            Assert.Matches("Not in it: B-000005: +Refunds: Transaction T-000042 has no account.", text);
            Assert.Matches("Debits: +600.10 USD", text);
            Assert.Contains(stored.Sha256, text);
        }
        Assert.Contains("3 batches are in the file; 2 of the fiscal period are not, each with its reason below.", mail.TextBody);
    }

    [Fact]
    public async Task Above_the_limit_the_mail_has_a_link_and_without_an_address_there_is_no_mail()
    {
        await using var rig = await MassRig.UsualAsync();
        rig.Books.Get<Microsoft.Extensions.Options.IOptions<MailOptions>>().Value.AttachmentLimit = 1_000;

        await rig.HandedOverAsync(await rig.RunAsync());
        var mail = (await rig.Books.MailsNowAsync()).Single(mail => mail.Kind is MailKind.LedgerFile);
        Assert.Null(mail.AttachmentName);
        Assert.Contains("so it is not attached. Download it from the page.", mail.TextBody);
        Assert.Contains($"https://ledger.example.org/fiscal-periods/{rig.Association.March.Id}?tab=files", mail.TextBody);

        Assert.Empty((await rig.HandedOverAsync(await rig.RunAsync(recipient: null))).Takes);
        Assert.Single(await rig.Books.MailsNowAsync(), mail => mail.Kind is MailKind.LedgerFile);
    }

    [Fact]
    public async Task A_journal_that_was_tampered_with_keeps_the_whole_file_from_leaving()
    {
        await using var rig = await MassRig.UsualAsync();
        var guards = new LedgerRig(rig.Books, rig.Association);
        await guards.DamageAsync("UPDATE JournalLines SET Description = 'Other' WHERE JournalEntryId = 2 AND LineNo = 1");

        var (bound, refusal) = await rig.Binder.BindAsync(await rig.RunAsync(), default);

        Assert.Null(bound);
        Assert.StartsWith("The lines of journal J-000002 are not those its run wrote", refusal?.Message);
        Assert.Empty(guards.FilesLeft);
    }

    [Fact]
    public async Task A_batch_reopened_before_its_file_was_written_is_not_in_it_and_says_so()
    {
        await using var rig = await MassRig.UsualAsync();
        var run = await rig.RunAsync();
        Assert.Null(await rig.Books.Get<BatchLifeService>().ReopenAsync("B-000003", null, "A payment was wrong"));

        using var book = Read(await rig.BytesAsync(run));

        Assert.Equal(["B-000003", "Events", "Open", "It was reopened after it was posted."], Control(book, "B-000003"));
        Assert.Equal(8, Rows(book, "Detail").Count);
    }

    [Fact]
    public async Task A_file_that_nobody_takes_over_is_gone()
    {
        await using var rig = await MassRig.UsualAsync();
        var guards = new LedgerRig(rig.Books, rig.Association);
        using (await BindAsync()) Assert.Single(guards.FilesLeft);
        Assert.Empty(guards.FilesLeft);

        async Task<IDisposable> BindAsync() => (await rig.Binder.BindAsync(await rig.RunAsync(), default)).Value!;
    }

    private static string Text(IXLRangeRow row, int columns) => string.Join('|', Enumerable.Range(1, columns).Select(column => Text(row.Cell(column))));

    private static string Text(IXLCell cell) => cell.DataType is XLDataType.Number ? ((decimal)cell.GetDouble()).ToString(CultureInfo.InvariantCulture) : cell.GetString();

    private static List<IXLRangeRow> Rows(XLWorkbook book, string sheet) => [.. Assert.Single(book.Worksheet(sheet).Tables).DataRange.Rows()];

    private static decimal Sum(XLWorkbook book, string sheet, int column) => Rows(book, sheet).Sum(row => (decimal)row.Cell(column).GetDouble());

    private static List<string> Control(XLWorkbook book, string first)
    {
        var row = book.Worksheet("Control").RowsUsed().Single(row => row.Cell(1).GetString() == first);
        return [.. Enumerable.Range(1, row.LastCellUsed().Address.ColumnNumber).Select(column => Text(row.Cell(column)))];
    }
}
