using BatchLedger.Accounts;
using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.Journals;
using BatchLedger.LedgerRuns;
using BatchLedger.Ledgers;
using BatchLedger.Posting;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Crashes;

/// <summary>A generator as one might write it first, with the fault that the checks must find: it commits chunk by chunk,
/// and after a crash begins with the first transaction again. What it writes balances and agrees with itself.</summary>
internal sealed class NaiveGenerator(Books books, RunMilestones milestones)
{
    private const int Chunk = 500;

    public async Task GenerateAsync()
    {
        var claimed = (await books.Get<LedgerRunLease>().ClaimAsync(CancellationToken.None))!.Value;
        var entryId = await WriteAsync(db => EntryAsync(db, claimed.RunId));
        for (var done = 0; done < CrashSite.Transactions; done += Chunk)
        {
            await WriteAsync(db => ChunkAsync(db, entryId, done));
            milestones.Reached(Milestone.PortionMapped);
        }
        await WriteAsync(db => FinishAsync(db, entryId));
    }

    private static async Task<int> EntryAsync(AppDbContext db, int runId)
    {
        if (await db.JournalEntries.SingleOrDefaultAsync() is { } begun) return begun.Id;
        var batch = await db.Batches.SingleAsync();
        var entry = new JournalEntry
        {
            Number = "J-000001", CompanyId = batch.CompanyId, BatchId = batch.Id, LedgerId = batch.LedgerId, FiscalPeriodId = batch.FiscalPeriodId, RunId = runId,
            PostingVersion = batch.PostingVersion, Currency = "USD", CreatedAt = Books.Start, Transactions = CrashSite.Transactions, Lines = 0, Debit = 0, Credit = 0, LinesHash = "",
        };
        db.AddRange(entry, new NumberSeries { Prefix = "J", Last = 1 });
        await db.SaveChangesAsync();
        return entry.Id;
    }

    private static async Task<int> ChunkAsync(AppDbContext db, int entryId, int done)
    {
        var book = await BookAsync(db);
        var next = await db.JournalLines.CountAsync();
        var chunk = await db.Transactions.Include(t => t.Lines).OrderBy(t => t.Date).ThenBy(t => t.Number).Skip(done).Take(Chunk).ToListAsync();
        LineWriter.Write(db, chunk.SelectMany(t => PostingRules.Post(t, book).Lines.Select(line => new JournalLine
        {
            JournalEntryId = entryId, LineNo = ++next, TransactionId = t.Id, AccountId = line.AccountId, BranchId = line.BranchId, DepartmentId = line.DepartmentId,
            Date = t.Date, Debit = line.Debit, Credit = line.Credit, Description = line.Description,
        })));
        return chunk.Count;
    }

    // Counts what is there instead of what should be there.
    private static async Task<int> FinishAsync(AppDbContext db, int entryId)
    {
        using var digest = new LinesDigest();
        var lines = await db.JournalLines.AsNoTracking().OrderBy(l => l.LineNo).ToListAsync();
        foreach (var line in lines) digest.Add(line);
        var (count, debit, credit, hash) = (digest.Count, digest.Debit, digest.Credit, digest.Finish());
        db.AddRange(lines.GroupBy(l => l.AccountId).Select((account, index) => new JournalSummary
        {
            JournalEntryId = entryId, Ordinal = index + 1, AccountId = account.Key, BranchId = account.First().BranchId,
            Lines = account.Count(), Debit = account.Sum(l => l.Debit), Credit = account.Sum(l => l.Credit),
        }));
        (await db.Batches.SingleAsync()).LedgerCreated(entryId, Books.Start);
        await db.SaveChangesAsync();
        await db.JournalEntries.ExecuteUpdateAsync(set => set.SetProperty(e => e.Lines, count).SetProperty(e => e.Debit, debit).SetProperty(e => e.Credit, credit).SetProperty(e => e.LinesHash, hash));
        return await db.LedgerRuns.ExecuteUpdateAsync(set => set.SetProperty(r => r.State, LedgerRunState.Completed).SetProperty(r => r.Stage, LedgerRunStage.Done)
            .SetProperty(r => r.Done, CrashSite.Transactions).SetProperty(r => r.Total, CrashSite.Transactions).SetProperty(r => r.OutputHash, hash));
    }

    private static async Task<PostingBook> BookAsync(AppDbContext db) => new()
    {
        BaseCurrency = "USD", RequiresBalancing = false, OneSidedAllowed = false, InterBranch = [], Rates = [],
        Map = await db.AccountMaps.AsNoTracking().SingleAsync(),
        Accounts = await db.Accounts.AsNoTracking().ToDictionaryAsync(a => a.Id),
        Products = await db.Products.AsNoTracking().ToDictionaryAsync(p => p.Id),
        PaymentMethods = await db.PaymentMethods.AsNoTracking().ToDictionaryAsync(m => m.Id),
        Branches = await db.Branches.AsNoTracking().ToDictionaryAsync(b => b.Id),
    };

    private Task<int> WriteAsync(Func<AppDbContext, Task<int>> write) => books.Get<WriteGate>().PassAsync(async () =>
    {
        await using var db = books.Db();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var result = await write(db);
        await transaction.CommitAsync();
        return result;
    });
}
