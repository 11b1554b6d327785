using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace BatchLedger.Access;

/// <summary>Keys as files that only the account of this program can read.</summary>
internal sealed class PrivateKeys : FileSystemXmlRepository
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private PrivateKeys(DirectoryInfo folder, ILoggerFactory logs) : base(folder, logs) { }

    public static PrivateKeys In(string path, ILoggerFactory logs)
    {
        if (OperatingSystem.IsWindows()) return new(System.IO.Directory.CreateDirectory(path), logs);
        return new(System.IO.Directory.CreateDirectory(path, OwnerFile | UnixFileMode.UserExecute), logs);
    }

    public override void StoreElement(XElement element, string friendlyName)
    {
        base.StoreElement(element, friendlyName);
        if (OperatingSystem.IsWindows()) return;
        foreach (var file in System.IO.Directory.EnumerateFiles(Directory.FullName)) File.SetUnixFileMode(file, OwnerFile);
    }
}
