using BatchLedger.Accounts;
using BatchLedger.Features;
using BatchLedger.Ledgers;
using BatchLedger.Translations;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Translations;

[Rule("S4.18")]
public sealed class TranslationTests
{
    // January: 16 days at 0.90 and 15 at 0.92 make 0.90967742; February: 14 days at 0.92 and 14 at 0.95 make 0.935.
    [Fact]
    public async Task Two_periods_come_to_what_they_come_to_by_hand()
    {
        await using var books = await BegunAsync();
        await books.MovedAsync(1, ("1010", 1_000_00), ("4010", -1_000_00));
        await books.MovedAsync(2, ("1010", 300_00), ("4010", -500_00), ("6800", 200_00));

        await books.TranslatedAsync(1, 2);

        Assert.Equal(["1010 92000", "3900 -1032", "4010 -90968"], await books.RowsAsync(1));
        Assert.Equal(["1010 31500", "3900 -3450", "4010 -46750", "6800 18700"], await books.RowsAsync(2));
        await using var db = books.Books.Db();
        var february = await db.Set<Translation>().SingleAsync(t => t.FiscalPeriodId == books.Period(2));
        Assert.Equal((0.95m, 0.935m, -34_50L, "R. Osei", Books.Start), (february.ClosingRate, february.AverageRate, february.Difference, february.TranslatedBy, february.TranslatedAt));
        var trail = await db.AuditRows.SingleAsync(r => r.Record == "REP, ARG Feb 2026");
        Assert.Equal(("Translation.Translate", "Closing rate: 0.95 · Average rate: 0.935 · Difference: -34.50 EUR"), (trail.Action, trail.After));
    }

    [Fact]
    public async Task What_is_held_is_valued_anew_in_a_period_without_movements_and_equity_keeps_the_rate_it_came_in_at()
    {
        await using var books = await BegunAsync();
        await books.MovedAsync(1, ("1010", 1_000_00), ("3100", -1_000_00));

        await books.TranslatedAsync(1, 2);

        Assert.Equal(["1010 92000", "3100 -90968", "3900 -1032"], await books.RowsAsync(1));
        Assert.Equal(["1010 3000", "3900 -3000"], await books.RowsAsync(2));
    }

    [Fact]
    public async Task Yen_have_no_digits()
    {
        await using var books = await TranslatedBooks.OpenAsync("JPY");
        await books.RateAsync(1, 1, 148.5m);
        await books.MovedAsync(1, ("1010", 33_33), ("4010", -33_33));

        await books.TranslatedAsync(1);

        Assert.Equal(["1010 4950", "4010 -4950"], await books.RowsAsync(1));
    }

    [Fact]
    public async Task Translating_again_replaces_the_period_and_later_ones_are_to_be_translated_again()
    {
        await using var books = await BegunAsync();
        await books.MovedAsync(1, ("1010", 1_000_00), ("4010", -1_000_00));
        await books.MovedAsync(2, ("1010", 300_00), ("4010", -300_00));
        await books.TranslatedAsync(1, 2);
        Assert.Null(await books.WhyStaleAsync(1));

        await books.MovedAsync(1, ("1200", 50_00), ("4900", -50_00));
        Assert.Equal("The Actual ledger ACTUAL changed since it was translated.", await books.WhyStaleAsync(1));
        Assert.Equal("Jan 2026: The Actual ledger ACTUAL changed since it was translated. Translate it again before Feb 2026.", (await books.TranslateAsync(2))?.Message);

        await books.TranslatedAsync(1);
        Assert.Equal(["1010 92000", "1200 4600", "3900 -1084", "4010 -90968", "4900 -4548"], await books.RowsAsync(1));
        Assert.Equal((null, "An earlier period was translated after it."), (await books.WhyStaleAsync(1), await books.WhyStaleAsync(2)));
        await books.TranslatedAsync(2);
        Assert.Null(await books.WhyStaleAsync(2));
    }

    [Fact]
    public async Task A_rate_that_changed_since_is_said()
    {
        await using var books = await BegunAsync();
        await books.MovedAsync(2, ("1010", 300_00), ("4010", -300_00));
        await books.TranslatedAsync(2);

        await books.RateAsync(2, 20, 0.96m);

        Assert.Equal("A rate changed since it was translated.", await books.WhyStaleAsync(2));
    }

    [Fact]
    public async Task What_is_missing_is_refused_by_name()
    {
        await using var books = await TranslatedBooks.OpenAsync();
        await books.MovedAsync(1, ("1010", 1_000_00), ("4010", -1_000_00));
        await books.MovedAsync(2, ("1010", 300_00), ("4010", -300_00));

        Assert.Equal("There is no rate from USD to EUR on or before 01 Jan 2026. Add one under Exchange rates.", (await books.TranslateAsync(1))?.Message);
        await books.RateAsync(1, 1, 0.9m);
        Assert.Equal("Jan 2026 has movements and is not translated. Translate it before Feb 2026.", (await books.TranslateAsync(2))?.Message);

        await MappedAsync(books, "1010");
        Assert.Equal("Account 1010 (Operating bank) is of type Asset. The translation account is an active account of type Equity, Revenue or Expense.", (await books.TranslateAsync(1))?.Message);
        await MappedAsync(books, null);
        Assert.Equal("The account map of company ARG names no account for translation, which takes what differs.", (await books.TranslateAsync(1))?.Message);

        await books.ChangeAsync(async db => (await db.Ledgers.SingleAsync(l => l.Code == "REP")).TranslatesLedgerId = null);
        Assert.Equal("Ledger REP names no Actual ledger that it translates. Choose one in its record.", (await books.TranslateAsync(1))?.Message);
        Assert.Equal("Ledger ACTUAL is of type Actual. Only a Reporting ledger is translated.", (await books.Service.TranslateAsync(books.Association.Ledger.Id, books.Period(1))).Refusal?.Message);
        await books.ChangeAsync(async db => (await db.FeaturesAsync(default)).Multicurrency = false);
        Assert.Equal("Features.Off", (await books.TranslateAsync(1))?.Code);
        Assert.Empty(await books.RowsOfAsync(1, 2));
    }

    [Fact]
    public async Task Another_company_neither_shows_nor_counts()
    {
        await using var books = await BegunAsync();
        await books.MovedAsync(1, ("1010", 1_000_00), ("4010", -1_000_00));
        var other = await Association.FoundAsync(books.Books, "OTHER");
        await books.Books.PutAsync(new LedgerCompany { LedgerId = books.Reporting.Id, CompanyId = other.Company.Id }, new BatchLedger.AccountBalances.AccountBalance
        {
            LedgerId = books.Association.Ledger.Id, CompanyId = other.Company.Id, FiscalPeriodId = other.Year.Periods[0].Id, AccountId = other.Accounts["1010"].Id,
            BranchId = other.Branch.Id, DepartmentId = 0, Lines = 1, Debit = 77_00,
        });
        await books.TranslatedAsync(1);
        Assert.Equal(["1010 92000", "3900 -1032", "4010 -90968"], await books.RowsAsync(1));

        books.Books.Actor = Books.Person("O. Outsider", (People.Role)63, new HashSet<int> { other.Company.Id });
        Assert.Equal("Data.NotFound", (await books.TranslateAsync(1))?.Code);
        Assert.Null(await books.Service.FindAsync(books.Reporting.Id, books.Association.Company.Id));
        Assert.Equal("REP For the parent", Assert.Single(await books.Service.LedgersAsync(other.Company.Id)).ToString());
        Assert.Empty((await books.Service.FindAsync(books.Reporting.Id, other.Company.Id))!.Done);
    }

    private static async Task<TranslatedBooks> BegunAsync()
    {
        var books = await TranslatedBooks.OpenAsync();
        await books.RateAsync(1, 1, 0.90m);
        await books.RateAsync(1, 17, 0.92m);
        await books.RateAsync(2, 15, 0.95m);
        return books;
    }

    private static Task MappedAsync(TranslatedBooks books, string? code) => books.ChangeAsync(async db =>
        (await db.AccountMaps.SingleAsync()).TranslationId = code is null ? null : books.Association.Accounts[code].Id);

    [Theory]
    [InlineData("UPDATE AccountBalances SET Debit = Debit + 1 WHERE LedgerId = 2 AND Debit > 0", "Its debits and credits differ by ")]
    [InlineData("UPDATE AccountBalances SET Debit = 2 * Debit, Credit = 2 * Credit WHERE LedgerId = 2", "Its amounts are not what its translation gives.")]
    [InlineData("UPDATE Translations SET Difference = Difference + 1", "Its difference is ")]
    [InlineData("DELETE FROM Translations", "It has amounts, but was not translated.")]
    public async Task What_a_reporting_ledger_holds_is_audited_against_its_translation(string damage, string words)
    {
        await using var books = await TranslatedBooks.OpenAsync();
        await books.RateAsync(1, 1, 0.9m);
        await books.RateAsync(1, 20, 0.95m);
        await books.MovedAsync(1, ("1010", 1_000_01), ("4010", -400_00), ("3100", -600_01));
        await books.TranslatedAsync(1);
        await books.ChangeAsync(async db => (await db.AccountMaps.SingleAsync()).TranslationId = books.Association.Accounts["3100"].Id);
        Assert.Empty(await FoundAsync());

        await Audits.Damage.DoAsync(books.Books, damage);

        Assert.Contains(await FoundAsync(), fault => fault.StartsWith($"Ledger REP, company ARG, Jan 2026: {words}", StringComparison.Ordinal));

        async Task<IEnumerable<string>> FoundAsync() => (await books.Books.Get<BatchLedger.Audits.VerifyService>().VerifyAsync()).Checks
            .Single(check => check.Name == "The amounts of each Reporting ledger are those of its translations").Findings.Select(fault => $"{fault.Where}: {fault.Message}");
    }
}
