using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.FiscalPeriods;
using BatchLedger.Ledgers;
using BatchLedger.People;
using BatchLedger.Refusals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Batches;

/// <summary>Makes batches and changes what is written on them. Their life is in <see cref="BatchLifeService"/>.</summary>
public sealed class BatchService(Work work)
{
    /// <summary>Refuses with NameMissing, DescriptionTooLong, NegativeControlTotal, NotFound, BranchInactive, CompanyInactive,
    /// LedgerOfOthers, LedgerTakesNoJournals, ChooseOpenPeriod or DateOutsidePeriod, in that order.</summary>
    public Task<Outcome<Batch>> CreateAsync(BatchDraft draft, CancellationToken token = default) =>
        work.MakeAsync(Permission.WorkInBatches, async desk =>
        {
            var (first, reused) = await desk.FirstResultAsync(draft.CommandId, draft);
            if (reused is not null) return reused;
            if (first is { } id) return await desk.Db.Batches.SingleAsync(b => b.Id == id, token);
            return await CreateAsync(desk, draft);
        }, token);

    /// <summary>The same within a larger use case, such as an import.</summary>
    internal static async Task<Outcome<Batch>> CreateAsync(Desk desk, BatchDraft draft)
    {
        if (WhyNotWritten(draft) is { } refusal) return refusal;
        var branch = await desk.Db.Branches.SingleOrDefaultAsync(b => b.Id == draft.BranchId, desk.Token);
        if (branch is null) return DataRefusals.NotFound("The branch");
        if (!branch.Active) return BatchRefusals.BranchInactive(branch);
        var company = await desk.Db.Companies.SingleAsync(c => c.Id == branch.CompanyId, desk.Token);
        if (!company.Active) return BatchRefusals.CompanyInactive(company);
        var (ledger, unfit) = await LedgerAsync(desk, draft.LedgerId ?? branch.LedgerId, company);
        if (ledger is null) return unfit!;
        var period = await desk.HoldPeriodAsync(draft.FiscalPeriodId);
        if (period is null || period.CompanyId != branch.CompanyId) return DataRefusals.NotFound("The fiscal period");
        if (!period.IsOpen) return BatchRefusals.ChooseOpenPeriod(period);
        if (!period.Covers(draft.Date)) return BatchRefusals.DateOutsidePeriod(draft.Date, period);

        var batch = new Batch
        {
            Number = await desk.NextNumberAsync("B"), CompanyId = branch.CompanyId, BranchId = branch.Id, FiscalPeriodId = period.Id,
            LedgerId = ledger.Id, Name = draft.Name.Trim(), Description = draft.Description.Trim(), Date = draft.Date,
            ControlTotal = draft.ControlTotal, Kind = draft.Kind, OpenedAt = desk.Now, OpenedBy = desk.Actor.Name,
        };
        desk.Db.Add(batch);
        await desk.Db.SaveAsync(desk);
        desk.Receipt(draft.CommandId, draft, batch.Id);
        desk.Trace(batch, "Create", after: $"{batch.Name}, {period.Name}, {branch.Code}");
        return batch;
    }

    // A Budget or a Reporting ledger is filled by its own form (S4.17).
    private static async Task<Outcome<Ledger>> LedgerAsync(Desk desk, int id, Company company)
    {
        var ledger = await desk.Db.Ledgers.Include(l => l.Companies).SingleOrDefaultAsync(l => l.Id == id, desk.Token);
        if (ledger is null) return DataRefusals.NotFound("The ledger");
        if (!ledger.Type.TakesJournals()) return BatchRefusals.LedgerTakesNoJournals(ledger);
        return ledger.Companies.Any(c => c.CompanyId == company.Id) ? ledger : BatchRefusals.LedgerOfOthers(ledger, company);
    }

    /// <summary>Changes name, description and date of an open batch. Refuses with NotFound, Stale, NotOpen, NameMissing, DescriptionTooLong or DateOutsidePeriod.</summary>
    public Task<Refusal?> EditAsync(string number, int? seen, BatchDraft draft, CancellationToken token = default) =>
        work.DoAsync(Permission.WorkInBatches, async desk =>
        {
            var (batch, missing) = await desk.BatchAsync(number, seen);
            if (batch is null) return missing;
            if (batch.WhyNotChange() is { } refusal) return refusal;
            if (WhyNotWritten(draft) is { } unwritten) return unwritten;
            var period = await desk.HoldPeriodAsync(batch);
            if (!period.Covers(draft.Date)) return BatchRefusals.DateOutsidePeriod(draft.Date, period);

            var before = Written(batch);
            (batch.Name, batch.Description, batch.Date) = (draft.Name.Trim(), draft.Description.Trim(), draft.Date);
            desk.Trace(batch, "Edit", before, Written(batch));
            return null;
        }, token);

    /// <summary>Every change goes to the notes with old value, new value, user and time (S1.18). Refuses with NotFound, Stale, AlreadyPosted, LedgerUnderWay, PeriodClosed or NegativeControlTotal.</summary>
    public Task<Refusal?> SetControlTotalAsync(string number, int? seen, long wanted, CancellationToken token = default) =>
        work.DoAsync(Permission.WorkInBatches, async desk =>
        {
            var (batch, missing) = await desk.BatchAsync(number, seen);
            if (batch is null) return missing;
            if (batch.WhyNotEditControlTotal(await desk.HoldPeriodAsync(batch), wanted) is { } refusal) return refusal;
            if (batch.ControlTotal == wanted) return null;

            var currency = await desk.Db.Companies.Where(c => c.Id == batch.CompanyId).Select(c => c.Currency).SingleAsync(token);
            var (before, after) = (new Money(batch.ControlTotal, currency), new Money(wanted, currency));
            batch.ControlTotal = wanted;
            desk.AddNote(batch, $"Control total changed from {before} to {after}.");
            desk.Trace(batch, "ControlTotal", before.ToString(), after.ToString());
            return null;
        }, token);

    /// <summary>Refuses with NotFound or NoteMissing.</summary>
    public Task<Refusal?> AddNoteAsync(string number, string text, CancellationToken token = default) =>
        work.DoAsync(Permission.WorkInBatches, async desk =>
        {
            var (batch, missing) = await desk.BatchAsync(number);
            if (batch is null) return missing;
            if (string.IsNullOrWhiteSpace(text) || text.Length > BatchNote.TextLength) return BatchRefusals.NoteMissing;

            desk.AddNote(batch, text.Trim());
            desk.Trace(batch, "Note", after: text.Trim());
            return null;
        }, token);

    private static Refusal? WhyNotWritten(BatchDraft draft)
    {
        if (string.IsNullOrWhiteSpace(draft.Name) || draft.Name.Trim().Length > Batch.NameLength) return BatchRefusals.NameMissing;
        if (draft.Description.Length > Batch.DescriptionLength) return BatchRefusals.DescriptionTooLong;
        return draft.ControlTotal < 0 ? BatchRefusals.NegativeControlTotal : null;
    }

    private static string Written(Batch batch) => $"{batch.Name}, {batch.Description}, {batch.Date:yyyy-MM-dd}";
}
