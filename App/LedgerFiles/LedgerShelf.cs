using System.Security.Cryptography;
using BatchLedger.Data;
using BatchLedger.Refusals;

namespace BatchLedger.LedgerFiles;

/// <summary>Where files lie while they are made: in the data folder, readable by this program only.</summary>
public sealed class LedgerShelf(DataFolder folder, TimeProvider clock)
{
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);

    private string Place => Path.Combine(folder.Path, "files");

    /// <summary>Lets a file be written, brings it to the disk and takes its hash. Gives back what the writer refuses with, or NotWritten; then nothing is left.</summary>
    public async Task<Outcome<ShelvedFile>> WriteAsync(Func<Stream, Task<Refusal?>> write)
    {
        string? path = null;
        try
        {
            Refusal? refusal;
            await using (var target = New())
            {
                path = target.Name;
                refusal = await write(target);
                target.Flush(flushToDisk: true);
            }
            if (refusal is null) return await HashedAsync(path);
            File.Delete(path);
            return refusal;
        }
        catch (IOException problem)
        {
            if (path is not null) File.Delete(path);
            return LedgerFileRefusals.NotWritten(problem.Message);
        }
        catch
        {
            if (path is not null) File.Delete(path);
            throw;
        }
    }

    private FileStream New()
    {
        Directory.CreateDirectory(Place);
        Sweep();
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 64 * 1024 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(Path.Combine(Place, $"{Guid.NewGuid():N}.part"), options);
    }

    /// <summary>Removes what was left lying: a program that was killed could not put its files away.</summary>
    public void Sweep()
    {
        if (!Directory.Exists(Place)) return;
        var oldest = clock.GetUtcNow().UtcDateTime - Forgotten;
        foreach (var path in Directory.EnumerateFiles(Place).Where(path => File.GetLastWriteTimeUtc(path) < oldest)) File.Delete(path);
    }

    private static async Task<ShelvedFile> HashedAsync(string path)
    {
        await using var file = File.OpenRead(path);
        return new ShelvedFile(path, file.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(file)));
    }
}

/// <summary>A whole file on the disk.</summary>
public sealed record ShelvedFile(string Path, long Size, string Sha256);
