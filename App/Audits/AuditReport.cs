using BatchLedger.Refusals;

namespace BatchLedger.Audits;

/// <summary>What one check looked at, how much it found, and the first of what it found.</summary>
public sealed record CheckResult(string Name, long Looked, long Found, IReadOnlyList<Fault> Findings);

/// <summary>Every check that was made, clean or not.</summary>
public sealed record AuditReport(IReadOnlyList<CheckResult> Checks)
{
    public bool IsClean => Found == 0;
    public long Found => Checks.Sum(check => check.Found);
    public IEnumerable<Fault> Findings => Checks.SelectMany(check => check.Findings);
}
