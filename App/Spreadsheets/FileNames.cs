using System.Globalization;
using System.Text;

namespace BatchLedger.Spreadsheets;

/// <summary>File names that every mail server, file system and unzip program takes: ASCII, one level, no device, not long.</summary>
public static class FileNames
{
    private const int Most = 120;

    private static readonly HashSet<string> Devices = new(
        ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(0, 10).SelectMany(number => new[] { $"COM{number}", $"LPT{number}" })], StringComparer.OrdinalIgnoreCase);

    /// <summary>Accents are dropped (Müller is Muller), everything else outside A–Z, a–z, 0–9, dot, dash and underscore becomes one underscore.</summary>
    public static string Safe(string wish)
    {
        var safe = new StringBuilder();
        foreach (var unit in CellText.Clean(wish).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(unit) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format) continue;
            var isSafe = char.IsAsciiLetterOrDigit(unit) || unit is '-' || unit is '.' && safe.Length > 0 && safe[^1] != '.';
            if (isSafe) safe.Append(unit);
            else if (safe.Length > 0 && safe[^1] != '_') safe.Append('_');
        }

        var name = Shortened(safe.ToString().Trim('.', '_', '-'));
        return name.Length == 0 || Devices.Contains(name.Split('.')[0]) ? $"file_{name}" : name;
    }

    /// <summary>The end stays, because it says what kind of file this is.</summary>
    private static string Shortened(string name)
    {
        if (name.Length <= Most) return name;
        var ending = Path.GetExtension(name);
        return ending.Length > 10 ? name[..Most] : name[..(Most - ending.Length)].TrimEnd('.') + ending;
    }

    /// <summary>The name with a number before its ending: ledger-2.xlsx.</summary>
    internal static string Numbered(string name, int number) =>
        $"{Path.GetFileNameWithoutExtension(name)}-{number.ToString(CultureInfo.InvariantCulture)}{Path.GetExtension(name)}";
}
