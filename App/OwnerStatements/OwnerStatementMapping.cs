using BatchLedger.FilingCabinet;
using BatchLedger.Managements;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BatchLedger.OwnerStatements;

internal sealed class OwnerStatementMapping : IEntityTypeConfiguration<OwnerStatement>, IEntityTypeConfiguration<TrustEntry>, IEntityTypeConfiguration<Document>
{
    public void Configure(EntityTypeBuilder<OwnerStatement> statement)
    {
        statement.ToTable("OwnerStatements");
        statement.Property(s => s.MadeBy).HasMaxLength(60);
        statement.HasIndex(s => new { s.CompanyId, s.Number }).IsUnique();
        statement.HasIndex(s => new { s.ManagementId, s.To });
        statement.HasOne<Management>().WithMany().HasForeignKey(s => s.ManagementId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<TrustEntry> entry) =>
        entry.HasOne<OwnerStatement>().WithMany().HasForeignKey(e => e.StatementId).OnDelete(DeleteBehavior.Restrict);

    public void Configure(EntityTypeBuilder<Document> document) =>
        document.HasOne<OwnerStatement>().WithMany().HasForeignKey(d => d.StatementId).OnDelete(DeleteBehavior.Restrict);
}
