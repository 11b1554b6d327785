using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.Ledgers;
using BatchLedger.People;
using BatchLedger.Tests.Batches;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Ledgers;

public class LedgerServiceTests
{
    [Fact]
    [Rule("S4.1"), Rule("S4.7")]
    public async Task A_ledger_is_entered_with_a_unique_ID_a_description_and_a_type_and_maintained()
    {
        await using var books = await Books.OpenAsync();
        await Association.FoundAsync(books);
        var ledgers = books.Get<LedgerService>();

        var made = (await ledgers.SaveAsync(new LedgerDraft { Code = " bud26 ", Description = "Budget 2026", Type = LedgerType.Budget, Currency = "usd" })).Value!;
        var draft = LedgerDraft.Of(made);
        (draft.Description, draft.ConsolidationSource) = ("Budget for 2026", true);
        Assert.Null((await ledgers.SaveAsync(draft)).Refusal);

        var kept = (await books.Get<LedgerReader>().FindAsync("bud26"))!.Ledger;
        Assert.Equal(("BUD26", "Budget for 2026", LedgerType.Budget, "USD", true), (kept.Code, kept.Description, kept.Type, kept.Currency, kept.ConsolidationSource));
        Assert.Equal("Ledger BUD26 is already there. A ledger's ID is unique; choose another.",
            (await ledgers.SaveAsync(new LedgerDraft { Code = "Bud26", Description = "Another", Currency = "USD" })).Refusal?.Message);
        Assert.Equal(["Ledger.Add: Ledger ID: BUD26 · Description: Budget 2026 · Type: Budget · Currency: USD · Consolidation source: no",
            "Ledger.Change: Description: Budget for 2026 · Consolidation source: yes"], await TrailAsync(books));
    }

    [Theory]
    [InlineData("", "Enter the ledger ID.")]
    [InlineData("BUDGET20261", "The ledger ID has 11 characters; at most 10 fit.")]
    [InlineData("BUD-26", "The ledger ID “BUD-26” may hold letters and digits only.")]
    [InlineData("new", "The ledger ID cannot be “NEW”; choose another.")]
    [InlineData("7", null), InlineData("MyOwnRule9", null), InlineData("2026ACTUAL", null)]
    [Rule("S4.8"), Rule("S4.9")]
    public async Task An_ID_has_one_to_ten_letters_and_digits_after_whatever_rule_the_company_has(string code, string? words)
    {
        await using var books = await Books.OpenAsync();

        var made = await books.Get<LedgerService>().SaveAsync(new LedgerDraft { Code = code, Description = "A ledger", Currency = "USD" });

        Assert.Equal(words, made.Refusal?.Message);
        if (words is null) Assert.Equal(code.ToUpperInvariant(), made.Value!.Code);
    }

    [Fact]
    [Rule("S4.5"), Rule("S4.6"), Rule("S4.10")]
    public async Task Only_Change_ID_renames_a_ledger_and_what_refers_to_it_follows()
    {
        await using var books = await Books.OpenAsync();
        var association = await BatchSituations.MakeAsync(books, "Posted");
        var ledgers = books.Get<LedgerService>();
        var typed = LedgerDraft.Of((await books.Get<LedgerReader>().FindAsync("ACTUAL"))!.Ledger);
        typed.Code = "MAIN";
        Assert.Equal("Ledger ACTUAL keeps its ID. Change ID is the only way to give it another.", (await ledgers.SaveAsync(typed)).Refusal?.Message);

        var changed = await ledgers.ChangeIdAsync("ACTUAL", null, " main26 ");

        Assert.Equal(("MAIN26", "/ledgers/MAIN26"), (changed.Value?.Code, changed.Value?.Address));
        Assert.Null(await books.Get<LedgerReader>().FindAsync("ACTUAL"));
        var view = (await books.Get<LedgerReader>().FindAsync("MAIN26"))!;
        Assert.Equal((1, 1), (view.Use.Posted, view.Use.Branches));
        Assert.Equal("MAIN26", (await books.Get<BatchReader>().FindAsync(association.Batch.Number))!.Ledger.Code);
        await using var db = books.Db();
        var row = await db.AuditRows.SingleAsync(r => r.Action == "Ledger.ChangeId");
        Assert.Equal(("Ledger MAIN26", "/ledgers/MAIN26", "Ledger ID: ACTUAL", "Ledger ID: MAIN26"), (row.Record, row.Address, row.Before, row.After));
    }

    [Theory]
    [InlineData("", "Enter the ledger ID.")]
    [InlineData("MAIN BOOK", "The ledger ID “MAIN BOOK” may hold letters and digits only.")]
    [InlineData("actual", "ACTUAL is the ledger's ID already. Write another.")]
    [InlineData("actxyz", "Ledger ACTXYZ is already there. A ledger's ID is unique; choose another.")]
    public async Task A_new_ID_is_as_good_as_the_first_one_and_free(string wanted, string words)
    {
        await using var books = await Books.OpenAsync();
        var mine = await Association.FoundAsync(books);
        await Association.FoundAsync(books, "XYZ");
        books.Actor = Books.Person("A. Part", Role.Accountant, new HashSet<int> { mine.Company.Id });

        Assert.Equal(words, (await books.Get<LedgerService>().ChangeIdAsync("ACTUAL", null, wanted)).Refusal?.Message);
    }

    [Fact]
    [Rule("S4.2"), Rule("S4.3"), Rule("S4.4"), Rule("S4.13")]
    public async Task Posting_updates_the_Actual_ledger_and_locks_it_and_the_sentence_says_how_many()
    {
        await using var books = await Books.OpenAsync();
        await BatchSituations.MakeAsync(books, "Posted");
        var ledgers = books.Get<LedgerService>();
        var ledger = (await books.Get<LedgerReader>().FindAsync("ACTUAL"))!.Ledger;
        await using (var db = books.Db()) Assert.Equal(100_00, await db.AccountBalances.Where(b => b.LedgerId == ledger.Id).SumAsync(b => b.Debit));
        var (type, currency) = (LedgerDraft.Of(ledger), LedgerDraft.Of(ledger));
        (type.Type, currency.Currency) = (LedgerType.Budget, "EUR");

        Assert.Equal("Ledger ACTUAL has 1 posted journal entry; its type cannot change.", (await ledgers.SaveAsync(type)).Refusal?.Message);
        Assert.Equal("Ledger ACTUAL has 1 posted journal entry; its currency cannot change.", (await ledgers.SaveAsync(currency)).Refusal?.Message);
        Assert.Equal("Ledger ACTUAL has 1 posted journal entry, 2 batches and 1 branch that posts to it; it cannot be deleted.", (await ledgers.DeleteAsync("ACTUAL", null))?.Message);
    }

    [Fact]
    public async Task A_ledger_to_which_nothing_refers_is_deleted_with_its_companies_and_the_trail_keeps_what_it_was()
    {
        await using var books = await Books.OpenAsync();
        var code = await LedgerSituations.MakeAsync(books, "BudgetCompanies");

        Assert.Null(await books.Get<LedgerService>().DeleteAsync(code, null));

        await using var db = books.Db();
        Assert.Equal("ACTUAL", (await db.Ledgers.Include(l => l.Companies).SingleAsync()).Code);
        Assert.Equal(1, await db.Set<LedgerCompany>().CountAsync());
        Assert.Equal("Ledger ID: L · Description: A ledger · Type: Budget · Currency: USD · Consolidation source: no", (await db.AuditRows.SingleAsync(r => r.Action == "Ledger.Delete")).Before);
    }

    [Fact]
    public async Task Two_editors_at_once_are_told_apart_on_each_verb()
    {
        await using var books = await Books.OpenAsync();
        await LedgerSituations.MakeAsync(books, "BudgetNew");
        var ledgers = books.Get<LedgerService>();
        var mine = LedgerDraft.Of((await books.Get<LedgerReader>().FindAsync("L"))!.Ledger);
        books.Actor = Books.Person("B. Other", Role.Accountant);
        Assert.Null((await ledgers.ChangeIdAsync("L", mine.Version, "L2")).Refusal);

        books.Actor = Books.Person("A. Me", Role.Accountant);
        const string late = "Ledger L2 was changed by B. Other at 09:00:00 UTC, after you opened it. Look at it as it is now, then try again.";
        Assert.Equal(late, (await ledgers.SaveAsync(mine)).Refusal?.Message);
        Assert.Equal(late, (await ledgers.ChangeIdAsync("L2", mine.Version, "L3")).Refusal?.Message);
        Assert.Equal(late, (await ledgers.DeleteAsync("L2", mine.Version))?.Message);
        Assert.Equal("Ledger L was not found, or belongs to a company you do not see.", (await ledgers.DeleteAsync("L", mine.Version))?.Message);
    }

    [Fact]
    public async Task Another_company_s_ledgers_never_show_and_who_sees_part_of_one_does_not_change_it()
    {
        await using var books = await Books.OpenAsync();
        var mine = await Association.FoundAsync(books);
        var theirs = await Association.FoundAsync(books, "XYZ");
        var shared = await LedgerSituations.AddAsync(books, LedgerType.Budget);
        foreach (var company in new[] { mine.Company.Id, theirs.Company.Id }) Assert.Null(await books.Get<LedgerCompanyService>().AddAsync("L", company));
        books.Actor = Books.Person("A. Part", Role.Accountant, new HashSet<int> { mine.Company.Id });
        var reader = books.Get<LedgerReader>();

        var listed = await reader.ListAsync(null, new ListQuery());
        Assert.Equal(2, listed.Total);
        Assert.Equal(["ACTUAL", "L"], listed.Rows.Select(l => l.Code));
        Assert.Equal(["ARG"], listed.Rows.Single(l => l.Code == "L").Companies);
        var view = (await reader.FindAsync("L"))!;
        Assert.Equal("ARG", Assert.Single(view.Companies).Code);
        Assert.Equal("ARG", Assert.Single(view.Branches).CompanyCode);
        Assert.Null(await reader.FindAsync("ACTXYZ"));
        Assert.Equal(["ACTUAL"], (await reader.SettingAsync()).Actuals.Select(a => a.Code));
        Assert.Empty(await books.Get<LedgerCompanyService>().PickAsync(shared.Id));
        Assert.Equal("The company was not found, or belongs to a company you do not see.", (await books.Get<LedgerCompanyService>().RemoveAsync("L", theirs.Company.Id))?.Message);
        Assert.Equal("Ledger L is also kept by companies that you do not see. Somebody who sees them all can change it.", (await books.Get<LedgerService>().DeleteAsync("L", null))?.Message);
        Assert.Equal("A new ledger is made by somebody who sees all companies; you see some of them. Ask an administrator.",
            (await books.Get<LedgerService>().SaveAsync(new LedgerDraft { Code = "N", Description = "N", Currency = "USD" })).Refusal?.Message);
    }

    private static async Task<List<string>> TrailAsync(Books books)
    {
        await using var db = books.Db();
        return await db.AuditRows.OrderBy(r => r.Seq).Select(r => r.Action + ": " + r.After).ToListAsync();
    }
}
