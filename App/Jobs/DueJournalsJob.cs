using BatchLedger.RecurringJournals;
using Quartz;

namespace BatchLedger.Jobs;

/// <summary>The doorbell of the journals that make themselves.</summary>
[DisallowConcurrentExecution]
public sealed class DueJournalsJob(DueJournalsByItself journals) : IJob
{
    public static readonly JobKey Key = new("due-journals");

    public ValueTask Execute(IJobExecutionContext context, CancellationToken token) => new(journals.MakeAsync(token));
}
