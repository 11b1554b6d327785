using BatchLedger.Ledgers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BatchLedger.GlConnections;

internal sealed class GlConnectionsMapping : IEntityTypeConfiguration<GlConnection>, IEntityTypeConfiguration<GlToken>, IEntityTypeConfiguration<GlSignIn>,
    IEntityTypeConfiguration<GlBookItem>, IEntityTypeConfiguration<GlMap>
{
    private const int OutsideIdLength = 100;

    public void Configure(EntityTypeBuilder<GlConnection> connection)
    {
        connection.ToTable("GlConnections");
        connection.Property(c => c.Fields).HasConversion(fields => fields.Json, json => FieldValues.Read(json));
        connection.Property(c => c.ConnectedBy).HasMaxLength(GlConnection.TextLength);
        connection.Property(c => c.Trouble).HasMaxLength(GlConnection.TextLength);
        connection.Property(c => c.BooksName).HasMaxLength(GlConnection.TextLength);
        connection.HasIndex(c => new { c.CompanyId, c.System }).IsUnique();
        connection.HasOne<Company>().WithMany().HasForeignKey(c => c.CompanyId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<GlToken> token)
    {
        token.ToTable("GlTokens");
        token.HasKey(t => t.ConnectionId);
        token.Property(t => t.ConnectionId).ValueGeneratedNever();
        token.Property(t => t.Number).IsConcurrencyToken();
        token.HasOne<GlConnection>().WithOne().HasForeignKey<GlToken>(t => t.ConnectionId);
    }

    public void Configure(EntityTypeBuilder<GlSignIn> signIn)
    {
        signIn.ToTable("GlSignIns");
        signIn.HasKey(s => s.StateHash);
        signIn.Property(s => s.StateHash).HasMaxLength(64);
        signIn.Property(s => s.Session).HasMaxLength(64);
        signIn.HasOne<GlConnection>().WithMany().HasForeignKey(s => s.ConnectionId);
    }

    public void Configure(EntityTypeBuilder<GlBookItem> item)
    {
        item.ToTable("GlBookItems");
        item.HasKey(i => new { i.ConnectionId, i.Kind, i.OutsideId });
        item.Property(i => i.OutsideId).HasMaxLength(OutsideIdLength);
        item.Property(i => i.Name).HasMaxLength(GlConnection.TextLength);
        item.Property(i => i.Number).HasMaxLength(OutsideIdLength);
        item.Property(i => i.Path).HasMaxLength(GlConnection.TextLength);
        item.HasOne<GlConnection>().WithMany().HasForeignKey(i => i.ConnectionId);
    }

    public void Configure(EntityTypeBuilder<GlMap> map)
    {
        map.ToTable("GlMaps");
        map.Property(m => m.OutsideId).HasMaxLength(OutsideIdLength);
        map.HasIndex(m => new { m.ConnectionId, m.Kind, m.OurId }).IsUnique();
        map.HasOne<GlConnection>().WithMany().HasForeignKey(m => m.ConnectionId);
    }
}
