using BatchLedger.Accounts;
using BatchLedger.Data;
using BatchLedger.Refusals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Catalog;

/// <summary>One account field of a form: what stood there, and what was chosen now.</summary>
internal readonly record struct ChosenAccount(string Part, int? Before, int? Now);

/// <summary>The accounts that a form names, read once: to check them and to call them by their codes.</summary>
internal sealed class ChosenAccounts(IReadOnlyDictionary<int, Account> accounts, IReadOnlySet<int> trust)
{
    public static async Task<ChosenAccounts> ReadAsync(Desk desk, int companyId, params IReadOnlyList<ChosenAccount> chosen)
    {
        var ids = chosen.SelectMany(c => new[] { c.Before, c.Now }).OfType<int>().ToList();
        return new(await desk.Db.Accounts.Where(a => a.CompanyId == companyId && ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, desk.Token),
            await desk.Db.TrustAccountsAsync(companyId, desk.Token));
    }

    // An account that stood there already may stay though inactive, or its record could not be mended in other fields.
    public Refusal? WhyNot(params IReadOnlyList<ChosenAccount> chosen)
    {
        foreach (var (part, before, now) in chosen)
        {
            if (now is not { } id || id == before) continue;
            if (!accounts.TryGetValue(id, out var account)) return CatalogRefusals.AccountStrange(part);
            if (!account.Active) return CatalogRefusals.AccountInactive(part, account);
            if (trust.Contains(id)) return AccountsRefusals.HoldsTrust(account, part);
        }
        return null;
    }

    public string? CodeOf(int? id) => id is { } known && accounts.TryGetValue(known, out var account) ? account.Code : null;
}
