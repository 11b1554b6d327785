using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace BatchLedger.Mail;

/// <summary>Hands a mail to the mail server. Encryption is demanded, not asked for; certificates are checked by the system's rules.</summary>
public sealed class SmtpPost(IOptions<MailOptions> options) : IMailPost
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    public async Task<MailReceipt> SendAsync(MimeMessage message, CancellationToken token)
    {
        try
        {
            using var client = new SmtpClient { LocalDomain = options.Value.OwnDomain, CheckCertificateRevocation = false };
            await ConnectAsync(client, token);
            var reply = await client.SendAsync(message, options.Value.Sender, [.. message.To.Mailboxes], token);
            await LeaveAsync(client);
            return MailReceipt.Accepted(reply);
        }
        catch (Exception problem) when (problem is not OperationCanceledException && Reading(problem) is { } receipt)
        {
            return receipt;
        }
    }

    private async Task ConnectAsync(SmtpClient client, CancellationToken token)
    {
        var o = options.Value;
        await client.ConnectAsync(o.Host, o.EffectivePort, o.Security switch
        {
            MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
            MailSecurity.None => SecureSocketOptions.None,
            _ => SecureSocketOptions.StartTls,
        }, token);
        if (o.User.Length == 0) return;
        if (!client.IsSecure) throw new NotSupportedException("The connection is not encrypted, so the password was not sent.");
        await client.AuthenticateAsync(o.User, o.Password, token);
    }

    // The mail is accepted by now; whatever goes wrong while saying goodbye must not send it a second time.
    private static async Task LeaveAsync(SmtpClient client)
    {
        using var patience = new CancellationTokenSource(Farewell);
        try
        {
            await client.DisconnectAsync(quit: true, patience.Token);
        }
        catch (Exception problem) when (problem is OperationCanceledException or IOException or SocketException or ProtocolException or CommandException)
        {
            // Said above.
        }
    }

    private static MailReceipt? Reading(Exception problem) => problem switch
    {
        SmtpCommandException answer => Answered((int)answer.StatusCode, answer.Message),
        AuthenticationException { InnerException: SmtpCommandException answer } => Answered((int)answer.StatusCode, answer.Message),
        AuthenticationException => MailReceipt.Never($"The mail server did not accept the user name or password of the settings: {problem.Message}"),
        NotSupportedException => MailReceipt.Never($"The mail server offers no encryption and the settings demand it. Nothing was sent. ({problem.Message})"),
        SslHandshakeException => MailReceipt.Later($"The encrypted connection was not made; nothing was sent. {FirstLine(problem)}"),
        SmtpProtocolException => MailReceipt.Later($"The mail server broke off or answered out of turn; the mail may have arrived. {FirstLine(problem)}"),
        SocketException or IOException => MailReceipt.Later($"The mail server was not reached or the connection broke. {FirstLine(problem)}"),
        _ => null,
    };

    private static MailReceipt Answered(int code, string words) => code is >= 500 and < 600
        ? MailReceipt.Never($"The mail server refused it for good ({code}).", $"{code} {words}")
        : MailReceipt.Later($"The mail server asked to come back later ({code}).", $"{code} {words}");

    private static string FirstLine(Exception problem) => problem.Message.Split('\n')[0].Trim();
}
