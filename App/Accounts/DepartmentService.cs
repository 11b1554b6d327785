using BatchLedger.Data;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Trail;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Accounts;

public sealed class DepartmentService(Work work)
{
    public Task<Listed<Department>> ListAsync(int companyId, ListQuery query, CancellationToken token = default) => work.ReadAsync(db =>
    {
        var departments = db.Departments.Where(d => d.CompanyId == companyId);
        if (query.Filters)
            departments = departments.Where(d => EF.Functions.Like(d.Code, query.Pattern, "\\") || EF.Functions.Like(d.Name, query.Pattern, "\\"));
        return departments.OrderBy(d => d.Code).PageAsync(query, token);
    }, token);

    /// <summary>The active departments, for a field to choose from.</summary>
    public Task<IReadOnlyList<DepartmentChoice>> PickAsync(int companyId, CancellationToken token = default) =>
        work.ReadAsync<IReadOnlyList<DepartmentChoice>>(async db => await db.Departments.Where(d => d.CompanyId == companyId && d.Active)
            .OrderBy(d => d.Code).Select(d => new DepartmentChoice(d.Id, d.Code, d.Name)).ToListAsync(token), token);

    /// <summary>Refuses with Text.*, DepartmentTaken, DepartmentCodeIsFixed, Stale or NotFound.</summary>
    public Task<Outcome<Department>> SaveAsync(DepartmentDraft draft, CancellationToken token = default) => work.MakeAsync<Department>(Permission.EditSetUp, async desk =>
    {
        if (draft.WhyNot() is { } refusal) return refusal;
        return draft.Id is null ? await AddAsync(desk, draft) : await ChangeAsync(desk, draft);
    }, token);

    private static async Task<Outcome<Department>> AddAsync(Desk desk, DepartmentDraft draft)
    {
        if (!await desk.Db.Companies.AnyAsync(c => c.Id == draft.CompanyId, desk.Token)) return DataRefusals.NotFound("The company");
        var upper = draft.Code.ToUpperInvariant();
        var taken = await desk.Db.Departments.FirstOrDefaultAsync(d => d.CompanyId == draft.CompanyId && d.Code.ToUpper() == upper, desk.Token);
        if (taken is not null) return AccountsRefusals.DepartmentTaken(draft.Code, taken);

        var department = new Department { CompanyId = draft.CompanyId, Code = draft.Code, Name = draft.Name, Active = draft.Active };
        desk.Db.Add(department);
        desk.NoteChange(Entry("Department.Add", department), [], draft.Words);
        return department;
    }

    private static async Task<Outcome<Department>> ChangeAsync(Desk desk, DepartmentDraft draft)
    {
        var department = await desk.Db.Departments.FirstOrDefaultAsync(d => d.Id == draft.Id, desk.Token);
        if (department is null) return DataRefusals.NotFound($"Department {draft.Code}");
        if (department.Version != draft.Version) return DataRefusals.Stale($"Department {department.Code}", department);
        if (department.Code != draft.Code) return AccountsRefusals.DepartmentKeepsCode(department.Code);

        desk.NoteChange(Entry("Department.Change", department), DepartmentDraft.Of(department).Words, draft.Words);
        draft.WriteTo(department);
        return department;
    }

    private static AuditEntry Entry(string action, Department department) => new(action, $"Department {department.Code}") { CompanyId = department.CompanyId };
}

public sealed record DepartmentChoice(int Id, string Code, string Name)
{
    public override string ToString() => $"{Code} {Name}";
}
