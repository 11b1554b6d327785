using BatchLedger.Data;
using BatchLedger.GlFormats;
using BatchLedger.Journals;
using BatchLedger.Live;
using BatchLedger.Vault;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.LedgerArchive;

/// <summary>Where other rooms put the files they made, inside the transaction in which they leave: no file without its row, no taking without its line in the log.</summary>
public sealed class FileArchive(FileVault vault)
{
    /// <summary>Takes the bytes in and writes down what they are. The same file made again is the row that is there already.</summary>
    public async Task<StoredFile> KeepAsync(Desk desk, FileDraft draft)
    {
        vault.Keep(draft.Path, draft.Sha256);
        var stored = await desk.Db.Set<StoredFile>()
            .SingleOrDefaultAsync(f => f.Sha256 == draft.Sha256 && f.CompanyId == draft.CompanyId && f.Name == draft.Name, desk.Token);
        if (stored is null) desk.Db.Add(stored = Made(desk, draft));
        Ring(desk, stored);
        return stored;
    }

    public string PathOf(StoredFile file) => vault.PathOf(file.Sha256);

    public static void Take(Desk desk, StoredFile file, TakeWay way, string? place = null)
    {
        desk.Db.Add(new FileTake { StoredFileId = file.Id, At = desk.Now, By = desk.Actor.Name, Way = way, Place = place });
        Ring(desk, file);
    }

    private static StoredFile Made(Desk desk, FileDraft draft) => new()
    {
        CompanyId = draft.CompanyId, FiscalPeriodId = draft.FiscalPeriodId, BatchId = draft.BatchId, RunId = draft.RunId, Format = draft.Format, Kind = draft.Kind,
        Name = draft.Name, Size = draft.Size, Sha256 = draft.Sha256, MadeAt = desk.Now, MadeBy = desk.Actor.Name,
        Journals = [.. draft.Journals.Select(id => new StoredFileJournal { JournalEntryId = id })],
    };

    private static void Ring(Desk desk, StoredFile file)
    {
        desk.Ring(Topics.Period(file.FiscalPeriodId));
        if (file.BatchId is { } batch) desk.Ring(Topics.Batch(batch));
    }
}

/// <summary>A file that was made and written to the disk, but that nobody has yet.</summary>
/// <param name="Path">Where it lies until it is kept.</param>
public sealed record FileDraft(string Path, string Name, LedgerKind Kind)
{
    public required LedgerFormat Format { get; init; }
    public required long Size { get; init; }
    public required string Sha256 { get; init; }
    public required int CompanyId { get; init; }
    public required int FiscalPeriodId { get; init; }
    public int? BatchId { get; init; }
    public int? RunId { get; init; }

    /// <summary>Ids of the journal entries in it.</summary>
    public required IReadOnlyList<int> Journals { get; init; }
}
