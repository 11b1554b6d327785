using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BatchLedger.Mail;

internal sealed class OutboxMapping : IEntityTypeConfiguration<OutboxMail>, IEntityTypeConfiguration<OutboxAttachment>, IEntityTypeConfiguration<OutboxAttempt>
{
    public void Configure(EntityTypeBuilder<OutboxMail> mail)
    {
        mail.ToTable("OutboxMails");
        mail.Property(m => m.Id).ValueGeneratedNever();
        mail.Property(m => m.Cause).HasMaxLength(MailDraft.CauseLength);
        mail.Property(m => m.Thread).HasMaxLength(MailDraft.CauseLength);
        mail.Property(m => m.DedupeKey).HasMaxLength(64);
        mail.Property(m => m.Recipient).HasMaxLength(MailAddresses.Longest);
        mail.Property(m => m.Subject).HasMaxLength(MailDraft.SubjectLength);
        mail.Property(m => m.AttachmentName).HasMaxLength(MailAttachment.NameLength);
        mail.Property(m => m.AttachmentSha256).HasMaxLength(64);
        mail.Property(m => m.MessageId).HasMaxLength(320);
        mail.Property(m => m.InReplyTo).HasMaxLength(320);
        mail.Property(m => m.Reason).HasMaxLength(MailReceipt.TextLength + 100);
        mail.Property(m => m.Reply).HasMaxLength(MailReceipt.TextLength);

        // The check in Outbox gives the kind answer; this index gives the certain one.
        mail.HasIndex(m => m.DedupeKey).IsUnique();
        mail.HasIndex(m => new { m.State, m.NextAttemptAt });
        mail.HasIndex(m => m.CreatedAt);
        mail.HasIndex(m => new { m.Thread, m.Recipient });

        // Makes every update conditional: whoever read an older fence writes nothing.
        mail.Property(m => m.Fence).IsConcurrencyToken();
        mail.HasMany(m => m.AttemptLog).WithOne().HasForeignKey(a => a.MailId);
        mail.HasOne<OutboxAttachment>().WithOne().HasForeignKey<OutboxAttachment>(a => a.MailId);
    }

    public void Configure(EntityTypeBuilder<OutboxAttachment> attachment)
    {
        attachment.ToTable("OutboxAttachments");
        attachment.HasKey(a => a.MailId);
    }

    public void Configure(EntityTypeBuilder<OutboxAttempt> attempt)
    {
        attempt.ToTable("OutboxAttempts");
        attempt.Property(a => a.Reply).HasMaxLength(MailReceipt.TextLength);
        attempt.HasIndex(a => new { a.MailId, a.Number }).IsUnique();
    }
}
