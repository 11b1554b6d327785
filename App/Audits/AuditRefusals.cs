using BatchLedger.Refusals;

namespace BatchLedger.Audits;

/// <summary>Every "no" of the auditor.</summary>
public static class AuditRefusals
{
    public static Refusal NotClean(AuditReport report) => new("Audit.NotClean",
        $"{report.Found:N0} {(report.Found == 1 ? "finding" : "findings")} in {report.Checks.Count(check => check.Found > 0)} of {report.Checks.Count} checks. Post and send nothing from the records named until they are mended.");
}
