using BatchLedger.LedgerArchive;
using BatchLedger.Refusals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Audits;

/// <summary>The ledger files that were ever made: each is there as it was made, and holds journals that are there.</summary>
internal static class StoredFileChecks
{
    public static async Task RunAsync(Audit audit)
    {
        await BytesAsync(audit);
        await JournalsAsync(audit);
    }

    // They lie beside the database, in a restored backup too.
    private static async Task BytesAsync(Audit audit)
    {
        var check = audit.Check("Each stored ledger file is there with its size and hash");
        var vault = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(audit.Db.Database.GetDbConnection().DataSource))!, LedgerVault.FolderName);
        await foreach (var file in audit.Db.Set<StoredFile>().AsNoTracking().OrderBy(f => f.MadeAt).AsAsyncEnumerable().WithCancellation(audit.Token))
        {
            check.Looked++;
            var path = LedgerVault.PathIn(vault, file.Sha256);
            var state = LedgerVault.LookAt(path, file.Sha256);
            if (state is VaultState.Missing) check.Add(Of(file.Name, $"Its bytes are not at {path}."));
            else if (state is VaultState.Damaged || new FileInfo(path).Length != file.Size) check.Add(Of(file.Name, $"The bytes at {path} are not those that were made: their hash or size differs."));
        }
    }

    private static async Task JournalsAsync(Audit audit)
    {
        var db = audit.Db;
        await audit.FindAsync("Each journal of a stored ledger file is there, of the file's company, period and batch", db.Set<StoredFileJournal>(),
            from held in db.Set<StoredFileJournal>()
            join file in db.Set<StoredFile>() on held.StoredFileId equals file.Id
            where !db.JournalEntries.Any(e => e.Id == held.JournalEntryId && e.CompanyId == file.CompanyId && e.FiscalPeriodId == file.FiscalPeriodId && (file.BatchId == null || e.BatchId == file.BatchId))
            orderby file.Name
            select new { file.Name, held.JournalEntryId },
            bad => Of(bad.Name, $"Its journal no. {bad.JournalEntryId} is not there, or of another company, fiscal period or batch."));

        await audit.FindAsync("Each stored ledger file of a batch holds a journal", db.Set<StoredFile>(),
            db.Set<StoredFile>().Where(f => f.BatchId != null && !f.Journals.Any()).OrderBy(f => f.Name).Select(f => f.Name),
            name => Of(name, "It is written down without a journal."));
    }

    private static Fault Of(string file, string message) => new(file, message);
}
