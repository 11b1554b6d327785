using Microsoft.Extensions.Options;
using MimeKit;

namespace BatchLedger.Mail;

public enum MailSecurity { StartTls, Tls, None }

/// <summary>The section "Mail" of appsettings.json. Without a host, mails are written as files into the data folder.</summary>
public sealed class MailOptions
{
    public const string UsualAddress = "http://localhost:5080";

    public string Host { get; set; } = "";

    /// <summary>0 takes the usual one: 465 for Tls, 587 for StartTls, 25 for None.</summary>
    public int Port { get; set; }
    public MailSecurity Security { get; set; } = MailSecurity.StartTls;
    public string User { get; set; } = "";
    public string Password { get; set; } = "";

    /// <summary>As "BatchLedger &lt;no-reply@example.org&gt;".</summary>
    public string From { get; set; } = "BatchLedger <no-reply@batchledger.localhost>";

    /// <summary>The accounting contact who reads answers.</summary>
    public string ReplyTo { get; set; } = "";

    /// <summary>The domain in Message-ID; without it that of From.</summary>
    public string Domain { get; set; } = "";

    /// <summary>Stands before every subject, so that people can sort by it.</summary>
    public string SubjectPrefix { get; set; } = "";

    /// <summary>Where people reach this site: the setting PublicUrl, else where it listens. Links in mails begin with it.</summary>
    public string PublicAddress { get; set; } = UsualAddress;
    public long AttachmentLimit { get; set; } = 7_000_000;
    public bool StartMail { get; set; } = true;

    /// <summary>Empty allows every domain.</summary>
    public List<string> AllowedDomains { get; set; } = [];
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    public bool UsesFiles => Host.Length == 0;
    public string OwnDomain => Domain.Length > 0 ? Domain : MailAddresses.DomainOf(Sender.Address);
    public MailboxAddress Sender => MailboxAddress.Parse(From);

    public int EffectivePort => (Port, Security) switch
    {
        (not 0, _) => Port,
        (_, MailSecurity.Tls) => 465,
        (_, MailSecurity.StartTls) => 587,
        _ => 25,
    };

    /// <summary>Larger files are not attached: the mail then carries the link only and says why.</summary>
    public bool Attaches(long size) => size <= AttachmentLimit;

    public string LinkOnlyReason(long size) =>
        $"The file has {size / 1_000_000m:0.0} MB; mails carry up to {AttachmentLimit / 1_000_000m:0.0} MB, so it is not attached. Download it from the page.";
}

/// <summary>Stops the start with a sentence, rather than the first mail with a riddle.</summary>
internal sealed class MailOptionsCheck : IValidateOptions<MailOptions>
{
    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        var faults = Faults(options).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(MailOptions o)
    {
        if (!IsMailbox(o.From)) yield return $"Mail:From “{o.From}” is not one mail address.";
        if (o.ReplyTo.Length > 0 && !IsMailbox(o.ReplyTo)) yield return $"Mail:ReplyTo “{o.ReplyTo}” is not one mail address.";
        if (o.Domain.Length > 0 && !MailAddresses.IsOneMailbox("x@" + o.Domain)) yield return $"Mail:Domain “{o.Domain}” is not a domain.";
        foreach (var domain in o.AllowedDomains.Where(domain => !MailAddresses.IsOneMailbox("x@" + domain))) yield return $"Mail:AllowedDomains: “{domain}” is not a domain.";
        if (!MailAddresses.IsOneLine(o.SubjectPrefix) || o.SubjectPrefix.Length > 40) yield return "Mail:SubjectPrefix must be one line of at most 40 characters.";
        if (!Uri.TryCreate(o.PublicAddress, UriKind.Absolute, out var site) || site.Scheme is not ("http" or "https")) yield return $"PublicUrl “{o.PublicAddress}” is not an http or https address.";
        if (o.Port is < 0 or > 65535) yield return $"Mail:Port {o.Port} is not a port.";
        if (o.AttachmentLimit is < 0 or > 25_000_000) yield return "Mail:AttachmentLimit must be between 0 and 25,000,000 bytes.";
        if (o.Timeout < TimeSpan.FromSeconds(1) || o.Timeout >= OutboxMail.Lease) yield return $"Mail:Timeout must be at least 1 s and less than {OutboxMail.Lease.TotalMinutes:0} min.";
        if (o.Security is MailSecurity.None && !o.UsesFiles && !IsThisMachine(o.Host)) yield return $"Mail:Security None is for a mail server on this machine only, not for {o.Host}. Use StartTls or Tls.";
        if (o.Security is MailSecurity.None && o.User.Length > 0) yield return "Mail:User would send its password in the clear with Mail:Security None. Use StartTls or Tls.";
    }

    private static bool IsMailbox(string text) =>
        MailAddresses.IsOneLine(text) && InternetAddressList.TryParse(text, out var list) && list is [MailboxAddress mailbox] && MailAddresses.IsOneMailbox(mailbox.Address);

    private static bool IsThisMachine(string host) => host is "localhost" or "127.0.0.1" or "::1";
}
