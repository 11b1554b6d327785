using BatchLedger.NetSuite;
using BatchLedger.OutsideGl;

namespace BatchLedger.Tests.NetSuite;

public sealed class NetSuiteCheckTests
{
    private static readonly OutsideBooks Books = new()
    {
        Items =
        [
            new(OutsideKind.Subsidiary, "1", "Harbour Guild"), new(OutsideKind.Subsidiary, "2", "Old Guild") { Active = false },
            new(OutsideKind.Currency, "1", "USA") { Number = "USD" }, new(OutsideKind.Currency, "2", "Deutschland") { Number = "EUR", Active = false }, new(OutsideKind.Currency, "3", "Kuwait") { Number = "KWD" },
        ],
    };

    [Fact]
    public void A_journal_that_fits_has_no_findings() => Assert.Empty(Findings(NetSuiteStage.Small()));

    [Theory]
    [InlineData(200, ""), InlineData(201, "Warns"), InlineData(1000, "Warns"), InlineData(1001, "Blocks")]
    public void Two_hundred_lines_are_easy_and_a_thousand_are_the_most(int lines, string expected)
    {
        var entry = NetSuiteStage.Small() with { Lines = [.. Enumerable.Range(1, lines).Select(no => NetSuiteStage.Line(no, "35", no % 2 * 100, (no + 1) % 2 * 100))] };
        Assert.Equal(expected, string.Join(',', Findings(entry).Select(finding => finding.Weight)));
    }

    [Theory]
    [InlineData("USD", 999_999_999_999, "")]
    [InlineData("USD", 1_000_000_000_000, "10,000,000,000.00 has more than 10 digits before the point; NetSuite takes 10.")]
    [InlineData("KWD", 1_250, "")]
    [InlineData("KWD", 1_255, "1.255 has more than 2 digits after the point; NetSuite takes 2.")]
    public void An_amount_has_ten_digits_before_the_point_and_two_after(string currency, long minor, string expected)
    {
        var findings = Findings(NetSuiteStage.Small() with { Currency = currency, Lines = [NetSuiteStage.Line(1, "35", minor, 0), NetSuiteStage.Line(2, "82", 0, minor)] });
        Assert.Equal(expected.Length == 0 ? [] : [(1, expected), (2, expected)], findings.Select(finding => (finding.LineNo!.Value, finding.Message)));
    }

    [Theory]
    [InlineData("1", "")]
    [InlineData("", "NetSuite wants a subsidiary on every journal. Enter one on the page of the connection: 1 Harbour Guild.")]
    [InlineData("2", "The subsidiary 2 is inactive in NetSuite, or only for eliminations. Name another on the page of the connection.")]
    [InlineData("7", "There is no subsidiary 7 in NetSuite. Correct it on the page of the connection.")]
    public void A_journal_belongs_to_a_subsidiary_that_is_there(string subsidiary, string expected) =>
        Assert.Equal(expected, string.Join(' ', Findings(NetSuiteStage.Small(), subsidiary).Select(finding => finding.Message)));

    [Fact]
    public void A_company_without_subsidiaries_asks_for_none_and_one_whose_currencies_are_unknown_warns()
    {
        var finding = Assert.Single(NetSuiteStage.Connector(new Cable()).Check(NetSuiteStage.Small(), new OutsideBooks(), NetSuiteStage.Terms(more: (NetSuiteFields.Subsidiary, ""))));

        Assert.Equal((FindingWeight.Warns, "NetSuite's currencies cannot be read, so the journal goes in the currency its books are kept in. Look that this is USD."), (finding.Weight, finding.Message));
    }

    [Theory]
    [InlineData("EUR", "The currency EUR Deutschland is inactive in NetSuite.")]
    [InlineData("CHF", "The journal is in CHF, which NetSuite does not keep. It keeps USD, KWD.")]
    public void A_currency_is_one_that_NetSuite_keeps(string currency, string expected) =>
        Assert.Equal([expected], Findings(NetSuiteStage.Small() with { Currency = currency }).Select(finding => finding.Message));

    [Fact]
    public void A_receivable_or_payable_line_in_a_period_that_is_locked_for_it_is_warned_of()
    {
        var books = Books with
        {
            Items = [.. Books.Items, new(OutsideKind.Account, "84", "Receivable") { Trait = OutsideTrait.NeedsCustomer }, new(OutsideKind.Account, "60", "Payable") { Trait = OutsideTrait.NeedsVendor }],
            Periods = [new("Jun 2025", new(2025, 6, 1), new(2025, 6, 30)) { Open = true, ReceivablesLocked = true }, new("Jul 2025", new(2025, 7, 1), new(2025, 7, 31)) { Open = true, PayablesLocked = true }],
        };
        string Told(DateOnly date) => string.Join(' ', NetSuiteStage.Connector(new Cable()).Check(NetSuiteStage.Small() with
        {
            Date = date, Lines = [NetSuiteStage.Line(1, "84", 100, 0), NetSuiteStage.Line(2, "60", 0, 100)],
        }, books, NetSuiteStage.Terms()).Select(finding => $"{finding.LineNo} {finding.Weight}: {finding.Message}"));

        Assert.Equal("1 Warns: Receivables are locked in Jun 2025; NetSuite may refuse this line.", Told(new(2025, 6, 30)));
        Assert.Equal("2 Warns: Payables are locked in Jul 2025; NetSuite may refuse this line.", Told(new(2025, 7, 1)));
    }

    private static IReadOnlyList<GlFinding> Findings(GlEntry entry, string subsidiary = "1") =>
        NetSuiteStage.Connector(new Cable()).Check(entry, Books, NetSuiteStage.Terms(more: (NetSuiteFields.Subsidiary, subsidiary)));
}
