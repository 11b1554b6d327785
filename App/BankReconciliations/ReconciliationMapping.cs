using BatchLedger.Ledgers;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BatchLedger.BankReconciliations;

internal sealed class ReconciliationMapping : IEntityTypeConfiguration<Reconciliation>, IEntityTypeConfiguration<TrustEntry>
{
    public void Configure(EntityTypeBuilder<Reconciliation> reconciliation)
    {
        reconciliation.ToTable("Reconciliations");
        reconciliation.Property(r => r.Number).HasMaxLength(30);
        reconciliation.Property(r => r.FinishedBy).HasMaxLength(60);
        reconciliation.HasIndex(r => r.Number).IsUnique();
        reconciliation.HasIndex(r => new { r.CompanyId, r.StatementDate }).IsUnique();
        reconciliation.HasIndex(r => r.CompanyId, "IX_Reconciliations_OneOpen").HasFilter("\"FinishedAt\" IS NULL").IsUnique();
        reconciliation.HasOne<Company>().WithMany().HasForeignKey(r => r.CompanyId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<TrustEntry> entry) =>
        entry.HasOne<Reconciliation>().WithMany().HasForeignKey(e => e.ReconciliationId).OnDelete(DeleteBehavior.Restrict);
}
