using BatchLedger.Data;
using BatchLedger.OutsideGl;

namespace BatchLedger.GlDeliveries;

/// <summary>What a worker does once it has validated a delivery.</summary>
public enum AfterCheck { Stop, Send }

/// <summary>One journal entry on its way into one outside system. A row of the same journal and connection is written anew only after the last one was Removed.</summary>
public sealed partial class GlDelivery : IVersioned, IOfCompany
{
    private GlDeliveryState state;

    public const int TextLength = 500;
    public const int NumberLength = 100;

    public int Id { get; private set; }
    public required int CompanyId { get; init; }
    public required int ConnectionId { get; init; }
    public required int JournalEntryId { get; init; }

    /// <summary>Made with the row, before any byte leaves; the same for every attempt; at most 50 characters.</summary>
    public required string Key { get; init; }

    /// <summary>Changed by the verbs only.</summary>
    public GlDeliveryState State { get => state; init => state = value; }
    public AfterCheck AfterCheck { get; set; }

    /// <summary>When it was last validated, and the fingerprint of what was (<see cref="GlEntry.Fingerprint"/>).</summary>
    public DateTimeOffset? CheckedAt { get; set; }
    public string? CheckedHash { get; set; }

    /// <summary>Fingerprint of what was sent; always the validated one (invariant 37).</summary>
    public string? SentHash { get; set; }
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>In the outside books: their id, the number a person finds it by, and what the next change must name.</summary>
    public string? OutsideId { get; set; }
    public string? OutsideNumber { get; set; }
    public string? OutsideVersion { get; set; }

    /// <summary>What people find it by over there. Where that is our own number it tells nothing new, and their id stands for it.</summary>
    public string? FoundAs(string journal) => OutsideNumber is null || OutsideNumber == journal ? OutsideId ?? OutsideNumber : OutsideNumber;
    public OutsideApproval Approval { get; set; }

    /// <summary>One sentence: why it failed, waits or is unknown; or the reason a person gave.</summary>
    public string? Reason { get; set; }

    /// <summary>For the support of the outside system.</summary>
    public string? Trace { get; set; }

    public required DateTimeOffset AskedAt { get; set; }
    public required string AskedBy { get; set; }

    /// <summary>Sends, not counting look-ups.</summary>
    public int Attempts { get; set; }
    public int LookUps { get; set; }

    /// <summary>Requests under its key that were refused for certain (<see cref="GlEntry.Refusals"/>).</summary>
    public int Refusals { get; set; }

    /// <summary>When a worker looks at it next.</summary>
    public DateTimeOffset DueAt { get; set; }

    /// <summary>When the last request that may have been carried out left.</summary>
    public DateTimeOffset? LeftAt { get; set; }

    /// <summary>Raised at each claim; whoever holds an older one writes nothing.</summary>
    public int Fence { get; set; }

    /// <summary>Null: nobody works on it. At most one of a connection is worked on.</summary>
    public string? Owner { get; set; }
    public DateTimeOffset? LeaseUntil { get; set; }

    public List<GlDeliveryFinding> Findings { get; init; } = [];

    /// <summary>Only what was added here, unless they were read too.</summary>
    public List<GlDeliveryEvent> Events { get; init; } = [];

    public int Version { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
    public string ChangedBy { get; set; } = "";
}

/// <summary>What the last validation found.</summary>
public sealed class GlDeliveryFinding
{
    public int DeliveryId { get; init; }
    public required int Ordinal { get; init; }
    public int? LineNo { get; init; }
    public required string Code { get; init; }
    public required string Message { get; init; }
    public FindingWeight Weight { get; init; }

    /// <summary>Our account that needs another outside account.</summary>
    public string? AccountCode { get; init; }
}

/// <summary>What happened to a delivery, in the order it did; shown to people.</summary>
public sealed class GlDeliveryEvent
{
    public int Id { get; private set; }
    public int DeliveryId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Text { get; init; }

    /// <summary>A person, or empty for the program itself.</summary>
    public string By { get; init; } = "";
}
