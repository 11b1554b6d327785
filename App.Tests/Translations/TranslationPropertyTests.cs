using BatchLedger.Ledgers;

namespace BatchLedger.Tests.Translations;

[Rule("S4.18")]
public sealed class TranslationPropertyTests
{
    private static readonly string[] Codes = ["1010", "1200", "2200", "3100", "4010", "6800"];

    /// <summary>Random balanced movements in two branches over three months, at random rates.</summary>
    [Fact]
    public async Task Each_period_balances_in_each_branch_and_what_is_held_comes_to_its_balance_at_the_closing_rate()
    {
        for (var seed = 1; seed <= 8; seed++)
        {
            var random = new Random(seed);
            await using var books = await TranslatedBooks.OpenAsync(seed % 2 == 0 ? "JPY" : "EUR");
            var second = new Branch { CompanyId = books.Association.Company.Id, Code = "TWO", Name = "Second", LedgerId = books.Association.Ledger.Id };
            await books.Books.PutAsync(second);
            var held = new Dictionary<(string Account, int Branch), long>();
            await books.RateAsync(1, 1, Rate(random));
            foreach (var month in new[] { 1, 2, 3 })
            {
                await books.RateAsync(month, random.Next(2, 28), Rate(random));
                foreach (var branch in new[] { books.Association.Branch, second }) await MoveAsync(books, (month, branch), random, held);
                await books.TranslatedAsync(month);
                await HoldsAsync(books, month, held);
            }
        }
    }

    /// <summary>Where the branches do not balance in the Actual ledger, the company as a whole does here too, and no branch is made to.</summary>
    [Fact]
    public async Task Branches_that_need_not_balance_stay_as_they_are()
    {
        await using var books = await TranslatedBooks.OpenAsync();
        var second = new Branch { CompanyId = books.Association.Company.Id, Code = "TWO", Name = "Second", LedgerId = books.Association.Ledger.Id };
        await books.Books.PutAsync(second);
        await books.RateAsync(1, 1, 0.9m);
        await books.MovedAsync(1, ("1010", 1_000_00));
        await books.MovedAsync(1, second, ("4010", -1_000_00));

        await books.TranslatedAsync(1);

        Assert.Equal(["1010 90000", "4010 -90000"], await books.RowsAsync(1));
    }

    private static async Task MoveAsync(TranslatedBooks books, (int Month, Branch Branch) at, Random random, Dictionary<(string, int), long> held)
    {
        var moves = Codes.Where(_ => random.Next(3) > 0).ToDictionary(code => code, _ => random.NextInt64(-5_000_000, 5_000_000));
        moves["4900"] = -moves.Values.Sum();
        await books.MovedAsync(at.Month, at.Branch, [.. moves.Select(move => (move.Key, move.Value))]);
        foreach (var (code, signed) in moves) held[(code, at.Branch.Id)] = held.GetValueOrDefault((code, at.Branch.Id)) + signed;
    }

    private static async Task HoldsAsync(TranslatedBooks books, int month, Dictionary<(string Account, int Branch), long> held)
    {
        Assert.All((await books.RowsOfAsync(month)).GroupBy(row => row.BranchId), branch => Assert.Equal(0, branch.Sum(row => row.Debit - row.Credit)));

        var ground = (await books.Service.FindAsync(books.Reporting.Id, books.Association.Company.Id))!;
        var rate = BatchLedger.Translations.PeriodRates.At(ground.Pair, ground.RatesOf(ground.Periods[month - 1])!.Value.Closing);
        var rows = await books.RowsOfAsync([.. Enumerable.Range(1, month)]);
        foreach (var ((code, branch), balance) in held.Where(entry => entry.Key.Account is "1010" or "1200" or "2200"))
            Assert.Equal(rate.Of(balance), rows.Where(row => row.BranchId == branch && row.AccountId == books.Association.Accounts[code].Id).Sum(row => row.Debit - row.Credit));
    }

    private static decimal Rate(Random random) => random.Next(1, 300_000_000) / 100_000_000m;
}
