using BatchLedger.FiscalPeriods;
using System.Globalization;
using BatchLedger.Batches;
using BatchLedger.Imports;
using BatchLedger.Journals;
using BatchLedger.LedgerRuns;
using BatchLedger.Ledgers;
using BatchLedger.Tests.Audits;
using BatchLedger.Tests.Sales;
using BatchLedger.Tests.Shell;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.RealBooks;

public class RealBooksPostedTests
{
    internal static readonly string Folder = Path.Combine(Sources.Top(), "App.Tests", "RealBooks");

    [Fact]
    public async Task Three_real_years_become_36_posted_journals_with_the_figures_of_another_program()
    {
        await using var books = await Books.OpenAsync();
        var batches = await PostedAsync(books);

        await using var db = books.Db();
        var entries = await db.JournalEntries.Include(e => e.Summary).OrderBy(e => e.Id).ToListAsync();
        Assert.Equal(36, batches.Count);
        Assert.Equal(Enumerable.Repeat(JournalEntryState.Posted, 36), entries.Select(e => e.State));
        Assert.Equal((724_308_23, 724_308_23), (entries.Sum(e => e.Debit), entries.Sum(e => e.Credit)));
        var expected = await File.ReadAllLinesAsync(Path.Combine(Folder, "expected-summary.csv"));
        Assert.Equal(518, expected.Length - 1);
        Assert.Equal(expected.Skip(1).Order(StringComparer.Ordinal), (await FiguresAsync(books, entries)).Order(StringComparer.Ordinal));
        Assert.Equal([], (await books.VerifyAsync()).Findings);
    }

    /// <summary>Everything through the services, as a person would: company, accounts, journals by month; close, create and post each batch.</summary>
    internal static async Task<IReadOnlyList<string>> PostedAsync(Books books)
    {
        Till.Made(await books.Get<CompanySetUp>().FoundAsync(new CompanyDraft { Code = "HC", Name = "Hack Club", Currency = "USD" }, 2015, 2017));
        Till.Made(await books.Get<ImportService>().ImportAsync(new ImportRequest(ImportKind.Accounts, "HC", Path.Combine(Folder, "accounts.csv"))));
        var report = Till.Made(await books.Get<ImportService>().ImportAsync(new ImportRequest(ImportKind.Journals, "HC", Path.Combine(Folder, "journals.csv"))));
        foreach (var batch in report.Batches)
        {
            Assert.Null(await books.Get<BatchLifeService>().CloseAsync(batch));
            Assert.Null((await books.Get<LedgerRunService>().CreateAsync(batch)).Refusal);
        }
        await books.Get<LedgerRunWorker>().WorkOffAsync(CancellationToken.None);
        foreach (var batch in report.Batches) Assert.Null(await books.Get<BatchLifeService>().PostAsync(batch));
        return report.Batches;
    }

    /// <summary>As the file has them: "2015-01,2010,0.00,291.07".</summary>
    private static async Task<IEnumerable<string>> FiguresAsync(Books books, List<JournalEntry> entries)
    {
        await using var db = books.Db();
        var months = await db.Batches.ToDictionaryAsync(b => b.Id, b => b.Date.ToString("yyyy-MM", CultureInfo.InvariantCulture));
        var accounts = await db.Accounts.ToDictionaryAsync(a => a.Id, a => a.Code);
        return entries.SelectMany(entry => entry.Summary.Select(total =>
            $"{months[entry.BatchId]},{accounts[total.AccountId]},{Amount(total.Debit)},{Amount(total.Credit)}"));
    }

    private static string Amount(long minor) => string.Create(CultureInfo.InvariantCulture, $"{minor / 100}.{minor % 100:D2}");
}
