using BatchLedger.Data;
using BatchLedger.People;

namespace BatchLedger.Audits;

/// <summary>Runs the auditor for whoever may read the audit trail.</summary>
public sealed class VerifyService(Work work, TimeProvider clock)
{
    /// <summary>Throws <see cref="AccessDenied"/> for an account that may not.</summary>
    public Task<AuditReport> VerifyAsync(CancellationToken token = default) =>
        work.ReadAsync(Permission.ReadAudit, db => Auditor.RunAsync(db, clock.GetUtcNow(), token), token);
}
