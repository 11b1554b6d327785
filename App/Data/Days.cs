namespace BatchLedger.Data;

public static class Days
{
    /// <summary>The day it is now, by UTC, as everywhere in the books.</summary>
    public static DateOnly Today(this TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
}
