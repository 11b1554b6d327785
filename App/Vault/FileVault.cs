using System.Security.Cryptography;
using BatchLedger.Data;

namespace BatchLedger.Vault;

/// <summary>The bytes of stored files, each under its hash, so that the same bytes lie there once. Readable by this program only.</summary>
public sealed class FileVault(DataFolder folder, TimeProvider clock)
{
    /// <summary>In the data folder, beside the database. Its name is older than what else lies there.</summary>
    public const string FolderName = "ledger-files";

    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);

    // One process has the folder; within it nobody sweeps away what somebody else is putting there.
    private readonly Lock door = new();

    private string Place => Path.Combine(folder.Path, FolderName);

    public string PathOf(string sha256) => PathIn(Place, sha256);

    /// <summary>Where a file lies in a copy of the vault.</summary>
    public static string PathIn(string vault, string sha256) => Path.Combine(vault, sha256[..2], sha256);

    /// <summary>Takes in a whole file whose hash is known and which is on the disk already. What lay there under the same hash is replaced, so that damage heals.</summary>
    public string Keep(string path, string sha256)
    {
        var place = PathOf(sha256);
        lock (door)
        {
            DataFolder.Make(Path.GetDirectoryName(place)!);
            File.Move(path, place, overwrite: true);
        }
        return place;
    }

    /// <summary>Takes in bytes, and gives their hash.</summary>
    public string Keep(byte[] bytes)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        DataFolder.Make(Place);
        var part = Path.Combine(Place, $"{Guid.NewGuid():N}.part");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(part, options))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }
        Keep(part, sha256);
        return sha256;
    }

    public VaultState Look(string sha256) => LookAt(PathOf(sha256), sha256);

    /// <summary>Reads every byte.</summary>
    public static VaultState LookAt(string path, string sha256)
    {
        if (!File.Exists(path)) return VaultState.Missing;
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file)) == sha256 ? VaultState.Whole : VaultState.Damaged;
    }

    /// <summary>Removes files that no row tells of: the program stopped between taking them in and writing that down.</summary>
    public int Sweep(IReadOnlySet<string> known)
    {
        if (!Directory.Exists(Place)) return 0;
        var oldest = clock.GetUtcNow().UtcDateTime - Forgotten;
        var swept = 0;
        foreach (var path in Directory.EnumerateFiles(Place, "*", SearchOption.AllDirectories).Where(path => !known.Contains(Path.GetFileName(path))))
            lock (door)
            {
                if (File.GetLastWriteTimeUtc(path) >= oldest) continue;
                File.Delete(path);
                swept++;
            }
        return swept;
    }
}

public enum VaultState { Whole, Missing, Damaged }
