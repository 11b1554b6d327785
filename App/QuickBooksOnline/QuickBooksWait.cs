using BatchLedger.OutsideGl;

namespace BatchLedger.QuickBooksOnline;

/// <summary>How long they want to be left alone.</summary>
internal static class QuickBooksWait
{
    /// <summary>As long as their throttle holds.</summary>
    private static readonly TimeSpan Throttle = TimeSpan.FromSeconds(60);

    public static TimeSpan Throttled(OutsideReply reply, DateTimeOffset now) => reply.RetryAfter(now) is { } asked && asked > Throttle ? asked : Throttle;
}
