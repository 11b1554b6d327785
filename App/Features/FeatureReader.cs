using BatchLedger.Data;

namespace BatchLedger.Features;

/// <summary>What is on, for pages that show less while it is off.</summary>
public sealed class FeatureReader(Work work)
{
    public Task<FeatureSet> NowAsync(CancellationToken token = default) => work.ReadAsync(db => db.FeaturesAsync(token), token);
}
