using BatchLedger.Ledgers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BatchLedger.Managements;

internal sealed class ManagementsMapping : IEntityTypeConfiguration<Management>, IEntityTypeConfiguration<Tenancy>, IEntityTypeConfiguration<TenancyInvoice>,
    IEntityTypeConfiguration<ManagementFee>
{
    public void Configure(EntityTypeBuilder<Management> management)
    {
        management.Property(m => m.Number).HasMaxLength(30);
        management.Property(m => m.Place).HasMaxLength(Management.PlaceLength);
        management.Property(m => m.OwnerName).HasMaxLength(Management.NameLength);
        management.Property(m => m.OwnerEmail).HasMaxLength(Management.EmailLength);
        management.Property(m => m.OwnerAccount).HasMaxLength(Management.AccountLength);
        management.HasIndex(m => m.Number).IsUnique();
        management.HasIndex(m => m.CompanyId);
        management.HasOne<Company>().WithMany().HasForeignKey(m => m.CompanyId).OnDelete(DeleteBehavior.Restrict);
        management.HasOne<Branch>().WithMany().HasForeignKey(m => m.BranchId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Tenancy> tenancy)
    {
        tenancy.ToTable("Tenancies", table => table.HasCheckConstraint("CK_Tenancies_Rent", "\"Rent\" > 0 AND \"BondRequired\" >= 0"));
        tenancy.Property(t => t.Tenants).HasMaxLength(Tenancy.TenantsLength);
        tenancy.Property(t => t.Email).HasMaxLength(Management.EmailLength);
        tenancy.Property(t => t.Reference).HasMaxLength(Tenancy.ReferenceLength);
        tenancy.HasIndex(t => t.ManagementId);
        tenancy.HasOne<Management>().WithMany().HasForeignKey(t => t.ManagementId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<TenancyInvoice> invoice)
    {
        invoice.ToTable("TenancyInvoices", table => table.HasCheckConstraint("CK_TenancyInvoices_Amount", "\"Amount\" > 0 AND \"Paid\" >= 0 AND \"Paid\" <= \"Amount\""));
        invoice.Property(i => i.Number).HasMaxLength(30);
        invoice.Property(i => i.Description).HasMaxLength(TenancyInvoice.DescriptionLength);
        invoice.Property(i => i.VoidReason).HasMaxLength(TenancyInvoice.DescriptionLength);
        invoice.HasIndex(i => i.Number).IsUnique();
        invoice.HasIndex(i => i.ManagementId);
        invoice.HasIndex(i => i.TenancyId);
        invoice.HasOne<Management>().WithMany().HasForeignKey(i => i.ManagementId).OnDelete(DeleteBehavior.Restrict);
        invoice.HasOne<Tenancy>().WithMany().HasForeignKey(i => i.TenancyId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ManagementFee> fee)
    {
        fee.ToTable("ManagementFees", table => table.HasCheckConstraint("CK_ManagementFees_Amount", "\"Amount\" > 0"));
        fee.Property(f => f.Description).HasMaxLength(ManagementFee.DescriptionLength);
        fee.Property(f => f.EndReason).HasMaxLength(ManagementFee.DescriptionLength);
        fee.HasIndex(f => new { f.ManagementId, f.State });
        fee.HasIndex(f => f.ChargedOnId);
        fee.HasIndex(f => f.DisbursedById);
        fee.HasOne<Management>().WithMany().HasForeignKey(f => f.ManagementId).OnDelete(DeleteBehavior.Restrict);
    }
}
