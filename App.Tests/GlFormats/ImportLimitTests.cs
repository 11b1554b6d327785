using BatchLedger.GlFormats;
using BatchLedger.Ledgers;

namespace BatchLedger.Tests.GlFormats;

/// <summary>Each limit of an outside system: what just fits passes, one more is refused by its line, its figures and what to do.</summary>
public class ImportLimitTests
{
    private const LedgerFormat Qbo = LedgerFormat.QuickBooksOnlineCsv;
    private const LedgerFormat Iif = LedgerFormat.QuickBooksDesktopIif;

    private static OutsideJournal Numbered(string number) => Outside.Pair() with { Number = number };

    private static OutsideJournal Memo(string memo) => Outside.Pair(line => line with { Memo = memo });

    private static OutsideJournal Lines(int count, string number = "J-000117") =>
        Outside.Journal([.. Enumerable.Range(1, count).Select(n => Outside.Line(n, n % 2 == 1 ? 100 : -100))]) with { Number = number };

    [Fact]
    public async Task Numbers_have_21_characters_in_QuickBooks_Online_and_11_in_QuickBooks_Desktop()
    {
        await Outside.FitsAsync(Qbo, Numbered("BL-2025-06-30-0000117"));
        await Outside.RefusesAsync(Qbo, "BL-2025-06-30-00001170: Number has 22 characters; QuickBooks Online takes 21. Shorten it.", Numbered("BL-2025-06-30-00001170"));
        await Outside.FitsAsync(Iif, Numbered("BL-00000117"));
        await Outside.RefusesAsync(Iif, "BL-000001170: Number has 12 characters; QuickBooks Desktop takes 11. Shorten it.", Numbered("BL-000001170"));
    }

    [Fact]
    public async Task Descriptions_have_4000_characters_in_QuickBooks_Online_209_in_QuickBooks_Desktop_and_30_for_an_Intacct_journal()
    {
        await Outside.FitsAsync(Qbo, Memo(new('x', 4000)));
        await Outside.RefusesAsync(Qbo, "J-000117, line 1: Description has 4,001 characters; QuickBooks Online takes 4,000. Shorten it.", Memo(new('x', 4001)));
        await Outside.FitsAsync(Iif, Memo(new('x', 209)));
        await Outside.RefusesAsync(Iif, "J-000117, line 1: Memo has 210 characters; QuickBooks Desktop takes 209. Shorten it.", Memo(new('x', 210)));
        await Outside.FitsAsync(LedgerFormat.IntacctCsv, Outside.Pair() with { Memo = new('x', 30) });
        await Outside.RefusesAsync(LedgerFormat.IntacctCsv, "J-000117: Description has 31 characters; Sage Intacct takes 30. Shorten it.", Outside.Pair() with { Memo = new('x', 31) });
    }

    [Fact]
    public async Task Xero_takes_300_lines_a_file_over_all_its_journals()
    {
        await Outside.FitsAsync(LedgerFormat.XeroCsv, Lines(200, "J-1"), Lines(100, "J-2"));
        await Outside.RefusesAsync(LedgerFormat.XeroCsv, "J-2, line 101: Xero takes 300 lines a file, and this is line 301. Take the summary, or fewer batches at a time.", Lines(200, "J-1"), Lines(102, "J-2"));
    }

    [Fact]
    public async Task NetSuite_takes_1000_lines_a_journal_and_10_digits_before_the_point()
    {
        await Outside.FitsAsync(LedgerFormat.NetSuiteCsv, Lines(1000, "J-1"), Lines(1000, "J-2"));
        await Outside.RefusesAsync(LedgerFormat.NetSuiteCsv, "J-1: The journal has 1,002 lines; NetSuite takes 1,000. Take the summary, or split the batch.", Lines(1002, "J-1"));
        await Outside.FitsAsync(LedgerFormat.NetSuiteCsv, Outside.Journal(Outside.Line(1, 999_999_999_999), Outside.Line(2, -999_999_999_999)));
        Assert.Equal(2, (await Outside.FaultsAsync(LedgerFormat.NetSuiteCsv, Outside.Profile(), Outside.Journal(Outside.Line(1, 1_000_000_000_000), Outside.Line(2, -1_000_000_000_000)))).Count);
    }

    [Fact]
    public async Task A_receivable_line_needs_a_customer_in_QuickBooks_which_the_profile_can_name()
    {
        var journal = Outside.Pair(line => line with { Control = ControlAccount.Receivable, AccountPath = "A/R" });
        foreach (var (format, system) in new[] { (Qbo, "QuickBooks Online"), (Iif, "QuickBooks Desktop") })
        {
            await Outside.RefusesAsync(format,
                $"J-000117, line 1: Account A/R is a receivable account, where {system} needs a customer's name. Enter the customer of summary lines under Ledger files of the company.", journal);

            var profile = Outside.Profile();
            profile.SummaryCustomer = "Members";
            Assert.Equal("Members", ImportReader.Read(format, await Outside.WriteAsync(format, profile, journal))[0].Entity);
        }
        await Outside.RefusesAsync(Qbo,
            "J-000117, line 1: Account A/P is a payable account, where QuickBooks Online needs a vendor's name. Enter the vendor of summary lines under Ledger files of the company.",
            Outside.Pair(line => line with { Control = ControlAccount.Payable, AccountPath = "A/P" }));
    }

    [Fact]
    public async Task QuickBooks_Desktop_takes_one_receivable_or_payable_account_a_journal()
    {
        var receivable = Outside.Line(1, 500) with { Control = ControlAccount.Receivable, AccountPath = "A/R", Entity = "Clinic" };
        await Outside.FitsAsync(Iif, Outside.Journal(receivable, receivable with { No = 2 }, Outside.Line(3, -1000)));
        await Outside.RefusesAsync(Iif, "J-000117, line 2: A/P is the second receivable or payable account of the journal, after A/R; QuickBooks Desktop takes one. Split the batch.",
            Outside.Journal(receivable, receivable with { No = 2, Control = ControlAccount.Payable, AccountPath = "A/P" }, Outside.Line(3, -1000)));
    }

    [Theory]
    [InlineData("tab\there", "holds a tab, which an IIF file cannot carry. Take it out.")]
    [InlineData("two\nlines", "holds a line break, which an IIF file cannot carry. Take it out.")]
    [InlineData("café łódź", "holds “ł” (U+0142), which Windows-1252, the writing of IIF files, lacks. Write it another way.")]
    [InlineData("gala 🎉", "holds “🎉” (U+1F389), which Windows-1252, the writing of IIF files, lacks. Write it another way.")]
    [InlineData("bell\u0007", "holds the control character U+0007, which an IIF file cannot carry. Take it out.")]
    public async Task What_an_IIF_file_cannot_carry_is_named(string memo, string words) => await Outside.RefusesAsync(Iif, $"J-000117, line 1: Memo {words}", Memo(memo));

    [Fact]
    public async Task Half_a_character_or_a_control_character_leaves_in_no_file()
    {
        foreach (var format in Outside.ImportFormats)
            foreach (var memo in new[] { "bell\u0007", "half \uD83C" })
                Assert.Single(await Outside.FaultsAsync(format, Outside.Profile(), Memo(memo)));
    }

    [Theory, InlineData("=1+1"), InlineData("+cmd|' /C calc'!A0"), InlineData("-2+3"), InlineData("@SUM(1)"), InlineData(" =1+1")]
    public async Task A_text_like_a_formula_arrives_unchanged_nowhere_and_guarded_in_the_generic_file_only(string memo)
    {
        foreach (var format in Outside.ImportFormats.Except([LedgerFormat.GenericCsv]))
            Assert.Contains("begins like a formula", Assert.Single(await Outside.FaultsAsync(format, Outside.Profile(), Memo(memo))));
        var generic = ImportReader.Read(LedgerFormat.GenericCsv, await Outside.WriteAsync(LedgerFormat.GenericCsv, Outside.Profile(), Memo(memo)));
        Assert.Equal("'" + memo, generic[0].Memo);
    }

    [Fact]
    public async Task Intacct_gets_typographic_signs_in_their_plain_form_and_other_letters_as_they_are()
    {
        var read = ImportReader.Read(LedgerFormat.IntacctCsv, await Outside.WriteAsync(LedgerFormat.IntacctCsv, Outside.Profile(), Memo("“Zoë’s” dues — 50 … łódź")));
        Assert.Equal("\"Zoë's\" dues - 50 ... łódź", read[0].Memo);
    }
}
