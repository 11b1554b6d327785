using BatchLedger.Data;
using BatchLedger.Refusals;

namespace BatchLedger.Audits;

/// <summary>Every invariant that the database can show, checked over one snapshot, row by row with little memory.
/// The same checks serve the command line, a restored backup and the tests.</summary>
public static class Auditor
{
    private static readonly (string Name, Func<Audit, Task> RunAsync)[] Families =
    [
        ("database file", FileChecks.RunAsync),
        ("journals", JournalChecks.RunAsync),
        ("stored balances", StoredBalanceChecks.RunAsync),
        ("ledgers", LedgerChecks.RunAsync),
        ("translations", TranslationChecks.RunAsync),
        ("sources", SourceChecks.RunAsync),
        ("batches", BatchChecks.RunAsync),
        ("fiscal periods", PeriodChecks.RunAsync),
        ("runs", RunChecks.RunAsync),
        ("balances", BalanceChecks.RunAsync),
        ("deferred revenue", RecognitionChecks.RunAsync),
        ("trust money", TrustChecks.RunAsync),
        ("funds of trust money", TrustFundChecks.RunAsync),
        ("managements", ManagementChecks.RunAsync),
        ("corrections and reconciliations", TrustMarkChecks.RunAsync),
        ("numbers", NumberChecks.RunAsync),
        ("mails", MailChecks.RunAsync),
        ("deliveries to accounting systems", GlChecks.RunAsync),
        ("stored ledger files", StoredFileChecks.RunAsync),
        ("audit trail", TrailChecks.RunAsync),
    ];

    public static async Task<AuditReport> RunAsync(AppDbContext db, DateTimeOffset now, CancellationToken token = default)
    {
        await using var snapshot = await db.SnapshotAsync(token);
        var audit = new Audit(db, now, token);
        foreach (var (name, runAsync) in Families) await RunAsync(audit, name, runAsync);
        return audit.Report;
    }

    // Damage can make a row unreadable; that is a finding like any other, and the remaining checks still run.
    private static async Task RunAsync(Audit audit, string name, Func<Audit, Task> runAsync)
    {
        try
        {
            await runAsync(audit);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            audit.Check($"The checks of the {name} reach their end").Add(new Fault(name, $"The checks stopped at something that could not be read: {problem.Message}"));
        }
    }
}
