using BatchLedger.GlConnections;
using BatchLedger.Journals;
using BatchLedger.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BatchLedger.GlDeliveries;

internal sealed class GlDeliveriesMapping : IEntityTypeConfiguration<GlDelivery>, IEntityTypeConfiguration<GlDeliveryFinding>, IEntityTypeConfiguration<GlDeliveryEvent>
{
    public void Configure(EntityTypeBuilder<GlDelivery> delivery)
    {
        delivery.ToTable("GlDeliveries");
        delivery.Property(d => d.Key).HasMaxLength(50);
        delivery.Property(d => d.CheckedHash).HasMaxLength(64);
        delivery.Property(d => d.SentHash).HasMaxLength(64);
        delivery.Property(d => d.OutsideId).HasMaxLength(GlDelivery.NumberLength);
        delivery.Property(d => d.OutsideNumber).HasMaxLength(GlDelivery.NumberLength);
        delivery.Property(d => d.OutsideVersion).HasMaxLength(GlDelivery.NumberLength);
        delivery.Property(d => d.Reason).HasMaxLength(GlDelivery.TextLength);
        delivery.Property(d => d.Trace).HasMaxLength(GlDelivery.NumberLength);
        delivery.Property(d => d.AskedBy).HasMaxLength(AppUser.NameLength);
        delivery.Property(d => d.Owner).HasMaxLength(150);

        // Invariant 34: one key, and one delivery of a journal to a target that is not over. One sender a connection.
        delivery.HasIndex(d => d.Key).IsUnique();
        delivery.HasIndex(d => new { d.JournalEntryId, d.ConnectionId }).IsUnique().HasFilter("\"State\" <> 'Removed'");
        delivery.HasIndex(d => d.ConnectionId).IsUnique().HasFilter("\"Owner\" IS NOT NULL");
        delivery.HasIndex(d => new { d.State, d.DueAt });
        delivery.HasOne<GlConnection>().WithMany().HasForeignKey(d => d.ConnectionId).OnDelete(DeleteBehavior.Restrict);
        delivery.HasOne<JournalEntry>().WithMany().HasForeignKey(d => d.JournalEntryId).OnDelete(DeleteBehavior.Restrict);
        delivery.HasMany(d => d.Findings).WithOne().HasForeignKey(f => f.DeliveryId);
        delivery.HasMany(d => d.Events).WithOne().HasForeignKey(e => e.DeliveryId);
    }

    public void Configure(EntityTypeBuilder<GlDeliveryFinding> finding)
    {
        finding.ToTable("GlDeliveryFindings");
        finding.HasKey(f => new { f.DeliveryId, f.Ordinal });
        finding.Property(f => f.Code).HasMaxLength(40);
        finding.Property(f => f.Message).HasMaxLength(GlDelivery.TextLength);
        finding.Property(f => f.AccountCode).HasMaxLength(40);
    }

    public void Configure(EntityTypeBuilder<GlDeliveryEvent> happened)
    {
        happened.ToTable("GlDeliveryEvents");
        happened.Property(e => e.Text).HasMaxLength(GlDelivery.TextLength);
        happened.Property(e => e.By).HasMaxLength(AppUser.NameLength);
    }
}
