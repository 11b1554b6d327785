using System.IO.Compression;
using System.Text;
using BatchLedger.Batches;
using BatchLedger.GlFormats;
using BatchLedger.Journals;
using BatchLedger.LedgerArchive;
using BatchLedger.LedgerFiles;
using BatchLedger.LedgerRuns;
using BatchLedger.Ledgers;
using BatchLedger.Mail;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.LedgerFiles;

public class ImportPressTests
{
    [Fact, Rule("S0.14")]
    public async Task The_detail_of_a_batch_is_the_import_file_of_its_accounting_system_with_the_member_on_receivable_lines()
    {
        await using var rig = await OfSystemAsync(AccountingSystem.QuickBooksOnline);
        await rig.ChangeAsync(async db => (await db.Accounts.SingleAsync(a => a.Code == "1010")).ExternalName = "Bank:Operating");

        using var file = (await rig.Files.DownloadAsync(new("B-000001", LedgerKind.Detail, LedgerFormat.QuickBooksOnlineCsv))).Value!;

        Assert.Equal("BatchLedger_B-000001_Detail_2026-03-10_qbo.csv", file.Name);
        Assert.Equal(
        [
            "JournalNo,JournalDate,AccountName,Debits,Credits,Description,Name,Location,Class",
            "J-000001,03/10/2026,Bank:Operating,100.01,,T-000001 Dues,,,EV",
            "J-000001,03/10/2026,Accounts receivable,,100.01,T-000001 Dues,Anna Berg,,EV",
        ], (await File.ReadAllLinesAsync(file.Path)).Take(3));
        Assert.Equal(7, (await File.ReadAllLinesAsync(file.Path)).Length);
    }

    [Fact]
    public async Task A_summary_has_one_line_a_side_of_an_account_branch_and_department()
    {
        await using var rig = await OfSystemAsync(AccountingSystem.GenericCsv);
        await rig.ChangeAsync(async db => (await db.Companies.SingleAsync()).Type = CompanyType.WithBranchesNotRequiringBalancing);

        using var file = (await rig.Files.DownloadAsync(new("B-000001", LedgerKind.Summary, LedgerFormat.GenericCsv))).Value!;

        var lines = await File.ReadAllLinesAsync(file.Path);
        Assert.Equal(1 + 6, lines.Length);
        Assert.Contains("J-000001,2026-03-10,1,1010,Operating bank,100.03,", lines[1], StringComparison.Ordinal);
        Assert.Contains("HQ", lines[1], StringComparison.Ordinal);
        Assert.All(lines.Skip(1), line => Assert.Contains("Dues March", line, StringComparison.Ordinal));
    }

    [Fact, Rule("S0.14")]
    public async Task A_format_of_another_system_is_not_offered_and_the_workbook_and_the_generic_file_always_are()
    {
        await using var rig = await OfSystemAsync(AccountingSystem.NetSuite);

        Assert.Equal([LedgerFormat.Excel, LedgerFormat.NetSuiteCsv, LedgerFormat.GenericCsv], (await rig.Files.OfferAsync("B-000001", LedgerKind.Detail)).Value!.Formats);
        Assert.Equal("Xero CSV is not offered: company ARG uses NetSuite. Take Excel or NetSuite CSV or Generic CSV, or change the accounting system of the company.",
            (await rig.Files.DownloadAsync(new("B-000001", LedgerKind.Summary, LedgerFormat.XeroCsv))).Refusal?.Message);
    }

    [Fact]
    public async Task What_the_other_system_cannot_take_is_refused_with_its_line_before_anything_is_written()
    {
        await using var rig = await OfSystemAsync(AccountingSystem.QuickBooksOnline);
        await rig.ChangeAsync(async db => (await db.Accounts.SingleAsync(a => a.Code == "1010")).Name = "=cmd|bank");
        var wish = new LedgerWish("B-000001", LedgerKind.Detail, LedgerFormat.QuickBooksOnlineCsv);

        var asked = await rig.Files.WhyNotAsync(wish);
        var refusal = (await rig.Files.DownloadAsync(wish)).Refusal;

        Assert.Equal("GlFormat.DoesNotFit", refusal?.Code);
        Assert.Equal(asked?.Message, refusal?.Message);
        Assert.Equal(3, refusal!.Faults.Count);
        Assert.Contains("1", refusal.Faults[0].Where, StringComparison.Ordinal);
        Assert.Empty(rig.FilesLeft);
        Assert.Empty(await rig.AuditAsync("Ledger.Download"));
        Assert.Null(await rig.Files.WhyNotAsync(wish with { Format = LedgerFormat.Excel }));
    }

    [Fact]
    public async Task A_journal_that_leaves_a_second_time_to_be_imported_is_warned_about_in_whatever_format_and_a_workbook_is_not()
    {
        await using var rig = await OfSystemAsync(AccountingSystem.QuickBooksOnline);
        Assert.Empty((await TakenAsync(rig, LedgerFormat.Excel)).Warnings);
        Assert.Empty((await TakenAsync(rig, LedgerFormat.QuickBooksOnlineCsv)).Warnings);

        const string Warning = "Journal J-000001 already left as QuickBooks Online CSV on 10 Mar 2026 (by R. Osei). Importing it twice doubles it.";
        Assert.Equal([Warning], (await TakenAsync(rig, LedgerFormat.GenericCsv)).Warnings);
        Assert.Equal(2, (await rig.Files.OfferAsync("B-000001", LedgerKind.Summary)).Value!.Warnings.Count);
        Assert.Equal(2, (await TakenAsync(rig, LedgerFormat.QuickBooksOnlineCsv)).Warnings.Count);
        Assert.Equal("Journal J-000001 already left as QuickBooks Online CSV 2 times, last on 10 Mar 2026 (by R. Osei). Importing it twice doubles it.", (await TakenAsync(rig, LedgerFormat.GenericCsv)).Warnings[0]);
        Assert.Empty((await TakenAsync(rig, LedgerFormat.Excel)).Warnings);
    }

    [Fact]
    public async Task A_journal_that_left_and_was_superseded_must_be_reversed_there_first()
    {
        await using var mass = await MassRig.OpenAsync();
        await mass.PostedAsync("B-000002", "Dues", payments: 2);
        var files = mass.Books.Get<LedgerFileService>();
        var wish = new LedgerWish("B-000002", LedgerKind.Detail, LedgerFormat.GenericCsv);
        (await files.DownloadAsync(wish)).Value!.Dispose();

        var life = mass.Books.Get<BatchLifeService>();
        Assert.Null(await life.ReopenAsync("B-000002", null, "A payment was wrong"));
        Assert.Null(await life.CloseAsync("B-000002"));
        Assert.Null((await mass.Books.Get<LedgerRunService>().CreateAsync("B-000002")).Refusal);
        await mass.Books.Get<LedgerRunWorker>().WorkOffAsync(default);
        Assert.Null(await life.PostAsync("B-000002"));

        using var second = (await files.DownloadAsync(wish)).Value!;
        Assert.Equal(["Journal J-000001, posting version 1, left as Generic CSV on 10 Mar 2026 (by R. Osei), and the batch was reopened since. Reverse it there first."], second.Warnings);
    }

    [Fact]
    public async Task Schedule_process_mails_the_import_file_zipped_and_says_to_import_it_once()
    {
        await using var rig = await OfSystemAsync(AccountingSystem.SageIntacct);
        await rig.ChangeAsync(async db => (await db.Companies.SingleAsync()).Type = CompanyType.WithBranchesNotRequiringBalancing);

        var mail = (await rig.Files.ScheduleAsync(new("B-000001", LedgerKind.Detail, LedgerFormat.IntacctCsv), "accounts@example.org", Guid.NewGuid())).Value!;

        Assert.Equal(("Ledger (Detail) as Sage Intacct CSV: batch B-000001, Dues March (Mar 2026)", "BatchLedger_B-000001_Detail_2026-03-10_intacct.zip"), (mail.Subject, mail.AttachmentName));
        await using var db = rig.Books.Db();
        using var zip = new ZipArchive(new MemoryStream((await db.Set<OutboxAttachment>().SingleAsync()).Bytes));
        Assert.Equal(["BatchLedger_B-000001_Detail_2026-03-10_intacct.csv", "README.txt"], zip.Entries.Select(entry => entry.FullName));
        using var readme = new StreamReader(zip.Entries[1].Open(), Encoding.UTF8);
        Assert.Contains("Unzip the file and import it once: it is Sage Intacct CSV", await readme.ReadToEndAsync(), StringComparison.Ordinal);
        Assert.Equal(LedgerFormat.IntacctCsv, (await db.Set<StoredFile>().SingleAsync()).Format);
    }

    private static async Task<LedgerRig> OfSystemAsync(AccountingSystem system)
    {
        var rig = await LedgerRig.PostedAsync();
        await rig.ChangeAsync(async db => (await db.Companies.SingleAsync()).AccountingSystem = system);
        return rig;
    }

    private static async Task<LedgerReceipt> TakenAsync(LedgerRig rig, LedgerFormat format)
    {
        var (receipt, refusal) = await rig.Files.WriteAsync(new("B-000001", LedgerKind.Detail, format), Path.Combine(rig.Books.Folder.Path, "out"));
        Assert.Null(refusal);
        return receipt!;
    }
}
