using System.IO.Compression;
using System.Security.Cryptography;
using BatchLedger.Journals;
using BatchLedger.Data;
using BatchLedger.LedgerFiles;
using BatchLedger.Ledgers;
using BatchLedger.Mail;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Tests.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BatchLedger.Tests.LedgerFiles;

public class LedgerFileServiceTests
{
    private const string Address = "accounts@example.org";

    [Fact, Rule("S0.12"), Rule("S1.20")]
    public async Task The_ledger_can_be_had_once_the_batch_is_posted_and_not_before()
    {
        await using var rig = await LedgerRig.ReadyAsync();

        Assert.Equal("Batch B-000001 is closed. Post it before taking its ledger.", (await rig.Files.DownloadAsync(new("B-000001", LedgerKind.Detail))).Refusal?.Message);
        Assert.Equal("Batch B-000001 is closed. Post it before taking its ledger.", (await rig.Files.ScheduleAsync(new("B-000001", LedgerKind.Summary), Address, Guid.NewGuid())).Refusal?.Message);
        Assert.Equal("LedgerFile.NotPosted", (await rig.Files.OfferAsync("B-000001", LedgerKind.Detail)).Refusal?.Code);

        await rig.PostAsync();
        Assert.NotNull((await rig.Files.OfferAsync("B-000001", LedgerKind.Detail)).Value);
        Assert.NotEmpty(await rig.DownloadedAsync(LedgerKind.Detail));
    }

    [Fact, Rule("S0.13")]
    public void The_options_are_called_detail_and_summary() =>
        Assert.Equal(["Ledger (Detail)", "Ledger (Summary)"], Enum.GetValues<LedgerKind>().Select(kind => kind.Title()));

    [Theory, Rule("S0.14")]
    [InlineData(AccountingSystem.ExcelOnly, true)]
    [InlineData(AccountingSystem.QuickBooksOnline, true)]
    [InlineData(AccountingSystem.QuickBooksDesktop, false)]
    [InlineData(AccountingSystem.SageIntacct, true)]
    [InlineData(AccountingSystem.NetSuite, true)]
    [InlineData(AccountingSystem.Xero, false)]
    [InlineData(AccountingSystem.GenericCsv, true)]
    public async Task The_accounting_system_decides_which_kinds_are_offered(AccountingSystem system, bool offersDetail)
    {
        await using var rig = await LedgerRig.PostedAsync();
        await rig.ChangeAsync(async db => (await db.Companies.SingleAsync()).AccountingSystem = system);

        Assert.NotEmpty(await rig.DownloadedAsync(LedgerKind.Summary));
        var (detail, refusal) = await rig.Files.DownloadAsync(new("B-000001", LedgerKind.Detail));
        using (detail) Assert.Equal(offersDetail, detail is not null);
        if (!offersDetail)
            Assert.Equal($"Ledger (Detail) is not offered: company ARG uses {system.InWords()}, which takes the summary only. Take Ledger (Summary).", refusal?.Message);
    }

    [Fact]
    public async Task A_download_is_named_hashed_audited_and_gone_when_it_was_taken()
    {
        await using var rig = await LedgerRig.PostedAsync();
        var file = (await rig.Files.DownloadAsync(new("B-000001", LedgerKind.Detail))).Value!;

        Assert.Equal("BatchLedger_B-000001_Detail_2026-03-10.xlsx", file.Name);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(file.Path))), file.Sha256);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file.Path));
        Assert.Equal([$"B-000001: BatchLedger_B-000001_Detail_2026-03-10.xlsx, J-000001, {file.Size} bytes, SHA-256 {file.Sha256}"], await rig.AuditAsync("Ledger.Download"));

        file.Dispose();
        Assert.Empty(rig.FilesLeft);
    }

    [Theory]
    [InlineData("UPDATE JournalLines SET Description = 'Other' WHERE LineNo = 2")]
    [InlineData("UPDATE JournalLines SET Debit = Debit + 1 WHERE LineNo = 1; UPDATE JournalLines SET Credit = Credit + 1 WHERE LineNo = 2")]
    [InlineData("UPDATE JournalLines SET AccountId = 999 WHERE LineNo = 1")]
    [InlineData("DELETE FROM JournalLines WHERE LineNo > 4")]
    [InlineData("UPDATE JournalSummaries SET Lines = Lines + 1 WHERE Ordinal = 1")]
    public async Task A_damaged_ledger_is_refused_and_leaves_no_file(string damage)
    {
        await using var rig = await LedgerRig.PostedAsync();
        await rig.DamageAsync(damage);

        var download = await rig.Files.DownloadAsync(new("B-000001", LedgerKind.Detail));
        var mail = await rig.Files.ScheduleAsync(new("B-000001", LedgerKind.Summary), Address, Guid.NewGuid());

        Assert.StartsWith("The lines of journal J-000001 are not those its run wrote", download.Refusal?.Message);
        Assert.Equal("Journal.Damaged", mail.Refusal?.Code);
        Assert.Empty(rig.FilesLeft);
        Assert.Empty(await rig.Books.MailsNowAsync());
        Assert.Empty(await rig.AuditAsync("Ledger.Download"));
    }

    [Fact, Rule("S0.16"), Rule("S0.17"), Rule("S1.21"), Rule("S1.22")]
    public async Task Schedule_process_mails_a_zip_with_the_workbook_and_what_it_comes_to()
    {
        await using var rig = await LedgerRig.PostedAsync();
        var workbook = await rig.DownloadedAsync(LedgerKind.Detail);

        var mail = (await rig.Files.ScheduleAsync(new("B-000001", LedgerKind.Detail), $" {Address} ", Guid.NewGuid())).Value!;

        Assert.Equal((Address, "Ledger (Detail): batch B-000001, Dues March (Mar 2026)", "BatchLedger_B-000001_Detail_2026-03-10.zip"), (mail.Recipient, mail.Subject, mail.AttachmentName));
        using var zip = new ZipArchive(new MemoryStream(await AttachmentAsync(rig, mail)));
        Assert.Equal(["BatchLedger_B-000001_Detail_2026-03-10.xlsx", "README.txt"], zip.Entries.Select(entry => entry.FullName));
        Assert.Equal(workbook, Bytes(zip.Entries[0]));
        var readme = System.Text.Encoding.UTF8.GetString(Bytes(zip.Entries[1]));
        foreach (var text in new[] { readme, mail.TextBody })
        {
            Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(workbook)), text);
            Assert.Contains("300.06 USD, difference 0.00 USD", text);
            Assert.Matches("Lines: +6\r?\n", text);
        }
        Assert.Contains("https://ledger.example.org/batches/B-000001?tab=files", mail.TextBody);
        Assert.Contains(await rig.AuditAsync("Ledger.Schedule"), row => row.StartsWith($"B-000001: BatchLedger_B-000001_Detail_2026-03-10.xlsx to {Address}, J-000001", StringComparison.Ordinal));
        Assert.Empty(rig.FilesLeft);
    }

    [Fact]
    public async Task A_double_click_sends_one_mail_and_a_second_dialog_sends_a_second()
    {
        await using var rig = await LedgerRig.PostedAsync();
        var command = Guid.NewGuid();

        var mails = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => rig.Files.ScheduleAsync(new("B-000001", LedgerKind.Detail), Address, command)));
        Assert.Single(mails.Select(mail => mail.Value!.Id).Distinct());
        Assert.Single(await rig.Books.MailsNowAsync());
        Assert.Single(await rig.AuditAsync("Ledger.Schedule"));

        Assert.Equal("Data.CommandReused", (await rig.Files.ScheduleAsync(new("B-000001", LedgerKind.Summary), Address, command)).Refusal?.Code);
        await rig.Files.ScheduleAsync(new("B-000001", LedgerKind.Detail), Address, Guid.NewGuid());
        Assert.Equal(2, (await rig.Books.MailsNowAsync()).Count);
    }

    [Theory]
    [InlineData("accounts@example.org\r\nBcc: all@example.net")]
    [InlineData("accounts@example.org\n")]
    [InlineData("a@example.org, b@example.org")]
    [InlineData("Anna <a@example.org>")]
    [InlineData("")]
    public async Task What_is_not_one_plain_address_is_refused(string address)
    {
        await using var rig = await LedgerRig.PostedAsync();

        Assert.Equal("Mail.BadAddress", (await rig.Files.ScheduleAsync(new("B-000001", LedgerKind.Detail), address, Guid.NewGuid())).Refusal?.Code);
        Assert.Empty(await rig.Books.MailsNowAsync());
    }

    [Fact]
    public async Task A_name_with_a_line_break_cannot_leave_its_subject()
    {
        await using var rig = await LedgerRig.PostedAsync();
        await rig.ChangeAsync(async db => (await db.Batches.SingleAsync()).Name = "Dues\r\nBcc: all@example.net 😀");

        var mail = (await rig.Files.ScheduleAsync(new("B-000001", LedgerKind.Detail), Address, Guid.NewGuid())).Value!;

        Assert.Equal("Ledger (Detail): batch B-000001, Dues  Bcc: all@example.net 😀 (Mar 2026)", mail.Subject);
    }

    [Fact]
    public async Task Above_the_limit_the_mail_has_a_link_and_says_why()
    {
        await using var rig = await LedgerRig.PostedAsync();
        rig.Books.Get<IOptions<MailOptions>>().Value.AttachmentLimit = 1_000;

        var mail = (await rig.Files.ScheduleAsync(new("B-000001", LedgerKind.Detail), Address, Guid.NewGuid())).Value!;

        Assert.Null(mail.AttachmentName);
        Assert.Contains("so it is not attached. Download it from the page.", mail.TextBody);
        Assert.Contains("BatchLedger_B-000001_Detail_2026-03-10.xlsx", mail.TextBody);
    }

    [Fact]
    public async Task Only_those_who_may_export_take_a_ledger_and_the_attempt_is_in_the_trail()
    {
        await using var rig = await LedgerRig.PostedAsync();
        rig.Books.Actor = Books.Person("V. Voss", Role.Viewer);

        Assert.Equal("Taking ledger files needs the role Accountant. You are Viewer. Ask an administrator.", (await rig.Files.DownloadAsync(new("B-000001", LedgerKind.Detail))).Refusal?.Message);
        Assert.Equal("People.NotAllowed", (await rig.Files.ScheduleAsync(new("B-000001", LedgerKind.Detail), Address, Guid.NewGuid())).Refusal?.Code);
        Assert.Equal(["ExportLedgers: ", "ExportLedgers: "], await rig.AuditAsync("Denied"));
    }

    [Fact]
    public async Task A_foreign_batch_is_not_found_like_one_that_is_not_there_and_both_are_in_the_trail()
    {
        await using var rig = await LedgerRig.PostedAsync();
        rig.Books.Actor = Books.Person("F. Fremd", Role.Accountant, new HashSet<int> { 4711 });

        Assert.Equal("Batch B-000001 was not found, or belongs to a company you do not see.", (await rig.Files.DownloadAsync(new("B-000001", LedgerKind.Detail))).Refusal?.Message);
        Assert.Equal("Data.NotFound", (await rig.Files.ScheduleAsync(new("B-999999", LedgerKind.Detail), Address, Guid.NewGuid())).Refusal?.Code);
        await using var db = rig.Books.Db();
        Assert.Equal(["Ledger (Detail) of batch B-000001", "Ledger (Detail) of batch B-999999"], await db.AuditRows.Where(r => r.Action == "Denied").OrderBy(r => r.Seq).Select(r => r.Record).ToListAsync());
    }

    [Fact]
    public async Task A_file_at_a_path_is_whole_or_what_stood_there_before()
    {
        await using var rig = await LedgerRig.PostedAsync();
        var path = Path.Combine(rig.Books.Folder.Path, "ledger.xlsx");
        await File.WriteAllTextAsync(path, "before");

        Assert.Equal("Batch B-000002 was not found, or belongs to a company you do not see.", (await rig.Files.WriteAsync(new("B-000002", LedgerKind.Detail), path)).Refusal?.Message);
        Assert.Equal("before", await File.ReadAllTextAsync(path));

        var receipt = (await rig.Files.WriteAsync(new("B-000001", LedgerKind.Detail), path)).Value!;
        Assert.Equal((path, 6, "300.06"), (receipt.Path, receipt.Lines, receipt.Debit.Plain()));
        Assert.Equal(await rig.DownloadedAsync(LedgerKind.Detail), await File.ReadAllBytesAsync(path));
    }

    [Fact]
    public async Task A_batch_that_is_reopened_while_its_file_is_made_keeps_its_file()
    {
        await using var rig = await LedgerRig.PostedAsync();
        Task<Outcome<LedgerFile>>? taking = null;

        await rig.Books.Get<WriteGate>().PassAsync(async () =>
        {
            // Somebody else's click: it does not stand behind the gate because we do.
            using (ExecutionContext.SuppressFlow()) taking = Task.Run(() => rig.Files.DownloadAsync(new("B-000001", LedgerKind.Detail)));
            await MailRig.UntilAsync(() => Task.FromResult(rig.FilesLeft.Length == 1));
            await rig.ChangeAsync(async db => (await db.Batches.SingleAsync()).Reopen());
        });

        Assert.Equal("Batch B-000001 is open. Post it before taking its ledger.", (await taking!).Refusal?.Message);
        Assert.Empty(rig.FilesLeft);
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static async Task<byte[]> AttachmentAsync(LedgerRig rig, OutboxMail mail)
    {
        await using var db = rig.Books.Db();
        return (await db.Set<OutboxAttachment>().SingleAsync(attachment => attachment.MailId == mail.Id)).Bytes;
    }
}
