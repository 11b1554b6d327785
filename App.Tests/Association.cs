using BatchLedger.Accounts;
using BatchLedger.Batches;
using BatchLedger.Catalog;
using BatchLedger.Data;
using BatchLedger.FiscalPeriods;
using BatchLedger.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests;

/// <summary>A small association to work with: company ARG in US dollars, branch HQ, a full account map, one member, one product at 100.00,
/// one payment method, the year 2026 in twelve open periods, and batch B-000001 in March.</summary>
public sealed class Association
{
    public required Books Books { get; init; }
    public required Company Company { get; init; }
    public required Branch Branch { get; init; }
    public required Ledger Ledger { get; init; }
    public required Dictionary<string, Account> Accounts { get; init; }
    public required Member Member { get; init; }
    public required Product Dues { get; init; }
    public required PaymentMethod Check { get; init; }
    public required FiscalYear Year { get; init; }
    public required Batch Batch { get; init; }

    public FiscalPeriod March => Year.Periods.Single(p => p.Number == 3);

    public static async Task<Association> FoundAsync(Books books, string code = "ARG")
    {
        var company = new Company { Code = code, Name = "Association of River Guides", Currency = "USD" };
        var ledger = new Ledger { Code = code == "ARG" ? "ACTUAL" : $"ACT{code}", Description = "Main book", Type = LedgerType.Actual, Currency = "USD" };
        await books.PutAsync(company, ledger);
        var branch = new Branch { CompanyId = company.Id, Code = "HQ", Name = "Headquarters", LedgerId = ledger.Id };
        var accounts = Chart(company.Id).ToDictionary(a => a.Code);
        var member = new Member { CompanyId = company.Id, Number = "M-1", Name = "Anna Berg" };
        var year = YearOf(company.Id);
        await books.PutAsync([new LedgerCompany { LedgerId = ledger.Id, CompanyId = company.Id }, branch, member, year, .. accounts.Values]);

        var dues = new Product { CompanyId = company.Id, Code = "DUES", Name = "Annual dues", UnitPrice = 100_00, RevenueAccountId = accounts["4010"].Id };
        var check = new PaymentMethod { CompanyId = company.Id, Code = "CHECK", Name = "Check", AccountId = accounts["1010"].Id };
        var map = new AccountMap
        {
            CompanyId = company.Id, ReceivableId = accounts["1200"].Id, UnappliedPaymentsId = accounts["2200"].Id, TaxPayableId = accounts["2300"].Id,
            DiscountsId = accounts["4900"].Id, BadDebtId = accounts["6800"].Id, RoundingId = accounts["6900"].Id,
        };
        var batch = new Batch
        {
            Number = code == "ARG" ? "B-000001" : $"B-{code}", CompanyId = company.Id, BranchId = branch.Id, LedgerId = ledger.Id, Name = "Dues March", Date = new DateOnly(2026, 3, 10),
            FiscalPeriodId = year.Periods.Single(p => p.Number == 3).Id, OpenedAt = Books.Start, OpenedBy = "R. Osei",
        };
        await books.PutAsync(dues, check, map, batch);
        if (code == "ARG") await books.PutAsync(new NumberSeries { Prefix = "B", Last = 1 });
        return new Association
        {
            Books = books, Company = company, Branch = branch, Ledger = ledger, Accounts = accounts, Member = member, Dues = dues,
            Check = check, Year = year, Batch = batch,
        };
    }

    /// <summary>The batch as it is in the database now.</summary>
    public async Task<Batch> BatchNowAsync(string? number = null)
    {
        await using var db = Books.Db();
        return await db.Batches.SingleAsync(b => b.Number == (number ?? Batch.Number));
    }

    /// <summary>Closes a period as it is, past the checklist and past the guards of the database.</summary>
    public Task ClosePeriodAsync(int number) => Books.Get<WriteGate>().PassAsync(async () =>
    {
        await using var db = Books.Db();
        await db.Database.ExecuteSqlRawAsync("DROP TRIGGER IF EXISTS \"FiscalPeriods_BatchesPosted\"; DROP TRIGGER IF EXISTS \"FiscalPeriods_InOrder\"");
        var period = await db.FiscalPeriods.SingleAsync(p => p.CompanyId == Company.Id && p.Number == number);
        period.Close("C. Duarte", Books.Start, new PeriodTotals(0, 0, 0, 0, 0, ""));
        await db.SaveChangesAsync();
    });

    private static IEnumerable<Account> Chart(int company)
    {
        (string Code, string Name, AccountType Type)[] chart =
        [
            ("1010", "Operating bank", AccountType.Asset), ("1200", "Accounts receivable", AccountType.Asset),
            ("2200", "Unapplied payments", AccountType.Liability), ("2300", "Tax payable", AccountType.Liability),
            ("4010", "Annual dues", AccountType.Revenue), ("4900", "Discounts given", AccountType.Revenue),
            ("6800", "Bad debt", AccountType.Expense), ("6900", "Rounding", AccountType.Expense),
        ];
        return chart.Select(a => new Account { CompanyId = company, Code = a.Code, Name = a.Name, Type = a.Type });
    }

    private static FiscalYear YearOf(int company) => new()
    {
        CompanyId = company, Name = "2026", Start = new DateOnly(2026, 1, 1), End = new DateOnly(2026, 12, 31),
        Periods = [.. Enumerable.Range(1, 12).Select(month => new FiscalPeriod
        {
            CompanyId = company, Number = month, Name = new DateOnly(2026, month, 1).ToString("MMM yyyy", System.Globalization.CultureInfo.InvariantCulture),
            Start = new DateOnly(2026, month, 1), End = new DateOnly(2026, month, 1).AddMonths(1).AddDays(-1),
        })],
    };
}
