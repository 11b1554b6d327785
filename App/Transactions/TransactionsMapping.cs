using BatchLedger.Accounts;
using BatchLedger.Catalog;
using BatchLedger.FiscalPeriods;
using BatchLedger.Ledgers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BatchLedger.Transactions;

internal sealed class TransactionsMapping : IEntityTypeConfiguration<Transaction>, IEntityTypeConfiguration<TransactionLine>,
    IEntityTypeConfiguration<Order>, IEntityTypeConfiguration<OrderLine>, IEntityTypeConfiguration<RevenueRecognition>
{
    public void Configure(EntityTypeBuilder<Transaction> transaction)
    {
        transaction.ToTable(table => table.HasCheckConstraint("CK_Transactions_Amount", "\"Amount\" >= 0 AND \"Amount\" <= 1000000000000000"));
        transaction.Ignore(t => t.RateDate);
        transaction.Property(t => t.Number).HasMaxLength(30);
        transaction.Property(t => t.Currency).HasMaxLength(3);
        transaction.Property(t => t.Description).HasMaxLength(Transaction.DescriptionLength);
        transaction.Property(t => t.Reference).HasMaxLength(Transaction.ReferenceLength);
        transaction.Property(t => t.VoidReason).HasMaxLength(Transaction.DescriptionLength);
        transaction.HasIndex(t => new { t.CompanyId, t.Number }).IsUnique();
        transaction.HasIndex(t => new { t.BatchId, t.Date, t.Number });
        transaction.HasIndex(t => t.AppliesToId);
        transaction.HasIndex(t => t.MemberId);
        transaction.HasOne<Branch>().WithMany().HasForeignKey(t => t.BranchId).OnDelete(DeleteBehavior.Restrict);
        transaction.HasOne<Member>().WithMany().HasForeignKey(t => t.MemberId).OnDelete(DeleteBehavior.Restrict);
        transaction.HasOne<PaymentMethod>().WithMany().HasForeignKey(t => t.PaymentMethodId).OnDelete(DeleteBehavior.Restrict);
        transaction.HasOne<Transaction>().WithMany().HasForeignKey(t => t.AppliesToId).OnDelete(DeleteBehavior.Restrict);
        transaction.HasIndex(t => t.ReversesId).HasFilter("\"ReversesId\" IS NOT NULL");
        transaction.HasIndex(t => t.ReversesId, "IX_Transactions_ReversedOnce").HasFilter("\"ReversesId\" IS NOT NULL AND \"VoidedAt\" IS NULL").IsUnique();
        transaction.HasIndex(t => t.ReversesOn).HasFilter("\"ReversesOn\" IS NOT NULL");
        transaction.HasOne<Transaction>().WithMany().HasForeignKey(t => t.ReversesId).OnDelete(DeleteBehavior.Restrict);
        transaction.HasMany(t => t.Lines).WithOne().HasForeignKey(l => l.TransactionId);
    }

    public void Configure(EntityTypeBuilder<TransactionLine> line)
    {
        line.ToTable("TransactionLines");
        line.HasKey(l => new { l.TransactionId, l.LineNo });
        line.Property(l => l.Description).HasMaxLength(Transaction.DescriptionLength);
        line.HasIndex(l => l.ServiceStart).HasFilter("\"ServiceStart\" IS NOT NULL");
        line.HasOne<Product>().WithMany().HasForeignKey(l => l.ProductId).OnDelete(DeleteBehavior.Restrict);
        line.HasOne<Account>().WithMany().HasForeignKey(l => l.AccountId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Order> order)
    {
        order.Property(o => o.Number).HasMaxLength(30);
        order.Property(o => o.Currency).HasMaxLength(3);
        order.HasIndex(o => o.Number).IsUnique();
        order.HasIndex(o => new { o.BatchId, o.State });
        order.HasOne<Member>().WithMany().HasForeignKey(o => o.MemberId).OnDelete(DeleteBehavior.Restrict);
        order.HasMany(o => o.Lines).WithOne().HasForeignKey(l => l.OrderId);
    }

    public void Configure(EntityTypeBuilder<OrderLine> line)
    {
        line.ToTable("OrderLines");
        line.HasKey(l => new { l.OrderId, l.LineNo });
        line.Property(l => l.Description).HasMaxLength(Transaction.DescriptionLength);
        line.HasOne<Product>().WithMany().HasForeignKey(l => l.ProductId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<RevenueRecognition> row)
    {
        row.ToTable("RevenueRecognitions");
        row.HasKey(r => new { r.TransactionId, r.LineNo, r.FiscalPeriodId, r.Turn });
        row.HasIndex(r => r.JournalId);
        row.HasOne<Transaction>().WithMany().HasForeignKey(r => r.TransactionId).OnDelete(DeleteBehavior.Restrict);
        row.HasOne<Transaction>().WithMany().HasForeignKey(r => r.JournalId).OnDelete(DeleteBehavior.Restrict);
        row.HasOne<FiscalPeriod>().WithMany().HasForeignKey(r => r.FiscalPeriodId).OnDelete(DeleteBehavior.Restrict);
    }
}
