using MimeKit;

namespace BatchLedger.Mail;

public enum MailVerdict { Accepted, TryAgain, Refused }

/// <summary>What the world said to one attempt.</summary>
/// <param name="Reply">The server's own words, if it spoke.</param>
/// <param name="Reason">Why it was not accepted, for a person to read.</param>
public sealed record MailReceipt(MailVerdict Verdict, string? Reply, string? Reason)
{
    public const int TextLength = 500;

    public static readonly MailReceipt Interrupted = Later("The program stopped while the mail was being sent; it may have arrived.");

    public static MailReceipt Accepted(string reply) => new(MailVerdict.Accepted, Cut(reply), null);
    public static MailReceipt Later(string reason, string? reply = null) => new(MailVerdict.TryAgain, Cut(reply), Cut(reason));
    public static MailReceipt Never(string reason, string? reply = null) => new(MailVerdict.Refused, Cut(reply), Cut(reason));

    // A hostile server's words are shown to people: one short line, nothing that moves the cursor.
    private static string? Cut(string? text) => text is null ? null
        : string.Concat(text.Take(TextLength).Select(c => char.IsControl(c) ? ' ' : c)).Trim();
}

/// <summary>The border to the world of mail. An answer that was lost is TryAgain; only the caller's cancellation throws.</summary>
public interface IMailPost
{
    Task<MailReceipt> SendAsync(MimeMessage message, CancellationToken token);
}
