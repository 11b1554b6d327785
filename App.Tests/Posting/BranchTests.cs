using BatchLedger.Posting;

namespace BatchLedger.Tests.Posting;

/// <summary>Branches that must balance each, and branches that need not.</summary>
public sealed class BranchTests : PostingTests
{
    private const string Across = """
        Invoice T-1 of 160.00 at HQ
          DUES 100.00 tax 10.00 at NORTH
          BOOK 50.00
        """;

    private static River Balancing() => new() { RequiresBalancing = true };

    [Fact]
    public void A_branch_owes_another_what_it_took_for_it() => Makes(Balancing().Mapping("NORTH", "HQ"), Across, """
        1200 HQ          160.00  Invoice
        4010 NORTH      -100.00  Annual dues
        2300 NORTH       -10.00  Annual dues
        4020 HQ    PUB   -50.00  River atlas
        1500 NORTH       110.00  Due from HQ
        2500 HQ         -110.00  Due to NORTH
        """);

    [Fact]
    public void The_mapping_of_the_other_direction_serves_as_well() => Makes(Balancing().Mapping("HQ", "NORTH"), Across, """
        1200 HQ          160.00  Invoice
        4010 NORTH      -100.00  Annual dues
        2300 NORTH       -10.00  Annual dues
        4020 HQ    PUB   -50.00  River atlas
        2500 NORTH       110.00  Due from HQ
        1500 HQ         -110.00  Due to NORTH
        """);

    [Fact]
    public void A_branch_with_more_debits_owes() => Makes(Balancing().Mapping("HQ", "NORTH"), """
        ManualJournal J-1 at HQ
          6800 debit 30.00 at NORTH
          1010 credit 30.00
        """, """
        6800 NORTH        30.00  Manual journal
        1010 HQ          -30.00  Manual journal
        2500 NORTH       -30.00  Due to HQ
        1500 HQ           30.00  Due from NORTH
        """);

    [Fact]
    public void A_branch_that_has_no_line_settles_nothing() => Makes(Balancing().Mapping("NORTH", "SOUTH"), """
        ManualJournal J-1 at HQ
          1010 debit 30.00 at NORTH
          4010 credit 30.00 at SOUTH
        """, """
        1010 NORTH        30.00  Manual journal
        4010 SOUTH       -30.00  Manual journal
        2500 SOUTH        30.00  Due from NORTH
        1500 NORTH       -30.00  Due to SOUTH
        """);

    [Fact]
    public void Every_missing_mapping_is_named() => HasFaults(Balancing(), """
        Invoice T-1 of 30.00 at HQ
          DUES 10.00 at NORTH
          DUES 20.00 at SOUTH
        """, """
        T-1 /inter-branch: No inter-branch mapping between HQ and NORTH covers account 4010 (Annual dues).
        T-1 /inter-branch: No inter-branch mapping between HQ and SOUTH covers account 4010 (Annual dues).
        """);

    [Fact]
    public void A_missing_mapping_is_named_beside_a_missing_account_and_a_missing_rate()
    {
        var river = Balancing();
        river.Products["DUES"].RevenueAccountId = null;

        HasFaults(river, "Invoice T-1 of 10.00 in EUR at HQ\n DUES 10.00 at NORTH", """
            T-1 /products/DUES: Product DUES (Annual dues) has no revenue account.
            T-1 /transactions/T-1: No exchange rate from EUR to USD is in force on 10 Mar 2026.
            T-1 /inter-branch: There is no inter-branch mapping between HQ and NORTH.
            """);
    }

    private static River Ranged() => Balancing()
        .Range(("NORTH", "HQ"), ("", "3999"), ("1500", "2500")).Range(("NORTH", "HQ"), ("4000", "4999"), ("1510", "2510"));

    [Fact]
    public void Each_line_settles_on_the_accounts_of_the_range_that_covers_it() => Makes(Ranged(), Across, """
        1200 HQ          160.00  Invoice
        4010 NORTH      -100.00  Annual dues
        2300 NORTH       -10.00  Annual dues
        4020 HQ    PUB   -50.00  River atlas
        1510 NORTH       100.00  Due from HQ
        2510 HQ         -100.00  Due to NORTH
        1500 NORTH        10.00  Due from HQ
        2500 HQ          -10.00  Due to NORTH
        """);

    [Fact]
    public void Ranges_of_one_direction_serve_the_other_and_the_first_and_last_account_belong_to_them() => Makes(
        Balancing().Range(("HQ", "NORTH"), ("6800", "6800"), ("1510", "2510")).Range(("HQ", "NORTH"), ("1010", "1020"), ("1500", "2500")), """
        ManualJournal J-1 at HQ
          6800 debit 30.00 at NORTH
          1010 credit 10.00 at NORTH
          1020 debit 5.00 at NORTH
          1010 credit 25.00
        """, """
        6800 NORTH        30.00  Manual journal
        1010 NORTH       -10.00  Manual journal
        1020 NORTH         5.00  Manual journal
        1010 HQ          -25.00  Manual journal
        2510 NORTH       -30.00  Due to HQ
        1510 HQ           30.00  Due from NORTH
        2500 NORTH         5.00  Due from HQ
        1500 HQ           -5.00  Due to NORTH
        """);

    [Fact]
    public void Where_each_direction_has_its_own_mapping_the_one_that_is_owed_gives_the_accounts() => Makes(
        Balancing().Mapping("HQ", "NORTH").Range(("NORTH", "HQ"), ("", ""), ("1510", "2510")), Across, """
        1200 HQ          160.00  Invoice
        4010 NORTH      -100.00  Annual dues
        2300 NORTH       -10.00  Annual dues
        4020 HQ    PUB   -50.00  River atlas
        1510 NORTH       110.00  Due from HQ
        2510 HQ         -110.00  Due to NORTH
        """);

    [Fact]
    public void An_account_between_the_ranges_is_named_with_both_branches() => HasFaults(
        Balancing().Range(("NORTH", "HQ"), ("4000", "4999"), ("1510", "2510")), Across,
        "T-1 /inter-branch: No inter-branch mapping between HQ and NORTH covers account 2300 (Tax payable).");

    [Fact]
    public void Branches_in_balance_owe_nothing() => Makes(Balancing(), """
        ManualJournal J-1 at HQ
          1010 debit 5.00
          4010 credit 5.00
          1010 debit 7.00 at NORTH
          4010 credit 7.00 at NORTH
        """, """
        1010 HQ            5.00  Manual journal
        4010 HQ           -5.00  Manual journal
        1010 NORTH         7.00  Manual journal
        4010 NORTH        -7.00  Manual journal
        """);

    [Fact]
    public void Where_branches_need_not_balance_no_such_lines_are_made() => Makes(new River().Mapping("NORTH", "HQ"), Across, """
        1200 HQ          160.00  Invoice
        4010 NORTH      -100.00  Annual dues
        2300 NORTH       -10.00  Annual dues
        4020 HQ    PUB   -50.00  River atlas
        """);
}
