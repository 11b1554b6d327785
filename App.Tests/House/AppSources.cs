using BatchLedger.Tests.Shell;

namespace BatchLedger.Tests.House;

/// <summary>The sources as they lie in the repository, without what a build puts between them.</summary>
internal static class AppSources
{
    private static readonly string[] Built = ["bin", "obj", "Migrations", ".git", "data", "artifacts", "TestResults", ".vs", ".idea"];

    public static readonly string Top = Sources.Top();

    public static readonly string App = Path.Combine(Top, "App");

    /// <summary>Path with forward slashes, as "App/Batches/Batch.cs".</summary>
    public static string Shown(string file) => Path.GetRelativePath(Top, file).Replace('\\', '/');

    public static IEnumerable<string> Files(string folder, params string[] endings) =>
        Directory.EnumerateFiles(folder).Where(file => endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)))
            .Concat(Directory.EnumerateDirectories(folder).Where(below => !Built.Contains(Path.GetFileName(below))).SelectMany(below => Files(below, endings)))
            .Order(StringComparer.Ordinal);
}
