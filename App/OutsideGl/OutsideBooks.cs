namespace BatchLedger.OutsideGl;

/// <summary>What the outside books have, as far as a journal can touch it. Read anew before each validation.</summary>
public sealed record OutsideBooks
{
    /// <summary>Their company, by name.</summary>
    public string Name { get; init; } = "";
    public IReadOnlyList<OutsideItem> Items { get; init; } = [];

    /// <summary>The last closed day; null: nothing is closed.</summary>
    public DateOnly? ClosedThrough { get; init; }

    /// <summary>Empty where the system closes by a day only. A day in no period is closed.</summary>
    public IReadOnlyList<OutsidePeriod> Periods { get; init; } = [];

    /// <summary>ISO 4217; null: not said.</summary>
    public string? HomeCurrency { get; init; }

    /// <summary>ISO 4217. Empty: the home currency only.</summary>
    public IReadOnlyList<string> Currencies { get; init; } = [];

    /// <summary>Kinds that are switched off there: on a line they would be ignored or refused.</summary>
    public IReadOnlySet<OutsideKind> Off { get; init; } = new HashSet<OutsideKind>();

    /// <summary>Their id of an ISO code; null where they name currencies by the code itself.</summary>
    public string? CurrencyId(string iso) => Items.Where(item => item.Kind == OutsideKind.Currency && item.Number == iso).OrderByDescending(item => item.Active).FirstOrDefault()?.Id;

    public OutsideItem? Find(OutsideKind kind, string id) => Items.FirstOrDefault(item => item.Kind == kind && item.Id == id);
}

public enum OutsideKind { Account, Location, Department, Class, Customer, Vendor, Subsidiary, Currency, Journal }

public static class OutsideKinds
{
    public static string InWords(this OutsideKind kind) => kind.ToString().ToLowerInvariant();
}

/// <summary>What is particular about an account there.</summary>
public enum OutsideTrait { None, NeedsCustomer, NeedsVendor, TakesNoJournals }

/// <summary>A record of the outside books that a line can name.</summary>
public sealed record OutsideItem(OutsideKind Kind, string Id, string Name)
{
    /// <summary>The account number, where there is one.</summary>
    public string? Number { get; init; }

    /// <summary>Parent:Child.</summary>
    public string? Path { get; init; }
    public bool Active { get; init; } = true;
    public OutsideTrait Trait { get; init; }

    public string Title => Number is null ? Path ?? Name : $"{Number} {Name}";
}

/// <summary>A period of the outside books, both days in it.</summary>
public sealed record OutsidePeriod(string Name, DateOnly Start, DateOnly End)
{
    public bool Open { get; init; }

    /// <summary>Open, but not for lines on receivable or payable accounts.</summary>
    public bool ReceivablesLocked { get; init; }
    public bool PayablesLocked { get; init; }
}
