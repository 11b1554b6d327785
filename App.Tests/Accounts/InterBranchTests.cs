using BatchLedger.Accounts;
using BatchLedger.Features;
using BatchLedger.Ledgers;
using BatchLedger.Refusals;
using BatchLedger.Tests.Sales;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Accounts;

public sealed class InterBranchTests
{
    [Fact]
    public async Task Each_refusal_names_the_numbers_and_the_records_in_their_order()
    {
        var (till, north) = await Settling.OpenAsync();
        await using var closing = till;
        var (hq, accounts) = (till.Association.Branch.Id, till.Association.Accounts);
        var other = await Association.FoundAsync(till.Books, "OTHER");
        var service = till.Books.Get<InterBranchService>();
        Assert.Null((await service.SaveAsync(till.Mapping(hq, north.Id, "4500", "5999"))).Refusal);

        async Task<string?> RefusedAsync(Action<InterBranchDraft> spoil)
        {
            var draft = till.Mapping(hq, north.Id, "6000", "6999");
            spoil(draft);
            return (await service.SaveAsync(draft)).Refusal?.Message;
        }

        Assert.Equal("Choose both branches.", await RefusedAsync(d => d.ToBranchId = null));
        Assert.Equal("A branch does not belong to this company. Choose two of the company's branches.", await RefusedAsync(d => d.ToBranchId = other.Branch.Id));
        Assert.Equal("Both branches are HQ. A branch owes itself nothing; choose two.", await RefusedAsync(d => d.ToBranchId = hq));
        Assert.Equal("The range begins at 9, after its end at 10. Codes are compared sign by sign, so that 10 stands before 9. Exchange the two.", await RefusedAsync(d => (d.AccountFrom, d.AccountTo) = ("9", "10")));
        Assert.Equal("Range 4000–4999 overlaps 4500–5999 of HQ → NORTH. Change one of them.", await RefusedAsync(d => (d.AccountFrom, d.AccountTo) = ("4000", "4999")));
        Assert.Equal("Range 5999 overlaps 4500–5999 of HQ → NORTH. Change one of them.", await RefusedAsync(d => (d.AccountFrom, d.AccountTo) = ("5999", "5999")));
        Assert.Equal("Range from 5000 overlaps 4500–5999 of HQ → NORTH. Change one of them.", await RefusedAsync(d => (d.AccountFrom, d.AccountTo) = ("5000", "")));
        Assert.Equal("A range over all accounts overlaps 4500–5999 of HQ → NORTH. Change one of them.", await RefusedAsync(d => (d.AccountFrom, d.AccountTo) = ("", "")));
        Assert.Equal("Due-from account: choose an account.", await RefusedAsync(d => d.DueFromAccountId = null));
        Assert.Equal("Due-to account: the account does not belong to this company. Choose one of the company's accounts.", await RefusedAsync(d => d.DueToAccountId = other.Accounts["1010"].Id));
        Assert.Equal("Due-to account: account 4010 Annual dues is of the type Revenue. What branches owe each other stands on an Asset or a Liability.", await RefusedAsync(d => d.DueToAccountId = accounts["4010"].Id));
        await till.ChangeAsync<Account>(accounts["2510"].Id, a => a.Active = false);
        Assert.Equal("Due-to account: account 2510 Due to branches, sales is inactive. Choose an active account, or set it active first.", await RefusedAsync(d => d.DueToAccountId = accounts["2510"].Id));
        Assert.Null(await RefusedAsync(_ => { }));
        Assert.Null((await service.SaveAsync(till.Mapping(north.Id, hq))).Refusal);
    }

    [Fact]
    public async Task A_mapping_is_changed_and_deleted_by_who_saw_it_last_and_the_trail_says_what_it_was()
    {
        var (till, north) = await Settling.OpenAsync();
        await using var closing = till;
        var service = till.Books.Get<InterBranchService>();
        var made = Till.Made(await service.SaveAsync(till.Mapping(till.Association.Branch.Id, north.Id, "4000", "4999")));
        var (first, second) = (InterBranchDraft.Of(made), InterBranchDraft.Of(made));
        (first.AccountFrom, first.DueToAccountId) = ("", till.Association.Accounts["2510"].Id);
        var changed = Till.Made(await service.SaveAsync(first));

        Assert.StartsWith("The mapping was changed by R. Osei", (await service.SaveAsync(second)).Refusal?.Message);
        Assert.StartsWith("The mapping was changed by R. Osei", (await service.DeleteAsync(made.Id, 1))?.Message);
        var turned = InterBranchDraft.Of(changed);
        (turned.FromBranchId, turned.ToBranchId) = (turned.ToBranchId, turned.FromBranchId);
        Assert.Equal("A mapping keeps its branches. Delete it, and add the other.", (await service.SaveAsync(turned)).Refusal?.Message);
        Assert.Null(await service.DeleteAsync(changed.Id, changed.Version));

        await using var db = till.Books.Db();
        Assert.Empty(await db.InterBranchMappings.ToListAsync());
        Assert.Equal("Accounts: up to 4999 · Due-from account: 1500 · Due-to account: 2510", (await db.AuditRows.SingleAsync(r => r.Action == "InterBranch.Delete")).Before);
        Assert.Equal(["InterBranch.Add", "InterBranch.Change", "InterBranch.Delete"], (await db.AuditRows.OrderBy(r => r.Seq).ToListAsync()).Select(r => r.Action));
        var row = await db.AuditRows.SingleAsync(r => r.Action == "InterBranch.Change");
        Assert.Equal(("Accounts: 4000–4999 · Due-to account: 2500", "Accounts: up to 4999 · Due-to account: 2510"), (row.Before, row.After));
    }

    [Fact]
    public async Task Without_the_feature_no_mapping_is_made()
    {
        var (till, north) = await Settling.OpenAsync();
        await using var closing = till;
        await till.ChangeAsync<FeatureSet>(FeatureSet.OnlyId, f => f.Multibranch = false);

        var refusal = (await till.Books.Get<InterBranchService>().SaveAsync(till.Mapping(till.Association.Branch.Id, north.Id))).Refusal;

        Assert.Equal("A mapping between branches needs Multibranch, which is off. An administrator turns it on in Settings.", refusal?.Message);
    }

    [Fact]
    [Rule("S4.15")]
    public async Task A_branch_posts_to_an_Actual_ledger_of_its_company_by_default()
    {
        var (till, north) = await Settling.OpenAsync();
        await using var closing = till;
        var other = await Association.FoundAsync(till.Books, "OTHER");
        var statistical = new Ledger { Code = "STAT", Description = "Hours", Type = LedgerType.Statistical, Currency = "XXX" };
        await till.Books.PutAsync(statistical);
        await till.Books.PutAsync(new LedgerCompany { LedgerId = statistical.Id, CompanyId = till.Association.Company.Id });
        var service = till.Books.Get<InterBranchService>();

        Assert.Equal("Branch NORTH: ledger STAT is of the type Statistical. Sales post to an Actual ledger; choose one.", (await service.SetLedgerAsync(north.Id, statistical.Id, north.Version))?.Message);
        Assert.Equal("Branch NORTH: the ledger does not belong to this company. Choose one of the company's Actual ledgers.", (await service.SetLedgerAsync(north.Id, other.Ledger.Id, north.Version))?.Message);
        await till.ChangeAsync<Branch>(north.Id, b => b.LedgerId = statistical.Id);
        var view = (await service.OpenAsync(till.Association.Company.Id))!;
        Assert.Equal("ACTUAL", Assert.Single(view.Ledgers).Code);
        Assert.Equal(["ACTUAL", "STAT"], view.Branches.Select(b => b.Ledger));
        var seen = view.Branches.Single(b => b.Branch.Id == north.Id).Branch;
        Assert.Null(await service.SetLedgerAsync(north.Id, till.Association.Ledger.Id, seen.Version));
        Assert.StartsWith("Branch NORTH was changed by", (await service.SetLedgerAsync(north.Id, till.Association.Ledger.Id, seen.Version))?.Message);
        Assert.Equal("ACTUAL", (await service.OpenAsync(till.Association.Company.Id))!.Branches[1].Ledger);
    }

    [Fact]
    public async Task Another_companys_mappings_do_not_show()
    {
        var (till, north) = await Settling.OpenAsync();
        await using var closing = till;
        var service = till.Books.Get<InterBranchService>();
        var made = Till.Made(await service.SaveAsync(till.Mapping(till.Association.Branch.Id, north.Id)));
        var other = await Association.FoundAsync(till.Books, "OTHER");
        till.Books.Actor = Books.Person("O. Ther", BatchLedger.People.Role.Accountant, new HashSet<int> { other.Company.Id });

        Assert.Null(await service.OpenAsync(till.Association.Company.Id));
        Assert.Empty(await service.PickAsync(till.Association.Company.Id, []));
        Assert.Equal("Data.NotFound", (await service.DeleteAsync(made.Id, made.Version))?.Code);
        Assert.Equal("Data.NotFound", (await service.SaveAsync(InterBranchDraft.Of(made))).Refusal?.Code);
        Assert.Equal("Data.NotFound", (await service.SetLedgerAsync(north.Id, other.Ledger.Id, north.Version))?.Code);
        Assert.Empty((await service.OpenAsync(other.Company.Id))!.Mappings);
    }
}
