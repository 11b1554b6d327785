using System.Globalization;
using System.Text;
using System.Text.Json;
using BatchLedger.GlFormats;
using BatchLedger.Ledgers;
using BatchLedger.Tests.House;

namespace BatchLedger.Tests.GlFormats;

/// <summary>The sample files of the specification come out byte for byte; ours alone has a byte order mark in front.</summary>
public class ImportVectorTests
{
    private static readonly string Folder = Path.Combine(AppSources.Top, "App.Tests", "GlFormats", "Vectors");

    // The company of the samples: no branches, departments that QuickBooks calls locations and Xero regions.
    private static readonly FileProfile Guild = new()
    {
        IntacctLocation = "100", NetSuiteSubsidiary = "Harbour Guild", XeroDepartmentTracking = "Region", QuickBooksClass = QuickBooksClass.Unused,
    };

    private static FileProfile With(string north) => new()
    {
        IntacctLocation = Guild.IntacctLocation, NetSuiteSubsidiary = Guild.NetSuiteSubsidiary, XeroDepartmentTracking = Guild.XeroDepartmentTracking,
        QuickBooksClass = Guild.QuickBooksClass, DepartmentCodes = CodeMap.Of(("NORTH", north)),
    };

    [Theory]
    [InlineData(LedgerFormat.QuickBooksOnlineCsv, "qbo_journal.csv", "NORTH")]
    [InlineData(LedgerFormat.QuickBooksDesktopIif, "general_journal.iif", "NORTH")]
    [InlineData(LedgerFormat.IntacctCsv, "intacct_gl_journal.csv", "200")]
    [InlineData(LedgerFormat.NetSuiteCsv, "netsuite_journal.csv", "NORTH")]
    [InlineData(LedgerFormat.XeroCsv, "xero_manual_journal.csv", "North")]
    [InlineData(LedgerFormat.GenericCsv, "generic_journal.csv", "NORTH")]
    public async Task Each_sample_file_comes_out_byte_for_byte(LedgerFormat format, string sample, string north)
    {
        var made = await Outside.WriteAsync(format, With(north), Journal117(), Journal118());
        var expected = await File.ReadAllBytesAsync(Path.Combine(Folder, sample));

        byte[] mark = format is LedgerFormat.GenericCsv ? [0xEF, 0xBB, 0xBF] : [];
        Assert.Equal(Encoding.Latin1.GetString([.. mark, .. expected]), Encoding.Latin1.GetString(made));
    }

    [Fact]
    public async Task The_counts_of_a_checked_file_are_those_of_its_journals()
    {
        var (file, _) = await Outside.CheckAsync(LedgerFormat.GenericCsv, Guild, Journal117(), Journal118());
        Assert.Equal((2, 6L, 168_753L, 168_753L), (file!.Journals, file.Lines, (long)file.Debit, (long)file.Credit));
    }

    private static OutsideJournal Journal117()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "journal_117.json")));
        var journal = json.RootElement;
        var lines = journal.GetProperty("lines").EnumerateArray().Select(Line).ToList();
        return new OutsideJournal
        {
            Number = journal.GetProperty("batchNo").GetString()!, Date = DateOnly.Parse(journal.GetProperty("postingDate").GetString()!, CultureInfo.InvariantCulture),
            Memo = journal.GetProperty("memo").GetString()!, Currency = journal.GetProperty("currency").GetString()!, Lines = lines.ToAsyncEnumerable(),
        };
    }

    private static OutsideLine Line(JsonElement line) => new()
    {
        No = line.GetProperty("n").GetInt32(), AccountCode = Text(line, "account")!, AccountName = Text(line, "accountName")!, AccountPath = Text(line, "accountPath")!,
        Debit = Minor(line, "debit"), Credit = Minor(line, "credit"), Memo = Text(line, "memo")!, Department = Text(line, "department"), Class = Text(line, "class"),
        Entity = Text(line, "entity"),
    };

    private static string? Text(JsonElement line, string name) => line.GetProperty(name).GetString();

    private static long Minor(JsonElement line, string name) => long.Parse(Text(line, name)!.Replace(".", ""), CultureInfo.InvariantCulture);

    private static OutsideJournal Journal118() => new()
    {
        Number = "BL-000118", Date = new(2025, 6, 30), Memo = "Invoice run", Currency = "USD",
        Lines = new[]
        {
            new OutsideLine
            {
                No = 1, AccountCode = "1200", AccountName = "Accounts Receivable", AccountPath = "Accounts Receivable", Control = ControlAccount.Receivable, Debit = 400_00, Credit = 0,
                Memo = "Invoice 5512", Department = "NORTH", Entity = "Orchard Lane Clinic", EntityCode = "58",
            },
            new OutsideLine
            {
                No = 2, AccountCode = "4010", AccountName = "Member Dues", AccountPath = "Member Income:Member Dues", Debit = 0, Credit = 400_00,
                Memo = "2025 dues", Department = "NORTH", Class = "MEM",
            },
        }.ToAsyncEnumerable(),
    };
}
