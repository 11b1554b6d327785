using System.Globalization;
using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.Live;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Sales;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.RecurringJournals;

/// <summary>Makes what is due up to today: recurring journals, and the reversals of posted journals that reverse by themselves. Each in a transaction of its own,
/// so that a stop between two loses neither, the next time goes on where this one ended, and one that cannot be made keeps no other from being made.</summary>
public sealed partial class DueJournals(Work work, TimeProvider clock, ILogger<DueJournals> log)
{
    /// <summary>Refuses with NothingDue.</summary>
    public async Task<Outcome<DueResult>> MakeAsync(CancellationToken token = default)
    {
        var today = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        var (found, refusal) = await work.MakeAsync<IReadOnlyList<Due>>(Permission.WorkInBatches, async desk =>
        {
            var due = await DueReader.ReadAsync(desk.Db, today, token);
            return due.Count > 0 ? new Outcome<IReadOnlyList<Due>>(due, null) : RecurringRefusals.NothingDue(await DueReader.NextAsync(desk.Db, token));
        }, token);
        if (found is null) return refusal!;

        var (made, waiting) = (0, 0);
        foreach (var due in found)
        {
            var no = await TryAsync(due, token);
            if (no is null) made++;
            else if (!PassesByItself(no) && await WaitAsync(due, no.Message) is null) waiting++;
        }
        return new DueResult(made, waiting);
    }

    private async Task<Refusal?> TryAsync(Due due, CancellationToken token)
    {
        try
        {
            return (await work.MakeAsync(Permission.WorkInBatches, desk => MakeAsync(desk, due), token)).Refusal;
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            NotMade(problem, due.RecurringJournalId ?? due.JournalId ?? 0, due.On);
            return RecurringRefusals.Unexpected;
        }
    }

    // Nothing is wrong with the journal, so nothing is said of it; the next pass makes it.
    private static bool PassesByItself(Refusal no) => no.Code == RecurringRefusals.NoLongerDue.Code || no.Code == DataRefusals.Busy.Code;

    // What was read a moment ago is read again inside the transaction: somebody may have been quicker, or changed it.
    private static async Task<Outcome<Transaction>> MakeAsync(Desk desk, Due due)
    {
        var occurrence = await due.Rows(desk.Db).SingleOrDefaultAsync(desk.Token);
        if (occurrence?.MadeId is not null) return RecurringRefusals.NoLongerDue;
        var (made, refusal) = due.RecurringJournalId is { } id ? await RepeatAsync(desk, id, due) : await ReverseAsync(desk, due);
        if (made is null) return refusal!;

        if (occurrence is null) desk.Db.Add(occurrence = due.AsRow());
        occurrence.Made(made.Id);
        desk.Ring(Topics.Recurring);
        return made;
    }

    private static async Task<Outcome<Transaction>> RepeatAsync(Desk desk, int id, Due due)
    {
        var journal = await desk.Db.RecurringJournals.AsNoTracking().Include(r => r.Lines.OrderBy(l => l.LineNo)).SingleOrDefaultAsync(r => r.Id == id, desk.Token);
        if (journal is not { Active: true } || !journal.DaysUpTo(due.On).Contains(due.On)) return RecurringRefusals.NoLongerDue;
        var (batch, refusal) = await BatchAsync(desk, (journal.BranchId, journal.LedgerId), due);
        if (batch is null) return refusal!;
        return await TransactionService.RecordAsync(desk, new TransactionDraft
        {
            Batch = batch.Number, Kind = TransactionKind.ManualJournal, Date = due.On, Currency = journal.Currency, Reference = journal.Reference,
            Description = journal.Description.Length == 0 ? journal.Name : journal.Description, Journal = [.. journal.Lines.Select(line => line.AsDraft())],
        });
    }

    private static async Task<Outcome<Transaction>> ReverseAsync(Desk desk, Due due)
    {
        var journal = await desk.Db.Transactions.AsNoTracking().SingleAsync(t => t.Id == due.JournalId, desk.Token);
        var source = await desk.Db.Batches.AsNoTracking().SingleAsync(b => b.Id == journal.BatchId, desk.Token);
        if (journal.ReversesOn != due.On || source.State is not BatchState.Posted || await Reversals.OfAsync(desk.Db, journal.Id, desk.Token) is not null) return RecurringRefusals.NoLongerDue;
        var (batch, refusal) = await BatchAsync(desk, (source.BranchId, source.LedgerId), due);
        return batch is null ? refusal! : await Reversals.MakeAsync(desk, journal, (batch.Number, due.On));
    }

    /// <summary>The open Auto batch of the day's period, made when there is none.</summary>
    private static async Task<Outcome<Batch>> BatchAsync(Desk desk, (int BranchId, int LedgerId) to, Due due)
    {
        var (period, missing) = await Reversals.PeriodAsync(desk, due.CompanyId, due.On);
        if (period is null) return missing!;
        if (!period.IsOpen) return RecurringRefusals.PeriodClosed(period, due.On);
        var name = period.Start.ToString("'Auto_Journals_'yyyy_MM", CultureInfo.InvariantCulture);
        var there = await desk.Db.Batches.Where(b => b.FiscalPeriodId == period.Id && b.Kind == BatchKind.Auto && b.State == BatchState.Open && b.Name == name
            && b.BranchId == to.BranchId && b.LedgerId == to.LedgerId).OrderBy(b => b.Id).FirstOrDefaultAsync(desk.Token);
        if (there is not null) return there;

        return await BatchService.CreateAsync(desk, new BatchDraft
        {
            Name = name, BranchId = to.BranchId, LedgerId = to.LedgerId, FiscalPeriodId = period.Id, Date = due.On, Kind = BatchKind.Auto,
        });
    }

    private async Task<Refusal?> WaitAsync(Due due, string reason)
    {
        try
        {
            return await NoteAsync(due, reason);
        }
        catch (Exception problem)
        {
            NotMade(problem, due.RecurringJournalId ?? due.JournalId ?? 0, due.On);
            return RecurringRefusals.Unexpected;
        }
    }

    private Task<Refusal?> NoteAsync(Due due, string reason) => work.DoAsync(Permission.WorkInBatches, async desk =>
    {
        var occurrence = await due.Rows(desk.Db).SingleOrDefaultAsync(desk.Token);
        if (occurrence?.MadeId is not null) return RecurringRefusals.NoLongerDue;
        if (occurrence is null) desk.Db.Add(occurrence = due.AsRow());
        occurrence.Wait(reason);
        desk.Ring(Topics.Recurring);
        return null;
    });

    [LoggerMessage(LogLevel.Error, "The journal of no. {Id}, due on {On}, could not be made.")]
    private partial void NotMade(Exception problem, int id, DateOnly on);
}

/// <summary>How many were made, and how many wait with a reason.</summary>
public sealed record DueResult(int Made, int Waiting);
