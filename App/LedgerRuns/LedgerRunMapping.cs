using BatchLedger.Batches;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BatchLedger.LedgerRuns;

internal sealed class LedgerRunMapping : IEntityTypeConfiguration<LedgerRun>, IEntityTypeConfiguration<LedgerRunLog>
{
    public void Configure(EntityTypeBuilder<LedgerRun> run)
    {
        run.HasOne<Batch>().WithMany().HasForeignKey(r => r.BatchId).OnDelete(DeleteBehavior.Restrict);
        run.HasMany(r => r.Log).WithOne().HasForeignKey(l => l.LedgerRunId);
        run.Property(r => r.FailureReason).HasMaxLength(2000);

        // The check in LedgerRunService gives the kind answer; this index gives the certain one.
        run.HasIndex(r => r.BatchId, "IX_LedgerRuns_OneUnderWay").IsUnique().HasFilter("\"State\" IN ('Queued', 'Running')");
        run.HasIndex(r => new { r.State, r.RequestedAt });
        run.HasIndex(r => r.BatchId);
    }

    public void Configure(EntityTypeBuilder<LedgerRunLog> log)
    {
        log.ToTable("LedgerRunLog");
        log.Property(l => l.Text).HasMaxLength(LedgerRunLog.TextLength);
    }
}
