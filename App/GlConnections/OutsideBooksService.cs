using BatchLedger.Data;
using BatchLedger.Features;
using BatchLedger.OutsideGl;
using BatchLedger.People;
using BatchLedger.Refusals;

namespace BatchLedger.GlConnections;

/// <summary>What a look into the outside books found.</summary>
public sealed record BooksFound(string Name, int Accounts);

/// <summary>Looks into the outside books because a person asked. Nothing is ever written there.</summary>
public sealed class OutsideBooksService(Work work, GlConnectors connectors, OutsideBooksKeeper keeper)
{
    /// <summary>Tries the connection. Refuses with NotFound, Features.Off, CannotConnect, or the one sentence why it does not work.</summary>
    public Task<Outcome<BooksFound>> TestAsync(int connectionId, CancellationToken token = default) => LookAsync(Permission.ManageConnections, "GlConnection.Test", connectionId, token);

    /// <summary>Reads the outside chart anew for the mapping. Refuses as a test does.</summary>
    public Task<Outcome<BooksFound>> ReadAsync(int connectionId, CancellationToken token = default) => LookAsync(Permission.EditSetUp, "GlConnection.ReadBooks", connectionId, token);

    private async Task<Outcome<BooksFound>> LookAsync(Permission permission, string action, int connectionId, CancellationToken token)
    {
        var refusal = await work.DoAsync(permission, async desk =>
        {
            var (opened, missing) = await desk.ConnectionAsync(connectionId, null);
            if (opened is null) return missing;
            if (GlConnectionRefusals.WhyNotConnect(opened.Company, await desk.Db.FeaturesAsync(desk.Token)) is { } closed) return closed;
            // A person asks for one try more; without one the program leaves refused credentials alone, or it would lock the account over there.
            if (opened.Connection.State is ConnectionState.NeedsSignIn && connectors.Of(opened.Connection.System) is not ISignsInByBrowser) opened.Connection.State = ConnectionState.Draft;
            desk.Note(GlConnectionRefusals.Entry(action, opened.Company));
            return null;
        }, token);
        if (refusal is not null) return refusal;

        var answer = await keeper.RefreshAsync(connectionId, token);
        return answer.Books is { } books ? new BooksFound(books.Name, books.Items.Count(item => item.Kind is OutsideKind.Account)) : GlConnectionRefusals.Of(answer.Answer);
    }
}
