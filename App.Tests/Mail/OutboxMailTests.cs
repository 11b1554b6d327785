using BatchLedger.Mail;

namespace BatchLedger.Tests.Mail;

public class OutboxMailTests
{
    // Rows are where a mail stands, columns where it is asked to go. The blanks are refused.
    private const string Arrows = """
                   Queued    Sending   Sent      Retrying  Dead      Cancelled
        Queued     .         yes       .         .         .         yes
        Sending    .         yes       yes       yes       yes       .
        Sent       yes       .         .         .         .         .
        Retrying   yes       yes       .         .         .         yes
        Dead       yes       .         .         .         .         .
        Cancelled  yes       .         .         .         .         .
        """;

    [Fact]
    public void A_mail_moves_only_along_the_arrows()
    {
        var states = Enum.GetValues<MailState>();
        var head = "           " + string.Concat(states.Select(state => state.ToString().PadRight(10)));
        var rows = states.Select(from => from.ToString().PadRight(11) + string.Concat(states.Select(to => (from.LeadsTo(to) ? "yes" : ".").PadRight(10))));

        Assert.Equal(Arrows.ReplaceLineEndings("\n"), string.Join('\n', rows.Prepend(head).Select(line => line.TrimEnd())));
    }

    [Fact]
    public async Task Waits_grow_with_jitter_and_after_a_day_the_mail_is_given_up_with_a_reason()
    {
        await using var server = new FakeSmtp(_ => new SmtpScript { AtRecipient = "450 4.2.1 Greylisted" });
        await using var books = await MailRig.OpenAsync(server);
        await books.MailAsync(MailRig.Draft());
        var waits = new List<TimeSpan>();

        while (await books.SendDueAsync() == 1 && await books.MailNowAsync() is { State: MailState.Retrying } mail)
        {
            waits.Add(mail.NextAttemptAt - books.Clock.GetUtcNow());
            books.Clock.Advance(waits[^1]);
        }

        var dead = await books.MailNowAsync();
        Assert.Equal(MailState.Dead, dead.State);
        Assert.Equal("Given up after 24 hours. Last trouble: The mail server asked to come back later (450).", dead.Reason);
        Assert.Equal(TimeSpan.FromHours(24), books.Clock.GetUtcNow() - Books.Start);
        Assert.InRange(waits[0], TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(72));
        Assert.All(waits, wait => Assert.InRange(wait, TimeSpan.Zero, TimeSpan.FromHours(4.8)));
        Assert.InRange(waits.Count, 10, 20);
        Assert.Equal(waits.Count + 1, dead.AttemptLog.Count);
    }

    [Fact]
    public async Task A_worker_that_died_loses_the_mail_to_the_next_when_its_lease_ends()
    {
        await using var server = new FakeSmtp();
        await using var books = await MailRig.OpenAsync(server);
        var mail = (await books.MailAsync(MailRig.Draft())).Value!;
        await books.Get<BatchLedger.Data.WriteGate>().PassAsync(async () =>
        {
            await using var db = books.Db();
            (await db.FindAsync<OutboxMail>(mail.Id))!.Claim(Books.Start);
            await db.SaveChangesAsync();
        });

        Assert.Equal(0, await books.SendDueAsync());
        books.Clock.Advance(OutboxMail.Lease);
        Assert.Equal(1, await books.SendDueAsync());

        var sent = await books.MailNowAsync();
        Assert.Equal((MailState.Sent, 2), (sent.State, sent.Fence));
        Assert.Equal(["The program stopped while the mail was being sent; it may have arrived.", "2.0.0 Ok: queued as 1A2B3C"], sent.AttemptLog.Select(attempt => attempt.Reply));
    }

    [Fact]
    public async Task A_worker_that_slept_through_its_lease_writes_nothing_while_the_next_is_out()
    {
        TaskCompletionSource<MailReceipt> first = new(), second = new();
        var calls = 0;
        await using var books = await MailRig.OpenAsync(new ScriptedPost((_, _) => (++calls == 1 ? first : second).Task));
        await books.MailAsync(MailRig.Draft());
        var sleeping = books.SendDueAsync();
        await MailRig.UntilAsync(() => Task.FromResult(calls == 1));
        await EndLeaseAsync(books);
        var waking = books.SendDueAsync();
        await MailRig.UntilAsync(() => Task.FromResult(calls == 2));

        first.SetResult(MailReceipt.Never("the first worker's late answer"));
        await sleeping;
        Assert.Equal(MailState.Sending, (await books.MailNowAsync()).State);
        second.SetResult(MailReceipt.Accepted("the second worker's answer"));
        await waking;

        var now = await books.MailNowAsync();
        Assert.Equal((MailState.Sent, "the second worker's answer", 2), (now.State, now.Reply, now.Fence));
    }

    // Moving the clock would also end the first worker's patience; here it only slept.
    private static Task EndLeaseAsync(Books books) => books.Get<BatchLedger.Data.WriteGate>().PassAsync(async () =>
    {
        await using var db = books.Db();
        db.Entry(db.Set<OutboxMail>().Single()).Property(mail => mail.LeaseUntil).CurrentValue = books.Clock.GetUtcNow();
        await db.SaveChangesAsync();
    });

    [Fact]
    public async Task A_mail_that_breaks_the_sender_is_retried_and_the_others_go_on()
    {
        await using var books = await MailRig.OpenAsync(new ScriptedPost((message, _) => message.To.ToString() == "ann@example.org"
            ? throw new InvalidOperationException("a riddle")
            : Task.FromResult(MailReceipt.Accepted("Ok"))));
        var broken = (await books.MailAsync(MailRig.Draft())).Value!;
        var whole = (await books.MailAsync(MailRig.Draft("ben@example.org"))).Value!;

        await books.SendDueAsync();

        Assert.Equal((MailState.Retrying, "The attempt broke off: a riddle"), ((await books.MailNowAsync(broken.Id)).State, (await books.MailNowAsync(broken.Id)).Reason));
        Assert.Equal(MailState.Sent, (await books.MailNowAsync(whole.Id)).State);
    }
}
