using BatchLedger.Data;
using BatchLedger.Features;
using BatchLedger.Live;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Trail;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Ledgers;

public sealed class CompanyService(Work work)
{
    public Task<Listed<CompanyRow>> ListAsync(ListQuery query, CancellationToken token = default) => work.ReadAsync(db =>
    {
        var companies = db.Companies.AsQueryable();
        if (query.Filters)
            companies = companies.Where(c => EF.Functions.Like(c.Code, query.Pattern, "\\") || EF.Functions.Like(c.Name, query.Pattern, "\\"));
        companies = (query.Sort, query.Descending) switch
        {
            ("name", false) => companies.OrderBy(c => c.Name),
            ("name", true) => companies.OrderByDescending(c => c.Name),
            (_, true) => companies.OrderByDescending(c => c.Code),
            _ => companies.OrderBy(c => c.Code),
        };
        return companies.Select(c => new CompanyRow(c.Code, c.Name, c.Currency, c.Type, c.AccountingSystem, c.Active)).PageAsync(query, token);
    }, token);

    /// <summary>The companies the actor sees, for a field to choose from.</summary>
    public Task<IReadOnlyList<CompanyChoice>> PickAsync(CancellationToken token = default) =>
        work.ReadAsync<IReadOnlyList<CompanyChoice>>(async db => await db.Companies.OrderBy(c => c.Code)
            .Select(c => new CompanyChoice(c.Id, c.Code, c.Name, c.Currency)).ToListAsync(token), token);

    public Task<Company?> FindAsync(string code, CancellationToken token = default) =>
        work.ReadAsync(db => db.Companies.FirstOrDefaultAsync(c => c.Code == code, token), token);

    /// <summary>Refuses with Text.*, CurrencyUnknown, CompanyTaken, CompanyNotForYou, LedgerTaken, CompanyCodeIsFixed, CompanyHasBranches, JournalsOnTheirWay, LedgerUnderWay, BranchesUnbalanced, OtherBaseCurrency, Features.Off, Stale or NotFound.</summary>
    public Task<Outcome<Company>> SaveAsync(CompanyDraft draft, CancellationToken token = default) => work.MakeAsync(Permission.EditSetUp, async desk =>
        draft.Id is null ? await desk.FoundCompanyAsync(draft) : await ChangeAsync(desk, draft), token);

    /// <summary>Decides whether closed fiscal periods may be reopened. Refuses with NotFound or Stale.</summary>
    public Task<Outcome<Company>> AllowReopeningAsync(string code, int? seen, ReopeningPeriods wanted, CancellationToken token = default) => work.MakeAsync<Company>(Permission.AllowReopening, async desk =>
    {
        var company = await desk.Db.Companies.FirstOrDefaultAsync(c => c.Code == code, token);
        if (company is null) return DataRefusals.NotFound($"Company {code}");
        if (seen is { } version && company.Version != version) return DataRefusals.Stale($"Company {company.Code}", company);

        desk.NoteChange(new AuditEntry("Company.AllowReopening", $"Company {company.Code}") { CompanyId = company.Id, Address = LedgersRefusals.Address(company) },
            [new("Closed fiscal periods", company.Reopening.InWords())], [new("Closed fiscal periods", wanted.InWords())]);
        company.Reopening = wanted;
        desk.Ring(Topics.Periods);
        return company;
    }, token);

    private static async Task<Outcome<Company>> ChangeAsync(Desk desk, CompanyDraft draft)
    {
        if (draft.WhyNot() is { } refusal) return refusal;
        var company = await desk.Db.Companies.FirstOrDefaultAsync(c => c.Id == draft.Id, desk.Token);
        if (company is null) return DataRefusals.NotFound($"Company {draft.Code}");
        if (company.Version != draft.Version) return DataRefusals.Stale($"Company {company.Code}", company);
        if (company.Code != draft.Code || company.Currency != draft.Currency) return LedgersRefusals.CompanyKeepsCode(company);
        if (draft.Type is CompanyType.WithoutBranches && company.Type != draft.Type && await OtherBranchesAsync(desk, company) is { } branches) return branches;
        if (company.AccountingSystem != draft.AccountingSystem && await OnTheirWayAsync(desk, company) is { } onTheirWay) return onTheirWay;
        if (company.Type != draft.Type && LedgersRefusals.BranchesOff(draft.Type, await desk.Db.FeaturesAsync(desk.Token)) is { } off) return off;
        if (company.Type != draft.Type && draft.Type is CompanyType.WithBranchesRequiringBalancing && await UnbalancedAsync(desk, company) is { } unbalanced) return unbalanced;

        desk.NoteChange(new AuditEntry("Company.Change", $"Company {company.Code}") { CompanyId = company.Id, Address = LedgersRefusals.Address(company) },
            CompanyDraft.Of(company).Words, draft.Words);
        draft.WriteTo(company);
        desk.Ring(Topics.Ledgers, Topics.Settings);
        return company;
    }

    // What was made without asking for it would stand in the books as it is, and be posted so. The tables of upper floors are named as tables.
    private static async Task<Refusal?> UnbalancedAsync(Desk desk, Company company)
    {
        var under = await desk.Db.Database.SqlQuery<string>($"""
            SELECT "Number" AS "Value" FROM "Batches" WHERE "CompanyId" = {company.Id} AND "LedgerRequestedAt" IS NOT NULL ORDER BY "Number" LIMIT 1
            """).FirstOrDefaultAsync(desk.Token);
        if (under is not null) return LedgersRefusals.LedgerUnderWay(company, under);
        var journals = await desk.Db.Database.SqlQuery<string>($"""
            SELECT e."Number" AS "Value" FROM "JournalEntries" e JOIN "Ledgers" l ON l."Id" = e."LedgerId"
            WHERE e."CompanyId" = {company.Id} AND e."State" <> 'Superseded' AND l."Type" = 'Actual' AND EXISTS (
                SELECT 1 FROM "JournalSummaries" s WHERE s."JournalEntryId" = e."Id" GROUP BY s."BranchId" HAVING SUM(s."Debit") <> SUM(s."Credit"))
            ORDER BY e."Id"
            """).ToListAsync(desk.Token);
        return journals.Count == 0 ? null : LedgersRefusals.BranchesUnbalanced(company, journals);
    }

    // What is on its way is looked up in the system it went to, and stands on the page of that system.
    private static async Task<Refusal?> OnTheirWayAsync(Desk desk, Company company)
    {
        var count = await desk.Db.Database.SqlQuery<int>($"""
            SELECT COUNT(*) AS "Value" FROM "GlDeliveries" WHERE "CompanyId" = {company.Id} AND "State" IN ('Checking', 'Queued', 'Sending', 'Unknown', 'Removing')
            """).SingleAsync(desk.Token);
        return count == 0 ? null : LedgersRefusals.JournalsOnTheirWay(company, count);
    }

    private static async Task<Refusal?> OtherBranchesAsync(Desk desk, Company company)
    {
        var active = await desk.Db.Branches.Where(b => b.CompanyId == company.Id && b.Active).OrderBy(b => b.Code).ToListAsync(desk.Token);
        return active.Count == 1 && active[0].Code == company.Code ? null : LedgersRefusals.CompanyHasBranches(company, active);
    }
}

public sealed record CompanyRow(string Code, string Name, string Currency, CompanyType Type, AccountingSystem AccountingSystem, bool Active);

public sealed record CompanyChoice(int Id, string Code, string Name, string Currency)
{
    public override string ToString() => $"{Code} {Name}";
}
