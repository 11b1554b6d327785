using BatchLedger.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BatchLedger.Journals;

internal sealed class JournalsMapping : IEntityTypeConfiguration<JournalEntry>, IEntityTypeConfiguration<JournalLine>, IEntityTypeConfiguration<JournalSummary>
{
    public void Configure(EntityTypeBuilder<JournalEntry> entry)
    {
        entry.ToTable("JournalEntries");
        entry.Property(e => e.Number).HasMaxLength(20);
        entry.Property(e => e.Currency).HasMaxLength(3);
        entry.Property(e => e.LinesHash).HasMaxLength(64);
        entry.HasIndex(e => e.Number).IsUnique();
        entry.HasIndex(e => new { e.BatchId, e.PostingVersion }).IsUnique();
        entry.HasIndex(e => new { e.FiscalPeriodId, e.State });
        entry.HasMany(e => e.Summary).WithOne().HasForeignKey(s => s.JournalEntryId);
    }

    public void Configure(EntityTypeBuilder<JournalLine> line)
    {
        line.ToTable("JournalLines", table =>
        {
            table.HasCheckConstraint("CK_JournalLines_OneSide", "(\"Debit\" = 0) <> (\"Credit\" = 0)");
            table.HasCheckConstraint("CK_JournalLines_Range", "\"Debit\" >= 0 AND \"Credit\" >= 0 AND \"Debit\" <= 1000000000000000 AND \"Credit\" <= 1000000000000000");
        });
        line.HasKey(l => new { l.JournalEntryId, l.LineNo });
        line.Property(l => l.Description).HasMaxLength(200);
        line.HasIndex(l => new { l.AccountId, l.JournalEntryId });

        // Lines go in by the hundred thousand: the entry they belong to is checked by the database, the rest by the run that wrote them.
        line.HasOne<JournalEntry>().WithMany().HasForeignKey(l => l.JournalEntryId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<JournalSummary> summary)
    {
        summary.ToTable("JournalSummaries");
        summary.HasKey(s => new { s.JournalEntryId, s.Ordinal });
        summary.HasIndex(s => s.AccountId);
        summary.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
