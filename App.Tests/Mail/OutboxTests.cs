using BatchLedger.Data;
using BatchLedger.Mail;
using BatchLedger.People;
using BatchLedger.Refusals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Mail;

public class OutboxTests
{
    [Fact]
    public async Task A_mail_lives_and_dies_with_the_transaction_of_its_cause()
    {
        await using var books = await MailRig.OpenAsync();
        var refusal = new Refusal("Test.No", "The cause was refused after the mail was put.");

        await books.Get<Work>().DoAsync(Permission.Read, async desk =>
        {
            await books.Get<Outbox>().PutAsync(desk, MailRig.Draft());
            return refusal;
        });

        Assert.Empty(await books.MailsNowAsync());
        await books.MailAsync(MailRig.Draft());
        Assert.Single(await books.MailsNowAsync());
    }

    [Fact]
    public async Task The_same_mail_is_put_once_whoever_asks_again()
    {
        await using var books = await MailRig.OpenAsync();
        var zip = MailRig.Zip();

        var first = await books.MailAsync(MailRig.Draft());
        var again = await books.MailAsync(MailRig.Draft("ANN@example.org"));
        await books.MailAsync(MailRig.Draft() with { Attachment = zip });
        await books.MailAsync(MailRig.Draft() with { Attachment = zip });
        await books.MailAsync(MailRig.Draft() with { Kind = MailKind.LedgerFailed });
        await books.MailAsync(MailRig.Draft("ben@example.org"));

        Assert.Equal(first.Value!.Id, again.Value!.Id);
        Assert.Equal(4, (await books.MailsNowAsync()).Count);
    }

    [Fact]
    public async Task The_table_itself_holds_no_mail_twice()
    {
        await using var books = await MailRig.OpenAsync();
        var mail = (await books.MailAsync(MailRig.Draft())).Value!;

        await Assert.ThrowsAsync<DbUpdateException>(() => books.PutAsync([TestMail.Like(mail, "Another subject")]));
    }

    [Fact]
    public async Task Every_recipient_is_in_the_audit_trail_once()
    {
        await using var books = await MailRig.OpenAsync();
        await books.MailAsync(MailRig.Draft() with { Attachment = MailRig.Zip() });
        await books.MailAsync(MailRig.Draft() with { Attachment = MailRig.Zip() });

        await using var db = books.Db();
        var row = await db.AuditRows.SingleAsync(r => r.Action == "Mail.Put");
        Assert.Equal("LedgerReady to ann@example.org", row.Record);
        Assert.Contains("BatchLedger_B-000001_Detail_2026-03-10.zip", row.After);
        Assert.Contains(MailRig.Zip().Sha256, row.After);
    }

    [Fact]
    public async Task Only_allowed_domains_are_written_to_and_outside_ones_are_pointed_out()
    {
        await using var books = await MailRig.OpenAsync(o => o.AllowedDomains = ["example.org"]);
        await using var open = await MailRig.OpenAsync();

        Assert.Null((await books.MailAsync(MailRig.Draft("ann@EXAMPLE.org"))).Refusal);
        Assert.Equal("Mail to ann@elsewhere.net is not allowed. Allowed are: example.org. An administrator can add a domain to the setting Mail:AllowedDomains.",
            (await books.MailAsync(MailRig.Draft("ann@elsewhere.net"))).Refusal!.Message);
        Assert.Null(open.Get<MailPolicy>().OutsideWarning("ann@example.org"));
        Assert.Equal("elsewhere.net is outside example.org. Whoever reads ann@elsewhere.net will have the file.", open.Get<MailPolicy>().OutsideWarning("ann@elsewhere.net"));
    }

    [Fact]
    public async Task The_policy_is_asked_again_when_the_mail_is_sent()
    {
        var allowed = new List<string>();
        await using var server = new FakeSmtp();
        await using var books = await MailRig.OpenAsync(server, o => o.AllowedDomains = allowed);
        await books.MailAsync(MailRig.Draft("ann@elsewhere.net"));
        allowed.Add("example.org");

        await books.SendDueAsync();

        var mail = await books.MailNowAsync();
        Assert.Equal(MailState.Dead, mail.State);
        Assert.StartsWith("Mail to ann@elsewhere.net is not allowed.", mail.Reason);
        Assert.Equal(0, server.Connections);
    }

    [Fact]
    public async Task A_large_file_is_not_attached_and_the_words_for_the_link_say_why()
    {
        await using var books = await MailRig.OpenAsync();
        var options = books.Get<Microsoft.Extensions.Options.IOptions<MailOptions>>().Value;

        Assert.True(options.Attaches(7_000_000));
        Assert.False(options.Attaches(7_000_001));
        Assert.Equal("The file has 12.4 MB; mails carry up to 7.0 MB, so it is not attached. Download it from the page.", options.LinkOnlyReason(12_400_000));
        var refusal = (await books.MailAsync(MailRig.Draft() with { Attachment = new MailAttachment("a.zip", new byte[7_000_001]) })).Refusal!;
        Assert.Equal("The attachment has 7,000,001 bytes; mails carry at most 7,000,000. Send a link to the file instead.", refusal.Message);
    }

    [Theory]
    [InlineData("Mail:Port 70000 is not a port.", "Port")]
    [InlineData("Mail:Security None is for a mail server on this machine only, not for mail.example.org. Use StartTls or Tls.", "Security")]
    [InlineData("Mail:From “a@example.org, b@example.org” is not one mail address.", "From")]
    [InlineData("Mail:User would send its password in the clear with Mail:Security None. Use StartTls or Tls.", "User")]
    [InlineData("PublicUrl “ledger” is not an http or https address.", "PublicAddress")]
    public async Task Wrong_settings_stop_the_start_with_a_sentence(string words, string which)
    {
        await using var books = await MailRig.OpenAsync(o => Spoil(o, which));

        var problem = Assert.Throws<Microsoft.Extensions.Options.OptionsValidationException>(() => books.Get<OutboxSender>());

        Assert.Equal([words], problem.Failures);
    }

    private static void Spoil(MailOptions o, string which)
    {
        if (which is "Port") o.Port = 70_000;
        if (which is "Security") (o.Host, o.Security) = ("mail.example.org", MailSecurity.None);
        if (which is "From") o.From = "a@example.org, b@example.org";
        if (which is "User") (o.Host, o.Security, o.User) = ("localhost", MailSecurity.None, "ledger");
        if (which is "PublicAddress") o.PublicAddress = "ledger";
    }
}

internal static class TestMail
{
    /// <summary>A row put past the outbox, with a subject the outbox would refuse.</summary>
    public static OutboxMail Like(OutboxMail mail, string subject, string? key = null) => new()
    {
        Kind = mail.Kind, Cause = mail.Cause, DedupeKey = key ?? mail.DedupeKey, Recipient = mail.Recipient, Subject = subject, TextBody = mail.TextBody, HtmlBody = mail.HtmlBody,
        MessageId = mail.MessageId, CreatedAt = mail.CreatedAt, QueuedAt = mail.QueuedAt, NextAttemptAt = mail.NextAttemptAt,
    };
}
