using System.Runtime.CompilerServices;

namespace BatchLedger.Tests.Shell;

/// <summary>Where the sources lie, for tests that read them.</summary>
public static class Sources
{
    public static string Top([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
