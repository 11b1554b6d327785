using BatchLedger.Data;
using BatchLedger.Ledgers;
using BatchLedger.OutsideGl;

namespace BatchLedger.GlConnections;

public enum ConnectionState
{
    /// <summary>Typed in, and nobody has signed in yet.</summary>
    Draft,
    Connected,

    /// <summary>The outside system does not take our tokens any more; a person must sign in again.</summary>
    NeedsSignIn,
}

/// <summary>Who sends a posted journal.</summary>
public enum Sending { ByHand, Automatic }

/// <summary>How much of a journal goes out: its summary by account, branch and department, or each of its lines.</summary>
public enum SentLines { Summary, EveryLine }

/// <summary>How a company reaches its accounting system. One of each system; the company's setting says which of them counts.</summary>
public sealed class GlConnection : IVersioned, IOfCompany
{
    public const int TextLength = 500;

    public int Id { get; private set; }
    public required int CompanyId { get; init; }
    public required AccountingSystem System { get; init; }
    public GlSite Site { get; set; }
    public ConnectionState State { get; set; }
    public Sending Sending { get; set; }

    /// <summary>Kept by the program: when it saw that sending became automatic. Journals posted before stay with people.</summary>
    public DateTimeOffset? AutomaticSince { get; set; }
    public SentLines Lines { get; set; }

    /// <summary>Journals dated before were entered by other means; they are neither counted nor offered.</summary>
    public required DateOnly From { get; set; }

    /// <summary>What was typed in, secrets apart: account ids, user names.</summary>
    public FieldValues Fields { get; set; } = FieldValues.Empty;

    /// <summary>Typed-in secrets, sealed to this row.</summary>
    public string? SealedSecrets { get; set; }

    public DateTimeOffset? ConnectedAt { get; set; }
    public string? ConnectedBy { get; set; }

    /// <summary>Why it does not work, in one sentence; null: it does, or was not tried.</summary>
    public string? Trouble { get; set; }

    /// <summary>What was last read of the outside books: their name, when, and the closed day.</summary>
    public string? BooksName { get; set; }
    public DateTimeOffset? BooksReadAt { get; set; }

    /// <summary>When the mapping, or how much is sent and where to, was changed last: what was validated before is not what would be sent.</summary>
    public DateTimeOffset? MapChangedAt { get; set; }

    public int Version { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
    public string ChangedBy { get; set; } = "";
}

/// <summary>The newest tokens of a connection, one sealed text, so that an access token and its refresh token are never apart.
/// A row of its own: a refresh every hour must not make a person's form stale.</summary>
public sealed class GlToken
{
    public required int ConnectionId { get; init; }

    /// <summary>Counts the refreshes; whoever read an older one writes nothing.</summary>
    public int Number { get; set; }
    public required string Sealed { get; set; }
    public DateTimeOffset AccessUntil { get; set; }
    public DateTimeOffset? RefreshUntil { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
}

/// <summary>A sign-in on the outside system's page that is under way. Good once, for the person who began it, for ten minutes.</summary>
public sealed class GlSignIn
{
    /// <summary>SHA-256, hex, of the state in the address.</summary>
    public required string StateHash { get; init; }
    public required int ConnectionId { get; init; }
    public required int UserId { get; init; }

    /// <summary>Which session of that person began it.</summary>
    public required string Session { get; init; }

    /// <summary>The verifier of PKCE, sealed.</summary>
    public required string SealedVerifier { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? UsedAt { get; set; }
}

/// <summary>A record of the outside books, as last read.</summary>
public sealed class GlBookItem
{
    public required int ConnectionId { get; init; }
    public required OutsideKind Kind { get; init; }
    public required string OutsideId { get; init; }
    public required string Name { get; init; }
    public string? Number { get; init; }
    public string? Path { get; init; }
    public bool Active { get; init; }
    public OutsideTrait Trait { get; init; }
}

/// <summary>What of ours is mapped. Customer and vendor are one each: whom summary lines on receivable and payable accounts are for.</summary>
public enum OurKind { Account, Branch, Department, Customer, Vendor }

/// <summary>What one of our accounts, branches or departments is in the outside books.</summary>
public sealed class GlMap : IOfCompany
{
    public int Id { get; private set; }
    public required int CompanyId { get; init; }
    public required int ConnectionId { get; init; }
    public required OurKind Kind { get; init; }

    /// <summary>0 for the customer and the vendor.</summary>
    public required int OurId { get; init; }
    public required string OutsideId { get; set; }
}
