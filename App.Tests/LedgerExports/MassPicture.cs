using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BatchLedger.Data;
using BatchLedger.Journals;
using BatchLedger.LedgerArchive;
using BatchLedger.LedgerFiles;
using BatchLedger.LedgerRuns;
using BatchLedger.Mail;
using BatchLedger.Tests.Audits;
using BatchLedger.Vault;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.LedgerExports;

/// <summary>What the books look like after a mass run, in words that can be held against those of another: runs with their lanes, batches, journals with every field of
/// every line, stored files with their bytes and who took them, mails, the audit trail, and what the auditor finds. When things happened is no part of it.</summary>
internal static class MassPicture
{
    public static async Task<IReadOnlyList<string>> OfAsync(Books books)
    {
        await using var db = books.Db();
        var picture = new List<string>();
        foreach (var run in await db.LedgerRuns.Include(r => r.Lanes.OrderBy(l => l.Ordinal)).ToListAsync())
        {
            picture.Add($"run {run.Id} {run.State} {run.Stage} {run.Done}/{run.Total} {run.OutputHash} {run.FailureReason}");
            picture.AddRange(run.Lanes.Select(lane => $"lane {lane.Ordinal} of batch {lane.BatchId}: {lane.State} {lane.JournalEntryId} {lane.Reason} {lane.Faults}"));
        }
        picture.AddRange((await db.Batches.OrderBy(b => b.Number).ToListAsync()).Select(b => $"{b.Number} {b.Word} {b.JournalEntryId} {b.PostingVersion} {b.LedgerFailure}"));
        foreach (var entry in await db.JournalEntries.OrderBy(e => e.Id).ToListAsync())
            picture.Add($"{entry.Number} of batch {entry.BatchId}: {entry.State} {entry.Transactions} {entry.Lines} {entry.Debit} {entry.Credit} {entry.LinesHash} {await LinesAsync(db, entry.Id)}");
        foreach (var file in await db.Set<StoredFile>().Include(f => f.Journals).OrderBy(f => f.RunId).ToListAsync())
            picture.Add($"{file.Name} of run {file.RunId}: {file.Journals.Count} journals, {file.Size} {file.Sha256} {books.Get<FileVault>().Look(file.Sha256)}");
        picture.AddRange((await db.Set<OutboxMail>().ToListAsync()).Select(mail => $"{mail.Kind} to {mail.Recipient}: {mail.Subject}, {mail.AttachmentName}").Order());
        picture.AddRange((await db.Set<FileTake>().ToListAsync()).Select(take => $"taken by {take.By}: {take.Way} {take.Place}"));
        picture.AddRange((await db.AuditRows.ToListAsync()).Select(row => $"{row.Action} {row.Record}: {row.After}").Order());
        picture.AddRange((await books.VerifyAsync()).Checks.Select(check => $"{check.Name}: {check.Found} found"));
        return picture;
    }

    /// <summary>Files that lie in the data folder and that no row tells of, once the daily sweeps have passed.</summary>
    public static async Task<IReadOnlyList<string>> OrphansAsync(Books books)
    {
        books.Clock.SetUtcNow(DateTimeOffset.UtcNow.AddDays(2));
        await books.Get<StoredFileSweep>().SweepAsync(CancellationToken.None);
        books.Get<LedgerShelf>().Sweep();
        await using var db = books.Db();
        var known = await db.Set<StoredFile>().Select(f => f.Sha256).ToListAsync();
        return [.. new[] { "files", "ledger-files" }.Select(name => Path.Combine(books.Folder.Path, name)).Where(Directory.Exists)
            .SelectMany(place => Directory.EnumerateFiles(place, "*", SearchOption.AllDirectories)).Where(path => !known.Contains(Path.GetFileName(path)))];
    }

    /// <summary>SHA-256 over every field of every line, in order.</summary>
    private static async Task<string> LinesAsync(AppDbContext db, int entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await foreach (var l in db.JournalLines.AsNoTracking().Where(l => l.JournalEntryId == entry).OrderBy(l => l.LineNo).AsAsyncEnumerable())
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
                $"{l.LineNo}|{l.TransactionId}|{l.AccountId}|{l.BranchId}|{l.DepartmentId}|{l.Date:yyyy-MM-dd}|{l.Debit}|{l.Credit}|{l.Description}\n")));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
