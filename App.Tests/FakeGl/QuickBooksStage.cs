using BatchLedger.FakeGl;
using BatchLedger.OutsideGl;
using BatchLedger.QuickBooksOnline;
using BatchLedger.Tests.QuickBooksOnline;

namespace BatchLedger.Tests.FakeGl;

/// <summary>The real connector, the real door, and the stand-in at the other end.</summary>
internal sealed class QuickBooksStage : IAsyncDisposable
{

    public HttpClient Client { get; } = new(OutsideDoor.Handler());
    public FakeLedger Fake { get; private set; } = null!;
    public QuickBooksConnector Connector { get; private set; } = null!;
    public GlTerms Terms { get; private set; } = null!;
    public GlSession Session { get; private set; } = null!;

    public async Task StartAsync()
    {
        OutsideDoor.Configure(Client);
        Fake = await FakeLedger.StartAsync(FakeSystem.QuickBooksOnline, new FakeOptions { Secrets = new Dictionary<string, string> { ["ClientId"] = "ABclient01", ["ClientSecret"] = "sEcret/01" } });
        Connector = new QuickBooksConnector(new OutsideDoor(Client), TimeProvider.System);
        Terms = Vector.Terms(FakeQuickBooksCompany.Realm, GlSite.StandIn, Fake.Address);
        Session = new GlSession(Terms, Vector.Tokens(FakeQuickBooksCompany.FirstAccess, FakeQuickBooksCompany.FirstRefresh));
    }

    public async ValueTask DisposeAsync()
    {
        await Fake.DisposeAsync();
        Client.Dispose();
    }

    public static GlMark Mark(GlEntry entry, string? outsideId = null) => new(entry.Key, entry.Number, entry.Date) { Digits = entry.Digits, OutsideId = outsideId };

    public static GlEntry Entry() => new()
    {
        Key = "bl-0f0a6c1e7d4b4d199f352a1c7e9b0d11", Number = "J-000117", Date = new(2025, 6, 30), Memo = "Dues & fees – June", Currency = "USD",
        Lines =
        [
            new() { No = 1, AccountCode = "1010", AccountId = "35", Debit = 125000, Credit = 0, LocationId = "1" },
            new() { No = 2, AccountCode = "1200", AccountId = "84", Debit = 1, Credit = 0, CustomerId = "201" },
            new() { No = 3, AccountCode = "4010", AccountId = "82", Debit = 0, Credit = 125001, LocationId = "2", ClassId = "5000000000000012" },
        ],
    };
}
