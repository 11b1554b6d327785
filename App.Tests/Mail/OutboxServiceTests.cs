using BatchLedger.Mail;
using BatchLedger.People;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Mail;

public class OutboxServiceTests
{
    [Fact]
    public async Task Who_handles_mail_sees_the_mails_of_own_companies_and_others_see_their_own()
    {
        await using var books = await MailRig.OpenAsync();
        var here = (await Association.FoundAsync(books)).Company.Id;
        var there = (await Association.FoundAsync(books, "OTH")).Company.Id;
        await books.MailAsync(MailRig.Draft("ann@example.org") with { CompanyId = here, RequestedById = 7 });
        await books.MailAsync(MailRig.Draft("ben@example.org") with { CompanyId = there, RequestedById = 7 });
        await books.MailAsync(MailRig.Draft("cleo@example.org"));

        await SeesAsync(Books.Person("O. Perator", Role.Operator), "ann@example.org", "ben@example.org", "cleo@example.org");
        await SeesAsync(Books.Person("O. Perator", Role.Operator, new HashSet<int> { here }), "ann@example.org");
        await SeesAsync(Books.Person("V. Iewer", Role.Viewer));
        await SeesAsync(Books.Person("V. Iewer", Role.Viewer) with { Email = "Cleo@Example.org" }, "cleo@example.org");
        await SeesAsync(Books.Person("V. Iewer", Role.Viewer) with { UserId = 7 }, "ann@example.org", "ben@example.org");
        await SeesAsync(Books.Person("V. Iewer", Role.Viewer) with { UserId = 8, Email = "" });
        books.Actor = Books.Person("Nobody", Role.None);
        await Assert.ThrowsAsync<AccessDenied>(() => books.Get<OutboxService>().ListAsync(new OutboxFilter()));

        async Task SeesAsync(Actor actor, params string[] recipients)
        {
            books.Actor = actor;
            var page = await books.Get<OutboxService>().ListAsync(new OutboxFilter());
            Assert.Equal(recipients, page.Rows.Select(row => row.Recipient).Order());
            foreach (var mail in await books.MailsNowAsync())
                Assert.Equal(recipients.Contains(mail.Recipient), await books.Get<OutboxService>().OneAsync(mail.Id) is not null);
        }
    }

    [Fact]
    public async Task The_list_filters_and_pages_newest_first()
    {
        await using var books = await MailRig.OpenAsync();
        for (var i = 1; i <= 5; i++)
        {
            await books.MailAsync(MailRig.Draft($"p{i}@example.org", $"Subject {i}"));
            books.Clock.Advance(TimeSpan.FromMinutes(1));
        }
        await books.Get<OutboxService>().CancelAsync((await books.MailsNowAsync())[0].Id);
        var outbox = books.Get<OutboxService>();

        var page = await outbox.ListAsync(new OutboxFilter { Skip = 2, Take = 2 });
        Assert.Equal((5, "Subject 3, Subject 2"), (page.Total, string.Join(", ", page.Rows.Select(row => row.Subject))));
        Assert.Equal("Subject 1", Assert.Single((await outbox.ListAsync(new OutboxFilter(MailState.Cancelled))).Rows).Subject);
        Assert.Equal("Subject 4", Assert.Single((await outbox.ListAsync(new OutboxFilter(Text: "p4@"))).Rows).Subject);
    }

    [Fact]
    public async Task The_delivery_log_of_a_batch_is_for_everybody_who_sees_the_batch()
    {
        await using var books = await MailRig.OpenAsync();
        var association = await Association.FoundAsync(books);
        await books.MailAsync(MailRig.Draft() with { CompanyId = association.Company.Id, BatchId = association.Batch.Id });

        books.Actor = Books.Person("V. Iewer", Role.Viewer, new HashSet<int> { association.Company.Id });
        Assert.Equal("ann@example.org", Assert.Single(await books.Get<OutboxService>().OfBatchAsync(association.Batch.Id)).Recipient);
        books.Actor = Books.Person("S. Tranger", Role.Viewer, new HashSet<int> { 999 });
        Assert.Empty(await books.Get<OutboxService>().OfBatchAsync(association.Batch.Id));
    }

    [Fact]
    public async Task Send_again_makes_a_new_attempt_at_the_same_message()
    {
        await using var server = new FakeSmtp(connection => new SmtpScript { AtRecipient = connection == 1 ? "550 5.1.1 No such user" : "250 Ok" });
        await using var books = await MailRig.OpenAsync(server);
        var mail = (await books.MailAsync(MailRig.Draft())).Value!;
        await books.SendDueAsync();
        Assert.Equal(MailState.Dead, (await books.MailNowAsync()).State);

        Assert.Null(await books.Get<OutboxService>().SendAgainAsync(mail.Id));
        Assert.Equal("The mail is queued already and goes out by itself.", (await books.Get<OutboxService>().SendAgainAsync(mail.Id))!.Message);
        await books.SendDueAsync();

        var sent = await books.MailNowAsync();
        Assert.Equal((MailState.Sent, 2, null), (sent.State, sent.AttemptLog.Count, sent.Reason));
        Assert.Equal(mail.MessageId, Assert.Single(server.Mails).Message().MessageId);
        Assert.Equal("The mail was sent at 09:00:00 UTC and cannot be called back.", (await books.Get<OutboxService>().CancelAsync(mail.Id))!.Message);
        await using var db = books.Db();
        Assert.Equal("Dead", (await db.AuditRows.SingleAsync(row => row.Action == "Mail.SendAgain")).Before);
    }

    [Fact]
    public async Task A_cancelled_mail_is_not_sent()
    {
        await using var server = new FakeSmtp();
        await using var books = await MailRig.OpenAsync(server);
        var mail = (await books.MailAsync(MailRig.Draft())).Value!;

        Assert.Null(await books.Get<OutboxService>().CancelAsync(mail.Id));

        Assert.Equal(0, await books.SendDueAsync());
        Assert.Equal((MailState.Cancelled, "Cancelled by R. Osei."), ((await books.MailNowAsync()).State, (await books.MailNowAsync()).Reason));
    }

    [Fact]
    public async Task Only_who_handles_mail_may_send_again_or_cancel_even_own_mails()
    {
        await using var books = await MailRig.OpenAsync();
        var mail = (await books.MailAsync(MailRig.Draft())).Value!;
        books.Actor = Books.Person("Ann", Role.Accountant) with { Email = mail.Recipient };

        var refusal = await books.Get<OutboxService>().CancelAsync(mail.Id);

        Assert.Equal("Handling mail needs the role Operator. You are Accountant. Ask an administrator.", refusal!.Message);
        Assert.Equal(refusal, await books.Get<OutboxService>().SendAgainAsync(mail.Id));
        Assert.Equal(MailState.Queued, (await books.MailNowAsync()).State);
    }

    [Fact]
    public async Task Taking_an_attachment_and_reaching_for_a_foreign_one_are_both_in_the_trail()
    {
        await using var books = await MailRig.OpenAsync();
        var mail = (await books.MailAsync(MailRig.Draft() with { Attachment = MailRig.Zip() })).Value!;

        var file = await books.Get<OutboxService>().AttachmentAsync(mail.Id);
        books.Actor = Books.Person("S. Tranger", Role.Viewer);
        var foreign = await books.Get<OutboxService>().AttachmentAsync(mail.Id);
        var guessed = await books.Get<OutboxService>().AttachmentAsync(Guid.NewGuid());

        Assert.Equal(MailRig.Zip().Name, file.Value!.Name);
        Assert.Equal(mail.AttachmentSha256, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file.Value.Bytes)));
        Assert.Equal(guessed.Refusal, foreign.Refusal);
        await using var db = books.Db();
        Assert.Equal(["Mail.Put", "Mail.Download", "Denied", "Denied"], await db.AuditRows.OrderBy(row => row.Seq).Select(row => row.Action).ToListAsync());
    }
}
