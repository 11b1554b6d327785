using BatchLedger.Managements;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BatchLedger.FilingCabinet;

internal sealed class DocumentMapping : IEntityTypeConfiguration<Document>
{
    public void Configure(EntityTypeBuilder<Document> document)
    {
        document.ToTable("Documents");
        document.Property(d => d.Name).HasMaxLength(Document.NameLength);
        document.Property(d => d.ContentType).HasMaxLength(Document.TypeLength);
        document.Property(d => d.Sha256).HasMaxLength(64);
        document.Property(d => d.AddedBy).HasMaxLength(60);
        document.HasIndex(d => new { d.ManagementId, d.AddedAt });
        document.HasIndex(d => d.TransactionId);
        document.HasIndex(d => d.StatementId);
        document.HasOne<Management>().WithMany().HasForeignKey(d => d.ManagementId).OnDelete(DeleteBehavior.Restrict);
        document.HasOne<Transaction>().WithMany().HasForeignKey(d => d.TransactionId).OnDelete(DeleteBehavior.Restrict);
    }
}
