using BatchLedger.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BatchLedger.Features;

internal sealed class FeaturesMapping : IEntityTypeConfiguration<FeatureSet>
{
    public void Configure(EntityTypeBuilder<FeatureSet> features)
    {
        features.ToTable("Features", table => table.HasCheckConstraint("CK_Features_OneRow", "\"Id\" = 1"));
        features.Property(f => f.Id).ValueGeneratedNever();
        features.Property(f => f.TenantCurrency).HasMaxLength(3);
    }
}

public static class FeatureReading
{
    public static Task<FeatureSet> FeaturesAsync(this AppDbContext db, CancellationToken token) => db.Features.SingleAsync(token);
}
