using System.CommandLine;
using BatchLedger.Audits;
using BatchLedger.Refusals;

namespace BatchLedger.Commands;

internal static class VerifyCommand
{
    public static Command Make() => new Command("verify", "Checks every invariant that the database can show.") { Verb.Json }.Does(RunAsync);

    /// <summary>What was found goes to stdout, as it is the answer; that something was found is the refusal.</summary>
    private static async Task<Refusal?> RunAsync(CommandLineDesk desk)
    {
        var report = await desk.Get<VerifyService>().VerifyAsync(desk.Token);
        desk.Print(new { Clean = report.IsClean, report.Found, report.Checks }, Lines(report));
        return report.IsClean ? null : AuditRefusals.NotClean(report);
    }

    private static IEnumerable<string> Lines(AuditReport report)
    {
        foreach (var check in report.Checks)
        {
            yield return $"{(check.Found == 0 ? "ok  " : "FAIL")}  {check.Name} ({check.Looked:N0} looked at{(check.Found == 0 ? "" : $", {check.Found:N0} found")})";
            foreach (var fault in check.Findings) yield return $"      {fault.Where}: {fault.Message}";
            if (check.Found > check.Findings.Count) yield return $"      and {check.Found - check.Findings.Count:N0} more.";
        }
        if (report.IsClean) yield return $"All {report.Checks.Count} checks are clean.";
    }
}
