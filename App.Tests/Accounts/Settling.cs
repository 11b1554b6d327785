using BatchLedger.Accounts;
using BatchLedger.Ledgers;
using BatchLedger.Tests.Sales;

namespace BatchLedger.Tests.Accounts;

/// <summary>The sample association with a second branch, NORTH, and accounts for what the two owe each other. Its branches must balance.</summary>
public static class Settling
{
    public static async Task<(Till Till, Branch North)> OpenAsync()
    {
        var till = await Till.OpenAsync();
        var company = till.Association.Company.Id;
        await till.ChangeAsync<Company>(company, c => c.Type = CompanyType.WithBranchesRequiringBalancing);
        var north = new Branch { CompanyId = company, Code = "NORTH", Name = "North", LedgerId = till.Association.Ledger.Id };
        foreach (var (code, name, type) in new[] { ("1500", "Due from branches", AccountType.Asset), ("2500", "Due to branches", AccountType.Liability), ("2510", "Due to branches, sales", AccountType.Liability) })
            till.Association.Accounts[code] = new Account { CompanyId = company, Code = code, Name = name, Type = type };
        await till.Books.PutAsync(north, till.Association.Accounts["1500"], till.Association.Accounts["2500"], till.Association.Accounts["2510"]);
        return (till, north);
    }

    public static InterBranchDraft Mapping(this Till till, int from, int to, string accountFrom = "", string accountTo = "") => new()
    {
        CompanyId = till.Association.Company.Id, FromBranchId = from, ToBranchId = to, AccountFrom = accountFrom, AccountTo = accountTo,
        DueFromAccountId = till.Association.Accounts["1500"].Id, DueToAccountId = till.Association.Accounts["2500"].Id,
    };
}
