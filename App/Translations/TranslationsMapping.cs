using BatchLedger.FiscalPeriods;
using BatchLedger.Ledgers;
using BatchLedger.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BatchLedger.Translations;

internal sealed class TranslationsMapping : IEntityTypeConfiguration<Translation>
{
    public void Configure(EntityTypeBuilder<Translation> translation)
    {
        translation.ToTable("Translations");
        translation.Property(t => t.ClosingRate).HasPrecision(18, 8);
        translation.Property(t => t.AverageRate).HasPrecision(18, 8);
        translation.Property(t => t.SourceHash).HasMaxLength(64);
        translation.Property(t => t.TranslatedBy).HasMaxLength(AppUser.NameLength);
        translation.HasIndex(t => new { t.LedgerId, t.CompanyId, t.FiscalPeriodId }).IsUnique();
        translation.HasOne<Ledger>().WithMany().HasForeignKey(t => t.LedgerId).OnDelete(DeleteBehavior.Cascade);
        translation.HasOne<Company>().WithMany().HasForeignKey(t => t.CompanyId).OnDelete(DeleteBehavior.Restrict);
        translation.HasOne<FiscalPeriod>().WithMany().HasForeignKey(t => t.FiscalPeriodId).OnDelete(DeleteBehavior.Restrict);
    }
}
