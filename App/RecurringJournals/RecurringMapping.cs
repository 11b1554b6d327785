using BatchLedger.Accounts;
using BatchLedger.Ledgers;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BatchLedger.RecurringJournals;

internal sealed class RecurringMapping : IEntityTypeConfiguration<RecurringJournal>, IEntityTypeConfiguration<RecurringJournalLine>, IEntityTypeConfiguration<JournalOccurrence>
{
    public void Configure(EntityTypeBuilder<RecurringJournal> journal)
    {
        journal.ToTable("RecurringJournals");
        journal.Property(r => r.Name).HasMaxLength(RecurringJournal.NameLength);
        journal.Property(r => r.Description).HasMaxLength(Transaction.DescriptionLength);
        journal.Property(r => r.Reference).HasMaxLength(Transaction.ReferenceLength);
        journal.Property(r => r.Currency).HasMaxLength(3);
        journal.HasIndex(r => r.CompanyId);
        journal.HasOne<Company>().WithMany().HasForeignKey(r => r.CompanyId).OnDelete(DeleteBehavior.Restrict);
        journal.HasOne<Branch>().WithMany().HasForeignKey(r => r.BranchId).OnDelete(DeleteBehavior.Restrict);
        journal.HasOne<Ledger>().WithMany().HasForeignKey(r => r.LedgerId).OnDelete(DeleteBehavior.Restrict);
        journal.HasMany(r => r.Lines).WithOne().HasForeignKey(l => l.RecurringJournalId);
    }

    public void Configure(EntityTypeBuilder<RecurringJournalLine> line)
    {
        line.ToTable("RecurringJournalLines");
        line.HasKey(l => new { l.RecurringJournalId, l.LineNo });
        line.Property(l => l.Description).HasMaxLength(Transaction.DescriptionLength);
        line.HasOne<Account>().WithMany().HasForeignKey(l => l.AccountId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<JournalOccurrence> occurrence)
    {
        occurrence.ToTable("JournalOccurrences");
        occurrence.Property(o => o.Waits).HasMaxLength(JournalOccurrence.WaitsLength);
        occurrence.HasIndex(o => new { o.RecurringJournalId, o.DueOn }).HasFilter("\"RecurringJournalId\" IS NOT NULL").IsUnique();
        occurrence.HasIndex(o => new { o.JournalId, o.DueOn }).HasFilter("\"JournalId\" IS NOT NULL").IsUnique();
        occurrence.HasOne<RecurringJournal>().WithMany().HasForeignKey(o => o.RecurringJournalId).OnDelete(DeleteBehavior.Restrict);
        occurrence.HasOne<Transaction>().WithMany().HasForeignKey(o => o.JournalId).OnDelete(DeleteBehavior.Restrict);
        occurrence.HasOne<Transaction>().WithMany().HasForeignKey(o => o.MadeId).OnDelete(DeleteBehavior.Restrict);
    }
}
