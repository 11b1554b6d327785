using BatchLedger.Data;
using BatchLedger.Live;
using BatchLedger.Mail;
using Microsoft.Extensions.Logging.Abstractions;

namespace BatchLedger.Tests.Mail;

public class OutboxWorkerTests
{
    [Fact]
    public async Task A_ring_sends_at_once_and_rings_again_when_it_is_sent()
    {
        await using var server = new FakeSmtp();
        await using var books = await MailRig.OpenAsync(server);
        using var worker = Worker(books);
        await worker.StartAsync(CancellationToken.None);
        await MailRig.UntilAsync(() => Task.FromResult(books.Get<Bell>().ListenerCount == 1));
        using var leaving = new CancellationTokenSource();
        var rings = 0;
        var listening = ListenAsync();

        await books.MailAsync(MailRig.Draft());
        await MailRig.UntilAsync(async () => (await books.MailNowAsync()).State is MailState.Sent && rings >= 2);

        await leaving.CancelAsync();
        await worker.StopAsync(CancellationToken.None);
        Assert.Equal(0, books.Get<Bell>().ListenerCount);
        await listening;

        async Task ListenAsync()
        {
            try
            {
                await foreach (var _ in books.Get<Bell>().ListenAsync([Topics.Mails], leaving.Token)) rings++;
            }
            catch (OperationCanceledException)
            {
                // The test is over.
            }
        }
    }

    [Fact]
    public async Task What_nobody_rang_for_is_found_by_the_sweep()
    {
        await using var server = new FakeSmtp();
        await using var books = await MailRig.OpenAsync(server);
        using var worker = Worker(books);
        await worker.StartAsync(CancellationToken.None);
        await MailRig.UntilAsync(() => Task.FromResult(books.Get<Bell>().ListenerCount == 1));
        await books.Get<WriteGate>().PassAsync(async () =>
        {
            await using var db = books.Db();
            await books.Get<Outbox>().PutAsync(db, MailRig.Draft(), books.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });

        books.Clock.Advance(TimeSpan.FromSeconds(5));

        await MailRig.UntilAsync(async () => (await books.MailNowAsync()).State is MailState.Sent);
        await worker.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_stop_in_the_middle_of_an_attempt_hands_the_mail_back()
    {
        await using var server = new FakeSmtp(_ => new SmtpScript { HangsAfterData = true });
        await using var books = await MailRig.OpenAsync(server);
        await books.MailAsync(MailRig.Draft());
        using var worker = Worker(books);
        await worker.StartAsync(CancellationToken.None);
        await MailRig.UntilAsync(() => Task.FromResult(server.Mails.Count == 1));

        await worker.StopAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(10));

        var mail = await books.MailNowAsync();
        Assert.Equal((MailState.Retrying, "The program stopped while the mail was being sent; it may have arrived."), (mail.State, mail.Reason));
    }

    private static OutboxWorker Worker(Books books) => new(books.Get<OutboxSender>(), books.Get<Bell>(), books.Clock, NullLogger<OutboxWorker>.Instance);
}
