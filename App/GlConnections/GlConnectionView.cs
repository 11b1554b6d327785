using BatchLedger.Features;
using BatchLedger.Ledgers;
using BatchLedger.OutsideGl;
using BatchLedger.Refusals;

namespace BatchLedger.GlConnections;

/// <summary>A company and the way to its accounting system.</summary>
public sealed record AccountingSystemRow(string Code, string Name, AccountingSystem System)
{
    public ConnectionState? State { get; init; }
    public GlSite? Site { get; init; }
    public string? Books { get; init; }
    public string? Trouble { get; init; }
}

/// <summary>What the page of a connection shows. Of secrets only whether they are there.</summary>
public sealed record GlConnectionView(Company Company, FeatureSet Features)
{
    public GlConnection? Connection { get; init; }
    public IReadOnlyList<ConnectionField> Fields { get; init; } = [];

    /// <summary>Names of the secrets that are kept.</summary>
    public IReadOnlyCollection<string> Kept { get; init; } = [];
    public Refusal? SecretsLost { get; init; }

    /// <summary>A program on this machine that may be chosen in place of the real system.</summary>
    public Uri? StandIn { get; init; }
    public bool SignsInByBrowser { get; init; }

    /// <summary>Where the outside system sends people back to after a sign-in.</summary>
    public Uri? Redirect { get; init; }
    public DateOnly UsualFrom { get; init; }

    /// <summary>Journals that are in the books over there through this connection, or on their way.</summary>
    public int Held { get; init; }

    /// <summary>Another company that is connected to the same outside books.</summary>
    public string? SharedWith { get; init; }

    /// <summary>Why the reader changes nothing here at all.</summary>
    public Refusal? Closed { get; init; }

    public string System => Company.AccountingSystem.InWords();
    public IEnumerable<ConnectionField> Typed => Fields.Where(f => !f.FromSignIn);
    public Refusal? WhyNotConnect => GlConnectionRefusals.WhyNotConnect(Company, Features);
    public IReadOnlyList<GlSite> Sites => StandIn is null && Connection?.Site is not GlSite.StandIn ? [GlSite.Sandbox, GlSite.Production] : Enum.GetValues<GlSite>();
    public bool IsConnected => Connection?.State is ConnectionState.Connected;

    /// <summary>Why nobody can sign in or test yet.</summary>
    public Refusal? WhyNotTry => WhyNotConnect ?? (Connection is null ? GlConnectionRefusals.NothingTyped(Company) : SecretsLost);

    public Refusal? WhyNotTest => WhyNotTry ?? (SignsInByBrowser && Connection!.State is not ConnectionState.Connected ? GlConnectionRefusals.SignInFirst(Company) : null);
}
