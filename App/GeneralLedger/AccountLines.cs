using System.Runtime.CompilerServices;
using BatchLedger.Data;
using BatchLedger.FiscalPeriods;
using BatchLedger.Journals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.GeneralLedger;

/// <summary>A line of an account ledger with the words people know it by, and the balance after it (debits less credits).</summary>
public sealed record AccountLine(JournalLine Line, FiscalPeriod Period, long Balance)
{
    public required string Journal { get; init; }
    public required string Batch { get; init; }
    public required string Branch { get; init; }
    public string? Department { get; init; }
    public string? Transaction { get; init; }
    public string? Reference { get; init; }
}

/// <summary>The lines of one account in posted journals, by period, date, journal and line, a portion at a time: memory does not grow with them.</summary>
public sealed class AccountLines(AppDbContext db, AccountLedger ledger)
{
    private const int Portion = 1_000;

    /// <summary>The entries lead, and the index of the account finds their lines. One period is sorted at a time.</summary>
    public const string Query = $"""
        SELECT {LineReader.Columns} FROM "JournalEntries" e CROSS JOIN "JournalLines" l ON l."AccountId" = ?4 AND l."JournalEntryId" = e."Id"
        WHERE e."FiscalPeriodId" = ?3 AND e."State" = 'Posted' AND e."LedgerId" = ?1 AND e."CompanyId" = ?2
            AND (?5 < 0 OR l."BranchId" = ?5) AND (?6 < 0 OR COALESCE(l."DepartmentId", 0) = ?6)
        ORDER BY l."Date", e."Id", l."LineNo" LIMIT ?7
        """;

    /// <summary>So many rows after so many others. Whole periods before them are passed by their stored figures.</summary>
    public async IAsyncEnumerable<IReadOnlyList<AccountLine>> ReadAsync(long skip, long take, [EnumeratorCancellation] CancellationToken token)
    {
        var company = ledger.Scope.Company.Id;
        var branches = await db.Branches.Where(b => b.CompanyId == company).ToDictionaryAsync(b => b.Id, b => b.Code, token);
        var departments = await db.Departments.Where(d => d.CompanyId == company).ToDictionaryAsync(d => d.Id, d => d.Code, token);
        var balance = ledger.Opening;
        foreach (var (period, sums) in ledger.Periods)
        {
            if (take == 0) yield break;
            if (skip >= sums.Lines)
            {
                (skip, balance) = (skip - sums.Lines, checked(balance + sums.Debit - sums.Credit));
                continue;
            }
            var journals = await JournalsAsync(period, token);
            foreach (var portion in Lines(period.Id, skip + take, token).Chunk(Portion))
            {
                var rows = new List<AccountLine>(portion.Length);
                var sources = await SourcesAsync(portion.Skip((int)Math.Min(skip, portion.Length)), token);
                foreach (var line in portion)
                {
                    balance = checked(balance + line.Debit - line.Credit);
                    if (skip-- > 0) continue;
                    var (number, reference) = sources.GetValueOrDefault(line.TransactionId);
                    var (journal, batch) = journals[line.JournalEntryId];
                    rows.Add(new AccountLine(line, period, balance)
                    {
                        Journal = journal, Batch = batch, Transaction = number, Reference = reference, Branch = branches.GetValueOrDefault(line.BranchId, $"#{line.BranchId}"),
                        Department = line.DepartmentId is { } id ? departments.GetValueOrDefault(id, $"#{id}") : null,
                    });
                }
                skip = Math.Max(skip, 0);
                take -= rows.Count;
                if (rows.Count > 0) yield return rows;
            }
        }
    }

    private IEnumerable<JournalLine> Lines(int periodId, long most, CancellationToken token)
    {
        var scope = ledger.Scope;
        using var rows = new RowSelect(db, Query, scope.Ledger.Id, scope.Company.Id, periodId, ledger.Account.Id, scope.BranchKey, scope.DepartmentKey, most);
        var reader = new LineReader(rows);
        while (rows.Next())
        {
            token.ThrowIfCancellationRequested();
            yield return reader.Line();
        }
    }

    private Task<Dictionary<int, (string Journal, string Batch)>> JournalsAsync(FiscalPeriod period, CancellationToken token) =>
        (from entry in db.JournalEntries
         join batch in db.Batches on entry.BatchId equals batch.Id
         where entry.FiscalPeriodId == period.Id && entry.State == JournalEntryState.Posted && entry.LedgerId == ledger.Scope.Ledger.Id
         select new { entry.Id, entry.Number, Batch = batch.Number }).ToDictionaryAsync(e => e.Id, e => (e.Number, e.Batch), token);

    private async Task<Dictionary<int, (string? Number, string? Reference)>> SourcesAsync(IEnumerable<JournalLine> lines, CancellationToken token)
    {
        var ids = lines.Select(l => l.TransactionId).Distinct().ToList();
        if (ids.Count == 0) return [];
        return await db.Transactions.Where(t => ids.Contains(t.Id)).Select(t => new { t.Id, t.Number, t.Reference }).ToDictionaryAsync(t => t.Id, t => ((string?)t.Number, t.Reference), token);
    }
}
