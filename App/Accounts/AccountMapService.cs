using BatchLedger.Data;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Trail;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Accounts;

public sealed class AccountMapService(Work work)
{
    /// <summary>The map as it stands; an empty one where nothing was chosen yet.</summary>
    public Task<AccountMapDraft> OpenAsync(int companyId, CancellationToken token = default) => work.ReadAsync(async db =>
        await db.AccountMaps.FirstOrDefaultAsync(m => m.CompanyId == companyId, token) is { } map ? AccountMapDraft.Of(map) : new AccountMapDraft { CompanyId = companyId }, token);

    /// <summary>Refuses with MapAccountInactive, MapAccountStrange, Stale or NotFound.</summary>
    public Task<Refusal?> SaveAsync(AccountMapDraft draft, CancellationToken token = default) => work.DoAsync(Permission.EditSetUp, async desk =>
    {
        if (!await desk.Db.Companies.AnyAsync(c => c.Id == draft.CompanyId, desk.Token)) return DataRefusals.NotFound("The company");
        var map = await desk.Db.AccountMaps.FirstOrDefaultAsync(m => m.CompanyId == draft.CompanyId, desk.Token);
        if (map is not null && map.Version != draft.Version) return DataRefusals.Stale("The account map", map);
        if (map is null) desk.Db.Add(map = new AccountMap { CompanyId = draft.CompanyId });

        var before = AccountMapDraft.Of(map);
        var ids = before.Parts.Concat(draft.Parts).Select(p => p.AccountId).OfType<int>().ToList();
        var accounts = await desk.Db.Accounts.Where(a => a.CompanyId == draft.CompanyId && ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, desk.Token);
        if (WhyNot(before, draft, accounts) is { } refusal) return refusal;

        draft.WriteTo(map);
        desk.NoteChange(new AuditEntry("AccountMap.Change", "Account map") { CompanyId = draft.CompanyId, Address = "/account-map" },
            Words(before, accounts), Words(draft, accounts));
        return null;
    }, token);

    // A part that was chosen while its account was active may stay, or one stale part would block mending the others.
    private static Refusal? WhyNot(AccountMapDraft before, AccountMapDraft draft, Dictionary<int, Account> accounts)
    {
        foreach (var (old, part) in before.Parts.Zip(draft.Parts))
        {
            if (part.AccountId is not { } id || id == old.AccountId) continue;
            if (!accounts.TryGetValue(id, out var account)) return AccountsRefusals.MapAccountStrange(part.Part);
            if (!account.Active) return AccountsRefusals.MapAccountInactive(part.Part, account);
            if (account.Type is AccountType.Statistical) return AccountsRefusals.MapAccountCounts(part.Part, account);
        }
        return null;
    }

    private static List<Said> Words(AccountMapDraft map, Dictionary<int, Account> accounts) =>
        [.. map.Parts.Select(p => new Said(p.Part, p.AccountId is { } id ? accounts.GetValueOrDefault(id)?.Code : null))];
}
