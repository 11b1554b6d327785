using BatchLedger.Data;
using BatchLedger.Features;
using BatchLedger.Live;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Trail;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Ledgers;

/// <summary>Makes ledgers, changes, renames and deletes them. What they show is read by <see cref="LedgerReader"/>.</summary>
public sealed class LedgerService(Work work)
{
    /// <summary>The ledgers of a company that journals may post to, for a field to choose from.</summary>
    public Task<IReadOnlyList<LedgerChoice>> PickAsync(int companyId, CancellationToken token = default) =>
        work.ReadAsync<IReadOnlyList<LedgerChoice>>(async db => await db.Ledgers
            .Where(l => l.Companies.Any(c => c.CompanyId == companyId) && db.Companies.Any(c => c.Id == companyId) && (l.Type == LedgerType.Actual || l.Type == LedgerType.Statistical))
            .OrderBy(l => l.Code).Select(l => new LedgerChoice(l.Id, l.Code, l.Description)).ToListAsync(token), token);

    /// <summary>Refuses with Text.*, what <see cref="LedgerCurrency"/> and <see cref="LedgerRules"/> refuse with, LedgerNotForYou, LedgerTaken,
    /// LedgerIdIsFixed, LedgerShared, LedgerPosted, LedgerBudgeted, LedgerReferredTo, LedgerHasCompanies, Stale or NotFound.</summary>
    public Task<Outcome<Ledger>> SaveAsync(LedgerDraft draft, CancellationToken token = default) => work.MakeAsync(Permission.EditSetUp, async desk =>
    {
        if (draft.WhyNot() is { } refusal) return refusal;
        return draft.Id is { } id ? await ChangeAsync(desk, draft, id) : await AddAsync(desk, draft);
    }, token);

    /// <summary>The only way to rename. What refers to the ledger follows, for it refers by number. Refuses with Text.*, LedgerSameId, LedgerTaken, LedgerShared, Stale or NotFound.</summary>
    public Task<Outcome<Ledger>> ChangeIdAsync(string code, int? seen, string wanted, CancellationToken token = default) => work.MakeAsync<Ledger>(Permission.EditSetUp, async desk =>
    {
        var (ledger, missing) = await desk.LedgerAsync(code, seen);
        if (ledger is null) return missing!;
        if (ledger.WhyNotTouch(desk.Actor) is { } shared) return shared;
        wanted = LedgerDraft.CodeOf(wanted);
        if (TextRefusals.Alphanumeric("the ledger ID", wanted, Ledger.CodeLength) is { } refusal) return refusal;
        if (wanted == ledger.Code) return LedgerRefusals.SameId(wanted);
        if (await desk.WhyNotTakeCodeAsync(wanted) is { } taken) return taken;

        var before = ledger.Code;
        ledger.Code = wanted;
        desk.TraceLedger(ledger, "ChangeId", [new("Ledger ID", before)], [new("Ledger ID", wanted)]);
        return ledger;
    }, token);

    /// <summary>Refuses with LedgerPosted, LedgerBudgeted, LedgerReferredTo, LedgerShared, Stale or NotFound.</summary>
    public Task<Refusal?> DeleteAsync(string code, int? seen, CancellationToken token = default) => work.DoAsync(Permission.EditSetUp, async desk =>
    {
        var (ledger, missing) = await desk.LedgerAsync(code, seen);
        if (ledger is null) return missing;
        var use = await desk.Db.LedgerUseAsync(ledger.Id, null, desk.Token);
        if ((ledger.WhyNotTouch(desk.Actor) ?? ledger.WhyNotDelete(use)) is { } refusal) return refusal;

        desk.TraceLedger(ledger, "Delete", LedgerDraft.Of(ledger).Words, []);
        desk.Db.Remove(ledger);
        return null;
    }, token);

    private static async Task<Outcome<Ledger>> AddAsync(Desk desk, LedgerDraft draft)
    {
        if (desk.Actor.Companies is not null) return LedgerRefusals.NotForYou;
        if (await desk.WhyNotTakeCodeAsync(draft.Code) is { } taken) return taken;
        var features = await desk.Db.FeaturesAsync(desk.Token);
        if (await desk.WhyNotLedgerAsync(draft, features) is { } refusal) return refusal;

        var ledger = new Ledger { Code = draft.Code, Description = draft.Description, Type = draft.Type, Currency = draft.Currency };
        draft.WriteTo(ledger, features);
        if (ledger.TranslatesLedgerId is { } translated)
            ledger.Companies.AddRange(await desk.Db.Set<LedgerCompany>().Where(c => c.LedgerId == translated).Select(c => new LedgerCompany { CompanyId = c.CompanyId }).ToListAsync(desk.Token));
        desk.Db.Add(ledger);
        desk.TraceLedger(ledger, "Add", [], LedgerDraft.Of(ledger).Words);
        return ledger;
    }

    private static async Task<Outcome<Ledger>> ChangeAsync(Desk desk, LedgerDraft draft, int id)
    {
        var ledger = await desk.Db.Ledgers.Include(l => l.Companies).FirstOrDefaultAsync(l => l.Id == id, desk.Token);
        if (ledger is null) return DataRefusals.NotFound("The ledger");
        if (ledger.Version != draft.Version) return DataRefusals.Stale($"Ledger {ledger.Code}", ledger);
        if (ledger.WhyNotTouch(desk.Actor) is { } shared) return shared;
        if (ledger.Code != draft.Code) return LedgerRefusals.KeepsId(ledger.Code);
        var features = await desk.Db.FeaturesAsync(desk.Token);
        if (await WhyNotChangeAsync(desk, ledger, draft, features) is { } refusal) return refusal;

        var before = LedgerDraft.Of(ledger).Words;
        draft.WriteTo(ledger, features);
        // Decided on the ledger as it would be: a refusal leaves the transaction unsaved.
        if (await desk.WhyNotKeepAsync(ledger) is { } stranger) return stranger;
        desk.TraceLedger(ledger, "Change", before, LedgerDraft.Of(ledger).Words);
        return ledger;
    }

    private static async Task<Refusal?> WhyNotChangeAsync(Desk desk, Ledger ledger, LedgerDraft draft, FeatureSet features)
    {
        var use = await desk.Db.LedgerUseAsync(ledger.Id, null, desk.Token);
        if (draft.Type != ledger.Type)
        {
            if (ledger.WhyNotChangeType(use) is { } locked) return locked;
        }
        else if (draft.Currency != ledger.Currency && ledger.WhyNotChangeCurrency(use, features) is { } locked)
        {
            return locked;
        }
        else if (draft.TranslatesLedgerId != ledger.TranslatesLedgerId && ledger.WhyNotChangeTranslated(use) is { } kept)
        {
            return kept;
        }
        return await desk.WhyNotLedgerAsync(draft, features);
    }
}

public sealed record LedgerChoice(int Id, string Code, string Description)
{
    public override string ToString() => $"{Code} {Description}";
}
