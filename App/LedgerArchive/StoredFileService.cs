using BatchLedger.Data;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Trail;
using BatchLedger.Vault;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.LedgerArchive;

/// <summary>Lists the files that were made, and gives each out again as the bytes it was made of.</summary>
public sealed class StoredFileService(Work work, FileVault vault)
{
    /// <summary>Newest first: the batch's own files, and those of many batches that hold a journal of it.</summary>
    public Task<IReadOnlyList<StoredFileRow>> OfBatchAsync(int batchId, CancellationToken token = default) => ListAsync((db, files) =>
        files.Where(f => f.BatchId == batchId || f.Journals.Any(j => db.JournalEntries.Any(e => e.Id == j.JournalEntryId && e.BatchId == batchId))), token);

    /// <summary>Newest first: the files of many batches, and those of single batches of the period.</summary>
    public Task<IReadOnlyList<StoredFileRow>> OfPeriodAsync(int periodId, CancellationToken token = default) =>
        ListAsync((_, files) => files.Where(f => f.FiscalPeriodId == periodId), token);

    public Task<IReadOnlyList<StoredFileRow>> OfRunAsync(int runId, CancellationToken token = default) =>
        ListAsync((_, files) => files.Where(f => f.RunId == runId), token);

    /// <summary>The bytes as they were made, looked through before they leave. Refuses with NotAllowed, NotFound, Missing or Damaged.</summary>
    public async Task<Outcome<StoredCopy>> DownloadAsync(Guid id, CancellationToken token = default)
    {
        var (file, refusal) = await WholeAsync(id, token);
        return file is null ? refusal! : await TakeAsync(file, TakeWay.Download, token);
    }

    /// <summary>For the command line. What stood at the path is replaced. Refuses like a download, or with NotWritten.</summary>
    public async Task<Outcome<StoredCopy>> WriteAsync(Guid id, string path, CancellationToken token = default)
    {
        var (file, refusal) = await WholeAsync(id, token);
        if (file is null) return refusal!;
        var taken = await TakeAsync(file, TakeWay.CommandLine, token);
        if (taken.Value is not { } copy) return taken;
        try
        {
            File.Copy(copy.Path, path, overwrite: true);
            return copy;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return ArchiveRefusals.NotWritten(path, problem.Message);
        }
    }

    private async Task<Outcome<StoredFile>> WholeAsync(Guid id, CancellationToken token)
    {
        if (!(await work.ActorAsync()).May(Permission.ExportLedgers))
            return (await work.DoAsync(Permission.ExportLedgers, _ => Task.FromResult<Refusal?>(null), token))!;
        if (await work.ReadAsync(db => db.Set<StoredFile>().SingleOrDefaultAsync(f => f.Id == id, token), token) is not { } file)
        {
            await NoteForeignAsync(id);
            return ArchiveRefusals.NotFound;
        }
        // Large files take a while to read; a page that waits for one must stay able to answer.
        return ArchiveRefusals.WhyNot(file, await Task.Run(() => vault.Look(file.Sha256), token)) is { } refusal ? refusal : file;
    }

    private Task<Outcome<StoredCopy>> TakeAsync(StoredFile file, TakeWay way, CancellationToken token) => work.MakeAsync<StoredCopy>(Permission.ExportLedgers, desk =>
    {
        FileArchive.Take(desk, file, way);
        desk.Note(new AuditEntry("LedgerFile.Take", file.Name)
        {
            CompanyId = file.CompanyId, BatchId = file.BatchId, After = $"{file.Name}, {file.Size} bytes, SHA-256 {file.Sha256}",
        });
        return Task.FromResult<Outcome<StoredCopy>>(new StoredCopy(vault.PathOf(file.Sha256), file));
    }, token);

    private Task<Refusal?> NoteForeignAsync(Guid id) => work.DoAsync(Permission.ExportLedgers, desk =>
    {
        desk.Note(new AuditEntry("Denied", $"Ledger file {id}"));
        return Task.FromResult<Refusal?>(null);
    });

    private Task<IReadOnlyList<StoredFileRow>> ListAsync(Func<AppDbContext, IQueryable<StoredFile>, IQueryable<StoredFile>> wanted, CancellationToken token) => work.ReadAsync<IReadOnlyList<StoredFileRow>>(async db =>
    {
        var files = await wanted(db, db.Set<StoredFile>()).Include(f => f.Journals).Include(f => f.Takes.OrderByDescending(t => t.Id)).OrderByDescending(f => f.MadeAt).ThenByDescending(f => f.Name).ToListAsync(token);
        var ids = files.Select(f => f.BatchId).ToHashSet();
        var batches = await db.Batches.Where(b => ids.Contains(b.Id)).ToDictionaryAsync(b => b.Id, b => b.Number, token);
        return [.. files.Select(f => new StoredFileRow(f, f.BatchId is { } id ? batches.GetValueOrDefault(id) : null))];
    }, token);
}

/// <summary>A stored file in a list, with who took it, newest first.</summary>
/// <param name="Batch">Its number; null for a file of many batches.</param>
public sealed record StoredFileRow(StoredFile File, string? Batch);

/// <summary>Bytes that were looked through and may leave.</summary>
public sealed record StoredCopy(string Path, StoredFile File);
