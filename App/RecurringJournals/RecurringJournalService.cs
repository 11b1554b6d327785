using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.Ledgers;
using BatchLedger.Live;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Sales;
using BatchLedger.Trail;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.RecurringJournals;

/// <summary>Keeps the journals that make themselves. What is due is made by <see cref="DueJournals"/>.</summary>
public sealed class RecurringJournalService(Work work)
{
    /// <summary>Refuses with CommandReused, the words of the draft, NotFound, NotForJournals, Stale or MadeUpTo, then with the words of the lines.</summary>
    public Task<Outcome<RecurringJournal>> SaveAsync(RecurringJournalDraft draft, CancellationToken token = default) => work.MakeAsync<RecurringJournal>(Permission.WorkInBatches, async desk =>
    {
        var (first, reused) = await desk.FirstResultAsync(draft.CommandId, draft);
        if (reused is not null) return reused;
        if (first is { } id) return await desk.Db.RecurringJournals.SingleAsync(r => r.Id == id, token);
        if (draft.WhyNot() is { } refusal) return refusal;

        var (place, unfit) = await PlaceAsync(desk, draft);
        if (place is null) return unfit!;
        var (terms, wrong) = await JournalLineTerms.ReadAsync(desk, place, draft.Lines);
        if (terms is null) return wrong!;
        return draft.Id is null ? await AddAsync(desk, draft, (place, terms)) : await ChangeAsync(desk, draft, (place, terms));
    }, token);

    /// <summary>The same anew, as a draft. Null when it is not to be seen.</summary>
    public Task<RecurringJournalDraft?> OpenAsync(int id, CancellationToken token = default) => work.ReadAsync<RecurringJournalDraft?>(async db =>
        await db.RecurringJournals.Include(r => r.Lines).SingleOrDefaultAsync(r => r.Id == id, token) is { } found ? RecurringJournalDraft.Of(found) : null, token);

    /// <summary>"Repeat…": a draft with the lines of a manual journal. Null when it is not to be seen.</summary>
    public Task<RecurringJournalDraft?> RepeatAsync(int journalId, CancellationToken token = default) => work.ReadAsync<RecurringJournalDraft?>(async db =>
    {
        var found = await db.Transactions.Include(t => t.Lines.OrderBy(l => l.LineNo)).SingleOrDefaultAsync(t => t.Id == journalId && t.Kind == TransactionKind.ManualJournal, token);
        if (found is null) return null;
        var batch = await db.Batches.SingleAsync(b => b.Id == found.BatchId, token);
        return new RecurringJournalDraft
        {
            CompanyId = found.CompanyId, BranchId = batch.BranchId, LedgerId = batch.LedgerId, Name = Short(found.Description.Length == 0 ? found.Title() : found.Description),
            Description = found.Description, Reference = found.Reference, Currency = found.Currency, First = found.Date.AddMonths(1),
            Lines = [.. found.Lines.Select(line => line.AsRecurring().AsDraft())],
        };
    }, token);

    /// <summary>Where it can go, and with which dimensions.</summary>
    public Task<RecurringChoices> ChoicesAsync(int companyId, CancellationToken token = default) => work.ReadAsync(async db => new RecurringChoices(
        await db.Companies.Where(c => c.Id == companyId).Select(c => c.Currency).SingleAsync(token),
        await db.Ledgers.Where(l => l.Companies.Any(c => c.CompanyId == companyId) && (l.Type == LedgerType.Actual || l.Type == LedgerType.Statistical)).OrderBy(l => l.Code).ToListAsync(token))
    {
        Branches = await db.Branches.Where(b => b.CompanyId == companyId && b.Active).OrderBy(b => b.Code).ToListAsync(token),
        Departments = await db.Departments.Where(d => d.CompanyId == companyId && d.Active).OrderBy(d => d.Code).Select(d => new Choice(d.Id, d.Code, d.Name)).ToListAsync(token),
    }, token);

    private static async Task<Outcome<JournalPlace>> PlaceAsync(Desk desk, RecurringJournalDraft draft)
    {
        if (await desk.Db.Companies.AsNoTracking().SingleOrDefaultAsync(c => c.Id == draft.CompanyId, desk.Token) is not { } company) return DataRefusals.NotFound("The company");
        if (!await desk.Db.Branches.AnyAsync(b => b.Id == draft.BranchId && b.CompanyId == company.Id && b.Active, desk.Token)) return DataRefusals.NotFound("The branch");
        var ledger = await desk.Db.Ledgers.AsNoTracking().SingleOrDefaultAsync(l => l.Id == draft.LedgerId && l.Companies.Any(c => c.CompanyId == company.Id), desk.Token);
        if (ledger is null) return DataRefusals.NotFound("The ledger");
        if (ledger.Type is not (LedgerType.Actual or LedgerType.Statistical)) return RecurringRefusals.NotForJournals(ledger.Code);

        var counts = ledger.Type is LedgerType.Statistical;
        return new JournalPlace(company.Id, draft.BranchId, counts ? Currency.None : draft.Currency is null or Currency.None ? company.Currency : draft.Currency)
        {
            IsStatistical = counts, Name = $"ledger {ledger.Code}",
        };
    }

    private static async Task<Outcome<RecurringJournal>> AddAsync(Desk desk, RecurringJournalDraft draft, (JournalPlace Place, Terms Terms) read)
    {
        var made = new RecurringJournal
        {
            CompanyId = draft.CompanyId, BranchId = draft.BranchId, LedgerId = draft.LedgerId, Name = draft.Name, Currency = read.Place.Currency, Amount = read.Terms.Amount,
            Frequency = draft.Frequency, First = draft.First!.Value, Lines = [.. read.Terms.Lines.Select(line => line.AsRecurring())],
        };
        draft.WriteTo(made);
        desk.Db.Add(made);
        await desk.Db.SaveAsync(desk);
        desk.Receipt(draft.CommandId, draft, made.Id);
        Trace(desk, made, ("Add", null));
        return made;
    }

    private static async Task<Outcome<RecurringJournal>> ChangeAsync(Desk desk, RecurringJournalDraft draft, (JournalPlace Place, Terms Terms) read)
    {
        var old = await desk.Db.RecurringJournals.SingleOrDefaultAsync(r => r.Id == draft.Id && r.CompanyId == draft.CompanyId, desk.Token);
        if (old is null) return DataRefusals.NotFound($"Recurring journal {draft.Name}");
        if (old.Version != draft.Version) return DataRefusals.Stale($"Recurring journal {old.Name}", old);

        if ((old.First, old.Frequency) != (draft.First!.Value, draft.Frequency))
        {
            var last = await desk.Db.JournalOccurrences.Where(o => o.RecurringJournalId == old.Id && o.MadeId != null).MaxAsync(o => (DateOnly?)o.DueOn, desk.Token);
            if (draft.First <= last) return RecurringRefusals.MadeUpTo(old, last.Value);
        }

        var before = Written(old);
        draft.WriteTo(old);
        (old.Currency, old.Amount) = (read.Place.Currency, read.Terms.Amount);
        await desk.Db.Set<RecurringJournalLine>().Where(l => l.RecurringJournalId == old.Id).ExecuteDeleteAsync(desk.Token);
        old.Lines.AddRange(read.Terms.Lines.Select(line => line.AsRecurring()));
        desk.Db.Entry(old).State = EntityState.Modified;
        Trace(desk, old, ("Change", before));
        return old;
    }

    private static void Trace(Desk desk, RecurringJournal journal, (string Deed, string? Before) done)
    {
        desk.Note(new AuditEntry($"RecurringJournal.{done.Deed}", journal.Name) { CompanyId = journal.CompanyId, Address = "/recurring-journals", Before = done.Before, After = Written(journal) });
        desk.Ring(Topics.Recurring);
    }

    private static string Written(RecurringJournal r) => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"{r.Name}, {r.Frequency} from {r.First:yyyy-MM-dd}{(r.Until is { } until ? $" to {until:yyyy-MM-dd}" : "")}, {new Money(r.Amount, r.Currency).Plain()} {r.Currency}{(r.Active ? "" : ", inactive")}");

    private static string Short(string text) => text.Length <= RecurringJournal.NameLength ? text : text[..RecurringJournal.NameLength];
}

/// <summary>What the form of a recurring journal offers.</summary>
public sealed record RecurringChoices(string Currency, IReadOnlyList<Ledger> Ledgers)
{
    public required IReadOnlyList<Branch> Branches { get; init; }
    public required IReadOnlyList<Choice> Departments { get; init; }

    public JournalFacts Facts(RecurringJournalDraft draft)
    {
        var counts = Ledgers.FirstOrDefault(l => l.Id == draft.LedgerId)?.Type is LedgerType.Statistical;
        var currency = counts ? Currencies.Currency.None : draft.Currency is null or Currencies.Currency.None ? Currency : draft.Currency;
        return new JournalFacts(draft.CompanyId, draft.BranchId, currency, counts)
        {
            Branches = [.. Branches.Select(b => new Choice(b.Id, b.Code, b.Name))], Departments = Departments,
        };
    }
}
