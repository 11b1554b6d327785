using BatchLedger.Data;
using BatchLedger.Live;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Trail;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Mail;

/// <summary>What people do with mails. Those who handle mail see every mail of their companies; everybody sees those they asked for or were sent.</summary>
public sealed class OutboxService(Work work)
{
    private static readonly Refusal Missing = DataRefusals.NotFound("The mail");

    public async Task<OutboxPage> ListAsync(OutboxFilter filter, CancellationToken token = default)
    {
        var actor = await work.ActorAsync();
        return await work.ReadAsync(async db =>
        {
            var mails = Seen(db, actor);
            if (filter.State is { } state) mails = mails.Where(mail => mail.State == state);
            if (filter.Text.Trim() is { Length: > 0 } text) mails = mails.Where(mail => mail.Subject.Contains(text) || mail.Recipient.Contains(text));
            var total = await mails.CountAsync(token);
            var rows = await Rows(mails.OrderByDescending(mail => mail.CreatedAt).ThenBy(mail => mail.Id).Skip(filter.Skip).Take(filter.Take)).ToListAsync(token);
            return new OutboxPage(rows, total);
        }, token);
    }

    /// <summary>The delivery log of a batch, newest first, for everybody who may see the batch.</summary>
    public Task<List<OutboxRow>> OfBatchAsync(int batchId, CancellationToken token = default) => work.ReadAsync(db => Rows(db.Set<OutboxMail>()
        .Where(mail => mail.BatchId == batchId && db.Batches.Any(batch => batch.Id == batchId)).OrderByDescending(mail => mail.CreatedAt)).ToListAsync(token), token);

    /// <summary>One mail with body and attempts; null when it is not there or not for the actor.</summary>
    public async Task<OutboxMail?> OneAsync(Guid id, CancellationToken token = default)
    {
        var actor = await work.ActorAsync();
        return await work.ReadAsync(db => Seen(db, actor).Include(mail => mail.AttemptLog.OrderBy(attempt => attempt.Number)).SingleOrDefaultAsync(mail => mail.Id == id, token), token);
    }

    /// <summary>Null when the actor may send again and cancel.</summary>
    public async Task<Refusal?> WhyNotHandleAsync() => (await work.ActorAsync()).WhyNot(Permission.HandleMail);

    /// <summary>The stored bytes, noted in the trail. Refuses with NotFound, and notes that too.</summary>
    public async Task<Outcome<OutboxFile>> AttachmentAsync(Guid id, CancellationToken token = default)
    {
        var outcome = await work.MakeAsync<OutboxFile>(Permission.Read, async desk =>
        {
            if (await Seen(desk.Db, desk.Actor).SingleOrDefaultAsync(mail => mail.Id == id && mail.AttachmentName != null, desk.Token) is not { } mail) return Missing;
            var attachment = await desk.Db.Set<OutboxAttachment>().AsNoTracking().SingleAsync(a => a.MailId == id, desk.Token);
            desk.Note(mail.Entry("Mail.Download"));
            return new OutboxFile(mail.AttachmentName!, attachment.Bytes);
        }, token);
        if (outcome.Refusal == Missing) await NoteForeignAsync(id);
        return outcome;
    }

    /// <summary>A new attempt at the same message. Refuses with NotFound or NotAllowed.</summary>
    public Task<Refusal?> SendAgainAsync(Guid id, CancellationToken token = default) =>
        ActAsync(id, new MailAct("Mail.SendAgain", (mail, desk) => mail.SendAgain(desk.Now)), token);

    /// <summary>Refuses with NotFound or NotAllowed.</summary>
    public Task<Refusal?> CancelAsync(Guid id, CancellationToken token = default) =>
        ActAsync(id, new MailAct("Mail.Cancel", (mail, desk) => mail.Cancel(desk.Actor.Name)), token);

    private Task<Refusal?> ActAsync(Guid id, MailAct act, CancellationToken token) => work.DoAsync(Permission.HandleMail, async desk =>
    {
        if (await Seen(desk.Db, desk.Actor).SingleOrDefaultAsync(mail => mail.Id == id, desk.Token) is not { } mail) return Missing;
        var before = mail.State;
        if (act.Do(mail, desk) is { } refusal) return refusal;
        desk.Note(mail.Entry(act.Name) with { Before = before.ToString() });
        desk.Ring(Topics.Mails);
        return null;
    }, token);

    private Task<Refusal?> NoteForeignAsync(Guid id) => work.DoAsync(Permission.Read, desk =>
    {
        desk.Note(new AuditEntry("Denied", $"Attachment of mail {id}"));
        return Task.FromResult<Refusal?>(null);
    });

    private static IQueryable<OutboxMail> Seen(AppDbContext db, Actor actor)
    {
        var (me, address) = (actor.UserId ?? 0, actor.Email.ToLowerInvariant());
        var handles = actor.May(Permission.HandleMail);
        var everywhere = actor.Companies is null;
        var companies = actor.Companies ?? new HashSet<int>();
        return db.Set<OutboxMail>().Where(mail => (handles && (everywhere || (mail.CompanyId != null && companies.Contains(mail.CompanyId.Value))))
            || (me != 0 && mail.RequestedById == me) || (address != "" && mail.Recipient.ToLower() == address));
    }

    private static IQueryable<OutboxRow> Rows(IQueryable<OutboxMail> mails) => mails.Select(mail => new OutboxRow(mail.Id, mail.Kind, mail.State)
    {
        Recipient = mail.Recipient, Subject = mail.Subject, CreatedAt = mail.CreatedAt, SentAt = mail.SentAt, NextAttemptAt = mail.NextAttemptAt,
        Attempts = mail.Attempts, Reason = mail.Reason, Reply = mail.Reply, AttachmentName = mail.AttachmentName, AttachmentSize = mail.AttachmentSize,
    });

    private sealed record MailAct(string Name, Func<OutboxMail, Desk, Refusal?> Do);
}

public sealed record OutboxFilter(MailState? State = null, string Text = "")
{
    public int Skip { get; init; }
    public int Take { get; init; } = 50;
}

public sealed record OutboxPage(IReadOnlyList<OutboxRow> Rows, int Total);

public sealed record OutboxFile(string Name, byte[] Bytes);

/// <summary>A mail in a list.</summary>
public sealed record OutboxRow(Guid Id, MailKind Kind, MailState State)
{
    public required string Recipient { get; init; }
    public required string Subject { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset? SentAt { get; init; }
    public required DateTimeOffset NextAttemptAt { get; init; }
    public required int Attempts { get; init; }
    public required string? Reason { get; init; }
    public required string? Reply { get; init; }
    public required string? AttachmentName { get; init; }
    public required long AttachmentSize { get; init; }

    public string Address => OutboxMail.AddressOf(Id);
}
