namespace BatchLedger.Mail;

/// <summary>The bytes of an attachment, in a table of their own so that lists stay light.</summary>
public sealed class OutboxAttachment
{
    public required Guid MailId { get; init; }
    public required byte[] Bytes { get; init; }
}

/// <summary>One try to hand a mail over, and what came of it.</summary>
public sealed class OutboxAttempt
{
    public int Id { get; private set; }
    public Guid MailId { get; private set; }
    public required int Number { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? EndedAt { get; private set; }
    public MailVerdict? Verdict { get; private set; }
    public string? Reply { get; private set; }

    internal void End(MailReceipt receipt, DateTimeOffset now)
    {
        EndedAt = now;
        Verdict = receipt.Verdict;
        Reply = receipt.Reply ?? receipt.Reason;
    }
}
