using BatchLedger.Data;
using BatchLedger.FiscalPeriods;
using BatchLedger.Imports;
using BatchLedger.Ledgers;
using BatchLedger.Tests.Shell;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Imports;

public class RealBooksTests
{
    internal static readonly string Folder = Path.Combine(Sources.Top(), "App.Tests", "RealBooks");

    [Fact]
    public async Task The_real_books_come_in_as_36_batches()
    {
        await using var books = await Books.OpenAsync();
        await FoundAsync(books);
        var (accounts, _) = await books.Get<ImportService>().ImportAsync(Request(ImportKind.Accounts, "accounts.csv"));
        var (report, refusal) = await books.Get<ImportService>().ImportAsync(Request(ImportKind.Journals, "journals.csv"));

        Assert.Null(refusal);
        Assert.Equal("51 accounts", accounts?.InWords);
        Assert.Equal("1,359 journals, 2,775 lines, 36 batches", report?.InWords);
        Assert.Equal(["Row 778: journal HC-00369, an amount of 0.00, so the line was left out.", "Row 779: journal HC-00369, an amount of 0.00, so the line was left out.",
            "Journal HC-00369 has only lines of 0.00, so it was left out."], report!.Notes);
        await using var db = books.Db();
        Assert.Equal(724_308_23, await db.Transactions.SumAsync(t => t.Amount));
        Assert.Equal(724_308_23, await db.Transactions.SelectMany(t => t.Lines).SumAsync(l => l.Debit));
        Assert.Equal(724_308_23, await db.Transactions.SelectMany(t => t.Lines).SumAsync(l => l.Credit));
        var batches = await db.Batches.OrderBy(b => b.Number).ToListAsync();
        Assert.Equal(report.Batches, batches.Select(b => b.Number));
        Assert.Equal(("Journals 2015-01", new DateOnly(2015, 1, 31)), (batches[0].Name, batches[0].Date));
        Assert.Equal(("Journals 2017-12", new DateOnly(2017, 12, 31)), (batches[^1].Name, batches[^1].Date));
        var audit = await db.AuditRows.SingleAsync(a => a.Action == "Import.Journals");
        Assert.Equal($"1,359 journals, 2,775 lines, 36 batches, into B-000001 to B-000036; SHA-256 {report.Sha256}", audit.After);
    }

    [Fact]
    public async Task A_second_import_of_the_same_file_is_refused_and_names_what_is_there()
    {
        await using var books = await Books.OpenAsync();
        await FoundAsync(books);
        await books.Get<ImportService>().ImportAsync(Request(ImportKind.Accounts, "accounts.csv"));
        await books.Get<ImportService>().ImportAsync(Request(ImportKind.Journals, "journals.csv"));
        var before = await books.DumpAsync();

        var (_, refusal) = await books.Get<ImportService>().ImportAsync(Request(ImportKind.Journals, "journals.csv"));
        var (_, accounts) = await books.Get<ImportService>().ImportAsync(Request(ImportKind.Accounts, "accounts.csv"));

        Assert.Equal("Nothing was imported: journals.csv has 1,359 faults. Mend the file and import it again.", refusal?.Message);
        Assert.Equal(("Row 2, journal", "Journal HC-00001 was imported before, into batch B-000001. Found \"HC-00001\"."), (refusal!.Faults[0].Where, refusal.Faults[0].Message));
        Assert.Equal("Nothing was imported: accounts.csv has 51 faults. Mend the file and import it again.", accounts?.Message);
        Assert.Equal(before, await books.DumpAsync());
    }

    internal static ImportRequest Request(ImportKind kind, string file) => new(kind, "HC", Path.Combine(Folder, file));

    internal static async Task FoundAsync(Books books)
    {
        var company = new Company { Code = "HC", Name = "Hack Club", Currency = "USD" };
        var ledger = new Ledger { Code = "ACTUAL", Description = "Main book", Type = LedgerType.Actual, Currency = "USD" };
        await books.PutAsync(company, ledger);
        await books.PutAsync([new LedgerCompany { LedgerId = ledger.Id, CompanyId = company.Id },
            new Branch { CompanyId = company.Id, Code = "HC", Name = "Hack Club", LedgerId = ledger.Id },
            .. Enumerable.Range(2015, 3).Select(year => YearOf(company.Id, year))]);
    }

    private static FiscalYear YearOf(int company, int year) => new()
    {
        CompanyId = company, Name = $"{year}", Start = new DateOnly(year, 1, 1), End = new DateOnly(year, 12, 31),
        Periods = [.. Enumerable.Range(1, 12).Select(month => new FiscalPeriod
        {
            CompanyId = company, Number = month, Name = $"{year}-{month:D2}", Start = new DateOnly(year, month, 1), End = new DateOnly(year, month, 1).AddMonths(1).AddDays(-1),
        })],
    };
}
