using BatchLedger.Refusals;

namespace BatchLedger.Mail;

/// <summary>Every "no" about mail, in the words the user reads.</summary>
public static class MailRefusals
{
    public static Refusal BadAddress(string address) => new("Mail.BadAddress",
        address.Length == 0 ? "Write the mail address that the file goes to, as name@example.org." : $"“{Shown(address)}” is not one plain mail address. Write exactly one, as name@example.org, without a display name or a second address.");

    public static Refusal DomainNotAllowed(string address, IEnumerable<string> allowed) => new("Mail.DomainNotAllowed",
        $"Mail to {address} is not allowed. Allowed are: {string.Join(", ", allowed)}. An administrator can add a domain to the setting Mail:AllowedDomains.");

    public static Refusal BadHeader(string what, string text) => new("Mail.BadHeader",
        $"The {what} “{Shown(text)}” holds a line break or another control character. Remove it.");

    public static Refusal SubjectTooLong(int length) => new("Mail.SubjectTooLong",
        $"The subject has {length:N0} characters; {MailDraft.SubjectLength:N0} are allowed. Shorten the name it is made of.");

    public static Refusal BadFileName(string name) => new("Mail.BadFileName",
        $"The attachment name “{Shown(name)}” must be letters, digits, dots, dashes and underscores, and end in .zip.");

    public static Refusal AttachmentTooLarge(long size, long limit) => new("Mail.AttachmentTooLarge",
        $"The attachment has {size:N0} bytes; mails carry at most {limit:N0}. Send a link to the file instead.");

    public static Refusal NotAllowed(OutboxMail mail, MailState next) => new("Mail.NotAllowed", (mail.State, next) switch
    {
        (MailState.Sending, _) => "The mail is on its way to the mail server this moment. Wait until the attempt has ended.",
        (MailState.Sent, MailState.Cancelled) => $"The mail was sent at {mail.SentAt:HH:mm:ss} UTC and cannot be called back.",
        (MailState.Queued, MailState.Queued) => "The mail is queued already and goes out by itself.",
        (MailState.Cancelled, MailState.Cancelled) => "The mail is cancelled already.",
        (MailState.Dead, MailState.Cancelled) => "No further attempt is planned, so there is nothing to cancel.",
        _ => $"The mail is {mail.State}; it cannot become {next}.",
    });

    private static string Shown(string text)
    {
        var clean = string.Concat(text.EnumerateRunes().Take(80).Select(rune => System.Text.Rune.IsControl(rune) ? "�" : rune.ToString()));
        return clean.Length < text.Length ? clean + "…" : clean;
    }
}
