using System.Text.RegularExpressions;
using BatchLedger.OutsideGl;

namespace BatchLedger.QuickBooksOnline;

/// <summary>Which of our lines their sentence is about: they name a record's id, never a line.</summary>
internal static partial class QuickBooksLines
{
    public static GlAnswer OnLines(GlAnswer answer, GlEntry entry) => answer with { Findings = [.. answer.Findings.Select(finding => OnLine(finding, entry))] };

    private static GlFinding OnLine(GlFinding finding, GlEntry entry)
    {
        if (finding.Code != "2500" || Reference().Match(finding.Message) is not { Success: true } match) return finding;
        var id = match.Groups[2].Value;
        var line = match.Groups[1].Value.ToUpperInvariant() switch
        {
            "ACCOUNTS" => entry.Lines.FirstOrDefault(line => line.AccountId == id),
            "KLASSES" => entry.Lines.FirstOrDefault(line => line.ClassId == id),
            "DEPTS" => entry.Lines.FirstOrDefault(line => line.LocationId == id),
            _ => entry.Lines.FirstOrDefault(line => line.CustomerId == id || line.VendorId == id),
        };
        return finding with { LineNo = line?.No, AccountCode = match.Groups[1].Value.Equals("Accounts", StringComparison.OrdinalIgnoreCase) ? line?.AccountCode : null };
    }

    [GeneratedRegex(@"(Accounts|Klasses|Depts|Names) element id (\d+) not found", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
