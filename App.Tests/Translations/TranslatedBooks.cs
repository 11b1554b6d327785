using BatchLedger.AccountBalances;
using BatchLedger.Accounts;
using BatchLedger.Data;
using BatchLedger.ExchangeRates;
using BatchLedger.Ledgers;
using BatchLedger.Refusals;
using BatchLedger.Translations;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Translations;

/// <summary>The association, with a Reporting ledger REP that translates its Actual ledger, an equity account for the difference, and balances that a test puts there.</summary>
internal sealed class TranslatedBooks : IAsyncDisposable
{
    private TranslatedBooks(Books books, Association association, Ledger reporting) => (Books, Association, Reporting) = (books, association, reporting);

    public Books Books { get; }
    public Association Association { get; }
    public Ledger Reporting { get; }
    public TranslationService Service => Books.Get<TranslationService>();

    public static async Task<TranslatedBooks> OpenAsync(string currency = "EUR")
    {
        var books = await Books.OpenAsync();
        var association = await Association.FoundAsync(books);
        var reporting = new Ledger { Code = "REP", Description = "For the parent", Type = LedgerType.Reporting, Currency = currency, TranslatesLedgerId = association.Ledger.Id };
        var capital = new Account { CompanyId = association.Company.Id, Code = "3100", Name = "Capital", Type = AccountType.Equity };
        var difference = new Account { CompanyId = association.Company.Id, Code = "3900", Name = "Translation difference", Type = AccountType.Equity };
        await books.PutAsync(reporting, capital, difference);
        await books.PutAsync(new LedgerCompany { LedgerId = reporting.Id, CompanyId = association.Company.Id });
        (association.Accounts["3100"], association.Accounts["3900"]) = (capital, difference);
        var made = new TranslatedBooks(books, association, reporting);
        await made.ChangeAsync(async db => (await db.AccountMaps.SingleAsync(m => m.CompanyId == association.Company.Id)).TranslationId = difference.Id);
        return made;
    }

    public Task RateAsync(int month, int day, decimal rate) =>
        Books.PutAsync(new ExchangeRate { From = "USD", To = Reporting.Currency, Effective = new DateOnly(2026, month, day), Rate = rate });

    /// <summary>What the Actual ledger comes to in a month, as posting would keep it: by account, debit or, below zero, credit.</summary>
    public Task MovedAsync(int month, params (string Account, long Signed)[] moves) => MovedAsync(month, Association.Branch, moves);

    public Task MovedAsync(int month, Branch branch, params (string Account, long Signed)[] moves) => Books.PutAsync([.. moves.Select(move => new AccountBalance
    {
        LedgerId = Association.Ledger.Id, CompanyId = Association.Company.Id, FiscalPeriodId = Period(month), AccountId = Association.Accounts[move.Account].Id,
        BranchId = branch.Id, DepartmentId = 0, Lines = 1, Debit = Math.Max(move.Signed, 0), Credit = Math.Max(-move.Signed, 0),
    })]);

    public int Period(int month) => Association.Year.Periods.Single(p => p.Number == month).Id;

    public async Task<Refusal?> TranslateAsync(int month) => (await Service.TranslateAsync(Reporting.Id, Period(month))).Refusal;

    public async Task TranslatedAsync(params int[] months)
    {
        foreach (var month in months) Assert.Null(await TranslateAsync(month));
    }

    /// <summary>What the Reporting ledger moved in a month, "1010 92000", by account code.</summary>
    public async Task<IReadOnlyList<string>> RowsAsync(int month)
    {
        var codes = Association.Accounts.Values.ToDictionary(a => a.Id, a => a.Code);
        return [.. (await RowsOfAsync(month)).Select(b => $"{codes[b.AccountId]} {b.Debit - b.Credit}").Order(StringComparer.Ordinal)];
    }

    public async Task<IReadOnlyList<AccountBalance>> RowsOfAsync(params int[] months)
    {
        var periods = months.Select(Period).ToList();
        await using var db = Books.Db();
        return await db.AccountBalances.Where(b => b.LedgerId == Reporting.Id && periods.Contains(b.FiscalPeriodId)).ToListAsync();
    }

    public async Task<string?> WhyStaleAsync(int month)
    {
        var ground = (await Service.FindAsync(Reporting.Id, Association.Company.Id))!;
        return ground.WhyStale(ground.Periods.Single(p => p.Id == Period(month)));
    }

    public Task ChangeAsync(Func<AppDbContext, Task> change) => Books.Get<WriteGate>().PassAsync(async () =>
    {
        await using var db = Books.Db();
        await change(db);
        await db.SaveChangesAsync();
    });

    public ValueTask DisposeAsync() => Books.DisposeAsync();
}
