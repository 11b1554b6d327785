using BatchLedger.Batches;
using BatchLedger.FiscalPeriods;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BatchLedger.LedgerRuns;

internal sealed class LedgerRunMapping : IEntityTypeConfiguration<LedgerRun>, IEntityTypeConfiguration<LedgerRunLane>, IEntityTypeConfiguration<LedgerRunLog>
{
    public void Configure(EntityTypeBuilder<LedgerRun> run)
    {
        run.HasOne<Batch>().WithMany().HasForeignKey(r => r.BatchId).OnDelete(DeleteBehavior.Restrict);
        run.HasOne<FiscalPeriod>().WithMany().HasForeignKey(r => r.FiscalPeriodId).OnDelete(DeleteBehavior.Restrict);
        run.HasMany(r => r.Lanes).WithOne().HasForeignKey(l => l.LedgerRunId);
        run.Property(r => r.Recipient).HasMaxLength(254);

        // Runs from before there were mass runs.
        run.Property(r => r.Kind).HasDefaultValue(LedgerRunKind.Batch).ValueGeneratedNever();
        run.HasMany(r => r.Log).WithOne().HasForeignKey(l => l.LedgerRunId);
        run.Property(r => r.FailureReason).HasMaxLength(2000);

        // The check in LedgerRunService gives the kind answer; this index gives the certain one.
        run.HasIndex(r => r.BatchId, "IX_LedgerRuns_OneUnderWay").IsUnique().HasFilter("\"State\" IN ('Queued', 'Running')");
        run.HasIndex(r => new { r.State, r.RequestedAt });
        run.HasIndex(r => r.BatchId);
    }

    public void Configure(EntityTypeBuilder<LedgerRunLane> lane)
    {
        lane.ToTable("LedgerRunLanes");
        lane.HasKey(l => new { l.LedgerRunId, l.Ordinal });
        lane.HasOne<Batch>().WithMany().HasForeignKey(l => l.BatchId).OnDelete(DeleteBehavior.Restrict);
        lane.Property(l => l.Reason).HasMaxLength(2000);

        // The same promise across runs for many: a batch waits in one of them at most.
        lane.HasIndex(l => l.BatchId, "IX_LedgerRunLanes_OneWaiting").IsUnique().HasFilter("\"State\" = 'Waiting'");
        lane.HasIndex(l => l.BatchId);
    }

    public void Configure(EntityTypeBuilder<LedgerRunLog> log)
    {
        log.ToTable("LedgerRunLog");
        log.Property(l => l.Text).HasMaxLength(LedgerRunLog.TextLength);
    }
}
