using BatchLedger.Managements;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BatchLedger.Transactions;

internal sealed class TrustMapping : IEntityTypeConfiguration<TrustEntry>, IEntityTypeConfiguration<TrustAllocation>, IEntityTypeConfiguration<TrustNote>,
    IEntityTypeConfiguration<ManagementFee>
{
    public void Configure(EntityTypeBuilder<TrustEntry> entry)
    {
        entry.ToTable("TrustEntries", table => table.HasCheckConstraint("CK_TrustEntries_Bank", "\"Bank\" = \"Owner\" + \"Unallocated\" + \"Bond\""));
        entry.HasKey(e => e.TransactionId);
        entry.Property(e => e.TransactionId).ValueGeneratedNever();
        entry.Property(e => e.AddedBy).HasMaxLength(60);
        entry.Property(e => e.ReceiptNumber).HasMaxLength(TrustEntry.ReceiptLength);
        entry.Property(e => e.Payee).HasMaxLength(TrustEntry.PayeeLength);
        entry.Property(e => e.Cheque).HasMaxLength(TrustEntry.ChequeLength);
        entry.HasIndex(e => e.ManagementId);
        entry.HasIndex(e => e.TenancyId).HasFilter("\"TenancyId\" IS NOT NULL");
        entry.HasIndex(e => e.CorrectsId).HasFilter("\"CorrectsId\" IS NOT NULL");
        entry.HasIndex(e => e.ReconciliationId).HasFilter("\"ReconciliationId\" IS NOT NULL");
        entry.HasIndex(e => e.CompanyId, "IX_TrustEntries_Unpresented").HasFilter("\"ReconciliationId\" IS NULL AND \"Bank\" <> 0");
        entry.HasIndex(e => e.PaidOutById).HasFilter("\"PaidOutById\" IS NOT NULL");
        entry.HasIndex(e => e.StatementId).HasFilter("\"StatementId\" IS NOT NULL");
        entry.HasIndex(e => new { e.CompanyId, e.ReceiptNumber }).HasFilter("\"ReceiptNumber\" IS NOT NULL").IsUnique();
        entry.HasOne(e => e.Transaction).WithOne(t => t.Trust).HasForeignKey<TrustEntry>(e => e.TransactionId).OnDelete(DeleteBehavior.Restrict);
        entry.HasOne<Management>().WithMany().HasForeignKey(e => e.ManagementId).OnDelete(DeleteBehavior.Restrict);
        entry.HasOne<Tenancy>().WithMany().HasForeignKey(e => e.TenancyId).OnDelete(DeleteBehavior.Restrict);
        entry.HasOne<Transaction>().WithMany().HasForeignKey(e => e.CorrectsId).OnDelete(DeleteBehavior.Restrict);
        entry.HasOne<Transaction>().WithMany().HasForeignKey(e => e.PaidOutById).OnDelete(DeleteBehavior.Restrict);
        entry.HasMany(e => e.Allocations).WithOne().HasForeignKey(a => a.TransactionId);
        entry.Ignore(e => e.Balance);
    }

    public void Configure(EntityTypeBuilder<TrustAllocation> allocation)
    {
        allocation.ToTable("TrustAllocations");
        allocation.HasKey(a => new { a.TransactionId, a.No });
        allocation.HasIndex(a => a.ReceiptId).HasFilter("\"ReceiptId\" IS NOT NULL");
        allocation.HasIndex(a => a.InvoiceId).HasFilter("\"InvoiceId\" IS NOT NULL");
        allocation.HasOne<TenancyInvoice>().WithMany().HasForeignKey(a => a.InvoiceId).OnDelete(DeleteBehavior.Restrict);
        allocation.HasOne<TrustEntry>().WithMany().HasForeignKey(a => a.ReceiptId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<TrustNote> note)
    {
        note.ToTable("TrustNotes");
        note.Property(n => n.By).HasMaxLength(60);
        note.Property(n => n.Text).HasMaxLength(TrustNote.TextLength);
        note.HasIndex(n => n.TransactionId);
        note.HasOne<TrustEntry>().WithMany().HasForeignKey(n => n.TransactionId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ManagementFee> fee)
    {
        fee.HasOne<Transaction>().WithMany().HasForeignKey(f => f.ChargedOnId).OnDelete(DeleteBehavior.Restrict);
        fee.HasOne<Transaction>().WithMany().HasForeignKey(f => f.DisbursedById).OnDelete(DeleteBehavior.Restrict);
    }
}
