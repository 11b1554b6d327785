using BatchLedger.Data;
using BatchLedger.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BatchLedger.Mail;

/// <summary>Claims a due mail, hands it over, writes down the answer: three short steps, and only the middle one knows the network.
/// A crash between any two of them ends in the same message sent again when the lease is over.</summary>
public sealed class OutboxSender(IDbContextFactory<AppDbContext> dbs, WriteGate gate, IMailPost post, MailPolicy policy,
    IOptions<MailOptions> options, TimeProvider clock, Bell bell, ILogger<OutboxSender> log)
{
    private const int AtOnce = 50;

    /// <summary>Tries every mail that is due once. The number of attempts made.</summary>
    public async Task<int> SendDueAsync(CancellationToken token)
    {
        var attempts = 0;
        foreach (var id in await DueAsync(token))
        {
            if (await ClaimAsync(id, token) is not { } claimed) continue;
            attempts++;
            await RecordAsync(claimed, await TryAsync(claimed, token));
            token.ThrowIfCancellationRequested();
        }
        return attempts;
    }

    private async Task<List<Guid>> DueAsync(CancellationToken token)
    {
        var now = clock.GetUtcNow();
        await using var db = await dbs.CreateDbContextAsync(token);
        return await db.Set<OutboxMail>().AsNoTracking()
            .Where(mail => ((mail.State == MailState.Queued || mail.State == MailState.Retrying) && mail.NextAttemptAt <= now)
                || (mail.State == MailState.Sending && mail.LeaseUntil <= now))
            .OrderBy(mail => mail.NextAttemptAt).Select(mail => mail.Id).Take(AtOnce).ToListAsync(token);
    }

    /// <summary>Null when another worker or a person was quicker.</summary>
    private async Task<Claimed?> ClaimAsync(Guid id, CancellationToken token)
    {
        var claimed = await gate.PassAsync(async () =>
        {
            await using var db = await dbs.CreateDbContextAsync(token);
            var mail = await db.Set<OutboxMail>().Include(m => m.AttemptLog).SingleAsync(m => m.Id == id, token);
            if (!mail.IsDue(clock.GetUtcNow()) || mail.Claim(clock.GetUtcNow()) is not null || !await SavedAsync(db)) return null;
            var bytes = await db.Set<OutboxAttachment>().Where(a => a.MailId == id).Select(a => a.Bytes).SingleOrDefaultAsync(token);
            return new Claimed(mail, mail.Fence, bytes);
        }, token);
        if (claimed is not null) bell.Ring([Topics.Mails]);
        return claimed;
    }

    private async Task<MailReceipt> TryAsync(Claimed claimed, CancellationToken token)
    {
        if (policy.WhyNot(claimed.Mail.Recipient) is { } refusal) return MailReceipt.Never(refusal.Message);
        using var patience = new CancellationTokenSource(options.Value.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, token);
        try
        {
            using var message = MailMessageBuilder.Build(claimed.Mail, claimed.Attachment, options.Value);
            // WaitAsync too: a post that does not listen to its token must not hold the worker.
            return await post.SendAsync(message, either.Token).WaitAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            return token.IsCancellationRequested ? MailReceipt.Interrupted
                : MailReceipt.Later($"The mail server did not answer within {options.Value.Timeout.TotalSeconds:0} s; the mail may have arrived.");
        }
        catch (Exception problem)
        {
            // One mail that breaks must not stop the others; the page and the log both tell of it.
            log.LogError(problem, "Mail {Mail} could not be sent.", claimed.Mail.Id);
            return MailReceipt.Later($"The attempt broke off: {problem.Message}");
        }
    }

    // No token: the end of an attempt is written down even while the host is stopping.
    private async Task RecordAsync(Claimed claimed, MailReceipt receipt)
    {
        await gate.PassAsync(async () =>
        {
            await using var db = await dbs.CreateDbContextAsync();
            var mail = await db.Set<OutboxMail>().Include(m => m.AttemptLog).SingleAsync(m => m.Id == claimed.Mail.Id);
            if (mail.Fence != claimed.Fence || mail.Record(receipt, clock.GetUtcNow(), Random.Shared.NextDouble()) is not null || !await SavedAsync(db))
                log.LogWarning("The answer to an attempt at mail {Mail} came after its lease had ended; it was not written down.", mail.Id);
        });
        bell.Ring([Topics.Mails]);
    }

    private static async Task<bool> SavedAsync(AppDbContext db)
    {
        try
        {
            await db.SaveChangesAsync();
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    private sealed record Claimed(OutboxMail Mail, int Fence, byte[]? Attachment);
}
