using BatchLedger.FilingCabinet;
using BatchLedger.LedgerArchive;
using BatchLedger.Refusals;
using BatchLedger.Vault;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Audits;

/// <summary>The ledger files that were ever made and the papers of managements: each is there as it was kept, and a ledger file holds journals that are there.</summary>
internal static class StoredFileChecks
{
    public static async Task RunAsync(Audit audit)
    {
        var db = audit.Db;
        await BytesAsync(audit, "Each stored ledger file is there with its size and hash", db.Set<StoredFile>().OrderBy(f => f.MadeAt).Select(f => new Kept(f.Name, f.Size, f.Sha256)));
        await BytesAsync(audit, "Each paper of the filing cabinet is there with its size and hash", db.Documents.OrderBy(d => d.AddedAt).Select(d => new Kept(d.Name, d.Size, d.Sha256)));
        await JournalsAsync(audit);
    }

    // They lie beside the database, in a restored backup too.
    private static async Task BytesAsync(Audit audit, string name, IQueryable<Kept> files)
    {
        var check = audit.Check(name);
        var vault = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(audit.Db.Database.GetDbConnection().DataSource))!, FileVault.FolderName);
        await foreach (var file in files.AsAsyncEnumerable().WithCancellation(audit.Token))
        {
            check.Looked++;
            var path = FileVault.PathIn(vault, file.Sha256);
            var state = FileVault.LookAt(path, file.Sha256);
            if (state is VaultState.Missing) check.Add(Of(file.Name, $"Its bytes are not at {path}."));
            else if (state is VaultState.Damaged || new FileInfo(path).Length != file.Size) check.Add(Of(file.Name, $"The bytes at {path} are not those that were kept: their hash or size differs."));
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

    private sealed record Kept(string Name, long Size, string Sha256);
}
