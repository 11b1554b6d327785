using System.Globalization;
using BatchLedger.Refusals;

namespace BatchLedger.Data;

/// <summary>The folder that holds everything BatchLedger keeps: the database, the keys, mails written to files.
/// One process at a time: the lock is the kernel's, so it ends with the process, however that ends.</summary>
public sealed class DataFolder(string path) : IDisposable
{
    private FileStream? hold;

    public string Path { get; } = System.IO.Path.GetFullPath(path);
    public string Database => System.IO.Path.Combine(Path, "batchledger.db");
    public string Keys => System.IO.Path.Combine(Path, "keys");
    public string Pickup => System.IO.Path.Combine(Path, "mail");
    private string LockFile => System.IO.Path.Combine(Path, "batchledger.lock");
    private string PidFile => System.IO.Path.Combine(Path, "batchledger.pid");

    public string ConnectionString => $"Data Source={Database};Default Timeout=5";

    /// <summary>Takes the folder for this process. Refuses with InUse.</summary>
    public Refusal? Take()
    {
        Directory.CreateDirectory(Path);
        try
        {
            hold = new FileStream(LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            var pid = File.Exists(PidFile) ? File.ReadAllText(PidFile).Trim() : "unknown";
            return new Refusal("Data.InUse", $"BatchLedger is already running on this folder ({Path}, process {pid}). Stop it first, or name another folder with --data.");
        }

        File.WriteAllText(PidFile, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        return null;
    }

    /// <summary>A file for a download on its way out. It goes from the disk when it is closed; what a killed program leaves there is swept away.</summary>
    public FileStream NewPassing()
    {
        var place = System.IO.Path.Combine(Path, "files");
        Make(place);
        return new FileStream(System.IO.Path.Combine(place, $"{Guid.NewGuid():N}.part"), new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 64 * 1024, Options = FileOptions.DeleteOnClose,
        });
    }

    /// <summary>A folder that only this program's user may look into; nothing happens when it is there.</summary>
    public static void Make(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public void Dispose() => hold?.Dispose();
}
