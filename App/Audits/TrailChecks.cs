using BatchLedger.Refusals;
using BatchLedger.Trail;

namespace BatchLedger.Audits;

/// <summary>The chain of the audit trail.</summary>
internal static class TrailChecks
{
    public static async Task RunAsync(Audit audit)
    {
        var check = audit.Check("The audit trail is an unbroken chain");
        var walked = await AuditCheck.RunAsync(audit.Db, audit.Token);
        check.Looked = walked.Rows;
        if (walked.Fault is { } fault) check.Add(new Fault("Audit trail", fault, "/audit"));
    }
}
