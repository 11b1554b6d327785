using BatchLedger.Data;
using BatchLedger.Ledgers;
using BatchLedger.OutsideGl;
using BatchLedger.SageIntacct;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.GlConnections;

/// <summary>A connection with its seals open. Lives as long as one call needs it.</summary>
internal sealed record OpenedConnection(GlConnection Connection, GlTerms Terms)
{
    public OutsideTokens? Tokens { get; init; }

    /// <summary>Of the tokens as they were read; null: there were none.</summary>
    public int? Number { get; init; }
}

/// <summary>Reads what is needed to reach an outside system, and says why it cannot be reached before anything goes out.</summary>
public sealed class GlAccess(IDbContextFactory<AppDbContext> dbs, GlConnectors connectors, GlSeal seal, StandIns standIns)
{
    internal async Task<(OpenedConnection? Opened, GlAnswer? Why)> OpenAsync(int connectionId, CancellationToken token)
    {
        await using var db = await dbs.CreateDbContextAsync(token);
        var connection = await db.GlConnections.AsNoTracking().FirstOrDefaultAsync(c => c.Id == connectionId, token);
        if (connection is null) return (null, GlAnswer.Of(AnswerClass.ConfigError, "The connection was removed."));
        var (terms, why) = TermsOf(connection, await FieldsAsync(db, connection, token));
        if (terms is null) return (null, why);

        var kept = await db.Set<GlToken>().AsNoTracking().FirstOrDefaultAsync(t => t.ConnectionId == connectionId, token);
        var tokens = kept is null ? null : seal.Tokens(connection, kept.Sealed);
        if (kept is not null && tokens is null && connectors.Of(connection.System) is ISignsInByBrowser)
            return (null, GlAnswer.Of(AnswerClass.AuthReconnect, $"The sign-in to {connection.System.InWords()} cannot be read any more, for the keys that sealed it are gone. Sign in again."));
        return (new OpenedConnection(connection, terms) { Tokens = tokens, Number = kept?.Number }, null);
    }

    /// <summary>What was typed in as a connector takes it, or a ConfigError in one sentence.</summary>
    internal (GlTerms? Terms, GlAnswer? Why) TermsOf(GlConnection connection) => TermsOf(connection, connection.Fields);

    internal (GlTerms? Terms, GlAnswer? Why) TermsOf(GlConnection connection, FieldValues fields)
    {
        if (connectors.Find(connection.System) is not { } connector) return No($"{connection.System.InWords()} cannot be connected.");
        if (seal.Secrets(connection) is not { } secrets) return No(GlConnectionRefusals.SecretsLost(connection.System).Message);
        var standIn = connection.Site is GlSite.StandIn ? standIns.Of(connection.System) : null;
        if (connection.Site is GlSite.StandIn && standIn is null) return No(GlConnectionRefusals.NoStandIn(connection.System).Message);

        var terms = new GlTerms(connection.System, connection.Site, fields.All.Concat(secrets.All).DistinctBy(pair => pair.Key).ToDictionary()) { StandIn = standIn };
        return connector.WhyNot(terms) is { } refusal ? No(refusal.Message) : (terms, null);
    }

    // Which journal takes the entries is said once, beside the import files.
    private static async Task<FieldValues> FieldsAsync(AppDbContext db, GlConnection connection, CancellationToken token) => connection.System is not AccountingSystem.SageIntacct ? connection.Fields
        : connection.Fields.With(IntacctFields.Journal, (await FileProfile.OfAsync(db, connection.CompanyId, token)).IntacctJournal);

    private static (GlTerms?, GlAnswer?) No(string why) => (null, GlAnswer.Of(AnswerClass.ConfigError, why));
}
