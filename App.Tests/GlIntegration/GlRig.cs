using BatchLedger.Data;
using BatchLedger.FakeGl;
using BatchLedger.GlConnections;
using BatchLedger.GlDeliveries;
using BatchLedger.GlIntegration;
using BatchLedger.Journals;
using BatchLedger.Ledgers;
using BatchLedger.OutsideGl;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BatchLedger.Tests.GlIntegration;

/// <summary>An association connected to an accounting system, with posted journals to send. By hand where it is not said otherwise.</summary>
internal sealed class GlRig : IAsyncDisposable
{
    public required Books Books { get; init; }
    public required Association Association { get; init; }
    public required GlConnection Connection { get; init; }
    public required ICounterpart There { get; init; }
    public IReadOnlyList<JournalEntry> Journals { get; private set; } = [];
    public FakeLedger? Fake { get; init; }

    public GlDeliveryService Service => Books.Get<GlDeliveryService>();
    public HandConnector Hand => (HandConnector)There;

    public static async Task<GlRig> ByHandAsync(int journals = 1, HandConnector? hand = null, HandConnector? other = null)
    {
        hand ??= new HandConnector();
        var books = await Books.OpenAsync(services =>
        {
            Sealed(services).RemoveAll<IGlConnector>().AddSingleton<IGlConnector>(hand);
            if (other is not null) services.AddSingleton<IGlConnector>(other);
        });
        return await OverAsync(books, hand.System, hand, journals);
    }

    /// <summary>Over books that have a posted journal already.</summary>
    public static async Task<GlRig> OverAsync(Books books, AccountingSystem system, ICounterpart there, int journals)
    {
        var association = await Association.FoundAsync(books);
        var rig = await ConnectedAsync(association, system, there);
        rig.Journals = journals == 0 ? [] : await PostedJournals.PutAsync(association, journals);
        return rig;
    }

    public static async Task<GlRig> ConnectedAsync(Association association, AccountingSystem system, ICounterpart there, FakeLedger? fake = null)
    {
        var books = association.Books;
        await books.Get<WriteGate>().PassAsync(async () =>
        {
            await using var db = books.Db();
            await db.Companies.ExecuteUpdateAsync(set => set.SetProperty(c => c.AccountingSystem, system));
        });
        var connection = new GlConnection { CompanyId = association.Company.Id, System = system, State = ConnectionState.Connected, From = new DateOnly(2026, 1, 1), Site = fake is null ? GlSite.Sandbox : GlSite.StandIn };
        await books.PutAsync(connection);
        var rig = new GlRig { Books = books, Association = association, Connection = connection, There = there, Fake = fake };
        if (fake is null) await books.PutAsync([.. association.Accounts.Values.Select(account => rig.Mapped(account.Id, $"A{account.Code}"))]);
        return rig;
    }

    public async Task PutJournalsAsync(int count, int lines = 2, int? department = null) => Journals = await PostedJournals.PutAsync(Association, count, lines, department);

    public Task ChangeConnectionAsync(Action<GlConnection> change) => Books.Get<WriteGate>().PassAsync(async () =>
    {
        await using var db = Books.Db();
        change(await db.GlConnections.SingleAsync(c => c.Id == Connection.Id));
        await db.SaveChangesAsync();
    });

    /// <summary>Somebody signs in again, where that is asked for.</summary>
    public async Task MendConnectionAsync()
    {
        await using var db = Books.Db();
        if (await db.GlConnections.AnyAsync(c => c.State != ConnectionState.Connected)) await ChangeConnectionAsync(connection => connection.State = ConnectionState.Connected);
    }

    public GlMap Mapped(int account, string outside) =>
        new() { CompanyId = Association.Company.Id, ConnectionId = Connection.Id, Kind = OurKind.Account, OurId = account, OutsideId = outside };

    public static IServiceCollection Sealed(IServiceCollection services, Func<string, IDataProtectionProvider>? keys = null) => keys is null
        ? services.Replace(ServiceDescriptor.Singleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider()))
        : services.Replace(ServiceDescriptor.Singleton(provider => keys(provider.GetRequiredService<DataFolder>().Path)));

    /// <summary>A worker as a new process would have it; <paramref name="milestones"/> may be its end.</summary>
    public GlSender NewSender(GlMilestones? milestones = null)
    {
        milestones ??= new GlMilestones();
        var claims = ActivatorUtilities.CreateInstance<GlClaims>(Books.Services);
        var (preparation, calls, connectors) = (Books.Get<GlPreparation>(), Books.Get<GlCalls>(), Books.Get<GlConnectors>());
        var endings = new GlEndings(claims, Books.Clock);
        var carriers = new GlCarriers(new GlValidation(claims, preparation, calls, endings), new GlDispatch(claims, preparation, calls, endings, milestones),
            new GlLookUp(claims, preparation, calls, connectors, endings), new GlRemoval(claims, preparation, calls, endings));
        return ActivatorUtilities.CreateInstance<GlSender>(Books.Services, claims, carriers, milestones);
    }

    public Task WorkOffAsync() => Books.Get<GlSender>().WorkOffAsync(CancellationToken.None);

    /// <summary>Lets time go by until nothing of it is under way any more.</summary>
    public async Task RestAsync()
    {
        for (var round = 0; round < 80; round++)
        {
            await WorkOffAsync();
            await using var db = Books.Db();
            if (!await db.GlDeliveries.AnyAsync(d => d.State != GlDeliveryState.Valid && d.State != GlDeliveryState.Invalid && d.State != GlDeliveryState.Sent && d.State != GlDeliveryState.Failed
                && d.State != GlDeliveryState.Recorded && d.State != GlDeliveryState.Removed)) return;
            Books.Clock.Advance(TimeSpan.FromSeconds(round < 4 ? 31 : 601));
        }
    }

    /// <summary>The newest delivery of a journal.</summary>
    public async Task<GlDelivery?> DeliveryAsync(int journal = 0)
    {
        await using var db = Books.Db();
        return await db.GlDeliveries.AsNoTracking().Include(d => d.Findings).Include(d => d.Events.OrderBy(e => e.Id)).Where(d => d.JournalEntryId == Journals[journal].Id).OrderByDescending(d => d.Id).FirstOrDefaultAsync();
    }

    public async Task<GlDeliveryState?> StateAsync(int journal = 0) => (await DeliveryAsync(journal))?.State;

    public string Batch(int journal = 0) => $"B-{1001 + journal:D6}";

    /// <summary>How often a journal is in the outside books.</summary>
    public int There_(int journal = 0) => There.Numbers().Count(number => number == Journals[journal].Number);

    public async Task<GlDelivery> SentAsync(int journal = 0)
    {
        Assert.Null(await Service.ConnectAsync([Batch(journal)]));
        await RestAsync();
        var delivery = await DeliveryAsync(journal);
        Assert.Equal((GlDeliveryState.Sent, null), (delivery!.State, delivery.Reason));
        return delivery;
    }

    public async ValueTask DisposeAsync()
    {
        await Books.DisposeAsync();
        if (Fake is not null) await Fake.DisposeAsync();
    }
}
