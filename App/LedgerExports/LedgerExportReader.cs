using BatchLedger.Batches;
using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.FiscalPeriods;
using BatchLedger.LedgerRuns;
using BatchLedger.Ledgers;
using BatchLedger.Refusals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.LedgerExports;

/// <summary>The list of the Ledger Export.</summary>
public sealed class LedgerExportReader(Work work)
{
    /// <summary>Null when the period is not there for this actor.</summary>
    public Task<LedgerExportView?> FindAsync(int periodId, CancellationToken token = default) => work.ReadAsync(async db =>
    {
        if (await db.FiscalPeriods.SingleOrDefaultAsync(p => p.Id == periodId, token) is not { } period) return null;
        var company = await db.Companies.SingleAsync(c => c.Id == period.CompanyId, token);
        var batches = await db.Batches.Where(b => b.FiscalPeriodId == period.Id).OrderBy(b => b.Date).ThenBy(b => b.Number).ToListAsync(token);
        var counting = await db.Ledgers.Where(l => l.Type == LedgerType.Statistical).ToDictionaryAsync(l => l.Id, l => l.Code, token);
        var held = await BatchSums.ReadAsync(db, batches.Select(b => b.Id), company.Currency, token);
        var waiting = await db.Set<LedgerRunLane>().Where(l => l.State == LedgerRunLaneState.Waiting && db.Batches.Any(b => b.Id == l.BatchId && b.FiscalPeriodId == period.Id))
            .GroupBy(l => l.BatchId).Select(g => new { g.Key, Run = g.Min(l => l.LedgerRunId) }).ToDictionaryAsync(g => g.Key, g => g.Run, token);
        var entries = await db.JournalEntries.Where(e => db.Batches.Any(b => b.JournalEntryId == e.Id && b.FiscalPeriodId == period.Id)).ToDictionaryAsync(e => e.BatchId, token);
        return new LedgerExportView(period, company)
        {
            Open = [.. batches.Where(b => b.State is BatchState.Open)],
            Rows = [.. batches.Where(b => b.State is not BatchState.Open).Select(batch => new LedgerExportRow(batch)
            {
                Transactions = held.GetValueOrDefault(batch.Id).Transactions,
                Payments = new Money(held.GetValueOrDefault(batch.Id).Payments, company.Currency),
                CountsUnitsIn = counting.GetValueOrDefault(batch.LedgerId),
                WaitsIn = waiting.TryGetValue(batch.Id, out var run) ? run : null,
                Debit = entries.TryGetValue(batch.Id, out var entry) ? new Money(entry.Debit, entry.Currency) : null,
            })],
            RunUnderWay = await db.LedgerRuns.Where(r => r.FiscalPeriodId == period.Id && (r.State == LedgerRunState.Queued || r.State == LedgerRunState.Running))
                .OrderBy(r => r.Id).Select(r => (int?)r.Id).FirstOrDefaultAsync(token),
        };
    }, token);
}

/// <summary>Closed and posted batches of the period (S0.24), and those that are still open, to be warned of.</summary>
public sealed record LedgerExportView(FiscalPeriod Period, Company Company)
{
    public required IReadOnlyList<LedgerExportRow> Rows { get; init; }
    public required IReadOnlyList<Batch> Open { get; init; }

    /// <summary>A mass run of this period that waits or works.</summary>
    public required int? RunUnderWay { get; init; }
}

public sealed record LedgerExportRow(Batch Batch)
{
    public required int Transactions { get; init; }
    public required Money Payments { get; init; }

    /// <summary>Of the ledger it has already.</summary>
    public required Money? Debit { get; init; }

    /// <summary>The mass run that has yet to come to it.</summary>
    public int? WaitsIn { get; init; }

    /// <summary>The Statistical ledger that it posts to, if it does.</summary>
    public string? CountsUnitsIn { get; init; }

    /// <summary>Not posted yet (S0.25).</summary>
    public bool Preselected => Batch.State is BatchState.Closed && WhyNotSelect is null;

    /// <summary>Refuses with NothingToPost, CountsUnits, ElsewhereUnderWay or LedgerUnderWay (S0.26).</summary>
    public Refusal? WhyNotSelect =>
        Transactions == 0 ? BatchRefusals.NothingToPost(Batch)
        : CountsUnitsIn is { } ledger ? LedgerExportRefusals.CountsUnits(Batch, ledger)
        : WaitsIn is { } run ? LedgerExportRefusals.ElsewhereUnderWay(Batch, run)
        : Batch.LedgerUnderWay ? BatchRefusals.LedgerUnderWay(Batch)
        : null;
}
