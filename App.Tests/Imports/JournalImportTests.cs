using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.Imports;
using BatchLedger.People;
using BatchLedger.Tests.Sales;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Imports;

public class JournalImportTests
{
    private const string Rows = "J-1,2026-03-05,\"Rent, hall\",1,6800,10.00,,R-1\nJ-1,2026-03-05,\"Rent, hall\",2,1010,,10.00,\nJ-2,2026-04-05,Fee,1,6800,3,,\nJ-2,2026-04-05,Fee,2,1010,,3,\n";
    private const string File = "journal,date,description,line,account,debit,credit,reference\n" + Rows;

    [Theory]
    [InlineData(File)]
    [InlineData("REFERENCE,Credit, debit ,ACCOUNT,line,description,date,journal\nR-1,,10.00,6800,1,\"Rent, hall\",2026-03-05,J-1\n,10.00,,1010,2,\"Rent, hall\",2026-03-05,J-1\n,,3,6800,1,Fee,2026-04-05,J-2\n,3,,1010,2,Fee,2026-04-05,J-2\n")]
    [InlineData("\uFEFFjournal,date,description,line,account,debit,credit,reference\n" + "J-2,2026-04-05,Fee,2,1010,,3,\nJ-1,2026-03-05,\"Rent, hall\",2,1010,,10.00,\n\nJ-1,2026-03-05,\"Rent, hall\",1,6800,10.00,,R-1\nJ-2,2026-04-05,Fee,1,6800,3,,\n,,,,,,,\n")]
    public async Task Order_of_columns_and_rows_makes_no_difference(string file)
    {
        await using var books = await Books.OpenAsync();
        var house = await Association.FoundAsync(books);

        var (report, refusal) = await books.Get<ImportService>().ImportAsync(house.File(ImportKind.Journals, file));

        Assert.Null(refusal);
        Assert.Equal("2 journals, 4 lines, 2 batches", report?.InWords);
        await using var db = books.Db();
        var lines = await db.Transactions.OrderBy(t => t.Number).SelectMany(t => t.Lines.OrderBy(l => l.LineNo), (t, l) => new { t, l })
            .Join(db.Batches, x => x.t.BatchId, b => b.Id, (x, b) => new { x.t, x.l, b }).OrderBy(x => x.t.Number).ThenBy(x => x.l.LineNo)
            .Select(x => $"{x.b.Number} {x.b.Name} {x.t.Number} {x.t.Description} {x.t.Reference} {x.t.Amount} | {x.l.LineNo} {x.l.Debit} {x.l.Credit}").ToListAsync();
        Assert.Equal(["B-000002 Journals 2026-03 J-1 Rent, hall R-1 1000 | 1 1000 0", "B-000002 Journals 2026-03 J-1 Rent, hall R-1 1000 | 2 0 1000",
            "B-000003 Journals 2026-04 J-2 Fee  300 | 1 300 0", "B-000003 Journals 2026-04 J-2 Fee  300 | 2 0 300"], lines);
    }

    [Fact]
    public async Task A_dry_run_counts_the_same_and_changes_nothing()
    {
        await using var books = await Books.OpenAsync();
        var house = await Association.FoundAsync(books);
        var before = await books.DumpAsync();

        var (report, _) = await books.Get<ImportService>().DryRunAsync(house.File(ImportKind.Journals, File));

        Assert.Equal("2 journals, 4 lines, 2 batches", report?.InWords);
        Assert.Null(report!.Refusal);
        Assert.Equal(before, await books.DumpAsync());
    }

    [Fact]
    public async Task Journals_go_into_the_open_batch_that_is_named()
    {
        await using var books = await Books.OpenAsync();
        var house = await Association.FoundAsync(books);
        var march = File.Replace("04-05", "03-06");

        var (report, _) = await books.Get<ImportService>().ImportAsync(house.File(ImportKind.Journals, march) with { Batch = "B-000001" });
        var (_, april) = await books.Get<ImportService>().ImportAsync(house.File(ImportKind.Journals, File.Replace("J-", "K-")) with { Batch = "B-000001" });

        Assert.Equal("2 journals, 4 lines", report?.InWords);
        Assert.Equal(["B-000001"], report!.Batches);
        Assert.Equal("lies in fiscal period Apr 2026; batch B-000001 belongs to another. Found \"2026-04-05\".", april?.Faults[0].Message);
        await using var db = books.Db();
        Assert.Equal(2, await db.Transactions.CountAsync(t => t.BatchId == house.Batch.Id));
    }

    [Rule("S1.4")]
    [Fact]
    public async Task A_closed_batch_refuses_with_its_own_sentence()
    {
        await using var books = await Books.OpenAsync();
        var house = await Association.FoundAsync(books);
        await books.Get<WriteGate>().PassAsync(async () =>
        {
            await using var db = books.Db();
            (await db.Batches.SingleAsync()).Close("R. Osei", Books.Start);
            await db.SaveChangesAsync();
        });

        var request = house.File(ImportKind.Journals, File) with { Batch = "B-000001" };
        var (_, refusal) = await books.Get<ImportService>().ImportAsync(request);
        var (_, dry) = await books.Get<ImportService>().DryRunAsync(request);

        Assert.Equal("Batch B-000001 is closed. Reopen it or choose an open batch.", refusal?.Message);
        Assert.Equal(BatchRefusals.NotOpen(await house.BatchNowAsync()).Message, dry?.Message);
    }

    [Fact]
    [Rule("S4.19")]
    public async Task Accounts_that_count_and_accounts_that_keep_money_are_held_apart_by_row()
    {
        await using var till = await Till.OpenAsync();
        await till.CountingAsync();
        const string Header = "journal,date,description,account,debit,credit,currency\n";
        const string Counted = Header + "J-1,2026-03-05,Members,9000,12.5,,\nJ-2,2026-03-05,Members,9000,1,,\nJ-2,2026-03-05,Hours,9100,,3,\n";

        Assert.Equal(["Row 2, account: Account 9000 Members counts members; it takes no money. Found \"9000\".", "Row 3, account: Account 9000 Members counts members; it takes no money. Found \"9000\".",
            "Row 4, account: Account 9100 Volunteers counts hours; it takes no money. Found \"9100\"."], await FaultsAsync(Counted, "B-000001"));
        Assert.Equal(["Row 2, account: Account 1010 Operating bank keeps money; batch B-000009 counts units. Found \"1010\".",
            "Row 2, currency: is not for batch B-000009, which counts units. Leave it empty. Found \"USD\"."], await FaultsAsync(Header + "J-1,2026-03-05,Bank,1010,1,,USD\n", "B-000009"));
        Assert.Equal(["Row 2, debit: has 3 decimals; a quantity has 2. Found \"1.255\"."], await FaultsAsync(Header + "J-1,2026-03-05,Members,9000,1.255,,\n", "B-000009"));
        Assert.Equal([], await FaultsAsync(Counted, "B-000009"));
        await using var db = till.Books.Db();
        Assert.Equal([("J-1", 12_50, "XXX"), ("J-2", 3_00, "XXX")], (await db.Transactions.OrderBy(t => t.Number).ToListAsync()).Select(t => (t.Number, t.Amount, t.Currency)));

        async Task<IEnumerable<string>> FaultsAsync(string file, string batch) =>
            (await till.Books.Get<ImportService>().ImportAsync(till.Association.File(ImportKind.Journals, file) with { Batch = batch })).Refusal?.Faults.Select(f => $"{f.Where}: {f.Message}") ?? [];
    }

    [Fact]
    [Rule("S4.21")]
    public async Task Another_currency_needs_its_switch_and_a_rate_as_on_the_form()
    {
        await using var till = await Till.OpenAsync();
        const string Euros = "journal,date,description,account,debit,credit,currency\nJ-1,2026-03-05,Rent,6800,10,,EUR\nJ-1,2026-03-05,Rent,1010,,10,EUR\n";

        Assert.StartsWith("There is no rate from EUR to USD on or before 05 Mar 2026.", await WhyAsync(), StringComparison.Ordinal);
        await till.Books.PutAsync(new BatchLedger.ExchangeRates.ExchangeRate { From = "EUR", To = "USD", Effective = new DateOnly(2026, 1, 1), Rate = 1.1m });
        Assert.Null(await WhyAsync());
        await till.ChangeAsync<Features.FeatureSet>(1, features => features.Multicurrency = false);
        Assert.StartsWith("More than one currency needs Multicurrency, which is off.", await WhyAsync(), StringComparison.Ordinal);

        async Task<string?> WhyAsync() =>
            (await till.Books.Get<ImportService>().DryRunAsync(till.Association.File(ImportKind.Journals, Euros) with { Batch = "B-000001" })).Value?.Refusal?.Faults[0].Message;
    }

    [Theory]
    [InlineData(ImportKind.Accounts)]
    [InlineData(ImportKind.Departments)]
    [InlineData(ImportKind.Rates)]
    [InlineData(ImportKind.Budgets)]
    public async Task What_belongs_to_the_set_up_is_brought_in_by_whoever_may_change_it(ImportKind kind)
    {
        await using var books = await Books.OpenAsync();
        var house = await Association.FoundAsync(books);
        books.Actor = Books.Person("S. Taff", Role.Staff);
        var file = kind switch
        {
            ImportKind.Accounts => "code,name,type\n7000,Rent,Expense\n",
            ImportKind.Departments => "code,name\nEDU,Education\n",
            ImportKind.Rates => "from,to,effective,rate\nEUR,USD,2026-01-01,1.1\n",
            _ => "account,period,amount\n6800,Mar 2026,1\n",
        };

        var (_, refusal) = await books.Get<ImportService>().ImportAsync(house.File(kind, file));

        Assert.Equal("Changing set-up data needs the role Accountant or Controller or Administrator. You are Staff. Ask an administrator.", refusal?.Message);
    }

    [Fact]
    public async Task What_is_not_there_is_named()
    {
        await using var books = await Books.OpenAsync();
        var house = await Association.FoundAsync(books);
        var request = house.File(ImportKind.Journals, File);

        Assert.Equal("There is no company XX here, or it is not one you see. Name a company by its code.", await WordsAsync(request with { Company = "XX" }));
        Assert.Equal("Company ARG has no batch B-9. Name one of its open batches.", await WordsAsync(request with { Batch = "B-9" }));
        Assert.Equal("Company ARG has no active branch XX.", await WordsAsync(request with { Branch = "XX" }));
        Assert.Equal("There is no file /nowhere.csv.", await WordsAsync(request with { Path = "/nowhere.csv" }));
        books.Actor = Books.Person("Visitor", Role.Staff, new HashSet<int>());
        Assert.Equal("There is no company ARG here, or it is not one you see. Name a company by its code.", await WordsAsync(request));
        books.Actor = Books.Person("Visitor", Role.Viewer);
        Assert.Equal("Importing needs the role Staff or Accountant. You are Viewer. Ask an administrator.", await WordsAsync(request));

        async Task<string?> WordsAsync(ImportRequest wanted)
        {
            var (_, dry) = await books.Get<ImportService>().DryRunAsync(wanted);
            var (_, refusal) = await books.Get<ImportService>().ImportAsync(wanted);
            Assert.Equal(dry?.Message, refusal?.Message);
            return refusal?.Message;
        }
    }
}
