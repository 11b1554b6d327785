using BatchLedger.Currencies;
using BatchLedger.GlConnections;
using BatchLedger.GlDeliveries;
using BatchLedger.Journals;
using BatchLedger.Ledgers;
using BatchLedger.Refusals;

namespace BatchLedger.GlIntegration;

/// <summary>What is asked of the screen, as it stands in the address.</summary>
public sealed record GlWish(string? Company = null, string? From = null, string? To = null)
{
    public int Skip { get; init; }
    public int Take { get; init; } = 50;
}

/// <summary>Everything the GL Integration screen shows.</summary>
public sealed record GlScreen(Company Company, GlRange Range)
{
    /// <summary>Those one may choose from.</summary>
    public required IReadOnlyList<Company> Companies { get; init; }

    /// <summary>Null: the company has none yet.</summary>
    public GlConnection? Connection { get; init; }

    /// <summary>How long the access to the outside system is good without another refresh.</summary>
    public DateTimeOffset? TokenUntil { get; init; }

    /// <summary>The module is off, there is no connection, or somebody must sign in.</summary>
    public Refusal? WhyNot { get; init; }
    public GlBacklog Backlog { get; init; } = GlBacklog.None;

    /// <summary>All journals of the range in the order of the list, so that a choice holds across pages.</summary>
    public IReadOnlyList<GlChoice> Choices { get; init; } = [];

    /// <summary>The page of them that is shown.</summary>
    public IReadOnlyList<GlRow> Rows { get; init; } = [];

    /// <summary>There is something to list: once connected, also while somebody must sign in again.</summary>
    public bool IsListed { get; init; }

    public string System => Company.AccountingSystem.InWords();
}

/// <summary>A journal of the range, as far as choosing goes.</summary>
public sealed record GlChoice(int JournalId, string Number, GlDeliveryState? State)
{
    /// <summary>Valid, but the mapping or the settings of the connection changed since.</summary>
    public bool IsOutdated { get; init; }

    /// <summary>Not in the outside books and not on its way there.</summary>
    public bool IsSelectable => State is null or GlDeliveryState.Checking or GlDeliveryState.Valid or GlDeliveryState.Invalid or GlDeliveryState.Failed;
}

/// <summary>A journal in the list.</summary>
public sealed record GlRow(JournalEntry Entry, string Batch, DateOnly Date)
{
    public required string BatchName { get; init; }

    /// <summary>How many lines go out.</summary>
    public required int LinesSent { get; init; }

    /// <summary>Where it stands; null: not sent.</summary>
    public GlDelivery? Delivery { get; init; }

    /// <summary>Valid, but the mapping or the settings of the connection changed since.</summary>
    public bool IsOutdated { get; init; }

    /// <summary>Something happened to it at some time, also when it is not sent again.</summary>
    public bool HasPast { get; init; }

    public Money Total => new(Entry.Debit, Entry.Currency);
    public GlChoice Choice => new(Entry.Id, Entry.Number, Delivery?.State) { IsOutdated = IsOutdated };
}

/// <summary>One journal on its way out: where it stands and what happened.</summary>
public sealed record GlJournalView(JournalEntry Entry, Company Company, GlConnection Connection)
{
    public GlDelivery? Delivery { get; init; }
    public required IReadOnlyList<GlDeliveryEvent> Events { get; init; }
    public required string Batch { get; init; }
    public required DateOnly Date { get; init; }
    public required int LinesSent { get; init; }

    public string System => Connection.System.InWords();
    public bool IsOutdated => Delivery?.IsOutdated(Connection) == true;

    /// <summary>The screen with the journals of the same day.</summary>
    public string ScreenAddress => $"{GlDeliveryRefusals.Address}?company={Uri.EscapeDataString(Company.Code)}&from={GlRange.Written(Date)}&to={GlRange.Written(Date)}";
}

/// <summary>What needs somebody, for the dashboard.</summary>
public sealed record GlAttention(int Unknown, int Failed, int Invalid, IReadOnlyList<GlSignInNeeded> SignIns)
{
    public static GlAttention None { get; } = new(0, 0, 0, []);
}

public sealed record GlSignInNeeded(string Company, string System);
