using BatchLedger.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BatchLedger.Ledgers;

internal sealed class LedgersMapping : IEntityTypeConfiguration<Company>, IEntityTypeConfiguration<Branch>, IEntityTypeConfiguration<Ledger>,
    IEntityTypeConfiguration<LedgerCompany>, IEntityTypeConfiguration<FileProfile>
{
    public void Configure(EntityTypeBuilder<Company> company)
    {
        company.Property(c => c.Code).HasMaxLength(Company.CodeLength);
        company.Property(c => c.Name).HasMaxLength(Company.NameLength);
        company.Property(c => c.Currency).HasMaxLength(3);
        company.Property(c => c.Type).HasMaxLength(40);
        company.Property(c => c.Reopening).HasDefaultValue(ReopeningPeriods.Final).ValueGeneratedNever();
        company.Property(c => c.Active).HasDefaultValue(true).ValueGeneratedNever();
        company.HasIndex(c => c.Code).IsUnique();
        company.HasMany<OutboxMail>().WithOne().HasForeignKey(m => m.CompanyId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Branch> branch)
    {
        branch.Property(b => b.Code).HasMaxLength(Branch.CodeLength);
        branch.Property(b => b.Name).HasMaxLength(Branch.NameLength);
        branch.HasIndex(b => new { b.CompanyId, b.Code }).IsUnique();
        branch.HasOne<Company>().WithMany().HasForeignKey(b => b.CompanyId).OnDelete(DeleteBehavior.Restrict);
        branch.HasOne<Ledger>().WithMany().HasForeignKey(b => b.LedgerId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Ledger> ledger)
    {
        ledger.Property(l => l.Code).HasMaxLength(Ledger.CodeLength);
        ledger.Property(l => l.Description).HasMaxLength(Ledger.DescriptionLength);
        ledger.Property(l => l.Currency).HasMaxLength(3);
        ledger.HasIndex(l => l.Code).IsUnique();
        ledger.HasOne<Ledger>().WithMany().HasForeignKey(l => l.TranslatesLedgerId).OnDelete(DeleteBehavior.Restrict);
        ledger.HasMany(l => l.Companies).WithOne().HasForeignKey(c => c.LedgerId);
    }

    public void Configure(EntityTypeBuilder<LedgerCompany> company)
    {
        company.HasKey(c => new { c.LedgerId, c.CompanyId });
        company.HasOne<Company>().WithMany().HasForeignKey(c => c.CompanyId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<FileProfile> profile)
    {
        profile.ToTable("FileProfiles");
        profile.Property(p => p.IntacctJournal).HasMaxLength(FileProfile.IntacctCodeLength);
        profile.Property(p => p.IntacctLocation).HasMaxLength(FileProfile.IntacctCodeLength);
        profile.Property(p => p.NetSuiteSubsidiary).HasMaxLength(FileProfile.NameLength);
        profile.Property(p => p.XeroTaxRate).HasMaxLength(FileProfile.NameLength);
        profile.Property(p => p.XeroBranchTracking).HasMaxLength(FileProfile.NameLength);
        profile.Property(p => p.XeroDepartmentTracking).HasMaxLength(FileProfile.NameLength);
        profile.Property(p => p.SummaryCustomer).HasMaxLength(FileProfile.NameLength);
        profile.Property(p => p.SummaryVendor).HasMaxLength(FileProfile.NameLength);
        profile.Property(p => p.BranchCodes).HasConversion(map => map.Text, text => CodeMap.Kept(text)).HasMaxLength(CodeMap.TextLength);
        profile.Property(p => p.DepartmentCodes).HasConversion(map => map.Text, text => CodeMap.Kept(text)).HasMaxLength(CodeMap.TextLength);
        profile.HasIndex(p => p.CompanyId).IsUnique();
        profile.HasOne<Company>().WithMany().HasForeignKey(p => p.CompanyId).OnDelete(DeleteBehavior.Restrict);
    }
}
