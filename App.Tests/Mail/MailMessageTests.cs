using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using BatchLedger.Mail;
using MimeKit;

namespace BatchLedger.Tests.Mail;

/// <summary>Reads the files of the pickup folder as a mail program would.</summary>
public partial class MailMessageTests
{
    [Fact]
    public async Task A_mail_with_a_file_is_mixed_of_alternative_text_and_html_and_a_zip()
    {
        var message = await WrittenAsync(MailRig.Draft() with { Attachment = MailRig.Zip() });

        var mixed = Assert.IsType<Multipart>(message.Body);
        Assert.True(mixed.ContentType.IsMimeType("multipart", "mixed"));
        var alternative = Assert.IsType<MultipartAlternative>(mixed[0]);
        Assert.Equal(["text/plain; charset=utf-8", "text/html; charset=utf-8"], alternative.Select(part => $"{part.ContentType.MimeType}; charset={part.ContentType.Charset}"));
        var zip = Assert.IsType<MimePart>(mixed[1]);
        Assert.Equal(("application/zip", "BatchLedger_B-000001_Detail_2026-03-10.zip", true), (zip.ContentType.MimeType, zip.FileName, zip.IsAttachment));
        using var content = new MemoryStream();
        zip.Content!.DecodeTo(content);
        Assert.Equal(MailRig.Zip().Bytes.Length, content.Length);
        Assert.Equal(["detail.csv"], new ZipArchive(content).Entries.Select(entry => entry.FullName));
    }

    [Fact]
    public async Task The_text_part_is_complete_on_its_own() => Assert.Equal("""
        Ledger ready

        The ledger of batch B-000001 is ready to be posted.

        Batch:  B-000001 Dues March
        Debits: USD 1,200.00

        Open batch:
        https://ledger.example.org/batches/B-000001?tab=files

        -- 
        Sent by BatchLedger because of a step taken there. The link asks you to sign in.

        """.ReplaceLineEndings("\n"), (await WrittenAsync(MailRig.Draft())).TextBody!.ReplaceLineEndings("\n"));

    [Fact]
    public async Task The_subject_is_the_one_asked_for_behind_the_prefix_of_the_settings()
    {
        var message = await WrittenAsync(MailRig.Draft(subject: "Ledger failed: batch B-0042 – control total differs by 12.50"), o => o.SubjectPrefix = "[Ledger]");

        Assert.Equal("[Ledger] Ledger failed: batch B-0042 – control total differs by 12.50", message.Subject);
    }

    [Fact]
    public async Task Start_end_and_file_form_one_conversation_per_person()
    {
        await using var books = await MailRig.OpenAsync();
        var start = (await books.MailAsync(MailRig.Draft() with { Kind = MailKind.LedgerStarted })).Value!;
        var end = (await books.MailAsync(MailRig.Draft())).Value!;
        var file = (await books.MailAsync(MailRig.Draft() with { Kind = MailKind.LedgerFile, Attachment = MailRig.Zip() })).Value!;
        var other = (await books.MailAsync(MailRig.Draft("ben@example.org"))).Value!;
        await books.SendDueAsync();

        Assert.Null(Read(books, start).InReplyTo);
        Assert.Equal([start.MessageId, start.MessageId], new[] { end, file }.Select(mail => Read(books, mail).InReplyTo));
        Assert.Equal([start.MessageId], Read(books, file).References);
        Assert.Null(Read(books, other).InReplyTo);
        Assert.Matches(@"^run-17\.ledgerstarted\.[0-9a-f]{16}@example\.org$", start.MessageId);
    }

    [Fact]
    public async Task Machines_are_told_not_to_answer_and_no_list_headers_are_sent()
    {
        var message = await WrittenAsync(MailRig.Draft(), o => o.ReplyTo = "accounting@example.org");

        Assert.Equal(["From", "Date", "Subject", "Message-Id", "To", "Reply-To", "Auto-Submitted", "X-Auto-Response-Suppress", "MIME-Version", "Content-Type"],
            message.Headers.Select(header => header.Field).Union(message.Body!.Headers.Select(header => header.Field)));
        Assert.Equal("auto-generated", message.Headers["Auto-Submitted"]);
        Assert.Equal("All", message.Headers["X-Auto-Response-Suppress"]);
        Assert.Equal("\"BatchLedger\" <no-reply@example.org>", message.From.ToString());
        Assert.Equal("accounting@example.org", message.ReplyTo.ToString());
    }

    [Fact]
    public async Task The_html_is_one_column_with_inline_styles_and_fetches_nothing()
    {
        var html = (await WrittenAsync(MailRig.Draft())).HtmlBody!;

        Assert.Contains("<html lang=\"en\">", html);
        Assert.Equal(Tables().Count(html), PresentationTables().Count(html));
        Assert.Contains("color-scheme\" content=\"light dark\"", html);
        Assert.Contains("max-width:600px", html);
        Assert.DoesNotMatch("<style|<img|<script|<link|url\\(|src=", html);
        Assert.Equal(["https://ledger.example.org/batches/B-000001?tab=files"], Links().Matches(html).Select(match => match.Groups[1].Value));
        Assert.Contains(">https://ledger.example.org/batches/B-000001?tab=files</p>", html);
    }

    [Fact]
    public async Task Names_cannot_bring_markup_into_a_mail()
    {
        const string evil = "<img src=x onerror=alert(1)>\"'&";
        var html = (await WrittenAsync(MailRig.Draft() with { Letter = new MailLetter(evil, evil, "/batches/B-1?x=\"><b>") { Lead = evil, Facts = [new MailFact(evil, evil)] } })).HtmlBody!;

        Assert.DoesNotContain("<img", html);
        Assert.DoesNotContain("<b>", html);
        Assert.Equal(6, Regex.Count(html, Regex.Escape("&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;")));
    }

    [Fact]
    public async Task The_same_row_gives_the_same_bytes()
    {
        await using var books = await MailRig.OpenAsync();
        var mail = (await books.MailAsync(MailRig.Draft() with { Attachment = MailRig.Zip() })).Value!;
        var options = new MailOptions();

        Assert.Equal(Bytes(), Bytes());

        string Bytes()
        {
            var stream = new MemoryStream();
            MailMessageBuilder.Build(mail, MailRig.Zip().Bytes, options).WriteTo(stream);
            return Encoding.Latin1.GetString(stream.ToArray());
        }
    }

    [Fact]
    public async Task A_repeat_overwrites_its_own_file_and_leaves_no_part_behind()
    {
        await using var books = await MailRig.OpenAsync();
        var mail = (await books.MailAsync(MailRig.Draft())).Value!;
        await books.SendDueAsync();
        Assert.Null(await books.Get<OutboxService>().SendAgainAsync(mail.Id));
        await books.SendDueAsync();

        Assert.Equal([FileOf(books, mail)], Directory.GetFiles(books.Folder.Pickup));
        Assert.Equal((MailState.Sent, 2), ((await books.MailNowAsync()).State, (await books.MailNowAsync()).Attempts));
    }

    private static async Task<MimeMessage> WrittenAsync(MailDraft draft, Action<MailOptions>? settings = null)
    {
        await using var books = await MailRig.OpenAsync(settings);
        var mail = (await books.MailAsync(draft)).Value!;
        await books.SendDueAsync();
        return Read(books, mail);
    }

    private static MimeMessage Read(Books books, OutboxMail mail) => MimeMessage.Load(new MemoryStream(File.ReadAllBytes(FileOf(books, mail))));

    private static string FileOf(Books books, OutboxMail mail) => Path.Combine(books.Folder.Pickup, mail.MessageId.Split('@')[0] + ".eml");

    [GeneratedRegex("<table")]
    private static partial Regex Tables();

    [GeneratedRegex("<table role=\"presentation\"")]
    private static partial Regex PresentationTables();

    [GeneratedRegex("href=\"([^\"]*)\"")]
    private static partial Regex Links();
}
