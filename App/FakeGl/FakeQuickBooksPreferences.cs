namespace BatchLedger.FakeGl;

/// <summary>What a QuickBooks company has switched on.</summary>
public sealed class FakeQuickBooksPreferences
{
    public bool TracksClasses { get; set; } = true;
    public bool TracksLocations { get; set; } = true;
    public bool KeepsManyCurrencies { get; set; }

    /// <summary>"Warn if duplicate journal number is used": off, as it is in most companies.</summary>
    public bool RefusesTakenNumbers { get; set; }
}
