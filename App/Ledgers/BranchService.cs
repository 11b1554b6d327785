using BatchLedger.Data;
using BatchLedger.Live;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Trail;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Ledgers;

public sealed class BranchService(Work work)
{
    public Task<Listed<Branch>> ListAsync(int companyId, ListQuery query, CancellationToken token = default) => work.ReadAsync(db =>
    {
        var branches = db.Branches.Where(b => b.CompanyId == companyId);
        if (query.Filters)
            branches = branches.Where(b => EF.Functions.Like(b.Code, query.Pattern, "\\") || EF.Functions.Like(b.Name, query.Pattern, "\\"));
        return branches.OrderBy(b => b.Code).PageAsync(query, token);
    }, token);

    /// <summary>The active branches, for a field to choose from.</summary>
    public Task<IReadOnlyList<BranchChoice>> PickAsync(int companyId, CancellationToken token = default) =>
        work.ReadAsync<IReadOnlyList<BranchChoice>>(async db => await db.Branches.Where(b => b.CompanyId == companyId && b.Active)
            .OrderBy(b => b.Code).Select(b => new BranchChoice(b.Id, b.Code, b.Name)).ToListAsync(token), token);

    /// <summary>Refuses with Text.*, CompanyWithoutBranches, LedgerMissing, BranchTaken, BranchCodeIsFixed, OnlyBranchStays, Stale or NotFound.</summary>
    public Task<Outcome<Branch>> SaveAsync(BranchDraft draft, CancellationToken token = default) => work.MakeAsync<Branch>(Permission.EditSetUp, async desk =>
    {
        if (draft.WhyNot() is { } refusal) return refusal;
        var company = await desk.Db.Companies.FirstOrDefaultAsync(c => c.Id == draft.CompanyId, desk.Token);
        if (company is null) return DataRefusals.NotFound("The company");
        return draft.Id is null ? await AddAsync(desk, company, draft) : await ChangeAsync(desk, company, draft);
    }, token);

    private static async Task<Outcome<Branch>> AddAsync(Desk desk, Company company, BranchDraft draft)
    {
        if (company.Type is CompanyType.WithoutBranches) return LedgersRefusals.CompanyWithoutBranches(company);
        var taken = await desk.Db.Branches.FirstOrDefaultAsync(b => b.CompanyId == company.Id && b.Code == draft.Code, desk.Token);
        if (taken is not null) return LedgersRefusals.BranchTaken(taken);
        var ledger = await desk.Db.Ledgers.Where(l => l.Type == LedgerType.Actual && l.Companies.Any(c => c.CompanyId == company.Id)).FirstOrDefaultAsync(desk.Token);
        if (ledger is null) return LedgersRefusals.LedgerMissing(company);

        var branch = new Branch { CompanyId = company.Id, Code = draft.Code, Name = draft.Name, Active = draft.Active, LedgerId = ledger.Id };
        desk.Db.Add(branch);
        desk.Ring(Topics.Ledgers);
        desk.NoteChange(Entry("Branch.Add", company, branch), [], draft.Words);
        return branch;
    }

    private static async Task<Outcome<Branch>> ChangeAsync(Desk desk, Company company, BranchDraft draft)
    {
        var branch = await desk.Db.Branches.FirstOrDefaultAsync(b => b.Id == draft.Id && b.CompanyId == company.Id, desk.Token);
        if (branch is null) return DataRefusals.NotFound($"Branch {draft.Code}");
        if (branch.Version != draft.Version) return DataRefusals.Stale($"Branch {branch.Code}", branch);
        if (branch.Code != draft.Code) return LedgersRefusals.BranchKeepsCode(branch.Code);
        if (branch.Active && !draft.Active && company.Type is CompanyType.WithoutBranches) return LedgersRefusals.OnlyBranchStays(company, branch.Code);

        desk.NoteChange(Entry("Branch.Change", company, branch), BranchDraft.Of(branch).Words, draft.Words);
        draft.WriteTo(branch);
        desk.Ring(Topics.Ledgers);
        return branch;
    }

    private static AuditEntry Entry(string action, Company company, Branch branch) =>
        new(action, $"Branch {branch.Code}") { CompanyId = company.Id, Address = LedgersRefusals.Address(company) };
}

public sealed record BranchChoice(int Id, string Code, string Name)
{
    public override string ToString() => $"{Code} {Name}";
}
