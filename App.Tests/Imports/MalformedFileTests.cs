using BatchLedger.Data;
using BatchLedger.Imports;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Imports;

public class MalformedFileTests
{
    private static readonly Dictionary<string, (ImportKind Kind, byte[] Content, string Fault)> All = new(MalformedFiles.All.Concat(MalformedWorkbooks.All).Concat(MalformedSetUp.All));

    public static TheoryData<string> Names => [.. All.Keys];

    [Fact]
    public void There_are_at_least_sixty_of_them() => Assert.True(All.Count >= 60);

    [Theory, MemberData(nameof(Names))]
    public async Task A_malformed_file_names_its_faults_and_changes_nothing(string name)
    {
        await using var books = await Books.OpenAsync();
        var house = await Association.FoundAsync(books);
        await house.ClosePeriodAsync(1);
        await DeactivateAsync(house, "6900");
        var (kind, content, fault) = All[name];
        var request = house.File(kind, content);
        var before = await books.DumpAsync();

        var (report, _) = await books.Get<ImportService>().DryRunAsync(request);
        var (imported, refusal) = await books.Get<ImportService>().ImportAsync(request);

        Assert.NotNull(report);
        Assert.Contains(report.InWords(), words => words.StartsWith(fault, StringComparison.Ordinal));
        Assert.Null(imported);
        Assert.Equal("Import.Faulty", refusal?.Code);
        Assert.Equal(report.InWords(), refusal!.Faults.Select(f => $"{f.Where}: {f.Message}"));
        Assert.Equal(before, await books.DumpAsync());
    }

    [Fact]
    public async Task Many_faults_are_counted_and_the_first_thousand_are_named()
    {
        await using var books = await Books.OpenAsync();
        var house = await Association.FoundAsync(books);
        var request = house.File(ImportKind.Accounts, "code,name,type\n" + string.Concat(Enumerable.Range(1, 1_500).Select(i => $"X{i},Thing,Wrong\n")));

        var (_, refusal) = await books.Get<ImportService>().ImportAsync(request);

        Assert.Equal("Nothing was imported: file.csv has 1,500 faults. Mend the file and import it again.", refusal?.Message);
        Assert.Equal(1_001, refusal!.Faults.Count);
        Assert.Equal("and 500 more", refusal.Faults[^1].Message);
    }

    [Fact]
    public async Task Every_fault_of_a_file_is_named_at_once()
    {
        await using var books = await Books.OpenAsync();
        var house = await Association.FoundAsync(books);
        var request = house.File(ImportKind.Journals, "journal,date,description,account,debit,credit\nJ-1,2026-13-01,Rent,9999,1e309,\nJ-1,2026-03-01,Rent,1010,,x\n");

        var (report, _) = await books.Get<ImportService>().DryRunAsync(request);

        Assert.Equal(["Row 2, date", "Row 2, account", "Row 2, debit", "Row 3, credit"], report!.Faults.AsFaults().Select(f => f.Where));
    }

    private static Task DeactivateAsync(Association house, string code) => house.Books.Get<WriteGate>().PassAsync(async () =>
    {
        await using var db = house.Books.Db();
        (await db.Accounts.SingleAsync(a => a.Code == code)).Active = false;
        await db.SaveChangesAsync();
    });
}
