using BatchLedger.Ledgers;

namespace BatchLedger.GlConnections;

/// <summary>Programs on this machine that answer like an accounting system, as the section "StandIns" of the configuration names them: "StandIns:NetSuite": "http://127.0.0.1:5091".</summary>
public sealed class StandIns(IConfiguration configuration)
{
    /// <summary>Null: none is named, or what is named is not a plain http address on this machine.</summary>
    public Uri? Of(AccountingSystem system) =>
        Uri.TryCreate(configuration[Setting(system)], UriKind.Absolute, out var address) && address is { IsLoopback: true, AbsolutePath: "/" }
        && address.Scheme == Uri.UriSchemeHttp && address.UserInfo.Length == 0 && address.Query.Length == 0 ? address : null;

    public static string Setting(AccountingSystem system) => $"StandIns:{system}";
}
