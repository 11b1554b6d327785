using BatchLedger.Data;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Trail;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Accounts;

public sealed class AccountService(Work work)
{
    public Task<Listed<AccountRow>> ListAsync(int companyId, ListQuery query, CancellationToken token = default) => work.ReadAsync(db =>
    {
        var accounts = db.Accounts.Where(a => a.CompanyId == companyId);
        if (query.Filters)
            accounts = accounts.Where(a => EF.Functions.Like(a.Code, query.Pattern, "\\") || EF.Functions.Like(a.Name, query.Pattern, "\\"));
        accounts = (query.Sort, query.Descending) switch
        {
            ("name", false) => accounts.OrderBy(a => a.Name).ThenBy(a => a.Code),
            ("name", true) => accounts.OrderByDescending(a => a.Name).ThenBy(a => a.Code),
            ("type", false) => accounts.OrderBy(a => a.Type).ThenBy(a => a.Code),
            ("type", true) => accounts.OrderByDescending(a => a.Type).ThenBy(a => a.Code),
            (_, true) => accounts.OrderByDescending(a => a.Code),
            _ => accounts.OrderBy(a => a.Code),
        };
        return accounts.Select(a => new AccountRow(a.Code, a.Name, a.Type, a.Active, a.ExternalName) { Unit = a.Unit }).PageAsync(query, token);
    }, token);

    /// <summary>The active accounts that keep money, for a field to choose from, and those that stand in it already.</summary>
    public Task<IReadOnlyList<AccountChoice>> PickAsync(int companyId, IReadOnlyList<int>? chosen = null, CancellationToken token = default)
    {
        var kept = chosen ?? [];
        return work.ReadAsync<IReadOnlyList<AccountChoice>>(async db => await db.Accounts.Where(a => a.CompanyId == companyId && ((a.Active && a.Type != AccountType.Statistical) || kept.Contains(a.Id)))
            .OrderBy(a => a.Code).Select(a => new AccountChoice(a.Id, a.Code, a.Name, a.Active)).ToListAsync(token), token);
    }

    /// <summary>Without a company: the first one the actor sees that has this code.</summary>
    public Task<Account?> FindAsync(int? companyId, string code, CancellationToken token = default) =>
        work.ReadAsync(db => db.Accounts.Where(a => a.Code == code && (companyId == null || a.CompanyId == companyId))
            .OrderBy(a => a.CompanyId).FirstOrDefaultAsync(token), token);

    /// <summary>Refuses with Text.*, UnitMissing, UnitUnwanted, Taken, CodeIsFixed, KindIsFixed, Stale or NotFound.</summary>
    public Task<Outcome<Account>> SaveAsync(AccountDraft draft, CancellationToken token = default) => work.MakeAsync<Account>(Permission.EditSetUp, async desk =>
    {
        if (draft.WhyNot() is { } refusal) return refusal;
        return draft.Id is null ? await AddAsync(desk, draft) : await ChangeAsync(desk, draft);
    }, token);

    private static async Task<Outcome<Account>> AddAsync(Desk desk, AccountDraft draft)
    {
        if (!await desk.Db.Companies.AnyAsync(c => c.Id == draft.CompanyId, desk.Token)) return DataRefusals.NotFound("The company");
        var upper = draft.Code.ToUpperInvariant();
        var taken = await desk.Db.Accounts.FirstOrDefaultAsync(a => a.CompanyId == draft.CompanyId && a.Code.ToUpper() == upper, desk.Token);
        if (taken is not null) return AccountsRefusals.AccountTaken(draft.Code, taken);

        var account = new Account { CompanyId = draft.CompanyId, Code = draft.Code, Name = draft.Name, Type = draft.Type };
        draft.WriteTo(account);
        desk.Db.Add(account);
        desk.NoteChange(Entry("Account.Add", account), [], draft.Words);
        return account;
    }

    private static async Task<Outcome<Account>> ChangeAsync(Desk desk, AccountDraft draft)
    {
        var account = await desk.Db.Accounts.FirstOrDefaultAsync(a => a.Id == draft.Id, desk.Token);
        if (account is null) return DataRefusals.NotFound($"Account {draft.Code}");
        if (account.Version != draft.Version) return DataRefusals.Stale($"Account {account.Code}", account);
        if (account.Code != draft.Code) return AccountsRefusals.AccountKeepsCode(account.Code);
        if (account.Type is AccountType.Statistical != draft.Type is AccountType.Statistical && await HasLinesAsync(desk, account.Id)) return AccountsRefusals.KindIsFixed(account);

        desk.NoteChange(Entry("Account.Change", account), AccountDraft.Of(account).Words, draft.Words);
        draft.WriteTo(account);
        return account;
    }

    private static async Task<bool> HasLinesAsync(Desk desk, int id) => await desk.Db.JournalLines.AnyAsync(l => l.AccountId == id, desk.Token)
        || await desk.Db.Transactions.AnyAsync(t => t.Lines.Any(l => l.AccountId == id), desk.Token)
        || await desk.Db.AccountBalances.AnyAsync(b => b.AccountId == id, desk.Token);

    private static AuditEntry Entry(string action, Account account) =>
        new(action, $"Account {account.Code}") { CompanyId = account.CompanyId, Address = AccountsRefusals.Address(account.Code) };
}

public sealed record AccountRow(string Code, string Name, AccountType Type, bool Active, string? ExternalName)
{
    public string? Unit { get; init; }
}

public sealed record AccountChoice(int Id, string Code, string Name, bool Active)
{
    public override string ToString() => Active ? $"{Code} {Name}" : $"{Code} {Name} (inactive)";
}
