using BatchLedger.Data;
using BatchLedger.Features;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Ledgers;

public sealed class LedgerReader(Work work)
{
    /// <summary>The ledgers of a company; without one, all that the actor sees.</summary>
    public Task<Listed<LedgerRow>> ListAsync(int? companyId, ListQuery query, CancellationToken token = default) => work.ReadAsync(async db =>
    {
        var ledgers = db.Ledgers.Include(l => l.Companies).Where(l => companyId == null || l.Companies.Any(c => c.CompanyId == companyId));
        if (query.Filters)
            ledgers = ledgers.Where(l => EF.Functions.Like(l.Code, query.Pattern, "\\") || EF.Functions.Like(l.Description, query.Pattern, "\\"));
        ledgers = (query.Sort, query.Descending) switch
        {
            ("description", false) => ledgers.OrderBy(l => l.Description),
            ("description", true) => ledgers.OrderByDescending(l => l.Description),
            ("type", false) => ledgers.OrderBy(l => l.Type).ThenBy(l => l.Code),
            ("type", true) => ledgers.OrderByDescending(l => l.Type).ThenBy(l => l.Code),
            (_, true) => ledgers.OrderByDescending(l => l.Code),
            _ => ledgers.OrderBy(l => l.Code),
        };
        var found = await ledgers.PageAsync(query, token);
        var codes = await db.Companies.ToDictionaryAsync(c => c.Id, c => c.Code, token);
        return new Listed<LedgerRow>([.. found.Rows.Select(l => new LedgerRow(l.Id, l.Code, l.Description, l.Type, l.Currency, l.ConsolidationSource,
            [.. l.Companies.Select(c => codes.GetValueOrDefault(c.CompanyId)).OfType<string>().Order(StringComparer.Ordinal)]))], found.Total);
    }, token);

    public Task<LedgerView?> FindAsync(string code, CancellationToken token = default) => FindAsync(code, null, token);

    /// <summary>One that was seen under this ID is found under another, too.</summary>
    public Task<LedgerView?> FindAsync(string code, int? seen, CancellationToken token = default) => work.ReadAsync(async db =>
    {
        var wanted = LedgerDraft.CodeOf(code);
        var ledger = await db.Ledgers.Include(l => l.Companies).FirstOrDefaultAsync(l => l.Code == wanted, token)
            ?? await db.Ledgers.Include(l => l.Companies).FirstOrDefaultAsync(l => l.Id == seen, token);
        if (ledger is null) return null;
        return new LedgerView(ledger, await db.LedgerUseAsync(ledger.Id, null, token))
        {
            Companies = await CompaniesAsync(db, ledger, token), Branches = await BranchesAsync(db, ledger, token),
        };
    }, token);

    /// <summary>What the form of a ledger needs to know.</summary>
    public Task<LedgerSetting> SettingAsync(CancellationToken token = default) => work.ReadAsync(async db => new LedgerSetting(await db.FeaturesAsync(token),
        await db.Ledgers.Where(l => l.Type == LedgerType.Actual).OrderBy(l => l.Code).Select(l => new ActualChoice(l.Id, l.Code, l.Description, l.Currency)).ToListAsync(token)), token);

    private static async Task<IReadOnlyList<LedgerCompanyRow>> CompaniesAsync(AppDbContext db, Ledger ledger, CancellationToken token)
    {
        var ids = ledger.Companies.Select(c => c.CompanyId).ToList();
        var rows = new List<LedgerCompanyRow>();
        foreach (var company in await db.Companies.Where(c => ids.Contains(c.Id)).OrderBy(c => c.Code).ToListAsync(token))
            rows.Add(new LedgerCompanyRow(company.Id, company.Code, company.Name, company.Active, company.Type, await db.LedgerUseAsync(ledger.Id, company.Id, token)));
        return rows;
    }

    private static async Task<IReadOnlyList<LedgerBranchRow>> BranchesAsync(AppDbContext db, Ledger ledger, CancellationToken token)
    {
        var ids = ledger.Companies.Select(c => c.CompanyId).ToList();
        return await (from branch in db.Branches
                      join company in db.Companies on branch.CompanyId equals company.Id
                      where ids.Contains(branch.CompanyId)
                      orderby company.Code, branch.Code
                      select new LedgerBranchRow(branch.Code, branch.Name, branch.Active, company.Code, company.Name)).ToListAsync(token);
    }
}

public sealed record LedgerRow(int Id, string Code, string Description, LedgerType Type, string Currency, bool ConsolidationSource, IReadOnlyList<string> Companies);
