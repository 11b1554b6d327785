using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace BatchLedger.Tests.GeneralLedger;

/// <summary>The plain-text accounting program of this machine, asked for the balances of the same journals.</summary>
internal static class Hledger
{
    public const string Missing = "No hledger was found on this machine: install the package \"hledger\" to compare the trial balance with it.";

    /// <summary>Under CI it must be there wherever apt could bring it.</summary>
    public static bool IsRequired => Environment.GetEnvironmentVariable("CI") is { Length: > 0 } && MayInstall();

    /// <summary>Null when there is none and none could be installed.</summary>
    public static async Task<string?> FindAsync()
    {
        if (Find() is { } found) return found;
        if (!MayInstall()) return null;
        await RunAsync("/bin/sh", "", "-c", "(apt-get install -y -qq hledger || { apt-get update -qq && apt-get install -y -qq hledger; }) </dev/null");
        return Find();
    }

    /// <summary>What is not zero at the end of each month, by account, in minor units.</summary>
    public static async Task<SortedDictionary<string, List<(string, long)>>> MonthEndsAsync(string hledger, IEnumerable<string[]> journals)
    {
        var csv = await RunAsync(hledger, Journal(journals), "-f", "-", "balance", "--monthly", "--historical", "--flat", "--no-total", "-O", "csv");
        var rows = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(row => row.Trim().Split(',').Select(cell => cell.Trim('"')).ToArray()).ToList();
        var months = new SortedDictionary<string, List<(string, long)>>(StringComparer.Ordinal);
        for (var column = 1; column < rows[0].Length; column++)
            months[rows[0][column][..7]] = [.. rows.Skip(1).Select(row => (row[0].Split(':')[^1], RealBooksBalanceTests.Minor(row[column]))).Where(b => b.Item2 != 0).OrderBy(b => b.Item1, StringComparer.Ordinal)];
        return months;
    }

    // Columns: journal, date, description, line, account, debit, credit, reference. hledger knows accounts by their codes here.
    private static string Journal(IEnumerable<string[]> lines)
    {
        var text = new StringBuilder();
        var last = "";
        foreach (var cells in lines)
        {
            if (cells[0] != last) text.Append(CultureInfo.InvariantCulture, $"\n{cells[1]} {cells[0]}\n");
            last = cells[0];
            text.Append(CultureInfo.InvariantCulture, $"    a:{cells[^4]}  {(cells[^3].Length > 0 ? cells[^3] : "-" + cells[^2])}\n");
        }
        return text.ToString();
    }

    private static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/bin").Select(folder => Path.Combine(folder, "hledger")).FirstOrDefault(File.Exists);

    private static bool MayInstall() => OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && File.Exists("/usr/bin/apt-get");

    private static async Task<string> RunAsync(string program, string input, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        // Without a terminal and without a language it would guess the encoding.
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        using var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var output = process.StandardOutput.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return await output;
    }
}
