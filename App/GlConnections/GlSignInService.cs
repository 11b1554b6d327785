using System.Security.Cryptography;
using System.Text;
using BatchLedger.Data;
using BatchLedger.Features;
using BatchLedger.Ledgers;
using BatchLedger.Live;
using BatchLedger.Mail;
using BatchLedger.OutsideGl;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Trail;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BatchLedger.GlConnections;

/// <summary>Where the browser goes to sign in on the outside system's own page.</summary>
public sealed record SignInStart(Uri Address);

/// <summary>Sends a person to the outside system's page and cuts a connection off again. The way back is <see cref="SignInReturnService"/>.</summary>
public sealed class GlSignInService(Work work, GlConnectors connectors, GlAccess access, GlSeal seal, IOptions<MailOptions> site)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    /// <summary>From the configured address, never from the Host header: a forged one would carry the code away.</summary>
    public static Uri Redirect(MailOptions site) => new(new Uri(site.PublicAddress), "/connect/qbo");

    /// <summary>Refuses with NotFound, Features.Off, CannotConnect, NotByBrowser, NoBrowser, or what stands against the terms.</summary>
    public Task<Outcome<SignInStart>> BeginAsync(int connectionId, CancellationToken token = default) => work.MakeAsync<SignInStart>(Permission.ManageConnections, async desk =>
    {
        var (opened, missing) = await desk.ConnectionAsync(connectionId, null);
        if (opened is null) return missing!;
        var (company, connection) = (opened.Company, opened.Connection);
        if (GlConnectionRefusals.WhyNotConnect(company, await desk.Db.FeaturesAsync(desk.Token)) is { } closed) return closed;
        if (connectors.Find(connection.System) is not ISignsInByBrowser door) return GlConnectionRefusals.NotByBrowser(connection.System);
        if (desk.Actor is not { UserId: { } user, Session: { } session }) return GlConnectionRefusals.NoBrowser;
        var (terms, why) = access.TermsOf(connection);
        if (terms is null) return GlConnectionRefusals.Of(why!);

        var signIn = new BrowserSignIn(Random(), Random(), Redirect(site.Value));
        var address = door.AuthorizeAddress(terms, signIn);
        if (OutsideHosts.WhyNot(address, terms) is { } stranger) return GlConnectionRefusals.Of(GlAnswer.Of(AnswerClass.ConfigError, stranger));
        var hash = HashOf(signIn.State);
        await desk.Db.Set<GlSignIn>().Where(s => s.ExpiresAt < desk.Now - Life).ExecuteDeleteAsync(desk.Token);
        desk.Db.Add(new GlSignIn
        {
            StateHash = hash, ConnectionId = connection.Id, UserId = user, Session = session, SealedVerifier = seal.Seal(connection, hash, signIn.Verifier), ExpiresAt = desk.Now + Life,
        });
        desk.Note(GlConnectionRefusals.Entry("GlConnection.BeginSignIn", company));
        return new SignInStart(address);
    }, token);

    /// <summary>Forgets tokens and secrets, here first and then over there. Refuses with NotFound or Stale. The answer is a sentence when the outside system did not confirm.</summary>
    public async Task<Outcome<Disconnected>> DisconnectAsync(int connectionId, int seen, CancellationToken token = default)
    {
        var (last, why) = await access.OpenAsync(connectionId, token);
        var outcome = await work.MakeAsync<Disconnected>(Permission.ManageConnections, async desk =>
        {
            var (opened, missing) = await desk.ConnectionAsync(connectionId, seen);
            if (opened is null) return missing!;
            var connection = opened.Connection;
            await desk.Db.Set<GlToken>().Where(t => t.ConnectionId == connection.Id).ExecuteDeleteAsync(desk.Token);
            await desk.Db.Set<GlSignIn>().Where(s => s.ConnectionId == connection.Id).ExecuteDeleteAsync(desk.Token);
            (connection.SealedSecrets, connection.State, connection.Trouble, connection.ConnectedAt, connection.ConnectedBy) = (null, ConnectionState.Draft, null, null, null);
            desk.Note(GlConnectionRefusals.Entry("GlConnection.Disconnect", opened.Company));
            desk.Ring(Topics.Connections, Topics.Settings, Topics.Deliveries);
            return new Disconnected(connection.System, null);
        }, token);

        if (outcome.Value is not { } done || connectors.Find(done.System) is not ISignsInByBrowser door) return outcome;
        if (last is null) return why!.Class is AnswerClass.AuthReconnect ? done with { Told = GlConnectionRefusals.NotRevoked(done.System, why) } : done;
        if (last.Tokens is null) return done;
        var answer = await door.RevokeAsync(last.Terms, last.Tokens, CancellationToken.None);
        return answer.Class is AnswerClass.Accepted or AnswerClass.Gone or AnswerClass.Deleted ? done : done with { Told = GlConnectionRefusals.NotRevoked(done.System, answer) };
    }

    internal static string HashOf(string state) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(state)));

    private static string Random() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
}

/// <summary>Cut off here. <paramref name="Told"/>: what is still to do over there; null: nothing.</summary>
public sealed record Disconnected(AccountingSystem System, string? Told);
