using BatchLedger.Data;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Trail;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Catalog;

public sealed class PaymentMethodService(Work work)
{
    public Task<Listed<PaymentMethodRow>> ListAsync(int companyId, ListQuery query, CancellationToken token = default) => work.ReadAsync(db =>
    {
        var methods = db.PaymentMethods.Where(m => m.CompanyId == companyId);
        if (query.Filters)
            methods = methods.Where(m => EF.Functions.Like(m.Code, query.Pattern, "\\") || EF.Functions.Like(m.Name, query.Pattern, "\\"));
        methods = (query.Sort, query.Descending) switch
        {
            ("name", false) => methods.OrderBy(m => m.Name).ThenBy(m => m.Code),
            ("name", true) => methods.OrderByDescending(m => m.Name).ThenBy(m => m.Code),
            (_, true) => methods.OrderByDescending(m => m.Code),
            _ => methods.OrderBy(m => m.Code),
        };
        return methods.Select(m => new PaymentMethodRow(m.Code, m.Name,
            db.Accounts.Where(a => a.Id == m.AccountId).Select(a => a.Code).FirstOrDefault(), m.Active)).PageAsync(query, token);
    }, token);

    /// <summary>The active payment methods, for a field to choose from.</summary>
    public Task<IReadOnlyList<PaymentMethodChoice>> PickAsync(int companyId, CancellationToken token = default) =>
        work.ReadAsync<IReadOnlyList<PaymentMethodChoice>>(async db => await db.PaymentMethods.Where(m => m.CompanyId == companyId && m.Active)
            .OrderBy(m => m.Code).Select(m => new PaymentMethodChoice(m.Id, m.Code, m.Name)).ToListAsync(token), token);

    /// <summary>Without a company: the first one the actor sees that has this code.</summary>
    public Task<PaymentMethod?> FindAsync(int? companyId, string code, CancellationToken token = default) =>
        work.ReadAsync(db => db.PaymentMethods.Where(m => m.Code == code && (companyId == null || m.CompanyId == companyId))
            .OrderBy(m => m.CompanyId).FirstOrDefaultAsync(token), token);

    /// <summary>Refuses with Text.*, PaymentMethodTaken, CodeIsFixed, AccountInactive, AccountStrange, Stale or NotFound.</summary>
    public Task<Outcome<PaymentMethod>> SaveAsync(PaymentMethodDraft draft, CancellationToken token = default) => work.MakeAsync<PaymentMethod>(Permission.EditSetUp, async desk =>
    {
        if (draft.WhyNot() is { } refusal) return refusal;
        return draft.Id is null ? await AddAsync(desk, draft) : await ChangeAsync(desk, draft);
    }, token);

    private static async Task<Outcome<PaymentMethod>> AddAsync(Desk desk, PaymentMethodDraft draft)
    {
        if (!await desk.Db.Companies.AnyAsync(c => c.Id == draft.CompanyId, desk.Token)) return DataRefusals.NotFound("The company");
        var upper = draft.Code.ToUpperInvariant();
        var taken = await desk.Db.PaymentMethods.FirstOrDefaultAsync(m => m.CompanyId == draft.CompanyId && m.Code.ToUpper() == upper, desk.Token);
        if (taken is not null) return CatalogRefusals.PaymentMethodTaken(taken);

        var method = new PaymentMethod { CompanyId = draft.CompanyId, Code = draft.Code, Name = draft.Name };
        if (await WriteAsync(desk, method, draft) is { } refusal) return refusal;
        desk.Db.Add(method);
        return method;
    }

    private static async Task<Outcome<PaymentMethod>> ChangeAsync(Desk desk, PaymentMethodDraft draft)
    {
        var method = await desk.Db.PaymentMethods.FirstOrDefaultAsync(m => m.Id == draft.Id, desk.Token);
        if (method is null) return DataRefusals.NotFound($"Payment method {draft.Code}");
        if (method.Version != draft.Version) return DataRefusals.Stale($"Payment method {method.Code}", method);
        if (method.Code != draft.Code) return CatalogRefusals.KeepsCode($"Payment method {method.Code}");
        return await WriteAsync(desk, method, draft) is { } refusal ? refusal : method;
    }

    private static async Task<Refusal?> WriteAsync(Desk desk, PaymentMethod method, PaymentMethodDraft draft)
    {
        var chosen = new ChosenAccount("Clearing or bank account", method.AccountId, draft.AccountId);
        var accounts = await ChosenAccounts.ReadAsync(desk, method.CompanyId, chosen);
        if (accounts.WhyNot(chosen) is { } refusal) return refusal;

        IReadOnlyList<Said> Words(PaymentMethodDraft said) =>
            [new("Name", said.Name), new(chosen.Part, accounts.CodeOf(said.AccountId)), new("Active", said.Active.YesNo())];
        desk.NoteChange(new AuditEntry(method.Id == 0 ? "PaymentMethod.Add" : "PaymentMethod.Change", $"Payment method {method.Code}")
        {
            CompanyId = method.CompanyId, Address = CatalogRefusals.PaymentMethodAddress(method.Code),
        }, method.Id == 0 ? [] : Words(PaymentMethodDraft.Of(method)), Words(draft));
        draft.WriteTo(method);
        return null;
    }
}

public sealed record PaymentMethodRow(string Code, string Name, string? Account, bool Active);

public sealed record PaymentMethodChoice(int Id, string Code, string Name)
{
    public override string ToString() => $"{Code} {Name}";
}
