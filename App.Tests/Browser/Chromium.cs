using System.Diagnostics;
using Microsoft.Playwright;

namespace BatchLedger.Tests.Browser;

/// <summary>The browser of this machine. Playwright's package brings its driver; the browser itself is the machine's own.</summary>
internal static class Chromium
{
    public const string Missing = "No Chromium was found on this machine: install the package \"chromium\" (or name a browser in PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH) to run the browser tests.";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    private static readonly string[] Flags =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    public static bool IsRequired => Environment.GetEnvironmentVariable("CI") is { Length: > 0 };

    /// <summary>Null when there is none and none could be installed.</summary>
    public static async Task<IBrowser?> LaunchAsync(IPlaywright playwright)
    {
        var path = Find();
        if (path is null && MayInstall())
        {
            await InstallAsync();
            path = Find();
        }
        return path is null ? null : await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = Flags });
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH") is { Length: > 0 } named && File.Exists(named)) return named;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/bin");
        return Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }

    private static bool MayInstall() => OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && File.Exists("/usr/bin/apt-get");

    private static async Task InstallAsync()
    {
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        shell.BeginOutputReadLine();
        shell.BeginErrorReadLine();
        await shell.WaitForExitAsync();
    }
}
