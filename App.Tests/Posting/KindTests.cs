using BatchLedger.Posting;

namespace BatchLedger.Tests.Posting;

/// <summary>The table of debits and credits, kind by kind.</summary>
public sealed class KindTests : PostingTests
{
    [Fact]
    public void An_invoice_is_owed_by_the_member_and_earned_by_product() => Makes(new(), """
        Invoice T-1 of 160.00
          DUES 100.00 tax 8.25
          BOOK 50.00 tax 1.75
        """, """
        1200 HQ          160.00  Invoice
        4010 HQ         -100.00  Annual dues
        2300 HQ           -8.25  Annual dues
        4020 HQ    PUB   -50.00  River atlas
        2300 HQ           -1.75  River atlas
        """);

    [Fact]
    public void A_product_with_deferred_revenue_is_not_earned_yet() => Makes(new(), """
        Invoice T-1 of 300.00
          COURSE 300.00
        """, """
        1200 HQ          300.00  Invoice
        2400 HQ         -300.00  Rescue course
        """);

    [Fact]
    public void A_line_with_a_service_period_waits_in_the_products_deferred_account() => Makes(new(), """
        Invoice T-1 of 300.00
          COURSE 300.00 from 2026-04-01 to 2026-09-30
        """, """
        1200 HQ          300.00  Invoice
        2400 HQ         -300.00  Rescue course
        """);

    [Fact]
    public void The_lines_department_goes_before_the_products() => Makes(new(), """
        Invoice T-1 of 50.00
          BOOK 50.00 dept EDU
        """, """
        1200 HQ           50.00  Invoice
        4020 HQ    EDU   -50.00  River atlas
        """);

    [Fact]
    public void A_line_below_zero_lowers_the_revenue() => Makes(new(), """
        Invoice T-1 of 90.00
          DUES 100.00
          DUES -10.00
        """, """
        1200 HQ           90.00  Invoice
        4010 HQ         -100.00  Annual dues
        4010 HQ           10.00  Annual dues
        """);

    [Fact]
    public void A_payment_settles_the_invoice_it_is_applied_to() => Makes(new(), "Payment T-2 of 110.00 by CHECK applied 110.00", """
        1010 HQ          110.00  Payment
        1200 HQ         -110.00  Payment
        """);

    [Fact]
    public void What_a_payment_leaves_over_waits_among_the_unapplied() => Makes(new(), "Payment T-2 of 110.00 by CARD applied 80.00", """
        1020 HQ          110.00  Payment
        1200 HQ          -80.00  Payment
        2200 HQ          -30.00  Payment
        """);

    [Fact]
    public void A_refund_mirrors_the_payment() => Makes(new(), "Refund T-3 of 110.00 by CARD applied 80.00", """
        1200 HQ           80.00  Refund
        2200 HQ           30.00  Refund
        1020 HQ         -110.00  Refund
        """);

    [Fact]
    public void A_credit_takes_back_the_revenue_and_its_tax() => Makes(new(), """
        Credit T-4 of 54.00
          BOOK 50.00 tax 4.00
        """, """
        4020 HQ    PUB    50.00  River atlas
        2300 HQ            4.00  River atlas
        1200 HQ          -54.00  Credit
        """);

    [Fact]
    public void A_credit_takes_back_earned_revenue_even_where_invoices_defer_it() => Makes(new(), """
        Credit T-4 of 300.00
          COURSE 300.00
        """, """
        4030 HQ          300.00  Rescue course
        1200 HQ         -300.00  Credit
        """);

    [Fact]
    public void A_discount_is_given_to_the_receivable() => Makes(new(), "Discount T-5 of 10.00", """
        4900 HQ           10.00  Discount
        1200 HQ          -10.00  Discount
        """);

    [Fact]
    public void A_write_off_is_a_bad_debt() => Makes(new(), "WriteOff T-6 of 25.00", """
        6800 HQ           25.00  Write-off
        1200 HQ          -25.00  Write-off
        """);

    [Fact]
    public void A_cancellation_is_the_invoice_with_sides_swapped() => Makes(new(), """
        Cancellation T-7 of 408.25
          DUES 100.00 tax 8.25
          COURSE 300.00
        """, """
        1200 HQ         -408.25  Cancellation
        4010 HQ          100.00  Annual dues
        2300 HQ            8.25  Annual dues
        2400 HQ          300.00  Rescue course
        """);

    [Fact]
    [Rule("S4.14")]
    public void A_manual_journal_posts_as_it_was_typed() => Makes(new(), """
        ManualJournal J-1 of 75.00
          6800 debit 75.00 dept EDU
          1010 credit 50.00
          2200 credit 25.00
        """, """
        6800 HQ    EDU    75.00  Manual journal
        1010 HQ          -50.00  Manual journal
        2200 HQ          -25.00  Manual journal
        """);

    [Fact]
    public void A_line_of_nothing_posts_nothing_and_needs_no_account()
    {
        var river = new River();
        river.Map.TaxPayableId = null;
        river.Products["BOOK"].RevenueAccountId = null;

        Makes(river, """
            Invoice T-1 of 100.00
              DUES 100.00
              BOOK 0.00
            """, """
            1200 HQ          100.00  Invoice
            4010 HQ         -100.00  Annual dues
            """);
        Makes(river, "ManualJournal J-1\n 1010 debit 0.00\n 1020 credit 0.00", "");
    }

    [Fact]
    public void A_one_sided_journal_posts_in_a_statistical_ledger_only()
    {
        Makes(new() { OneSidedAllowed = true, RequiresBalancing = true }, "ManualJournal J-1\n 4010 debit 12.00 at NORTH", "4010 NORTH        12.00  Manual journal");
        HasFaults(new(), "ManualJournal J-1\n 4010 debit 12.00", """
            J-1 /transactions/J-1: Manual journal J-1 has one line. A manual journal needs at least two.
            J-1 /transactions/J-1: Manual journal J-1 is out of balance: debits 12.00, credits 0.00, difference 12.00.
            """);
    }

    [Fact]
    [Rule("S4.19")]
    public void Money_and_quantities_stay_apart()
    {
        var counted = new River();
        counted.Account("4010").Type = BatchLedger.Accounts.AccountType.Statistical;
        counted.Account("4010").Unit = "members";
        HasFaults(counted, "ManualJournal J-1\n 4010 debit 12.00\n 1010 credit 12.00", "J-1 /accounts/4010: Account 4010 (Annual dues) counts members; it takes no money.");

        var kept = new River { OneSidedAllowed = true };
        kept.Account("4010").Type = BatchLedger.Accounts.AccountType.Revenue;
        HasFaults(kept, "ManualJournal J-1\n 4010 debit 12.00", "J-1 /accounts/4010: Account 4010 (Annual dues) keeps money; a Statistical ledger counts units.");
    }

    [Fact]
    public void The_numbers_of_the_lines_decide_their_order()
    {
        var river = new River();
        const string Text = "Invoice T-1 of 150.00\n DUES 100.00\n BOOK 50.00";
        var typed = LedgerText.Read(Text, river);
        typed.Lines.Reverse();

        Assert.Equal(Post(river, Text).Lines, PostingRules.Post(typed, river.Book()).Lines);
    }

    [Fact]
    public void The_words_of_the_transaction_stand_on_its_lines()
    {
        var river = new River();
        var payment = LedgerText.Read("Payment T-2 of 10.00 by CHECK", river);
        payment.Description = "Cheque 1044";

        Assert.All(PostingRules.Post(payment, river.Book()).Lines, line => Assert.Equal("Cheque 1044", line.Description));
    }

    [Fact]
    public void A_voided_transaction_is_never_asked_for()
    {
        var river = new River();
        var payment = LedgerText.Read("Payment T-2 of 10.00 by CHECK", river);
        payment.Void("R. Osei", "typed twice", Books.Start);

        Assert.Throws<ArgumentException>(() => PostingRules.Post(payment, river.Book()));
    }
}
