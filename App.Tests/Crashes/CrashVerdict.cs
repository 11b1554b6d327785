using System.Globalization;
using BatchLedger.Batches;
using BatchLedger.Journals;
using BatchLedger.LedgerRuns;
using BatchLedger.Mail;
using BatchLedger.Tests.Audits;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Crashes;

/// <summary>What is wrong with the books after a crash and a restart, held against a run that nobody killed. Nothing: the list is empty.</summary>
internal static class CrashVerdict
{
    private static readonly Lazy<Task<(string Lines, string Hash)>> Clean = new(async () =>
    {
        await using var site = await CrashSite.OpenAsync();
        var books = await site.RestartAsync(async books =>
        {
            Assert.Null((await books.Get<LedgerRunService>().CreateAsync("B-000001")).Refusal);
            await books.Get<LedgerRunWorker>().WorkOffAsync(CancellationToken.None);
        });
        await using var db = books.Db();
        var entry = await db.JournalEntries.SingleAsync();
        Assert.Equal((JournalEntryState.Ready, CrashSite.Transactions, 2 * CrashSite.Transactions), (entry.State, entry.Transactions, entry.Lines));
        return (await LinesAsync(books), entry.LinesHash);
    });

    public static async Task<IReadOnlyList<string>> OfAsync(Books books)
    {
        var wrong = new List<string>();
        var clean = await Clean.Value;
        await using var db = books.Db();
        var entries = await db.JournalEntries.ToListAsync();
        if (entries.Count != 1) wrong.Add($"{entries.Count} journals instead of one");
        if (entries.Exists(entry => entry.LinesHash != clean.Hash)) wrong.Add("another hash than that of a clean run");
        if (await LinesAsync(books) != clean.Lines) wrong.Add("other lines than those of a clean run");
        if (!await db.LedgerRuns.AllAsync(run => run.State == LedgerRunState.Completed)) wrong.Add("a run that is not completed");
        if ((await db.Batches.SingleAsync()).Word is not BatchWord.LedgerReady) wrong.Add("a batch whose ledger is not ready");
        foreach (var kind in new[] { MailKind.LedgerStarted, MailKind.LedgerReady })
            if (await db.Set<OutboxMail>().CountAsync(mail => mail.Kind == kind) is var mails and not 1) wrong.Add($"{mails} mails of the kind {kind} instead of one");
        var report = await books.VerifyAsync();
        return [.. wrong, .. report.Checks.Where(check => check.Found > 0).Select(check => check.Name)];
    }

    /// <summary>Every field of every line, in order.</summary>
    private static async Task<string> LinesAsync(Books books)
    {
        await using var db = books.Db();
        var lines = await db.JournalLines.AsNoTracking().OrderBy(l => l.JournalEntryId).ThenBy(l => l.LineNo).ToListAsync();
        return string.Join('\n', lines.Select(l => string.Create(CultureInfo.InvariantCulture,
            $"{l.JournalEntryId}|{l.LineNo}|{l.TransactionId}|{l.AccountId}|{l.BranchId}|{l.DepartmentId}|{l.Date:yyyy-MM-dd}|{l.Debit}|{l.Credit}|{l.Description}")));
    }
}
