using BatchLedger.Refusals;
using BatchLedger.Trail;

namespace BatchLedger.Mail;

public enum MailKind { LedgerStarted, LedgerReady, LedgerFailed, LedgerFile }

/// <summary>One mail to one person: what it says, where it stands, and why. The row is the mail; the worker only carries it.</summary>
public sealed class OutboxMail
{
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan GivesUpAfter = TimeSpan.FromHours(24);
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(4);

    public Guid Id { get; private init; } = Guid.NewGuid();
    public required MailKind Kind { get; init; }

    /// <summary>What made it, as "run/17".</summary>
    public required string Cause { get; init; }

    /// <summary>Cause, kind, recipient and attachment in one hash: the same mail is never put twice.</summary>
    public required string DedupeKey { get; init; }
    public required string Recipient { get; init; }
    public required string Subject { get; init; }
    public required string TextBody { get; init; }
    public required string HtmlBody { get; init; }
    public string? AttachmentName { get; init; }
    public long AttachmentSize { get; init; }
    public string? AttachmentSha256 { get; init; }

    /// <summary>Ours, without angle brackets, the same in every attempt.</summary>
    public required string MessageId { get; init; }

    /// <summary>Mails of one thread and recipient show as one conversation.</summary>
    public string? Thread { get; init; }
    public string? InReplyTo { get; init; }

    public int? CompanyId { get; init; }
    public int? BatchId { get; init; }
    public int? RequestedById { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    public MailState State { get; private set; }
    public string? Reason { get; private set; }

    /// <summary>The last words of the mail server.</summary>
    public string? Reply { get; private set; }
    public int Attempts { get; private set; }

    /// <summary>Put or sent again by a person: the 24 hours count from here.</summary>
    public required DateTimeOffset QueuedAt { get; set; }
    public required DateTimeOffset NextAttemptAt { get; set; }
    public DateTimeOffset? LeaseUntil { get; private set; }

    /// <summary>Raised by each claim and each act of a person. A worker with an older fence changes nothing.</summary>
    public int Fence { get; private set; }
    public DateTimeOffset? SentAt { get; private set; }
    public List<OutboxAttempt> AttemptLog { get; init; } = [];

    public string Address => AddressOf(Id);
    public static string AddressOf(Guid id) => $"/outbox/{id}";

    public bool IsDue(DateTimeOffset now) => State switch
    {
        MailState.Queued or MailState.Retrying => NextAttemptAt <= now,
        MailState.Sending => LeaseUntil <= now,
        _ => false,
    };

    /// <summary>One worker takes it. Refuses with NotAllowed.</summary>
    public Refusal? Claim(DateTimeOffset now)
    {
        if (MoveTo(MailState.Sending) is { } refusal) return refusal;
        foreach (var open in AttemptLog.Where(attempt => attempt.EndedAt is null)) open.End(MailReceipt.Interrupted, now);

        Fence++;
        LeaseUntil = now + Lease;
        AttemptLog.Add(new OutboxAttempt { Number = ++Attempts, StartedAt = now });
        return null;
    }

    /// <summary>Writes down what the attempt came to. <paramref name="jitter"/> is between 0 and 1. Refuses with NotAllowed.</summary>
    public Refusal? Record(MailReceipt receipt, DateTimeOffset now, double jitter)
    {
        var givesUp = receipt.Verdict is MailVerdict.TryAgain && now >= QueuedAt + GivesUpAfter;
        if (MoveTo(StateAfter(receipt.Verdict, givesUp)) is { } refusal) return refusal;

        AttemptLog.Single(attempt => attempt.EndedAt is null).End(receipt, now);
        Reply = receipt.Reply;
        Reason = State is MailState.Sent ? null : givesUp ? $"Given up after {GivesUpAfter.TotalHours:0} hours. Last trouble: {receipt.Reason}" : receipt.Reason;
        LeaseUntil = null;
        if (State is MailState.Sent) SentAt = now;
        if (State is MailState.Retrying) NextAttemptAt = WaitFrom(now, jitter);
        return null;
    }

    /// <summary>A person wants a new attempt: the same message, with the same Message-ID. Refuses with NotAllowed.</summary>
    public Refusal? SendAgain(DateTimeOffset now)
    {
        if (MoveTo(MailState.Queued) is { } refusal) return refusal;
        Fence++;
        Reason = null;
        QueuedAt = NextAttemptAt = now;
        return null;
    }

    /// <summary>Refuses with NotAllowed: what is on its way or gone cannot be called back.</summary>
    public Refusal? Cancel(string by)
    {
        if (MoveTo(MailState.Cancelled) is { } refusal) return refusal;
        Fence++;
        Reason = $"Cancelled by {by}.";
        return null;
    }

    public Refusal? WhyNot(MailState next) => State.LeadsTo(next) ? null : MailRefusals.NotAllowed(this, next);

    /// <summary>What the audit trail keeps about the recipient of this mail.</summary>
    public AuditEntry Entry(string action) => new(action, $"{Kind} to {Recipient}")
    {
        Address = Address, CompanyId = CompanyId, BatchId = BatchId,
        After = AttachmentName is null ? Subject : $"{Subject}; {AttachmentName}, {AttachmentSize:N0} bytes, SHA-256 {AttachmentSha256}",
    };

    private static MailState StateAfter(MailVerdict verdict, bool givesUp) => verdict switch
    {
        MailVerdict.Accepted => MailState.Sent,
        MailVerdict.TryAgain when !givesUp => MailState.Retrying,
        _ => MailState.Dead,
    };

    // As long as it has waited already, so each wait doubles the last; up to a fifth more, so that mails do not come in step.
    private DateTimeOffset WaitFrom(DateTimeOffset now, double jitter)
    {
        var wait = TimeSpan.FromTicks(Math.Clamp((now - QueuedAt).Ticks, ShortestWait.Ticks, LongestWait.Ticks));
        var next = now + (wait * (1 + (jitter / 5)));
        var last = QueuedAt + GivesUpAfter;
        return next < last ? next : last;
    }

    private Refusal? MoveTo(MailState next)
    {
        if (WhyNot(next) is { } refusal) return refusal;
        State = next;
        return null;
    }
}
