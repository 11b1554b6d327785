using BatchLedger.Data;
using BatchLedger.Features;
using BatchLedger.Live;
using BatchLedger.Refusals;
using BatchLedger.Trail;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Ledgers;

/// <summary>What every use case of ledgers asks in the same words.</summary>
internal static class LedgerRules
{
    /// <summary>Refuses with NotFound, or Stale when somebody was quicker.</summary>
    public static async Task<Outcome<Ledger>> LedgerAsync(this Desk desk, string code, int? seen = null)
    {
        code = LedgerDraft.CodeOf(code);
        var ledger = await desk.Db.Ledgers.Include(l => l.Companies).FirstOrDefaultAsync(l => l.Code == code, desk.Token);
        if (ledger is null) return DataRefusals.NotFound($"Ledger {code}");
        if (seen is { } version && version != ledger.Version) return DataRefusals.Stale($"Ledger {ledger.Code}", ledger);
        return ledger;
    }

    /// <summary>Refuses with LedgerTaken. IDs are unique over all companies, also over those that the actor does not see.</summary>
    public static async Task<Refusal?> WhyNotTakeCodeAsync(this Desk desk, string code) =>
        await desk.Db.Ledgers.IgnoreQueryFilters().AnyAsync(l => l.Code == code, desk.Token) ? LedgersRefusals.LedgerTaken(code) : null;

    /// <summary>Refuses with Features.Off, what <see cref="LedgerCurrency.WhyNot"/> refuses with, TranslatedMissing, SameCurrency or NotFound.</summary>
    public static async Task<Refusal?> WhyNotLedgerAsync(this Desk desk, LedgerDraft draft, FeatureSet features)
    {
        if (draft.Type is LedgerType.Reporting && !features.Multicurrency) return FeatureRefusals.Off(Feature.Multicurrency, "A Reporting ledger");
        if (draft.ConsolidationSource && !features.Consolidation) return FeatureRefusals.Off(Feature.Consolidation, "A consolidation source");
        if (LedgerCurrency.WhyNot(draft, features) is { } refusal) return refusal;
        if (draft.Type is not LedgerType.Reporting) return null;

        if (draft.TranslatesLedgerId is not { } id) return LedgerRefusals.TranslatedMissing;
        var translated = await desk.Db.Ledgers.FirstOrDefaultAsync(l => l.Id == id && l.Type == LedgerType.Actual, desk.Token);
        if (translated is null) return DataRefusals.NotFound("The Actual ledger to translate");
        return translated.Currency == draft.Currency ? LedgerRefusals.SameCurrency(translated) : null;
    }

    /// <summary>Whether the companies that keep the ledger still may, now that it is another one.</summary>
    public static async Task<Refusal?> WhyNotKeepAsync(this Desk desk, Ledger ledger)
    {
        var ids = ledger.Companies.Select(c => c.CompanyId).ToList();
        foreach (var company in await desk.Db.Companies.Where(c => ids.Contains(c.Id)).OrderBy(c => c.Code).ToListAsync(desk.Token))
            if (await desk.WhyNotKeepAsync(ledger, company) is { } refusal) return refusal;
        return null;
    }

    /// <summary>Refuses with CompanyOtherCurrency, CompanyHasActual or CompanyNotTranslated (S4.29).</summary>
    public static async Task<Refusal?> WhyNotKeepAsync(this Desk desk, Ledger ledger, Company company)
    {
        if (ledger.Type.KeepsBaseCurrency() && company.Currency != ledger.Currency) return LedgerRefusals.OtherCurrency(ledger, company);
        if (ledger.Type is LedgerType.Actual)
        {
            var actual = await desk.Db.Ledgers.FirstOrDefaultAsync(l => l.Id != ledger.Id && l.Type == LedgerType.Actual && l.Companies.Any(c => c.CompanyId == company.Id), desk.Token);
            if (actual is not null) return LedgerRefusals.HasActual(company, actual);
        }
        return ledger.TranslatesLedgerId is { } translated && !await desk.Db.Set<LedgerCompany>().AnyAsync(c => c.LedgerId == translated && c.CompanyId == company.Id, desk.Token)
            ? LedgerRefusals.NotTranslated(ledger, company) : null;
    }

    /// <summary>The audit row, and the ring for everybody who looks at ledgers.</summary>
    public static void TraceLedger(this Desk desk, Ledger ledger, string deed, IReadOnlyList<Said> before, IReadOnlyList<Said> after)
    {
        var entry = new AuditEntry($"Ledger.{deed}", $"Ledger {ledger.Code}") { CompanyId = ledger.Companies.FirstOrDefault()?.CompanyId, Address = ledger.Address };
        if (after.Count > 0) desk.NoteChange(entry, before, after);
        else desk.Note(entry with { Address = "/ledgers", Before = string.Join(" · ", before.Select(said => $"{said.Field}: {said.Value}")) });
        desk.Ring(Topics.Ledgers);
    }
}
