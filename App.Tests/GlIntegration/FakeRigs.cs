using BatchLedger.FakeGl;
using BatchLedger.GlConnections;
using BatchLedger.Ledgers;
using BatchLedger.NetSuite;
using BatchLedger.OutsideGl;
using BatchLedger.QuickBooksOnline;
using BatchLedger.SageIntacct;
using BatchLedger.Tests.NetSuite;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;

namespace BatchLedger.Tests.GlIntegration;

/// <summary>Rigs whose other side is a fake of a real system, reached through its connector and the one door.</summary>
internal static class FakeRigs
{
    /// <summary>A hang ends here instead of after half a minute.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);

    /// <param name="keys">For a second process on the same folder. Null: keys that end with this one.</param>
    public static async Task<GlRig> OpenAsync(FakeSystem system, int journals, Func<string, IDataProtectionProvider>? keys = null)
    {
        var fake = await FakeLedger.StartAsync(system);
        var (ours, fields, secrets) = Terms(system);
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new(StandIns.Setting(ours), fake.Address.ToString())]).Build();
        var books = await Books.OpenAsync(services => GlRig.Sealed(services, keys).Replace(ServiceDescriptor.Singleton<IConfiguration>(settings))
            .Configure<HttpClientFactoryOptions>(nameof(OutsideDoor), options => options.HttpClientActions.Add(client => client.Timeout = Patience)));
        var rig = await GlRig.ConnectedAsync(await Association.FoundAsync(books), ours, new FakeCounterpart(fake), fake);
        await SignInAsync(rig, fields, secrets);

        var read = await ReadAsync(rig);
        var accounts = read.Items.Where(item => item.Kind is OutsideKind.Account && item.Number is not null).ToDictionary(item => item.Number!, item => item.Id);
        await books.PutAsync([.. rig.Association.Accounts.Values.Select(account => rig.Mapped(account.Id, accounts[account.Code]))]);
        await rig.PutJournalsAsync(journals);
        return rig;
    }

    // The first request of a process may take longer than a hang is waited for.
    private static async Task<OutsideBooks> ReadAsync(GlRig rig)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (read, answer) = await rig.Books.Get<OutsideBooksKeeper>().RefreshAsync(rig.Connection.Id, CancellationToken.None);
            if (read is not null) return read;
            Assert.True(attempt < 10, answer.Message);
        }
    }

    private static async Task SignInAsync(GlRig rig, FieldValues fields, FieldValues secrets)
    {
        await rig.ChangeConnectionAsync(connection =>
        {
            connection.Fields = fields;
            connection.SealedSecrets = rig.Books.Get<GlSeal>().Seal(connection, secrets);
        });
        if (rig.Connection.System is not AccountingSystem.QuickBooksOnline) return;
        var tokens = new OutsideTokens { Access = FakeQuickBooksCompany.FirstAccess, AccessUntil = Books.Start.AddHours(1), Refresh = FakeQuickBooksCompany.FirstRefresh, RefreshUntil = Books.Start.AddYears(5) };
        await rig.Books.PutAsync(new GlToken { ConnectionId = rig.Connection.Id, Number = 1, Sealed = rig.Books.Get<GlSeal>().Seal(rig.Connection, tokens), AccessUntil = tokens.AccessUntil, ChangedAt = Books.Start });
    }

    private static (AccountingSystem Ours, FieldValues Fields, FieldValues Secrets) Terms(FakeSystem system) => system switch
    {
        FakeSystem.QuickBooksOnline => (AccountingSystem.QuickBooksOnline, Of((QuickBooksFields.ClientId, "ABclient01"), (QuickBooksFields.Realm, FakeQuickBooksCompany.Realm)), Of((QuickBooksFields.ClientSecret, "client-secret"))),
        FakeSystem.SageIntacct => (AccountingSystem.SageIntacct,
            Of((IntacctFields.SenderId, "BLSENDER"), (IntacctFields.CompanyId, "HARBOUR"), (IntacctFields.UserId, "bl_api")), Of((IntacctFields.SenderPassword, "sender-secret"), (IntacctFields.UserPassword, "user-secret"))),
        _ => (AccountingSystem.NetSuite,
            Of((NetSuiteFields.Account, "7700123_SB1"), (NetSuiteFields.ClientId, "client-1"), (NetSuiteFields.CertificateId, "certificate-1"), (NetSuiteFields.Subsidiary, "1")), Of((NetSuiteFields.PrivateKey, NetSuiteStage.Key))),
    };

    private static FieldValues Of(params (string Name, string Value)[] values) => FieldValues.Of(values.Select(value => KeyValuePair.Create(value.Name, value.Value)));
}
