using BatchLedger.Data;
using BatchLedger.GlFormats;
using BatchLedger.Journals;
using BatchLedger.LedgerArchive;
using BatchLedger.LedgerBooks;

namespace BatchLedger.LedgerFiles;

/// <summary>A finished file. Until it is kept in the archive it belongs to whoever has it: disposed of, it is gone.</summary>
public sealed class LedgerFile(FileDraft draft, LedgerChapter chapter) : IDisposable
{
    private bool isKept;

    public string Path { get; private set; } = draft.Path;

    /// <summary>BatchLedger_B-000042_Detail_2026-01-31.xlsx</summary>
    public string Name => draft.Name;
    public LedgerKind Kind => draft.Kind;
    public LedgerFormat Format => draft.Format;
    public long Size => draft.Size;
    public string Sha256 => draft.Sha256;
    public LedgerChapter Chapter => chapter;
    public LedgerWish Wish => new(chapter.Batch.Number, Kind, Format);

    /// <summary>When the journal left before to be imported.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    internal async Task<StoredFile> KeepAsync(Desk desk, FileArchive archive)
    {
        var stored = await archive.KeepAsync(desk, draft);
        (Path, isKept) = (archive.PathOf(stored), true);
        return stored;
    }

    public void Dispose()
    {
        if (!isKept) File.Delete(Path);
    }
}
