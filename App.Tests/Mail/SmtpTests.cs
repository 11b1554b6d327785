using BatchLedger.Mail;

namespace BatchLedger.Tests.Mail;

/// <summary>Real MailKit against a mail server that behaves as badly as it is told to.</summary>
public class SmtpTests
{
    [Fact]
    public async Task An_accepted_mail_is_sent_with_the_words_of_the_server()
    {
        await using var server = new FakeSmtp();
        await using var books = await MailRig.OpenAsync(server);
        await books.MailAsync(MailRig.Draft() with { Attachment = MailRig.Zip() });

        Assert.Equal(1, await books.SendDueAsync());
        Assert.Equal(0, await books.SendDueAsync());

        var mail = await books.MailNowAsync();
        Assert.Equal((MailState.Sent, "2.0.0 Ok: queued as 1A2B3C", 1, Books.Start), (mail.State, mail.Reply, mail.Attempts, mail.SentAt));
        var caught = Assert.Single(server.Mails);
        Assert.StartsWith("MAIL FROM:<no-reply@example.org>", caught.From);
        Assert.Equal(["RCPT TO:<ann@example.org>"], caught.Recipients);
        Assert.Equal(mail.MessageId, caught.Message().MessageId);
    }

    [Theory]
    [InlineData("421 4.3.2 Going down", MailState.Retrying)]
    [InlineData("450 4.2.0 Mailbox busy", MailState.Retrying)]
    [InlineData("451 4.3.0 Local error", MailState.Retrying)]
    [InlineData("452 4.2.2 No room", MailState.Retrying)]
    [InlineData("550 5.1.1 No such user", MailState.Dead)]
    [InlineData("552 5.3.4 Too large", MailState.Dead)]
    [InlineData("554 5.7.1 Rejected", MailState.Dead)]
    public async Task A_passing_trouble_is_retried_and_a_final_no_is_not(string answer, MailState expected)
    {
        SmtpScript[] scripts = [new() { AtMailFrom = answer }, new() { AtRecipient = answer }, new() { AtData = answer }, new() { AfterData = answer }];
        foreach (var script in scripts)
        {
            await using var server = new FakeSmtp(_ => script);
            await using var books = await MailRig.OpenAsync(server);
            await books.MailAsync(MailRig.Draft());

            await books.SendDueAsync();

            var mail = await books.MailNowAsync();
            Assert.Equal((expected, answer), (mail.State, mail.Reply));
            Assert.Contains(answer[..3], mail.Reason);
            Assert.Equal(answer, Assert.Single(mail.AttemptLog).Reply);
        }
    }

    [Fact]
    public async Task A_server_that_greets_with_a_refusal_to_serve_is_asked_again_later()
    {
        var mail = await TriedAsync(new SmtpScript { Greeting = "421 4.3.2 Not now" });

        Assert.Equal(MailState.Retrying, mail.State);
    }

    [Fact]
    public async Task A_lost_answer_sends_the_same_message_again_with_the_same_id_and_bytes()
    {
        await using var server = new FakeSmtp(connection => new SmtpScript { AfterData = connection == 1 ? null : "250 Ok" });
        await using var books = await MailRig.OpenAsync(server);
        await books.MailAsync(MailRig.Draft() with { Attachment = MailRig.Zip() });

        await books.SendDueAsync();
        var between = await books.MailNowAsync();
        books.Clock.Advance(TimeSpan.FromMinutes(2));
        await books.SendDueAsync();

        Assert.Equal(MailState.Retrying, between.State);
        Assert.Contains("may have arrived", between.Reason);
        Assert.Equal(MailState.Sent, (await books.MailNowAsync()).State);
        Assert.Equal(2, server.Mails.Count);
        Assert.Single(server.Mails.Select(caught => caught.Text).Distinct());
        Assert.Single(server.Mails.Select(caught => caught.Message().MessageId).Distinct());
    }

    [Fact]
    public async Task A_server_that_hangs_is_left_at_the_time_out_and_the_next_mail_goes_on()
    {
        await using var server = new FakeSmtp(connection => new SmtpScript { HangsAfterData = connection == 1 });
        await using var books = await MailRig.OpenAsync(server);
        var first = (await books.MailAsync(MailRig.Draft())).Value!;
        var second = (await books.MailAsync(MailRig.Draft("ben@example.org"))).Value!;

        var sending = books.SendDueAsync();
        await MailRig.UntilAsync(() => Task.FromResult(server.Mails.Count == 1));
        books.Clock.Advance(TimeSpan.FromSeconds(61));
        await sending.WaitAsync(TimeSpan.FromSeconds(10));

        var mails = new[] { await books.MailNowAsync(first.Id), await books.MailNowAsync(second.Id) };
        Assert.Equal([MailState.Sent, MailState.Retrying], mails.Select(mail => mail.State).Order());
        Assert.Equal("The mail server did not answer within 60 s; the mail may have arrived.", mails.Single(mail => mail.State is MailState.Retrying).Reason);
    }

    [Fact]
    public async Task No_server_at_all_is_a_passing_trouble()
    {
        var server = new FakeSmtp();
        await using var books = await MailRig.OpenAsync(server);
        await server.DisposeAsync();
        await books.MailAsync(MailRig.Draft());

        await books.SendDueAsync();

        var mail = await books.MailNowAsync();
        Assert.Equal(MailState.Retrying, mail.State);
        Assert.StartsWith("The mail server was not reached or the connection broke.", mail.Reason);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ledger")]
    public async Task Encryption_that_is_demanded_and_not_offered_ends_the_mail_and_sends_nothing(string user)
    {
        await using var server = new FakeSmtp();
        await using var books = await SecureAsync(server, user);
        await books.MailAsync(MailRig.Draft());

        await books.SendDueAsync();

        var mail = await books.MailNowAsync();
        Assert.Equal(MailState.Dead, mail.State);
        Assert.StartsWith("The mail server offers no encryption and the settings demand it. Nothing was sent.", mail.Reason);
        AssertNothingInTheClear(server);
    }

    [Fact]
    public async Task An_unknown_certificate_is_an_error_and_nothing_goes_out()
    {
        await using var server = new FakeSmtp(_ => new SmtpScript { OffersStartTls = true });
        await using var books = await SecureAsync(server);
        await books.MailAsync(MailRig.Draft());

        await books.SendDueAsync();

        var mail = await books.MailNowAsync();
        Assert.Equal(MailState.Retrying, mail.State);
        Assert.StartsWith("The encrypted connection was not made; nothing was sent.", mail.Reason);
        AssertNothingInTheClear(server);
    }

    [Fact]
    public async Task Words_slipped_in_behind_220_are_not_believed()
    {
        await using var server = new FakeSmtp(_ => new SmtpScript { OffersStartTls = true, InjectedAfter220 = "250-evil\r\n250 AUTH PLAIN" });
        await using var books = await SecureAsync(server);
        await books.MailAsync(MailRig.Draft());

        await books.SendDueAsync();

        Assert.NotEqual(MailState.Sent, (await books.MailNowAsync()).State);
        AssertNothingInTheClear(server);
    }

    private static async Task<OutboxMail> TriedAsync(SmtpScript script)
    {
        await using var server = new FakeSmtp(_ => script);
        await using var books = await MailRig.OpenAsync(server);
        await books.MailAsync(MailRig.Draft());
        await books.SendDueAsync();
        return await books.MailNowAsync();
    }

    private static Task<Books> SecureAsync(FakeSmtp server, string user = "ledger") =>
        MailRig.OpenAsync(server, o => (o.Security, o.User, o.Password) = (MailSecurity.StartTls, user, "canary-password"));

    private static void AssertNothingInTheClear(FakeSmtp server)
    {
        Assert.Equal(1, server.Connections);
        Assert.Empty(server.Mails);
        Assert.DoesNotContain(server.Commands, command => command.StartsWith("AUTH", StringComparison.OrdinalIgnoreCase) || command.StartsWith("MAIL", StringComparison.OrdinalIgnoreCase));
    }
}
