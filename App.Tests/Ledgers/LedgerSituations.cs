using BatchLedger.AccountBalances;
using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.Ledgers;
using BatchLedger.Tests.Batches;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Ledgers;

/// <summary>Brings a ledger of a fresh association into a situation, by the services where they can. Company ARG keeps ACTUAL; the ledger of the situation is answered.</summary>
internal static class LedgerSituations
{
    public static async Task<string> MakeAsync(Books books, string situation)
    {
        if (situation == "ActualPosted") return (await BatchSituations.MakeAsync(books, "Posted")).Ledger.Code;
        if (situation == "StatisticalPosted") return await MovedAsync(books, await BatchSituations.MakeAsync(books, "Posted"));
        var association = await Association.FoundAsync(books);
        if (situation == "ActualReferred") return association.Ledger.Code;

        var type = Enum.GetValues<LedgerType>().Single(type => situation.StartsWith(type.ToString(), StringComparison.Ordinal));
        var company = association.Company;
        if (situation == "ActualCompanies") await books.PutAsync(company = new Company { Code = "HC", Name = "Hack Club", Currency = "USD" });
        var ledger = await AddAsync(books, type, situation == "ReportingNew" ? (await AddAsync(books, LedgerType.Actual, code: "SOURCE")).Id : association.Ledger.Id);
        if (situation.EndsWith("New", StringComparison.Ordinal)) return ledger.Code;

        if (type is not LedgerType.Reporting) Assert.Null(await books.Get<LedgerCompanyService>().AddAsync(ledger.Code, company.Id));
        if (situation is "BudgetBudgeted" or "ReportingTranslated") await books.PutAsync(AmountIn(ledger, association));
        if (situation == "StatisticalReferred") Assert.Null((await books.Get<BatchService>().CreateAsync(DraftIn(ledger, association))).Refusal);
        return ledger.Code;
    }

    public static async Task<Ledger> AddAsync(Books books, LedgerType type, int? translates = null, string code = "L")
    {
        var draft = new LedgerDraft { Code = code, Description = "A ledger", TranslatesLedgerId = type is LedgerType.Reporting ? translates : null };
        draft.Type = type;
        draft.Currency = type switch { LedgerType.Statistical => "", LedgerType.Reporting => "EUR", _ => "USD" };
        var (ledger, refusal) = await books.Get<LedgerService>().SaveAsync(draft);
        Assert.Null(refusal);
        return ledger!;
    }

    public static AccountBalance AmountIn(Ledger ledger, Association association) => new()
    {
        LedgerId = ledger.Id, CompanyId = association.Company.Id, FiscalPeriodId = association.March.Id, AccountId = association.Accounts["4010"].Id,
        BranchId = association.Branch.Id, DepartmentId = AccountBalance.NoDepartment, Credit = 500_00,
    };

    public static BatchDraft DraftIn(Ledger ledger, Association association)
    {
        var draft = BatchLifeTests.DraftFor(association, 3);
        draft.LedgerId = ledger.Id;
        return draft;
    }

    // What is posted to ACTUAL is posted to a Statistical ledger instead.
    private static async Task<string> MovedAsync(Books books, Association association)
    {
        var ledger = await AddAsync(books, LedgerType.Statistical);
        Assert.Null(await books.Get<LedgerCompanyService>().AddAsync(ledger.Code, association.Company.Id));
        await books.Get<WriteGate>().PassAsync(async () =>
        {
            await using var db = books.Db();
            await db.Batches.ExecuteUpdateAsync(set => set.SetProperty(b => b.LedgerId, ledger.Id));
            await db.JournalEntries.ExecuteUpdateAsync(set => set.SetProperty(e => e.LedgerId, ledger.Id));
        });
        return ledger.Code;
    }
}
