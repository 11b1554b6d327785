using BatchLedger.FiscalPeriods;
using BatchLedger.Journals;
using BatchLedger.Ledgers;
using BatchLedger.Mail;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BatchLedger.Batches;

internal sealed class BatchMapping : IEntityTypeConfiguration<Batch>, IEntityTypeConfiguration<BatchNote>
{
    public void Configure(EntityTypeBuilder<Batch> batch)
    {
        batch.ToTable(table => table.HasCheckConstraint("CK_Batches_ControlTotal", "\"ControlTotal\" >= 0"));
        batch.Property(b => b.Number).HasMaxLength(20);
        batch.Property(b => b.Name).HasMaxLength(Batch.NameLength);
        batch.Property(b => b.Description).HasMaxLength(Batch.DescriptionLength);
        batch.HasIndex(b => b.Number).IsUnique();
        batch.HasIndex(b => new { b.CompanyId, b.State });
        batch.HasIndex(b => b.FiscalPeriodId);
        batch.HasMany<Transaction>().WithOne().HasForeignKey(t => t.BatchId).OnDelete(DeleteBehavior.Restrict);
        batch.HasMany<Order>().WithOne().HasForeignKey(o => o.BatchId).OnDelete(DeleteBehavior.Restrict);
        batch.HasMany<OutboxMail>().WithOne().HasForeignKey(m => m.BatchId).OnDelete(DeleteBehavior.Restrict);
        batch.HasMany<JournalEntry>().WithOne().HasForeignKey(e => e.BatchId).OnDelete(DeleteBehavior.Restrict);
        batch.HasOne<Company>().WithMany().HasForeignKey(b => b.CompanyId).OnDelete(DeleteBehavior.Restrict);
        batch.HasOne<Branch>().WithMany().HasForeignKey(b => b.BranchId).OnDelete(DeleteBehavior.Restrict);
        batch.HasOne<Ledger>().WithMany().HasForeignKey(b => b.LedgerId).OnDelete(DeleteBehavior.Restrict);
        batch.HasOne<FiscalPeriod>().WithMany().HasForeignKey(b => b.FiscalPeriodId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<BatchNote> note)
    {
        note.Property(n => n.Text).HasMaxLength(BatchNote.TextLength);
        note.HasIndex(n => n.BatchId);
        note.HasOne<Batch>().WithMany().HasForeignKey(n => n.BatchId).OnDelete(DeleteBehavior.Restrict);
    }
}
