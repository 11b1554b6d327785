using BatchLedger.Ledgers;
using BatchLedger.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BatchLedger.FiscalPeriods;

internal sealed class FiscalPeriodsMapping : IEntityTypeConfiguration<FiscalYear>, IEntityTypeConfiguration<FiscalPeriod>
{
    public void Configure(EntityTypeBuilder<FiscalYear> year)
    {
        year.Property(y => y.Name).HasMaxLength(FiscalYear.NameLength);
        year.HasIndex(y => new { y.CompanyId, y.Start }).IsUnique();
        year.HasOne<Company>().WithMany().HasForeignKey(y => y.CompanyId).OnDelete(DeleteBehavior.Restrict);
        year.HasMany(y => y.Periods).WithOne().HasForeignKey(p => p.FiscalYearId);
    }

    public void Configure(EntityTypeBuilder<FiscalPeriod> period)
    {
        period.Property(p => p.Name).HasMaxLength(FiscalYear.NameLength);
        period.Property(p => p.ClosedBy).HasMaxLength(AppUser.NameLength);
        period.OwnsOne(p => p.Frozen, frozen => frozen.Property(f => f.Hash).HasMaxLength(64));
        period.HasIndex(p => new { p.CompanyId, p.Start }).IsUnique();
    }
}
