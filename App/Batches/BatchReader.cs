using BatchLedger.Data;
using BatchLedger.GlDeliveries;
using BatchLedger.Trail;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Batches;

/// <summary>What pages and the command line read about batches.</summary>
public sealed class BatchReader(Work work)
{
    public Task<BatchView?> FindAsync(string number, CancellationToken token = default) => work.ReadAsync(async db =>
    {
        var batch = await db.Batches.SingleOrDefaultAsync(b => b.Number == number, token);
        if (batch is null) return null;
        return new BatchView(batch, await BatchTotals.ReadAsync(db, batch, token),
            await db.FiscalPeriods.SingleAsync(p => p.Id == batch.FiscalPeriodId, token),
            await db.Companies.SingleAsync(c => c.Id == batch.CompanyId, token),
            await db.Branches.SingleAsync(b => b.Id == batch.BranchId, token),
            await db.Ledgers.SingleAsync(l => l.Id == batch.LedgerId, token))
        {
            Entry = await db.JournalEntries.SingleOrDefaultAsync(e => e.Id == batch.JournalEntryId, token),
            Held = await DeliveryHold.WhyNotReopenAsync(db, batch.JournalEntryId, token),
            Notes = await db.BatchNotes.CountAsync(n => n.BatchId == batch.Id, token),
            LatestRunId = await db.LedgerRuns.Where(r => r.BatchId == batch.Id || r.Lanes.Any(l => l.BatchId == batch.Id)).OrderByDescending(r => r.Id).Select(r => (int?)r.Id).FirstOrDefaultAsync(token),
        };
    }, token);

    public Task<(IReadOnlyList<BatchRow> Rows, int Total)> ListAsync(BatchFilter filter, CancellationToken token = default) => work.ReadAsync(async db =>
    {
        var batches = Narrowed(db.Batches, filter);
        var total = await batches.CountAsync(token);
        IReadOnlyList<BatchRow> rows = await Rows(db, Sorted(batches, filter.Sort).Skip(filter.Skip).Take(filter.Take)).ToListAsync(token);
        return (rows, total);
    }, token);

    /// <summary>How many batches stand at each word.</summary>
    public Task<Dictionary<BatchWord, int>> CountsAsync(CancellationToken token = default) => work.ReadAsync(async db =>
    {
        var counts = new Dictionary<BatchWord, int>();
        foreach (var word in Enum.GetValues<BatchWord>())
            counts[word] = await Narrowed(db.Batches, new BatchFilter(Word: word)).CountAsync(token);
        return counts;
    }, token);

    /// <summary>Open batches in open periods, for pickers (S1.4). Newest first.</summary>
    public Task<List<BatchRow>> OpenAsync(int? companyId = null, CancellationToken token = default) => work.ReadAsync(db =>
        Rows(db, db.Batches.Where(b => b.State == BatchState.Open && (companyId == null || b.CompanyId == companyId)
                && db.FiscalPeriods.Any(p => p.Id == b.FiscalPeriodId && p.State == FiscalPeriods.FiscalPeriodState.Open))
            .OrderByDescending(b => b.Id).Take(500)).ToListAsync(token), token);

    public Task<List<BatchNote>> NotesAsync(int batchId, CancellationToken token = default) => work.ReadAsync(db =>
        db.BatchNotes.Where(n => n.BatchId == batchId && db.Batches.Any(b => b.Id == batchId)).OrderByDescending(n => n.Id).ToListAsync(token), token);

    public Task<List<AuditRow>> HistoryAsync(int batchId, CancellationToken token = default) => work.ReadAsync(db =>
        db.AuditRows.Where(r => r.BatchId == batchId && db.Batches.Any(b => b.Id == batchId)).OrderByDescending(r => r.Seq).Take(200).ToListAsync(token), token);

    private static IQueryable<Batch> Narrowed(IQueryable<Batch> batches, BatchFilter filter)
    {
        if (filter.CompanyId is { } company) batches = batches.Where(b => b.CompanyId == company);
        if (filter.PeriodId is { } period) batches = batches.Where(b => b.FiscalPeriodId == period);
        if (!string.IsNullOrWhiteSpace(filter.Text))
            batches = batches.Where(b => b.Number.Contains(filter.Text.ToUpper()) || b.Name.ToLower().Contains(filter.Text.ToLower()));
        return filter.Word switch
        {
            BatchWord.Open => batches.Where(b => b.State == BatchState.Open),
            BatchWord.Posted => batches.Where(b => b.State == BatchState.Posted),
            BatchWord.CreatingLedger => batches.Where(b => b.State == BatchState.Closed && b.LedgerRequestedAt != null),
            BatchWord.LedgerReady => batches.Where(b => b.State == BatchState.Closed && b.LedgerRequestedAt == null && b.LedgerReadyAt != null),
            BatchWord.LedgerFailed => batches.Where(b => b.State == BatchState.Closed && b.LedgerRequestedAt == null && b.LedgerReadyAt == null && b.LedgerFailure != null),
            BatchWord.Closed => batches.Where(b => b.State == BatchState.Closed && b.LedgerRequestedAt == null && b.LedgerReadyAt == null && b.LedgerFailure == null),
            _ => batches,
        };
    }

    private static IQueryable<Batch> Sorted(IQueryable<Batch> batches, string sort) => sort switch
    {
        "number" => batches.OrderBy(b => b.Number),
        "date" => batches.OrderBy(b => b.Date).ThenBy(b => b.Number),
        "-date" => batches.OrderByDescending(b => b.Date).ThenByDescending(b => b.Number),
        "name" => batches.OrderBy(b => b.Name).ThenBy(b => b.Number),
        "-name" => batches.OrderByDescending(b => b.Name).ThenByDescending(b => b.Number),
        _ => batches.OrderByDescending(b => b.Number),
    };

    private static IQueryable<BatchRow> Rows(AppDbContext db, IQueryable<Batch> batches) =>
        from batch in batches
        join company in db.Companies on batch.CompanyId equals company.Id
        join branch in db.Branches on batch.BranchId equals branch.Id
        join period in db.FiscalPeriods on batch.FiscalPeriodId equals period.Id
        select new BatchRow(batch.Id, batch.Number, batch.Name, batch.Date, company.Code, branch.Code, period.Name,
            period.State == FiscalPeriods.FiscalPeriodState.Open, batch.State, batch.LedgerRequestedAt != null, batch.LedgerReadyAt != null,
            batch.LedgerFailure != null, batch.ControlTotal, company.Currency, batch.OpenedBy);
}
