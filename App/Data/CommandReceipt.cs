using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BatchLedger.Data;

/// <summary>A command that was carried out, by the id its maker gave it: a second click or a repeated request finds it here.</summary>
public sealed class CommandReceipt
{
    public Guid Id { get; init; }

    /// <summary>SHA-256 of what was asked, so that the same id with another content is refused.</summary>
    public required string ContentHash { get; init; }
    public int ResultId { get; init; }
    public DateTimeOffset At { get; init; }
}

internal sealed class CommandReceiptMapping : IEntityTypeConfiguration<CommandReceipt>
{
    public void Configure(EntityTypeBuilder<CommandReceipt> receipt)
    {
        receipt.ToTable("CommandReceipts");
        receipt.Property(r => r.ContentHash).HasMaxLength(64);
    }
}
