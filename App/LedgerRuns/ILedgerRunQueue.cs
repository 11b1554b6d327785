namespace BatchLedger.LedgerRuns;

/// <summary>The border to the scheduler: Quartz stands behind it in the site, the waiting command itself on the command line.
/// It only rings; what is to be done stands in the table, and a lost ring costs one sweep.</summary>
public interface ILedgerRunQueue
{
    ValueTask RingAsync();
}
