using BatchLedger.Data;
using BatchLedger.People;
using BatchLedger.Refusals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Ledgers;

/// <summary>Which companies keep a ledger.</summary>
public sealed class LedgerCompanyService(Work work)
{
    /// <summary>The companies the actor sees that do not keep the ledger, for a field to choose from.</summary>
    public Task<IReadOnlyList<CompanyChoice>> PickAsync(int ledgerId, CancellationToken token = default) =>
        work.ReadAsync<IReadOnlyList<CompanyChoice>>(async db => await db.Companies
            .Where(c => !db.Set<LedgerCompany>().Any(kept => kept.LedgerId == ledgerId && kept.CompanyId == c.Id))
            .OrderBy(c => c.Code).Select(c => new CompanyChoice(c.Id, c.Code, c.Name, c.Currency)).ToListAsync(token), token);

    /// <summary>Refuses with CompanyAlreadyKeeps, CompanyOtherCurrency, CompanyHasActual, CompanyNotTranslated or NotFound.</summary>
    public Task<Refusal?> AddAsync(string code, int companyId, CancellationToken token = default) => work.DoAsync(Permission.EditSetUp, async desk =>
    {
        var (ledger, missing) = await desk.LedgerAsync(code);
        if (ledger is null) return missing;
        var company = await desk.Db.Companies.FirstOrDefaultAsync(c => c.Id == companyId, desk.Token);
        if (company is null) return DataRefusals.NotFound("The company");
        if (ledger.Companies.Any(c => c.CompanyId == company.Id)) return LedgerRefusals.AlreadyKept(ledger, company);
        if (await desk.WhyNotKeepAsync(ledger, company) is { } refusal) return refusal;

        ledger.Companies.Add(new LedgerCompany { CompanyId = company.Id });
        desk.TraceLedger(ledger, "AddCompany", [], [new("Company", company.Code)]);
        return null;
    }, token);

    /// <summary>Refuses with CompanyInLedger, CompanyNotKept or NotFound.</summary>
    public Task<Refusal?> RemoveAsync(string code, int companyId, CancellationToken token = default) => work.DoAsync(Permission.EditSetUp, async desk =>
    {
        var (ledger, missing) = await desk.LedgerAsync(code);
        if (ledger is null) return missing;
        var company = await desk.Db.Companies.FirstOrDefaultAsync(c => c.Id == companyId, desk.Token);
        if (company is null) return DataRefusals.NotFound("The company");
        if (ledger.Companies.FirstOrDefault(c => c.CompanyId == company.Id) is not { } kept) return LedgerRefusals.NotKept(ledger);
        if (LedgerVerbs.WhyNotRemove(ledger, company.Code, await desk.Db.LedgerUseAsync(ledger.Id, company.Id, desk.Token)) is { } refusal) return refusal;

        desk.TraceLedger(ledger, "RemoveCompany", [new("Company", company.Code)], [new("Company", null)]);
        ledger.Companies.Remove(kept);
        return null;
    }, token);
}
