using BatchLedger.Data;
using BatchLedger.Features;
using BatchLedger.Live;
using BatchLedger.Refusals;
using BatchLedger.Trail;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Ledgers;

/// <summary>What a company has from its first moment: its Actual ledger and, without branches, the branch of its own code.</summary>
internal static class CompanyFounding
{
    private const string UsualLedger = "ACTUAL";

    /// <summary>Refuses with Text.*, CurrencyUnknown, CompanyTaken, CompanyNotForYou, OtherBaseCurrency, Features.Off or LedgerTaken.</summary>
    public static async Task<Outcome<Company>> FoundCompanyAsync(this Desk desk, CompanyDraft draft)
    {
        if (draft.WhyNot() is { } refusal) return refusal;
        if (desk.Actor.Companies is not null) return LedgersRefusals.CompanyNotForYou;
        if (await desk.Db.Companies.FirstOrDefaultAsync(c => c.Code == draft.Code, desk.Token) is { } taken) return LedgersRefusals.CompanyTaken(taken);
        var features = await desk.Db.FeaturesAsync(desk.Token);
        if (WhyNotFeatures(draft, features) is { } off) return off;
        var (code, occupied) = await LedgerCodeAsync(desk, draft);
        if (occupied is not null) return occupied;

        var company = new Company { Code = draft.Code, Name = draft.Name, Currency = draft.Currency };
        draft.WriteTo(company);
        var ledger = new Ledger { Code = code, Description = $"{Shortened(draft.Name)} – main book", Type = LedgerType.Actual, Currency = draft.Currency };
        desk.Db.AddRange(company, ledger);
        await desk.Db.SaveAsync(desk);

        if (features.TenantCurrency.Length == 0)
        {
            features.TenantCurrency = draft.Currency;
            desk.NoteChange(new AuditEntry("Settings.TenantCurrency", "Settings") { Address = FeatureRefusals.Address }, [], [new("Tenant currency", draft.Currency)]);
        }
        ledger.Companies.Add(new LedgerCompany { CompanyId = company.Id });
        if (company.Type is CompanyType.WithoutBranches)
            desk.Db.Add(new Branch { CompanyId = company.Id, Code = company.Code, Name = company.Name, LedgerId = ledger.Id });
        desk.NoteChange(new AuditEntry("Company.Add", $"Company {company.Code}") { CompanyId = company.Id, Address = LedgersRefusals.Address(company) }, [], draft.Words);
        desk.NoteChange(new AuditEntry("Ledger.Add", $"Ledger {ledger.Code}") { CompanyId = company.Id, Address = ledger.Address }, [],
            [new("Description", ledger.Description), new("Type", ledger.Type.ToString()), new("Currency", ledger.Currency)]);
        desk.Ring(Topics.Ledgers, Topics.Settings);
        return company;
    }

    // The first company brings the tenant currency, so any will do.
    private static Refusal? WhyNotFeatures(CompanyDraft draft, FeatureSet features)
    {
        if (!features.MultipleBaseCurrencies && features.TenantCurrency.Length > 0 && draft.Currency != features.TenantCurrency)
            return LedgersRefusals.OtherBaseCurrency(draft.Currency, features.TenantCurrency);
        return LedgersRefusals.BranchesOff(draft.Type, features);
    }

    // Ledger IDs are unique over all companies, also over those that the actor does not see.
    private static async Task<(string Code, Refusal? Refusal)> LedgerCodeAsync(Desk desk, CompanyDraft draft)
    {
        string[] wishes = draft.LedgerCode.Length > 0 ? [draft.LedgerCode] : [UsualLedger, draft.Code];
        var taken = await desk.Db.Ledgers.IgnoreQueryFilters().Where(l => wishes.Contains(l.Code)).Select(l => l.Code).ToListAsync(desk.Token);
        var free = wishes.Except(taken).FirstOrDefault();
        return free is null ? ("", LedgersRefusals.LedgerTaken(wishes[^1])) : (free, null);
    }

    private static string Shortened(string name) => name.Length <= 48 ? name : name[..48].TrimEnd();
}
