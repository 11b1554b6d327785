using System.Security.Cryptography;
using System.Text;
using MimeKit;
using MimeKit.Text;

namespace BatchLedger.Mail;

/// <summary>Makes the message of a row: the same row and settings give the same bytes, in every attempt.</summary>
public static class MailMessageBuilder
{
    public static MimeMessage Build(OutboxMail mail, byte[]? attachment, MailOptions options)
    {
        var message = new MimeMessage { MessageId = mail.MessageId, Date = mail.CreatedAt, Subject = mail.Subject };
        // A subject that looks encoded already would be shown as something else than was written.
        if (mail.Subject.Contains("=?", StringComparison.Ordinal)) message.Headers.Single(header => header.Id is HeaderId.Subject).SetRawValue(Encoded(mail.Subject));
        message.From.Add(options.Sender);
        message.To.Add(MailboxAddress.Parse(mail.Recipient));
        if (options.ReplyTo.Length > 0) message.ReplyTo.Add(MailboxAddress.Parse(options.ReplyTo));
        if (mail.InReplyTo is not null)
        {
            message.InReplyTo = mail.InReplyTo;
            message.References.Add(mail.InReplyTo);
        }
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add("X-Auto-Response-Suppress", "All");

        var alternative = new MultipartAlternative { Boundary = Boundary(mail, "alternative") };
        alternative.Add(Part(TextFormat.Plain, mail.TextBody));
        alternative.Add(Part(TextFormat.Html, mail.HtmlBody));
        message.Body = attachment is null ? alternative : new Multipart("mixed", alternative, Zip(mail, attachment)) { Boundary = Boundary(mail, "mixed") };
        return message;
    }

    // Fixed encodings: otherwise the bytes would depend on what the server of the day offers.
    private static TextPart Part(TextFormat format, string text)
    {
        var part = new TextPart(format) { ContentTransferEncoding = ContentEncoding.QuotedPrintable };
        part.SetText(Encoding.UTF8, text);
        return part;
    }

    private static MimePart Zip(OutboxMail mail, byte[] bytes) => new("application", "zip")
    {
        Content = new MimeContent(new MemoryStream(bytes)),
        ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
        ContentTransferEncoding = ContentEncoding.Base64,
        FileName = mail.AttachmentName,
    };

    /// <summary>Every letter as RFC 2047 words, eleven runes each, so that no word is longer than it may be.</summary>
    private static byte[] Encoded(string subject)
    {
        var words = subject.EnumerateRunes().Chunk(11).Select(runes => $"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Concat(runes)))}?=");
        return Encoding.ASCII.GetBytes($" {string.Join("\r\n ", words)}\r\n");
    }

    private static string Boundary(OutboxMail mail, string part) =>
        "=_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(mail.MessageId + part)))[..32];
}
