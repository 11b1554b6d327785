using System.ComponentModel.DataAnnotations;

namespace BatchLedger.LedgerRuns;

/// <summary>The section "LedgerRuns" of the settings.</summary>
public sealed class LedgerRunOptions
{
    /// <summary>A run that has not renewed its lease for this long lost its process; the sweep takes it over.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "01:00:00")] public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How often the sweep looks for runs that nobody rang for.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")] public TimeSpan Sweep { get; set; } = TimeSpan.FromSeconds(5);
}
