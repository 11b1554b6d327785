using BatchLedger.Mail;

namespace BatchLedger.Tests.Mail;

/// <summary>Attack A13: what can be written into names and addresses must reach neither the envelope nor the headers.</summary>
public class HeaderInjectionTests
{
    private const string Approved = "ann@example.org";
    private static readonly string[] Plain = ["From", "Date", "Subject", "Message-Id", "To", "Auto-Submitted", "X-Auto-Response-Suppress", "MIME-Version", "Content-Type"];
    private static readonly string[] Breaks = ["\r\n", "\n", "\r", "\r\n ", "\n\t", "\0", "\v", "\f", "\u0085", "\u2028", "\u2029", "\x1b", "\x7f"];
    private static readonly string[] Cargo = ["Bcc: evil@example.net", "RCPT TO:<evil@example.net>", "\r\n.\r\nMAIL FROM:<evil@example.net>", "Content-Type: text/html"];

    public static IReadOnlyList<string> BrokenLines { get; } = [.. Breaks.SelectMany(_ => Cargo, (line, cargo) => $"Dues{line}{cargo}"), "\u202Eexcel", "Dues\u2066evil", "broken\uD800half", "\r\n", "Dues\r\n\r\nbody"];

    public static IReadOnlyList<string> BadAddresses { get; } =
    [
        "", " ", "ann", "@example.org", "ann@", "ann@@example.org", "ann@example.org,evil@example.net", "ann@example.org, evil@example.net", "ann@example.org;evil@example.net",
        "d@e.f, g@h.i", "ann@example.org evil@example.net", "Ann <ann@example.org>", "<ann@example.org>", "\"evil@example.net\" <ann@example.org>", "ann@example.org <evil@example.net>",
        "\"a\r\nRCPT TO:\"@example.org", "ann@example.org\r\nBcc: evil@example.net", "ann@example.org\nRCPT TO:<evil@example.net>", "ann@example.org\r", "ann@example.org\0", "\tann@example.org",
        " ann@example.org", "ann@example.org ", "ann@example.org>", "ann@example.org> RCPT TO:<evil@example.net", "ann(comment)@example.org", "ann@example.org (evil@example.net)", "\"ann evil\"@example.org",
        "ann@[127.0.0.1]", "ann@[IPv6:::1]", "@relay.example.net:ann@example.org", "group: ann@example.org, evil@example.net;", "ann@exämple.org", "änn@example.org", "=?utf-8?Q?ann=0D=0ABcc:_evil?=@example.org\r\n",
        "=?utf-8?Q?evil=40example.net=2C?= <ann@example.org>", "ann%evil@example.net@example.org", "ann@example..org", "ann..b@example.org", ".ann@example.org", "ann@-example.org", "ann@example.org.", "mailto:ann@example.org",
        "ann@example.org?bcc=evil@example.net", "ann\\@evil@example.org", "ann@exa mple.org", "ann@example.org\u2028", "ann@example\u3002org", "ann\u202E@example.org", new string('a', 65) + "@example.org",
        "ann@" + new string('b', 250) + ".org", new string('a', 1000) + "@example.org", "ann@" + new string('b', 64) + ".org",
    ];

    [Fact]
    public async Task No_text_reaches_the_envelope_or_adds_a_header()
    {
        await using var server = new FakeSmtp();
        await using var books = await MailRig.OpenAsync(server);
        string[] harmless = ["=?utf-8?Q?Dues=0D=0ABcc:_evil=40example.net?=", "=?utf-8?B?DQpCY2M6IGV2aWxAZXhhbXBsZS5uZXQ=?=", "Bcc: evil@example.net", "d@e.f, g@h.i", "Müller \"x\" <evil@example.net>; =20=0D=0A", new string('ä', 200), ".", "..", "日本語 \U0001F600"];

        foreach (var text in BrokenLines) Assert.Equal("Mail.BadHeader", (await books.MailAsync(Draft() with { Subject = text })).Refusal?.Code);
        foreach (var text in BrokenLines.Concat(harmless)) Assert.Equal("Mail.BadFileName", (await books.MailAsync(Draft() with { Attachment = MailRig.Zip(text + ".zip") })).Refusal?.Code);
        foreach (var text in BadAddresses) Assert.Equal("Mail.BadAddress", (await books.MailAsync(Draft() with { Recipient = text })).Refusal?.Code);
        Assert.Equal("Mail.SubjectTooLong", (await books.MailAsync(Draft() with { Subject = new string('x', 1000) })).Refusal?.Code);

        // Where any text is allowed, every payload does go out, as words and nothing else.
        foreach (var text in BrokenLines.Concat(BadAddresses)) Assert.Null((await books.MailAsync(Draft() with { Cause = Cut($"run/{text}"), Letter = new MailLetter(text, text, "/batches") })).Refusal);
        foreach (var text in harmless) Assert.Null((await books.MailAsync(Draft() with { Cause = Cut($"batch/{text}"), Subject = text })).Refusal);
        await DrainAsync(books);

        var payloads = BrokenLines.Count + BadAddresses.Count + harmless.Length;
        Assert.True(payloads >= 60, $"{payloads} payloads");
        Assert.Equal(payloads, server.Mails.Count);
        Assert.All(server.Mails, AssertClean);
        Assert.Equal(harmless.Order(StringComparer.Ordinal), server.Mails.Select(caught => caught.Message().Subject).Where(subject => subject != Draft().Subject).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Even_a_row_that_was_written_past_the_outbox_adds_no_header_and_no_recipient()
    {
        await using var server = new FakeSmtp();
        await using var books = await MailRig.OpenAsync(server);
        var mail = (await books.MailAsync(Draft())).Value!;
        foreach (var (index, text) in BrokenLines.Where(text => !text.Contains('\uD800')).Index()) await books.PutAsync([TestMail.Like(mail, text, $"key{index}")]);

        await DrainAsync(books);

        Assert.Equal(BrokenLines.Count, server.Mails.Count);
        Assert.All(server.Mails, AssertClean);
    }

    private static MailDraft Draft() => MailRig.Draft(Approved) with { Thread = null };

    // Two of the texts are alike for longer than a cause may be; the length tells them apart.
    private static string Cut(string cause) => $"{cause.Length}/{cause}" is { Length: > MailDraft.CauseLength } text ? text[..MailDraft.CauseLength] : $"{cause.Length}/{cause}";

    private static async Task DrainAsync(Books books)
    {
        while (await books.SendDueAsync() > 0) books.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    private static void AssertClean(CaughtMail caught)
    {
        Assert.Equal([$"RCPT TO:<{Approved}>"], caught.Recipients);
        Assert.Equal(Plain, caught.Headers.Select(header => header.Split(':')[0]));
        Assert.Equal(Approved, caught.Message().To.ToString());
        Assert.Empty(caught.Message().Bcc);
    }
}
