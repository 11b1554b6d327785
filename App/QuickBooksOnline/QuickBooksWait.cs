using BatchLedger.OutsideGl;

namespace BatchLedger.QuickBooksOnline;

/// <summary>How long they want to be left alone. Never longer than an hour: somebody waits for the journal.</summary>
internal static class QuickBooksWait
{
    /// <summary>As long as their throttle holds.</summary>
    private static readonly TimeSpan Throttle = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public static TimeSpan? Asked(OutsideReply reply, DateTimeOffset now) => reply.RetryAfter(now) is { } asked ? asked > Longest ? Longest : asked : null;

    public static TimeSpan Throttled(OutsideReply reply, DateTimeOffset now) => Asked(reply, now) is { } asked && asked > Throttle ? asked : Throttle;
}
