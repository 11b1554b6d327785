using BatchLedger.Currencies;
using BatchLedger.Posting;

namespace BatchLedger.Tests.Posting;

/// <summary>Every reason why a transaction has no lines, in the words the user reads and with the address of the record to mend.</summary>
public sealed class FaultTests : PostingTests
{
    [Fact]
    public void Every_fault_is_reported_and_each_once()
    {
        var river = new River();
        river.Products["DUES"].RevenueAccountId = null;
        river.Map.TaxPayableId = null;
        river.Account("4020").Active = false;

        HasFaults(river, """
            Invoice T-1 of 260.00
              DUES 100.00 tax 5.00
              BOOK 50.00 tax 5.00
              DUES 100.00
            """, """
            T-1 /products/DUES: Product DUES (Annual dues) has no revenue account.
            T-1 /account-map: The account map names no account for tax payable.
            T-1 /accounts/4020: Account 4020 (Books) is inactive.
            """);
    }

    [Fact]
    public void A_service_period_without_a_deferred_account_has_nowhere_to_wait() => HasFaults(new(), """
        Invoice T-1 of 50.00
          BOOK 50.00 from 2026-01-01 to 2026-12-31
        """, "T-1 /products/BOOK: Product BOOK (River atlas) has no deferred revenue account, and line 1 has a service period.");

    [Theory]
    [InlineData("Invoice T-1 of 0.01\n DUES 0.01", "accounts receivable")]
    [InlineData("Payment T-1 of 1.00 by CHECK", "unapplied payments")]
    [InlineData("Refund T-1 of 1.00 by CHECK applied 1.00", "accounts receivable")]
    [InlineData("Credit T-1 of 1.00\n DUES 0.00 tax 1.00", "tax payable")]
    [InlineData("Discount T-1 of 1.00", "discounts given")]
    [InlineData("WriteOff T-1 of 1.00", "bad debt expense")]
    public void An_empty_part_of_the_account_map_is_named_when_it_is_needed(string text, string part)
    {
        var river = new River();
        (river.Map.ReceivableId, river.Map.UnappliedPaymentsId, river.Map.TaxPayableId) = (null, null, null);
        (river.Map.DiscountsId, river.Map.BadDebtId) = (null, null);

        Assert.Contains(Post(river, text).Faults, fault =>
            fault.Message == $"The account map names no account for {part}." && fault is { Where: "T-1", Address: "/account-map" });
    }

    [Fact]
    public void A_payment_needs_a_method_and_the_method_an_account()
    {
        var river = new River();
        river.Methods["CHECK"].AccountId = null;

        HasFaults(river, "Payment T-2 of 10.00 by CHECK", "T-2 /payment-methods/CHECK: Payment method CHECK (Check) has no clearing or bank account.");
        HasFaults(river, "Refund T-3 of 10.00", "T-3 /transactions/T-3: Refund T-3 names no payment method.");
    }

    [Fact]
    public void No_more_than_the_payment_can_be_applied()
    {
        HasFaults(new(), "Payment T-2 of 100.00 by CHECK applied 120.00", "T-2 /transactions/T-2: Payment T-2 applies 120.00 of 100.00.");
        HasFaults(new(), "Refund T-2 of 100.00 by CHECK applied -1.00", "T-2 /transactions/T-2: Refund T-2 applies -1.00 of 100.00.");
    }

    [Fact]
    public void An_amount_below_zero_is_refused() =>
        HasFaults(new(), "WriteOff T-6 of -5.00", "T-6 /transactions/T-6: Write-off T-6 comes to -5.00. An amount cannot be below zero.");

    [Fact]
    public void An_inactive_account_of_a_journal_line_is_named()
    {
        var river = new River();
        river.Account("4010").Active = false;

        HasFaults(river, "ManualJournal J-1\n 4010 debit 5.00\n 1010 credit 5.00", "J-1 /accounts/4010: Account 4010 (Annual dues) is inactive.");
    }

    [Fact]
    public void An_account_of_another_company_is_not_posted_to()
    {
        var river = new River();
        river.Products["DUES"].RevenueAccountId = 999;

        HasFaults(river, "Invoice T-1 of 5.00\n DUES 5.00", "T-1 /transactions/T-1: Invoice T-1 posts to an account that this company does not have.");
    }

    [Fact]
    public void A_branch_of_another_company_is_not_posted_to()
    {
        var river = new River();
        var payment = LedgerText.Read("Payment T-2 of 5.00 by CHECK", river);
        payment.BranchId = 99;

        Assert.Equal("T-2 /transactions/T-2: Payment T-2 names a branch that this company does not have.",
            LedgerText.Write(PostingRules.Post(payment, river.Book()).Faults));
    }

    [Fact]
    [Rule("S4.14")]
    public void A_journal_out_of_balance_is_refused_with_its_figures() => HasFaults(new(), """
        ManualJournal J-1 of 100.00
          1010 debit 1,200.00
          4010 credit 1,150.00
        """, "J-1 /transactions/J-1: Manual journal J-1 is out of balance: debits 1,200.00, credits 1,150.00, difference 50.00.");

    [Fact]
    public void Each_faulty_line_of_a_journal_is_named() => HasFaults(new(), """
        ManualJournal J-1
          1010 debit 5.00 credit 5.00
          - debit 5.00
          4010 debit -5.00
        """, """
        J-1 /transactions/J-1: Manual journal J-1 has a debit and a credit on line 1. Make two lines of it.
        J-1 /transactions/J-1: Manual journal J-1 names no account on line 2.
        J-1 /transactions/J-1: Manual journal J-1 has an amount below zero on line 3. Put it on the other side.
        """);

    [Fact]
    public void An_invoice_comes_to_what_its_lines_come_to() => HasFaults(new(), """
        Invoice T-1 of 100.00
          DUES 90.00
          - 5.00
        """, """
        T-1 /transactions/T-1: Invoice T-1 names no product on line 2.
        T-1 /transactions/T-1: Invoice T-1 comes to 100.00, its lines to 95.00. Correct one of them.
        """);

    [Fact]
    public void An_amount_that_a_line_cannot_carry_is_refused()
    {
        var river = new River();
        var payment = LedgerText.Read("Payment T-2 of 1.00 by CHECK", river);
        payment.Amount = Money.Limit + 1;

        Assert.Equal("T-2 /transactions/T-2: Payment T-2 has a line above 10,000,000,000,000.00 USD, the most that one line can carry.",
            LedgerText.Write(PostingRules.Post(payment, river.Book()).Faults));
    }
}
