using BatchLedger.Refusals;

namespace BatchLedger.Data;

/// <summary>Every "no" that comes from sharing one database.</summary>
public static class DataRefusals
{
    public static Refusal Busy => new("Data.Busy", new BusyException().Message);

    public static Refusal CommandReused => new("Data.CommandReused",
        "This form was already sent with other content. Reload the page and enter it again.");

    public static Refusal NotFound(string what) => new("Data.NotFound", $"{what} was not found, or belongs to a company you do not see.");

    /// <summary>Somebody else was quicker; nothing is merged silently.</summary>
    public static Refusal Stale(string record, IVersioned seen) => new("Data.Stale",
        $"{record} was changed by {seen.ChangedBy} at {seen.ChangedAt:HH:mm:ss} UTC, after you opened it. Look at it as it is now, then try again.");
}
