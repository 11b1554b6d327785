using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BatchLedger.Data;

/// <summary>The next number of a series (B-, T-, O-, J-). A number is never given twice, and only inside the transaction that uses it.</summary>
public sealed class NumberSeries
{
    public required string Prefix { get; init; }
    public long Last { get; set; }

    public string Next() => $"{Prefix}-{++Last:D6}";
}

internal sealed class NumberSeriesMapping : IEntityTypeConfiguration<NumberSeries>
{
    public void Configure(EntityTypeBuilder<NumberSeries> series)
    {
        series.ToTable("NumberSeries");
        series.HasKey(s => s.Prefix);
        series.Property(s => s.Prefix).HasMaxLength(4);
    }
}
