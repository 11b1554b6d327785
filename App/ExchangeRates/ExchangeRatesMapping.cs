using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BatchLedger.ExchangeRates;

internal sealed class ExchangeRatesMapping : IEntityTypeConfiguration<ExchangeRate>
{
    public void Configure(EntityTypeBuilder<ExchangeRate> rate)
    {
        rate.Property(r => r.From).HasMaxLength(3);
        rate.Property(r => r.To).HasMaxLength(3);
        rate.Property(r => r.Rate).HasPrecision(18, 8);
        rate.HasIndex(r => new { r.From, r.To, r.Effective }).IsUnique();
    }
}
