using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace BatchLedger.Tests.Mail;

/// <summary>How the mail server behaves in one connection.</summary>
internal sealed record SmtpScript
{
    public string Greeting { get; init; } = "220 fake ESMTP";
    public string AtMailFrom { get; init; } = "250 2.1.0 Ok";
    public string AtRecipient { get; init; } = "250 2.1.5 Ok";
    public string AtData { get; init; } = "354 Go on";

    /// <summary>Null hangs up instead of answering.</summary>
    public string? AfterData { get; init; } = "250 2.0.0 Ok: queued as 1A2B3C";
    public bool HangsAfterData { get; init; }
    public bool OffersStartTls { get; init; }

    /// <summary>Sent in the clear right behind "220 ready" of STARTTLS.</summary>
    public string InjectedAfter220 { get; init; } = "";
}

internal sealed record CaughtMail(string From, IReadOnlyList<string> Recipients, byte[] Raw)
{
    public string Text => Encoding.Latin1.GetString(Raw);

    /// <summary>The header lines as they went over the wire, folded lines joined.</summary>
    public IReadOnlyList<string> Headers => Text[..Text.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Replace("\r\n\t", " ").Replace("\r\n ", " ").Split("\r\n");

    public MimeKit.MimeMessage Message() => MimeKit.MimeMessage.Load(new MemoryStream(Raw));
}

/// <summary>A mail server of our own on a free port of this machine; it keeps every command and byte it was given.</summary>
internal sealed class FakeSmtp : IAsyncDisposable
{
    private static readonly X509Certificate2 SelfSigned = Certificate();

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly Func<int, SmtpScript> script;
    private readonly Task serving;
    private int connections;

    public FakeSmtp(Func<int, SmtpScript>? script = null)
    {
        this.script = script ?? (_ => new SmtpScript());
        listener.Start();
        serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;
    public int Connections => connections;
    public ConcurrentQueue<CaughtMail> Mails { get; } = [];
    public ConcurrentQueue<string> Commands { get; } = [];

    private async Task ServeAsync()
    {
        while (!stopping.IsCancellationRequested)
            _ = TalkAsync(await listener.AcceptTcpClientAsync(stopping.Token), script(Interlocked.Increment(ref connections)));
    }

    private async Task TalkAsync(TcpClient client, SmtpScript script)
    {
        using var _ = client;
        try
        {
            await ConverseAsync(client.GetStream(), script);
        }
        catch (Exception problem) when (problem is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException or ObjectDisposedException)
        {
            // The client went away, as some tests want it to.
        }
    }

    private async Task ConverseAsync(Stream stream, SmtpScript script)
    {
        await SayAsync(stream, script.Greeting);
        var (from, recipients) = ("", new List<string>());
        while (await LineAsync(stream) is { } line)
        {
            Commands.Enqueue(line);
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "EHLO": await SayAsync(stream, "250-fake\r\n" + (script.OffersStartTls && stream is not SslStream ? "250-STARTTLS\r\n" : "") + "250-AUTH PLAIN LOGIN\r\n250 8BITMIME"); break;
                case "STARTTLS":
                    await SayAsync(stream, "220 ready" + (script.InjectedAfter220.Length > 0 ? "\r\n" + script.InjectedAfter220 : ""));
                    var secure = new SslStream(stream);
                    await secure.AuthenticateAsServerAsync(SelfSigned);
                    stream = secure;
                    break;
                case "MAIL": from = line; await SayAsync(stream, script.AtMailFrom); break;
                case "RCPT": recipients.Add(line); await SayAsync(stream, script.AtRecipient); break;
                case "DATA":
                    await SayAsync(stream, script.AtData);
                    if (!script.AtData.StartsWith('3')) break;
                    Mails.Enqueue(new CaughtMail(from, [.. recipients], await DataAsync(stream)));
                    if (script.HangsAfterData) await Task.Delay(Timeout.Infinite, stopping.Token);
                    if (script.AfterData is null) return;
                    await SayAsync(stream, script.AfterData);
                    break;
                case "QUIT": await SayAsync(stream, "221 Bye"); return;
                default: await SayAsync(stream, "250 Ok"); break;
            }
        }
    }

    private Task SayAsync(Stream stream, string text) => stream.WriteAsync(Encoding.Latin1.GetBytes(text + "\r\n"), stopping.Token).AsTask();

    private async Task<string?> LineAsync(Stream stream)
    {
        var (line, one) = (new List<byte>(), new byte[1]);
        while (await stream.ReadAsync(one, stopping.Token) == 1)
        {
            if (one[0] == '\n') return Encoding.Latin1.GetString([.. line]).TrimEnd('\r');
            line.Add(one[0]);
        }
        return null;
    }

    private async Task<byte[]> DataAsync(Stream stream)
    {
        var lines = new StringBuilder();
        while (await LineAsync(stream) is { } line && line != ".") lines.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        return Encoding.Latin1.GetBytes(lines.ToString());
    }

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        await serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
