using System.Globalization;
using BatchLedger.GeneralLedger;
using BatchLedger.Tests.RealBooks;

namespace BatchLedger.Tests.GeneralLedger;

/// <summary>Three real years of a real association, posted through the services, against two programs that know nothing of ours.</summary>
public class RealBooksBalanceTests(PostedRealBooks posted) : IClassFixture<PostedRealBooks>
{
    [Fact]
    public async Task The_trial_balance_of_each_of_36_month_ends_is_the_sum_of_what_another_program_found()
    {
        var expected = Months((await File.ReadAllLinesAsync(Path.Combine(RealBooksPostedTests.Folder, "expected-summary.csv"))).Skip(1)
            .Select(line => line.Split(',')).Select(cells => (cells[0], cells[1], Minor(cells[2]) - Minor(cells[3]))));

        Assert.Equal(36, expected.Count);
        foreach (var (month, balances) in expected) Assert.Equal(balances, await OursAsync(month));
    }

    [Fact]
    public async Task The_trial_balance_of_each_of_36_month_ends_is_that_of_hledger()
    {
        var hledger = await Hledger.FindAsync();
        Assert.SkipUnless(hledger is not null || Hledger.IsRequired, Hledger.Missing);
        Assert.True(hledger is not null, Hledger.Missing);

        var journals = (await File.ReadAllLinesAsync(Path.Combine(RealBooksPostedTests.Folder, "journals.csv"))).Skip(1).Select(line => line.Split(','));
        var expected = await Hledger.MonthEndsAsync(hledger, journals);

        Assert.Equal(36, expected.Count);
        foreach (var (month, balances) in expected) Assert.Equal(balances, await OursAsync(month));
    }

    /// <summary>Sums up month after month: what is not zero at the end of each, by account.</summary>
    private static SortedDictionary<string, List<(string, long)>> Months(IEnumerable<(string Month, string Account, long Amount)> figures)
    {
        var (months, running) = (new SortedDictionary<string, List<(string, long)>>(StringComparer.Ordinal), new SortedDictionary<string, long>(StringComparer.Ordinal));
        foreach (var month in figures.GroupBy(f => f.Month).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            foreach (var (_, account, amount) in month) running[account] = running.GetValueOrDefault(account) + amount;
            months[month.Key] = [.. running.Where(r => r.Value != 0).Select(r => (r.Key, r.Value))];
        }
        return months;
    }

    private async Task<List<(string, long)>> OursAsync(string month)
    {
        var view = await posted.Books.Get<BookReader>().TrialBalanceAsync(new BookWish { Company = "HC", From = $"{month}-01", To = $"{month}-01" });
        Assert.Null(view.Found.Refusal);
        return [.. view.Found.Value!.Rows.Where(row => row.Closing != 0).Select(row => (row.Account.Code, row.Closing))];
    }

    internal static long Minor(string amount) => amount.Length == 0 ? 0 : (long)(decimal.Parse(amount, CultureInfo.InvariantCulture) * 100);
}

/// <summary>Posting 36 batches takes seconds; both tests only read.</summary>
public sealed class PostedRealBooks : IAsyncLifetime
{
    public Books Books { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Books = await Books.OpenAsync();
        await RealBooksPostedTests.PostedAsync(Books);
    }

    public ValueTask DisposeAsync() => Books.DisposeAsync();
}
