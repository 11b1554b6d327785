using System.Security.Cryptography;
using System.Text;

namespace BatchLedger.Mail;

/// <summary>What another room wants to be mailed. The outbox makes the message and keeps it.</summary>
public sealed record MailDraft
{
    public const int SubjectLength = 250;
    public const int CauseLength = 100;

    public required MailKind Kind { get; init; }

    /// <summary>The run or command that makes the mail, as "run/17". With kind, recipient and attachment it is never mailed twice.</summary>
    public required string Cause { get; init; }
    public required string Recipient { get; init; }

    /// <summary>As "Ledger ready: batch B-0042, Dues January (2026-01)"; the configured prefix comes before it.</summary>
    public required string Subject { get; init; }
    public required MailLetter Letter { get; init; }
    public MailAttachment? Attachment { get; init; }

    /// <summary>Mails with the same thread to the same person answer the first of them, as "run/17" or "batch/42".</summary>
    public string? Thread { get; init; }
    public int? CompanyId { get; init; }
    public int? BatchId { get; init; }
    public int? RequestedById { get; init; }

    internal string DedupeKey()
    {
        string[] parts = [Cause, Kind.ToString(), Recipient.ToLowerInvariant(), Attachment?.Sha256 ?? ""];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));
    }
}

/// <summary>What stands in a mail, apart from its dress: a heading, a sentence, figures, and one link into the application.</summary>
/// <param name="Link">The path of a page here, as "/batches/B-0042?tab=files". No token, ever: the page asks for sign-in.</param>
public sealed record MailLetter(string Heading, string Button, string Link)
{
    /// <summary>A sentence or two under the heading.</summary>
    public string? Lead { get; init; }
    public IReadOnlyList<MailFact> Facts { get; init; } = [];
}

public sealed record MailFact(string Label, string Value);

/// <summary>A zip made once: the same bytes go out in every attempt.</summary>
public sealed record MailAttachment(string Name, byte[] Bytes)
{
    public const int NameLength = 150;

    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Bytes));
}
