using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BatchLedger.Trail;

internal sealed class TrailMapping : IEntityTypeConfiguration<AuditRow>
{
    public void Configure(EntityTypeBuilder<AuditRow> row)
    {
        row.ToTable("AuditRows");
        row.HasKey(r => r.Seq);
        row.Property(r => r.Seq).ValueGeneratedNever();
        row.Property(r => r.Action).HasMaxLength(60);
        row.Property(r => r.Record).HasMaxLength(200);
        row.Property(r => r.Hash).HasMaxLength(64);
        row.Property(r => r.PreviousHash).HasMaxLength(64);
        row.HasIndex(r => r.BatchId);
        row.HasIndex(r => r.PreviousHash).IsUnique();
    }
}
