using BatchLedger.Data;
using BatchLedger.GlConnections;
using BatchLedger.Ledgers;
using BatchLedger.OutsideGl;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BatchLedger.Tests.GlConnections;

/// <summary>A company with a connection to a scripted system, saved by the real service.</summary>
internal sealed class Way : IAsyncDisposable
{
    public const string Canary = "canary-7f3d-typed-secret";

    public required Books Books { get; init; }
    public required Association Association { get; init; }
    public required ScriptedConnector Connector { get; init; }
    public required GlConnection Connection { get; init; }

    public static async Task<Way> OpenAsync()
    {
        ScriptedConnector? connector = null;
        var books = await Books.OpenAsync(services => Script(services, () => connector!));
        connector = new ScriptedConnector(books.Clock);
        var association = await Association.FoundAsync(books);
        await KeepsBooksInAsync(books, association.Company, AccountingSystem.SageIntacct);
        var (saved, refusal) = await books.Get<GlConnectionService>().SaveAsync(Draft(association.Company));
        Assert.Null(refusal);
        return new Way { Books = books, Association = association, Connector = connector, Connection = saved! };
    }

    public static void Script(IServiceCollection services, Func<ScriptedConnector> connector)
    {
        services.RemoveAll<IGlConnector>();
        services.AddTransient<IGlConnector>(_ => connector());
    }

    public static GlConnectionDraft Draft(Company company)
    {
        var draft = new GlConnectionDraft { CompanyId = company.Id, Site = GlSite.Production, From = new DateOnly(2026, 1, 1) };
        (draft.Values["User"], draft.Values["Password"], draft.Values["Company"]) = ("ledger-bot", Canary, "ARG");
        return draft;
    }

    public static async Task<GlConnectionDraft> DraftNowAsync(Books books, string company) => GlConnectionDraft.Of((await books.Get<GlConnectionService>().FindAsync(company))!);

    public static Task KeepsBooksInAsync(Books books, Company company, AccountingSystem system) => books.Get<WriteGate>().PassAsync(async () =>
    {
        await using var db = books.Db();
        await db.Companies.Where(c => c.Id == company.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.AccountingSystem, system));
    });

    public Task<(GlSession? Session, GlAnswer? Why)> OpenSessionAsync(OutsideTokens? refused = null) => Books.Get<GlSessions>().OpenAsync(Connection.Id, refused, default);

    public async Task<GlConnection> NowAsync()
    {
        await using var db = Books.Db();
        return await db.GlConnections.SingleAsync(c => c.Id == Connection.Id);
    }

    public async Task<GlToken?> TokenAsync()
    {
        await using var db = Books.Db();
        return await db.Set<GlToken>().SingleOrDefaultAsync(t => t.ConnectionId == Connection.Id);
    }

    public ValueTask DisposeAsync() => Books.DisposeAsync();
}
