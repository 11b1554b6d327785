using BatchLedger.Batches;
using BatchLedger.FiscalPeriods;
using BatchLedger.Journals;
using BatchLedger.Ledgers;
using BatchLedger.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BatchLedger.LedgerArchive;

internal sealed class StoredFileMapping : IEntityTypeConfiguration<StoredFile>, IEntityTypeConfiguration<StoredFileJournal>, IEntityTypeConfiguration<FileTake>
{
    public void Configure(EntityTypeBuilder<StoredFile> file)
    {
        file.ToTable("StoredFiles");
        file.Property(f => f.Name).HasMaxLength(StoredFile.NameLength);
        file.Property(f => f.Sha256).HasMaxLength(64);
        file.Property(f => f.MadeBy).HasMaxLength(AppUser.NameLength);
        file.HasOne<Company>().WithMany().HasForeignKey(f => f.CompanyId).OnDelete(DeleteBehavior.Restrict);
        file.HasOne<FiscalPeriod>().WithMany().HasForeignKey(f => f.FiscalPeriodId).OnDelete(DeleteBehavior.Restrict);
        file.HasOne<Batch>().WithMany().HasForeignKey(f => f.BatchId).OnDelete(DeleteBehavior.Restrict);
        file.HasMany(f => f.Journals).WithOne().HasForeignKey(j => j.StoredFileId);
        file.HasMany(f => f.Takes).WithOne().HasForeignKey(t => t.StoredFileId);

        // The same file made again is the same file.
        file.HasIndex(f => new { f.Sha256, f.CompanyId, f.Name }).IsUnique();
        file.HasIndex(f => f.RunId);
    }

    public void Configure(EntityTypeBuilder<StoredFileJournal> journal)
    {
        journal.ToTable("StoredFileJournals");
        journal.HasKey(j => new { j.StoredFileId, j.JournalEntryId });
        journal.HasIndex(j => j.JournalEntryId);
        journal.HasOne<JournalEntry>().WithMany().HasForeignKey(j => j.JournalEntryId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<FileTake> take)
    {
        take.ToTable("FileTakes");
        take.Property(t => t.By).HasMaxLength(AppUser.NameLength);
        take.Property(t => t.Place).HasMaxLength(FileTake.PlaceLength);
        take.HasIndex(t => t.StoredFileId);
    }
}
