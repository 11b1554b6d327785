using System.ComponentModel.DataAnnotations;

namespace BatchLedger.LedgerRuns;

/// <summary>The section "LedgerRuns" of the settings.</summary>
public sealed class LedgerRunOptions
{
    /// <summary>A run that has not renewed its lease for this long lost its process; the sweep takes it over.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "01:00:00")] public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How often the sweep looks for runs that nobody rang for.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")] public TimeSpan Sweep { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long runs and their logs are kept after their end.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3660.00:00:00")] public TimeSpan Retention { get; set; } = TimeSpan.FromDays(400);
}
