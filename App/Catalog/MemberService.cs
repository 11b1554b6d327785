using BatchLedger.Data;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Trail;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Catalog;

public sealed class MemberService(Work work)
{
    public Task<Listed<MemberRow>> ListAsync(int companyId, ListQuery query, CancellationToken token = default) => work.ReadAsync(db =>
    {
        var members = Found(db, companyId, query);
        members = (query.Sort, query.Descending) switch
        {
            ("name", false) => members.OrderBy(m => m.Name).ThenBy(m => m.Number),
            ("name", true) => members.OrderByDescending(m => m.Name).ThenBy(m => m.Number),
            (_, true) => members.OrderByDescending(m => m.Number),
            _ => members.OrderBy(m => m.Number),
        };
        return members.Select(m => new MemberRow(m.Number, m.Name, m.Email, m.Active)).PageAsync(query, token);
    }, token);

    /// <summary>The first fifty active members that match what was typed, for a field to choose from.</summary>
    public Task<IReadOnlyList<MemberChoice>> PickAsync(int companyId, string text = "", CancellationToken token = default) =>
        work.ReadAsync<IReadOnlyList<MemberChoice>>(async db => await Found(db, companyId, new ListQuery(text)).Where(m => m.Active)
            .OrderBy(m => m.Name).ThenBy(m => m.Number).Take(50).Select(m => new MemberChoice(m.Id, m.Number, m.Name)).ToListAsync(token), token);

    /// <summary>Without a company: the first one the actor sees that has this number.</summary>
    public Task<Member?> FindAsync(int? companyId, string number, CancellationToken token = default) =>
        work.ReadAsync(db => db.Members.Where(m => m.Number == number && (companyId == null || m.CompanyId == companyId))
            .OrderBy(m => m.CompanyId).FirstOrDefaultAsync(token), token);

    /// <summary>Refuses with Text.*, EmailUnclear, MemberTaken, CodeIsFixed, Stale or NotFound.</summary>
    public Task<Outcome<Member>> SaveAsync(MemberDraft draft, CancellationToken token = default) => work.MakeAsync<Member>(Permission.EditSetUp, async desk =>
    {
        if (draft.WhyNot() is { } refusal) return refusal;
        return draft.Id is null ? await AddAsync(desk, draft) : await ChangeAsync(desk, draft);
    }, token);

    private static IQueryable<Member> Found(AppDbContext db, int companyId, ListQuery query)
    {
        var members = db.Members.Where(m => m.CompanyId == companyId);
        return query.Filters
            ? members.Where(m => EF.Functions.Like(m.Number, query.Pattern, "\\") || EF.Functions.Like(m.Name, query.Pattern, "\\") || EF.Functions.Like(m.Email!, query.Pattern, "\\"))
            : members;
    }

    private static async Task<Outcome<Member>> AddAsync(Desk desk, MemberDraft draft)
    {
        if (!await desk.Db.Companies.AnyAsync(c => c.Id == draft.CompanyId, desk.Token)) return DataRefusals.NotFound("The company");
        var upper = draft.Number.ToUpperInvariant();
        var taken = await desk.Db.Members.FirstOrDefaultAsync(m => m.CompanyId == draft.CompanyId && m.Number.ToUpper() == upper, desk.Token);
        if (taken is not null) return CatalogRefusals.MemberTaken(taken);

        var member = new Member { CompanyId = draft.CompanyId, Number = draft.Number, Name = draft.Name };
        draft.WriteTo(member);
        desk.Db.Add(member);
        desk.NoteChange(Entry("Member.Add", member), [], draft.Words);
        return member;
    }

    private static async Task<Outcome<Member>> ChangeAsync(Desk desk, MemberDraft draft)
    {
        var member = await desk.Db.Members.FirstOrDefaultAsync(m => m.Id == draft.Id, desk.Token);
        if (member is null) return DataRefusals.NotFound($"Member {draft.Number}");
        if (member.Version != draft.Version) return DataRefusals.Stale($"Member {member.Number}", member);
        if (member.Number != draft.Number) return CatalogRefusals.KeepsCode($"Member {member.Number}");

        desk.NoteChange(Entry("Member.Change", member), MemberDraft.Of(member).Words, draft.Words);
        draft.WriteTo(member);
        return member;
    }

    private static AuditEntry Entry(string action, Member member) =>
        new(action, $"Member {member.Number}") { CompanyId = member.CompanyId, Address = CatalogRefusals.MemberAddress(member.Number) };
}

public sealed record MemberRow(string Number, string Name, string? Email, bool Active);

public sealed record MemberChoice(int Id, string Number, string Name)
{
    public override string ToString() => $"{Number} {Name}";
}
