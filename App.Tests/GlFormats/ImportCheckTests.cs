using BatchLedger.GlConnections;
using BatchLedger.GlFormats;
using BatchLedger.Ledgers;
using BatchLedger.OutsideGl;

namespace BatchLedger.Tests.GlFormats;

/// <summary>What every import file demands of its journals, its currency and its company.</summary>
public class ImportCheckTests
{
    public static TheoryData<LedgerFormat> Formats => [.. Outside.ImportFormats];

    [Theory, MemberData(nameof(Formats))]
    public async Task Only_whole_balanced_journals_leave(LedgerFormat format)
    {
        await Outside.FitsAsync(format, Outside.Pair());
        await Outside.RefusesAsync(format, "J-000117: The journal does not balance: debits 12.50, credits 12.49. Create the ledger anew.", Outside.Journal(Outside.Line(1, 1250), Outside.Line(2, -1249)));
        await Outside.RefusesAsync(format, "J-000117: The journal has no lines. Leave it out.", Outside.Journal());
        await Outside.RefusesAsync(format, "File: There is no journal to write. Choose a posted batch.");
        await Outside.RefusesAsync(format, "J-000117, line 2: A line has a debit or a credit over 0; this one has 0.00 and 0.00. Leave it out.",
            Outside.Journal(Outside.Line(1, 100), Outside.Line(2, 0), Outside.Line(3, -100)));
        await Outside.RefusesAsync(format, "J-000117, line 3: The line should have the number 2; lines count from 1 without gaps. Create the ledger anew.",
            Outside.Journal(Outside.Line(1, 100), Outside.Line(3, -100)));
        await Outside.RefusesAsync(format, "J-000117: A journal of this number is in the file before. Each journal needs a number of its own.", Outside.Pair(), Outside.Pair());
    }

    [Fact]
    public async Task Amounts_with_two_decimals_cannot_be_yen()
    {
        foreach (var format in Outside.ImportFormats.Except([LedgerFormat.GenericCsv]))
            await Outside.RefusesAsync(format, "J-000117: JPY has 0 decimals, and amounts in this file have 2. Take the Excel file.", Outside.Pair() with { Currency = "JPY" });
        await Outside.FitsAsync(LedgerFormat.GenericCsv, Outside.Pair() with { Currency = "JPY" });
    }

    [Fact]
    public async Task Two_currencies_share_a_file_only_where_it_has_a_column_for_them()
    {
        OutsideJournal[] both = [Outside.Pair(), Outside.Pair() with { Number = "J-000118", Currency = "EUR" }];
        await Outside.FitsAsync(LedgerFormat.NetSuiteCsv, both);
        foreach (var format in Outside.ImportFormats.Except([LedgerFormat.NetSuiteCsv]))
            await Outside.RefusesAsync(format, "J-000118: The journal is in EUR, those before it in USD, and the file has no column for the currency. Make one file a currency.", both);
    }

    [Fact]
    public async Task What_the_company_has_not_said_is_asked_for()
    {
        var nothing = new FileProfile { IntacctJournal = " ", XeroTaxRate = null };
        Assert.Equal(["Company: Enter the name of the Xero tax rate, such as Tax Exempt, under Ledger files of the company."],
            await Outside.FaultsAsync(LedgerFormat.XeroCsv, nothing, Outside.Pair()));
        Assert.Equal(["Company: Enter the NetSuite subsidiary, as NetSuite writes it, under Ledger files of the company."],
            await Outside.FaultsAsync(LedgerFormat.NetSuiteCsv, nothing, Outside.Pair()));
        Assert.Equal(
        [
            "Company: Enter the symbol of the Intacct journal, such as GJ, under Ledger files of the company.",
            "J-000117, line 1: The line has no location, which Sage Intacct needs. Enter the Intacct location under Ledger files of the company.",
            "J-000117, line 2: The line has no location, which Sage Intacct needs. Enter the Intacct location under Ledger files of the company.",
        ], await Outside.FaultsAsync(LedgerFormat.IntacctCsv, nothing, Outside.Pair()));
    }

    [Fact]
    public async Task A_name_with_an_empty_part_finds_no_account_in_QuickBooks() => await Outside.RefusesAsync(LedgerFormat.QuickBooksOnlineCsv,
        "J-000117, line 1: Account “Parent::Child” has an empty part. Write its external name as Parent:Child.", Outside.Pair(line => line with { AccountPath = "Parent::Child" }));

    [Fact]
    public async Task The_first_hundred_faults_are_listed_and_all_are_counted()
    {
        var lines = Enumerable.Range(1, 150).Select(n => Outside.Line(n, n % 2 == 1 ? 100 : -100) with { AccountCode = "" }).ToArray();
        var (_, refusal) = await Outside.CheckAsync(LedgerFormat.XeroCsv, Outside.Profile(), Outside.Journal(lines));
        Assert.Equal("GlFormat.DoesNotFit", refusal!.Code);
        Assert.Equal("Xero CSV was not written: 150 things do not fit, and nothing is cut or replaced silently. Mend what is listed, or take the Excel file.", refusal.Message);
        Assert.Equal((101, "50 more are not listed."), (refusal.Faults.Count, refusal.Faults[^1].Message));
    }

    [Fact]
    public async Task Lines_that_changed_between_check_and_writing_make_no_file()
    {
        var lines = new List<OutsideLine> { Outside.Line(1, 100), Outside.Line(2, -100) };
        var (file, _) = await Outside.CheckAsync(LedgerFormat.GenericCsv, Outside.Profile(), Outside.Journal() with { Lines = lines.ToAsyncEnumerable() });
        lines.Add(Outside.Line(3, 100));
        await Assert.ThrowsAsync<InvalidOperationException>(() => file!.WriteAsync(new MemoryStream()));
    }

    [Theory]
    [InlineData(QuickBooksClass.Department, "N", "EDU")]
    [InlineData(QuickBooksClass.Branch, "EDU", "N")]
    [InlineData(QuickBooksClass.Unused, "N", "")]
    public async Task A_company_says_what_a_class_of_QuickBooks_is(QuickBooksClass meaning, string location, string inClass)
    {
        var profile = Outside.Profile();
        profile.QuickBooksClass = meaning;
        var journal = Outside.Pair(line => line with { Location = "N", Department = "EDU" });

        var online = ImportReader.Read(LedgerFormat.QuickBooksOnlineCsv, await Outside.WriteAsync(LedgerFormat.QuickBooksOnlineCsv, profile, journal))[0];
        Assert.Equal((location, inClass), (online.Location, online.Class));

        // A journal that goes straight into QuickBooks Online puts them in the same places.
        Assert.Equal((location == "N", inClass == "EDU"), (Place(OurKind.Branch) is OutsideKind.Location, Place(OurKind.Department) is OutsideKind.Class));
        OutsideKind Place(OurKind ours) => GlDimensions.KindOf(AccountingSystem.QuickBooksOnline, meaning, ours);
    }

    [Fact]
    public async Task Days_are_written_as_the_company_says()
    {
        var profile = Outside.Profile();
        profile.DateOrder = DateOrder.YearFirst;
        foreach (var format in new[] { LedgerFormat.QuickBooksOnlineCsv, LedgerFormat.NetSuiteCsv, LedgerFormat.XeroCsv })
            Assert.Equal("2025-06-30", ImportReader.Read(format, await Outside.WriteAsync(format, profile, Outside.Pair()))[0].Date);
    }
}
