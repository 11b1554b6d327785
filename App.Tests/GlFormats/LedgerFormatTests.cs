using BatchLedger.GlFormats;
using BatchLedger.Ledgers;

namespace BatchLedger.Tests.GlFormats;

public class LedgerFormatTests
{
    private const string Offers = """
        ExcelOnly          xlsx
        QuickBooksOnline   xlsx qbo-csv
        QuickBooksDesktop  xlsx iif
        SageIntacct        xlsx intacct-csv
        NetSuite           xlsx netsuite-csv
        Xero               xlsx xero-csv
        GenericCsv         xlsx csv
        """;

    [Fact, Rule("S0.14")]
    public void Each_accounting_system_offers_the_workbook_and_its_own_file() => Assert.Equal(Offers.ReplaceLineEndings("\n"),
        string.Join('\n', Enum.GetValues<AccountingSystem>().Select(system => $"{system,-18} {string.Join(' ', system.Formats().Select(format => format.Word()))}")));

    [Fact]
    public void Every_format_is_found_by_its_word()
    {
        foreach (var format in Enum.GetValues<LedgerFormat>()) Assert.Equal(format, LedgerFormats.Read(format.Word()));
        Assert.Null(LedgerFormats.Read("pdf"));
        Assert.Equal((".iif", ".csv", ".xlsx"), (LedgerFormat.QuickBooksDesktopIif.Ending(), LedgerFormat.XeroCsv.Ending(), LedgerFormat.Excel.Ending()));
    }
}
