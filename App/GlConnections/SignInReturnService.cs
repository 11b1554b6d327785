using BatchLedger.Data;
using BatchLedger.Features;
using BatchLedger.Ledgers;
using BatchLedger.Live;
using BatchLedger.Mail;
using BatchLedger.OutsideGl;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BatchLedger.GlConnections;

/// <summary>What the outside system sends a browser back with.</summary>
public sealed record SignInReturn(string? State, string? Code, string? Realm, string? Error);

/// <summary>What came of it, and the company's page to show it on; null: the list.</summary>
public sealed record SignInEnd(SignInResult Result, string? Company);

/// <summary>The way back from the outside system's page: the state is good once, for ten minutes, for the person and the session that began.</summary>
public sealed class SignInReturnService(Work work, GlConnectors connectors, GlAccess access, GlSeal seal, GlTokenStore store, OutsideBooksKeeper keeper, IOptions<MailOptions> site)
{
    public async Task<Outcome<SignInEnd>> FinishAsync(SignInReturn back, CancellationToken token = default)
    {
        var (claimed, refusal) = await ClaimAsync(back);
        if (claimed is null) return refusal!;
        if (claimed.Result is not SignInResult.Connected) return new SignInEnd(claimed.Result, claimed.Company?.Code);

        var (company, connection) = (claimed.Company!, claimed.Connection!);
        var (answer, fields) = await RedeemAsync(claimed, back);
        if (answer.Tokens is null)
        {
            await store.TellAsync(connection.Id, answer.Answer with { Class = AnswerClass.ConfigError });
            return new SignInEnd(SignInResult.Failed, company.Code);
        }

        var (kept, lost) = await KeepAsync(claimed, answer.Tokens, fields);
        if (kept is null) return lost!;
        if (kept.Result is SignInResult.BooksStay or SignInResult.Changed) await ((ISignsInByBrowser)connectors.Of(connection.System)).RevokeAsync(access.TermsOf(connection).Terms!, answer.Tokens, CancellationToken.None);
        else await keeper.RefreshAsync(connection.Id, token);
        return kept;
    }

    // Used up before the code is redeemed: the same address opened twice goes out once. Whoever did not begin it uses nothing up.
    private Task<Outcome<Claimed>> ClaimAsync(SignInReturn back) => work.MakeAsync<Claimed>(Permission.ManageConnections, async desk =>
    {
        var hash = GlSignInService.HashOf(back.State ?? "");
        var signIn = await desk.Db.Set<GlSignIn>().FirstOrDefaultAsync(s => s.StateHash == hash, desk.Token);
        var connection = signIn is null ? null : await desk.Db.GlConnections.FirstOrDefaultAsync(c => c.Id == signIn.ConnectionId, desk.Token);
        var company = connection is null ? null : await desk.Db.Companies.FirstOrDefaultAsync(c => c.Id == connection.CompanyId, desk.Token);
        var claimed = signIn is null || connection is null || company is null ? new Claimed(SignInResult.Strange)
            : signIn.UserId != desk.Actor.UserId || signIn.Session != desk.Actor.Session ? new Claimed(SignInResult.NotYours)
            : new Claimed(await ResultOfAsync(desk, company, signIn, back)) { Company = company, Connection = connection, Verifier = seal.Verifier(connection, signIn) };
        if (claimed.Connection is not null) signIn!.UsedAt ??= desk.Now;
        if (claimed is { Result: SignInResult.Connected, Verifier: null }) claimed = claimed with { Result = SignInResult.Expired };
        if (claimed.Result is not SignInResult.Connected)
            desk.Note(new AuditEntry("GlConnection.SignInRefused", claimed.Company is null ? "An accounting system" : GlConnectionRefusals.Name(claimed.Company)) { CompanyId = claimed.Company?.Id, After = claimed.Result.ToString() });
        return claimed;
    });

    private static async Task<SignInResult> ResultOfAsync(Desk desk, Company company, GlSignIn signIn, SignInReturn back)
    {
        if (signIn.UsedAt is not null) return SignInResult.Used;
        if (signIn.ExpiresAt <= desk.Now) return SignInResult.Expired;
        if (!string.IsNullOrEmpty(back.Error)) return SignInResult.Declined;
        if (string.IsNullOrEmpty(back.Code)) return SignInResult.Strange;
        return GlConnectionRefusals.WhyNotConnect(company, await desk.Db.FeaturesAsync(desk.Token)) is null ? SignInResult.Connected : SignInResult.Changed;
    }

    private async Task<(SignInAnswer Answer, FieldValues Fields)> RedeemAsync(Claimed claimed, SignInReturn back)
    {
        var connection = claimed.Connection!;
        var connector = connectors.Of(connection.System);
        var fields = connector.Fields.Where(field => field.FromSignIn).Aggregate(connection.Fields, (values, field) => values.With(field.Name, back.Realm ?? ""));
        var (terms, why) = access.TermsOf(connection, fields);
        if (terms is null) return (new SignInAnswer(null, why!), fields);
        var signIn = new BrowserSignIn(back.State!, claimed.Verifier!, GlSignInService.Redirect(site.Value));
        return (await ((ISignsInByBrowser)connector).RedeemAsync(terms, signIn, back.Code!, CancellationToken.None), fields);
    }

    private Task<Outcome<SignInEnd>> KeepAsync(Claimed claimed, OutsideTokens tokens, FieldValues fields) => work.MakeAsync<SignInEnd>(Permission.ManageConnections, async desk =>
    {
        var (opened, missing) = await desk.ConnectionAsync(claimed.Connection!.Id, null);
        if (opened is null) return missing!;
        var (company, connection) = (opened.Company, opened.Connection);
        if (connection.SealedSecrets != claimed.Connection.SealedSecrets || connection.Fields != claimed.Connection.Fields || connection.Site != claimed.Connection.Site)
            return new SignInEnd(SignInResult.Changed, company.Code);

        var telling = connectors.Of(connection.System).Fields.Where(field => field.FromSignIn).ToList();
        var others = telling.Any(field => connection.Fields[field.Name].Length > 0 && connection.Fields[field.Name] != fields[field.Name]);
        if (others && await desk.Db.HeldAsync(connection.Id, desk.Token) > 0) return new SignInEnd(SignInResult.BooksStay, company.Code);
        if (others) await desk.Db.ForgetBooksAsync(connection, desk.Token);

        desk.Note(GlConnectionRefusals.Entry("GlConnection.SignIn", company) with { Before = Said(telling, connection.Fields), After = Said(telling, fields) });
        var number = await desk.Db.Set<GlToken>().Where(t => t.ConnectionId == connection.Id).Select(t => (int?)t.Number).FirstOrDefaultAsync(desk.Token);
        await store.PutAsync(desk.Db, connection, tokens, number);
        connection.Fields = fields;
        (connection.State, connection.Trouble, connection.ConnectedAt, connection.ConnectedBy) = (ConnectionState.Connected, null, desk.Now, desk.Actor.Name);
        desk.Ring(Topics.Connections, Topics.Settings, Topics.Deliveries);
        return new SignInEnd(others ? SignInResult.OtherBooks : SignInResult.Connected, company.Code);
    });

    private static string Said(List<ConnectionField> fields, FieldValues values) => string.Join(" · ", fields.Select(field => $"{field.Label}: {values[field.Name]}"));

    private sealed record Claimed(SignInResult Result)
    {
        public Company? Company { get; init; }
        public GlConnection? Connection { get; init; }
        public string? Verifier { get; init; }
    }
}
