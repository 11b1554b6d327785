using BatchLedger.Accounts;
using BatchLedger.Ledgers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BatchLedger.Catalog;

internal sealed class CatalogMapping : IEntityTypeConfiguration<Member>, IEntityTypeConfiguration<Product>, IEntityTypeConfiguration<PaymentMethod>
{
    public void Configure(EntityTypeBuilder<Member> member)
    {
        member.Property(m => m.Number).HasMaxLength(Member.NumberLength);
        member.Property(m => m.Name).HasMaxLength(Member.NameLength);
        member.Property(m => m.Email).HasMaxLength(Member.EmailLength);
        member.HasIndex(m => new { m.CompanyId, m.Number }).IsUnique();
        member.HasOne<Company>().WithMany().HasForeignKey(m => m.CompanyId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Product> product)
    {
        product.Property(p => p.Code).HasMaxLength(Product.CodeLength);
        product.Property(p => p.Name).HasMaxLength(Product.NameLength);
        product.HasIndex(p => new { p.CompanyId, p.Code }).IsUnique();
        product.HasOne<Company>().WithMany().HasForeignKey(p => p.CompanyId).OnDelete(DeleteBehavior.Restrict);
        product.HasOne<Account>().WithMany().HasForeignKey(p => p.RevenueAccountId).OnDelete(DeleteBehavior.Restrict);
        product.HasOne<Account>().WithMany().HasForeignKey(p => p.DeferredRevenueAccountId).OnDelete(DeleteBehavior.Restrict);
        product.HasOne<Department>().WithMany().HasForeignKey(p => p.DepartmentId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PaymentMethod> method)
    {
        method.Property(m => m.Code).HasMaxLength(PaymentMethod.CodeLength);
        method.Property(m => m.Name).HasMaxLength(PaymentMethod.NameLength);
        method.HasIndex(m => new { m.CompanyId, m.Code }).IsUnique();
        method.HasOne<Company>().WithMany().HasForeignKey(m => m.CompanyId).OnDelete(DeleteBehavior.Restrict);
        method.HasOne<Account>().WithMany().HasForeignKey(m => m.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
