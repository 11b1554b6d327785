using System.Linq.Expressions;
using System.Text.RegularExpressions;
using BatchLedger.Data;
using BatchLedger.Live;
using BatchLedger.Refusals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BatchLedger.Mail;

/// <summary>Where other rooms put their mails, inside the transaction of what causes them: no mail without its cause, no cause without its mail.</summary>
public sealed partial class Outbox(IOptions<MailOptions> options, MailPolicy policy)
{
    /// <summary>For a use case: notes the recipient in the audit trail and wakes the worker once all is committed.
    /// Refuses with BadAddress, DomainNotAllowed, BadHeader, SubjectTooLong, BadFileName or AttachmentTooLarge.</summary>
    public async Task<Outcome<OutboxMail>> PutAsync(Desk desk, MailDraft draft)
    {
        var outcome = await PutAsync(desk.Db, draft, desk.Now);
        if (outcome.Value is not { } mail) return outcome;
        if (desk.Db.Entry(mail).State is EntityState.Added) desk.Note(mail.Entry("Mail.Put"));
        desk.Ring(Topics.Mails);
        return outcome;
    }

    /// <summary>For a background run with a transaction of its own: it also appends <c>mail.Entry("Mail.Put")</c> to its audit rows and rings
    /// <see cref="Topics.Mails"/> after its commit. The mail that is there already is given back, not doubled.</summary>
    public async Task<Outcome<OutboxMail>> PutAsync(AppDbContext db, MailDraft draft, DateTimeOffset now)
    {
        if (policy.WhyNot(draft.Recipient) is { } badRecipient) return badRecipient;
        var subject = options.Value.SubjectPrefix.Length == 0 ? draft.Subject : $"{options.Value.SubjectPrefix} {draft.Subject}";
        if (WhyNot(subject) is { } badSubject) return badSubject;
        if (draft.Attachment is { } attachment && WhyNot(attachment) is { } badAttachment) return badAttachment;

        var key = draft.DedupeKey();
        if (await FirstAsync(db, mail => mail.DedupeKey == key) is { } already) return already;
        var made = Made(draft, key, now, (subject, await RootOfAsync(db, draft)));
        db.Add(made);
        if (draft.Attachment is not null) db.Add(new OutboxAttachment { MailId = made.Id, Bytes = draft.Attachment.Bytes });
        return made;
    }

    private static Refusal? WhyNot(string subject)
    {
        if (!MailAddresses.IsOneLine(subject)) return MailRefusals.BadHeader("subject", subject);
        return subject.Length > MailDraft.SubjectLength ? MailRefusals.SubjectTooLong(subject.Length) : null;
    }

    private Refusal? WhyNot(MailAttachment attachment)
    {
        if (!MailAddresses.IsFileName(attachment.Name)) return MailRefusals.BadFileName(attachment.Name);
        return options.Value.Attaches(attachment.Bytes.Length) ? null : MailRefusals.AttachmentTooLarge(attachment.Bytes.Length, options.Value.AttachmentLimit);
    }

    private OutboxMail Made(MailDraft draft, string key, DateTimeOffset now, (string Subject, string? InReplyTo) head)
    {
        var site = new Uri(options.Value.PublicAddress);
        var cause = Slug().Replace(draft.Cause.ToLowerInvariant(), "-");
        return new OutboxMail
        {
            Kind = draft.Kind, Cause = draft.Cause, DedupeKey = key, Recipient = draft.Recipient, Subject = head.Subject,
            TextBody = MailTemplate.Text(draft.Letter, site), HtmlBody = MailTemplate.Html(draft.Letter, site),
            AttachmentName = draft.Attachment?.Name, AttachmentSize = draft.Attachment?.Bytes.Length ?? 0, AttachmentSha256 = draft.Attachment?.Sha256,
            MessageId = $"{cause[..Math.Min(cause.Length, 60)]}.{draft.Kind.ToString().ToLowerInvariant()}.{key[..16]}@{options.Value.OwnDomain}",
            Thread = draft.Thread, InReplyTo = head.InReplyTo, CompanyId = draft.CompanyId, BatchId = draft.BatchId, RequestedById = draft.RequestedById,
            CreatedAt = now, QueuedAt = now, NextAttemptAt = now,
        };
    }

    private static async Task<string?> RootOfAsync(AppDbContext db, MailDraft draft)
    {
        if (draft.Thread is null) return null;
        var root = await FirstAsync(db, mail => mail.Thread == draft.Thread && mail.Recipient == draft.Recipient && mail.State != MailState.Cancelled);
        return root?.MessageId;
    }

    // The one before may have been put in this same transaction and not be saved yet.
    private static async Task<OutboxMail?> FirstAsync(AppDbContext db, Expression<Func<OutboxMail, bool>> wanted) =>
        await db.Set<OutboxMail>().Where(wanted).OrderBy(mail => mail.CreatedAt).FirstOrDefaultAsync()
        ?? db.Set<OutboxMail>().Local.FirstOrDefault(wanted.Compile());

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex Slug();
}
