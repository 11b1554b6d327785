using BatchLedger.Data;

namespace BatchLedger.LedgerFiles;

/// <summary>Where files lie between being made and being taken: in the data folder, readable by this program only.</summary>
public sealed class LedgerShelf(DataFolder folder, TimeProvider clock)
{
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);

    private string Place => Path.Combine(folder.Path, "files");

    /// <summary>A new empty file, open for writing.</summary>
    public FileStream New()
    {
        Directory.CreateDirectory(Place);
        ClearForgotten();
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 64 * 1024 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(Path.Combine(Place, $"{Guid.NewGuid():N}.xlsx"), options);
    }

    // A program that was killed could not put its files away.
    private void ClearForgotten()
    {
        var oldest = clock.GetUtcNow().UtcDateTime - Forgotten;
        foreach (var path in Directory.EnumerateFiles(Place).Where(path => File.GetLastWriteTimeUtc(path) < oldest)) File.Delete(path);
    }
}
