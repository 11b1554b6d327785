using BatchLedger.Data;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Trail;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Ledgers;

public sealed class FileProfileService(Work work)
{
    /// <summary>As it stands; the usual one where nothing was said yet.</summary>
    public Task<FileProfile> OpenAsync(int companyId, CancellationToken token = default) => work.ReadAsync(db => FileProfile.OfAsync(db, companyId, token), token);

    /// <summary>Refuses with Text.*, CodeMapLine, CodeMapTwice, CodeMapStranger, Stale or NotFound.</summary>
    public Task<Outcome<FileProfile>> SaveAsync(FileProfileDraft draft, CancellationToken token = default) => work.MakeAsync<FileProfile>(Permission.EditSetUp, async desk =>
    {
        if (draft.WhyNot() is { } refusal) return refusal;
        var company = await desk.Db.Companies.FirstOrDefaultAsync(c => c.Id == draft.CompanyId, desk.Token);
        if (company is null) return DataRefusals.NotFound("The company");
        var profile = await desk.Db.FileProfiles.FirstOrDefaultAsync(p => p.CompanyId == company.Id, desk.Token);
        if (profile is not null && profile.Version != draft.Version) return DataRefusals.Stale($"The file settings of company {company.Code}", profile);
        if (await WhyNotCodesAsync(desk, company, draft) is { } strange) return strange;

        if (profile is null) desk.Db.Add(profile = new FileProfile { CompanyId = company.Id });
        var before = FileProfileDraft.Words(profile);
        draft.WriteTo(profile);
        desk.NoteChange(new AuditEntry("FileProfile.Change", $"Company {company.Code}") { CompanyId = company.Id, Address = LedgersRefusals.Address(company) },
            before, FileProfileDraft.Words(profile));
        return profile;
    }, token);

    private static async Task<Refusal?> WhyNotCodesAsync(Desk desk, Company company, FileProfileDraft draft)
    {
        var ((branchCodes, branches), (departmentCodes, departments)) = draft.Codes;
        if ((branches ?? departments) is { } refusal) return refusal;

        var ownBranches = await desk.Db.Branches.Where(b => b.CompanyId == company.Id).Select(b => b.Code).ToListAsync(desk.Token);
        if (branchCodes!.Codes.Except(ownBranches).FirstOrDefault() is { } branch) return LedgersRefusals.CodeMapStranger("Branch codes", $"branch {branch}", company.Code);

        var ownDepartments = await desk.Db.Departments.Where(d => d.CompanyId == company.Id).Select(d => d.Code).ToListAsync(desk.Token);
        return departmentCodes!.Codes.Except(ownDepartments).FirstOrDefault() is { } department
            ? LedgersRefusals.CodeMapStranger("Department codes", $"department {department}", company.Code) : null;
    }
}
