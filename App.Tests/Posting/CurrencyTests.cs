using BatchLedger.Posting;

namespace BatchLedger.Tests.Posting;

[Rule("S4.21")]
public sealed class CurrencyTests : PostingTests
{
    private static River Euros() => new River().Rate("EUR", "2026-04-01", 9m).Rate("EUR", "2026-03-10", 1.1m).Rate("EUR", "2026-02-01", 1.05m);

    [Theory]
    [InlineData("2026-02-01", "105.00")]
    [InlineData("2026-03-09", "105.00")]
    [InlineData("2026-03-10", "110.00")]
    [InlineData("2026-03-31", "110.00")]
    [InlineData("2026-04-01", "900.00")]
    public void The_rate_in_force_on_the_day_converts(string day, string dollars) => Makes(Euros(), $"Discount T-1 of 100.00 in EUR on {day}", $"""
        4900 HQ    {dollars,12}  Discount
        1200 HQ    {"-" + dollars,12}  Discount
        """);

    [Fact]
    public void Without_a_rate_in_force_there_are_no_lines()
    {
        HasFaults(new River().Rate("EUR", "2026-03-11", 1.1m), "Payment T-1 of 100.00 in EUR by CHECK",
            "T-1 /transactions/T-1: No exchange rate from EUR to USD is in force on 10 Mar 2026.");
        HasFaults(new River().Rate("EUR", "2026-03-01", 0m), "Payment T-1 of 100.00 in EUR by CHECK",
            "T-1 /transactions/T-1: The exchange rate from EUR to USD of 01 Mar 2026 is 0. It must be above zero.");
    }

    [Fact]
    public void What_rounding_leaves_goes_to_the_rounding_account_as_a_line_of_its_own() => Makes(Euros(), """
        Invoice T-1 of 100.00 in EUR
          DUES 33.33
          DUES 33.33
          DUES 33.34
        """, """
        1200 HQ          110.00  Invoice
        4010 HQ          -36.66  Annual dues
        4010 HQ          -36.66  Annual dues
        4010 HQ          -36.67  Annual dues
        6900 HQ           -0.01  Rounding
        """);

    [Fact]
    public void The_rounding_account_is_needed_only_when_something_is_left()
    {
        var river = Euros();
        river.Map.RoundingId = null;

        Makes(river, "Discount T-1 of 1.00 in EUR", "4900 HQ            1.10  Discount\n1200 HQ           -1.10  Discount");
        HasFaults(river, "Invoice T-1 of 0.02 in EUR on 2026-04-01\n DUES 0.01\n DUES 0.02",
            "T-1 /transactions/T-1: Invoice T-1 comes to 0.02, its lines to 0.03. Correct one of them.");
        HasFaults(river, "Invoice T-1 of 100.00 in EUR\n DUES 33.33\n DUES 33.33\n DUES 33.34", "T-1 /account-map: The account map names no account for rounding.");
    }

    [Fact]
    public void Halves_go_to_the_even_neighbour() => Makes(new River().Rate("EUR", "2026-01-01", 0.5m), """
        ManualJournal J-1 in EUR
          1010 debit 0.01
          1010 debit 0.03
          1010 debit 0.05
          4010 credit 0.09
        """, """
        1010 HQ            0.02  Manual journal
        1010 HQ            0.02  Manual journal
        4010 HQ           -0.04  Manual journal
        """);

    [Fact]
    public void Currencies_may_differ_in_their_digits() => Makes(new River().Rate("JPY", "2026-01-01", 0.00671234m), "Discount T-1 of 10,001 in JPY", """
        4900 HQ           67.13  Discount
        1200 HQ          -67.13  Discount
        """);

    [Fact]
    public void A_conversion_that_no_line_or_no_number_can_carry_is_refused()
    {
        const string Text = "Discount T-1 of 10,000,000,000,000.00 in EUR";

        foreach (var rate in new[] { 1.00000001m, 9_999_999_999.99999999m })
            HasFaults(new River().Rate("EUR", "2026-01-01", rate), Text,
                "T-1 /transactions/T-1: Discount T-1 has a line above 10,000,000,000,000.00 USD, the most that one line can carry.");
    }
}
