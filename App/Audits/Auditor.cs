using System.Data;
using System.Data.Common;
using BatchLedger.Data;
using BatchLedger.Refusals;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Audits;

/// <summary>Every invariant that the database can show, checked over one snapshot, row by row with little memory.
/// The same checks serve the command line, a restored backup and the tests.</summary>
public static class Auditor
{
    private static readonly (string Name, Func<Audit, Task> RunAsync)[] Families =
    [
        ("database file", FileChecks.RunAsync),
        ("journals", JournalChecks.RunAsync),
        ("sources", SourceChecks.RunAsync),
        ("batches", BatchChecks.RunAsync),
        ("fiscal periods", PeriodChecks.RunAsync),
        ("runs", RunChecks.RunAsync),
        ("balances", BalanceChecks.RunAsync),
        ("deferred revenue", RecognitionChecks.RunAsync),
        ("numbers", NumberChecks.RunAsync),
        ("mails", MailChecks.RunAsync),
        ("stored ledger files", StoredFileChecks.RunAsync),
        ("audit trail", TrailChecks.RunAsync),
    ];

    public static async Task<AuditReport> RunAsync(AppDbContext db, DateTimeOffset now, CancellationToken token = default)
    {
        await db.Database.OpenConnectionAsync(token);
        await using var snapshot = await BeginAsync(db.Database.GetDbConnection(), token);
        await db.Database.UseTransactionAsync(snapshot, token);
        var audit = new Audit(db, now, token);
        foreach (var (name, runAsync) in Families) await RunAsync(audit, name, runAsync);
        await db.Database.UseTransactionAsync(null, token);
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

    // Reads only, so that nobody waits for it; a write transaction would hold up every other writer.
    private static async Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken token) => connection is SqliteConnection sqlite
        ? sqlite.BeginTransaction(deferred: true)
        : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, token);
}
