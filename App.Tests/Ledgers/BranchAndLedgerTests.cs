using BatchLedger.Data;
using BatchLedger.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Ledgers;

public class BranchAndLedgerTests
{
    [Fact]
    public async Task A_branch_posts_to_the_company_s_Actual_ledger()
    {
        await using var books = await Books.OpenAsync();
        var company = await WithBranchesAsync(books);

        var made = await books.Get<BranchService>().SaveAsync(new BranchDraft { CompanyId = company.Id, Code = "east", Name = "East" });

        Assert.Equal("EAST", made.Value?.Code);
        await using var db = books.Db();
        Assert.Equal((await db.Ledgers.SingleAsync()).Id, (await db.Branches.SingleAsync()).LedgerId);
    }

    [Fact]
    public async Task A_company_without_branches_gets_no_second_one()
    {
        await using var books = await Books.OpenAsync();
        var arg = await Association.FoundAsync(books);

        var made = await books.Get<BranchService>().SaveAsync(new BranchDraft { CompanyId = arg.Company.Id, Code = "EAST", Name = "East" });

        Assert.Equal("Company ARG is of the type Without Branches. Change its type before you add a branch.", made.Refusal?.Message);
    }

    [Fact]
    public async Task The_only_branch_stays_active()
    {
        await using var books = await Books.OpenAsync();
        var arg = await Association.FoundAsync(books);
        var draft = BranchDraft.Of(arg.Branch);
        draft.Active = false;

        Assert.Equal("Branch HQ is the only one of company ARG, which is of the type Without Branches. Every line needs a branch, so it stays active.",
            (await books.Get<BranchService>().SaveAsync(draft)).Refusal?.Message);
    }

    [Fact]
    public async Task A_branch_s_code_is_free_once()
    {
        await using var books = await Books.OpenAsync();
        var company = await WithBranchesAsync(books);
        var branches = books.Get<BranchService>();
        var east = (await branches.SaveAsync(new BranchDraft { CompanyId = company.Id, Code = "EAST", Name = "East" })).Value!;

        var twice = await branches.SaveAsync(new BranchDraft { CompanyId = company.Id, Code = "east", Name = "Far east" });
        var renamed = BranchDraft.Of(east);
        renamed.Code = "WEST";

        Assert.Equal("Branch EAST is already there (East). Choose another code.", twice.Refusal?.Message);
        Assert.Equal("Branch EAST keeps its code, for files and journals name it. Make a new branch and set this one inactive.", (await branches.SaveAsync(renamed)).Refusal?.Message);
    }

    [Fact]
    public async Task A_company_with_branches_does_not_become_one_without()
    {
        await using var books = await Books.OpenAsync();
        var company = await WithBranchesAsync(books);
        foreach (var code in new[] { "EAST", "WEST" })
            await books.Get<BranchService>().SaveAsync(new BranchDraft { CompanyId = company.Id, Code = code, Name = code });
        var draft = CompanyDraft.Of(company);
        draft.Type = CompanyType.WithoutBranches;

        Assert.Equal("Company HC has the branches EAST, WEST. A company without branches has only one, of its own code HC. Set the others inactive first.",
            (await books.Get<CompanyService>().SaveAsync(draft)).Refusal?.Message);
    }

    [Fact]
    [Rule("S4.11")]
    public async Task A_ledger_s_description_has_up_to_sixty_characters()
    {
        await using var books = await Books.OpenAsync();
        var arg = await Association.FoundAsync(books);
        var ledgers = books.Get<LedgerService>();
        var draft = LedgerDraft.Of(arg.Ledger);

        draft.Description = new string('x', 61);
        Assert.Equal("The ledger's description has 61 characters; at most 60 fit.", (await ledgers.SaveAsync(draft)).Refusal?.Message);
        draft.Description = "";
        Assert.Equal("Enter the ledger's description.", (await ledgers.SaveAsync(draft)).Refusal?.Message);
        draft.Description = new string('x', 60);
        Assert.Null((await ledgers.SaveAsync(draft)).Refusal);
        Assert.StartsWith("Ledger ACTUAL was changed by R. Osei", (await ledgers.SaveAsync(draft)).Refusal?.Message);
    }

    [Fact]
    [Rule("S4.12")]
    public async Task A_ledger_s_type_is_one_of_four_and_shown()
    {
        await using var books = await Books.OpenAsync();
        var arg = await Association.FoundAsync(books);

        var row = Assert.Single((await books.Get<LedgerReader>().ListAsync(arg.Company.Id, new ListQuery())).Rows);

        Assert.Equal((LedgerType.Actual, "USD"), (row.Type, row.Currency));
        Assert.Equal(["ARG"], row.Companies);
        Assert.Equal(["Actual", "Budget", "Reporting", "Statistical"], Enum.GetNames<LedgerType>());
    }

    private static async Task<Company> WithBranchesAsync(Books books) => (await books.Get<CompanyService>()
        .SaveAsync(new CompanyDraft { Code = "HC", Name = "Hack Club", Type = CompanyType.WithBranchesNotRequiringBalancing })).Value!;
}
