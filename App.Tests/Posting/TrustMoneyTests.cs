using BatchLedger.Posting;

namespace BatchLedger.Tests.Posting;

/// <summary>Trust money in the books, kind by kind: 1050 is the trust bank, 2610 owner funds, 2620 unallocated money, 2630 bonds, 2640 creditors, 4050 fees earned, 1010 the office's own bank.</summary>
public sealed class TrustMoneyTests : PostingTests
{
    [Fact]
    public void A_receipt_is_owed_to_the_owner_to_the_tenant_and_as_bond() => Makes(new(), "TrustReceipt T-1 of 900.00 owner 500.00 unallocated 100.00 bond 300.00", """
        1050 HQ          900.00  Receipt
        2610 HQ         -500.00  Receipt
        2620 HQ         -100.00  Receipt
        2630 HQ         -300.00  Receipt
        """);

    [Fact]
    public void An_owner_contribution_is_owed_to_the_owner() => Makes(new(), "OwnerContribution T-1 of 250.00 owner 250.00", """
        1050 HQ          250.00  Owner contribution
        2610 HQ         -250.00  Owner contribution
        """);

    [Fact]
    public void An_owner_payment_leaves_the_trust_bank_and_the_owner_funds() => Makes(new(), "OwnerPayment T-1 of 400.00 owner -400.00", """
        1050 HQ         -400.00  Owner payment
        2610 HQ          400.00  Owner payment
        """);

    [Fact]
    public void A_creditor_payment_passes_through_the_creditors() => Makes(new(), "CreditorPayment T-1 of 80.00 owner -80.00 creditor 80.00", """
        1050 HQ          -80.00  Creditor payment
        2610 HQ           80.00  Creditor payment
        2640 HQ           80.00  Creditor payment
        2640 HQ          -80.00  Creditor payment
        """);

    [Fact]
    public void A_refund_goes_back_out_of_unallocated_money() => Makes(new(), "TenantRefund T-1 of 60.00 unallocated -60.00", """
        1050 HQ          -60.00  Refund of unallocated money
        2620 HQ           60.00  Refund of unallocated money
        """);

    [Fact]
    public void A_bond_refund_goes_back_out_of_the_bond() => Makes(new(), "BondRefund T-1 of 300.00 bond -300.00", """
        1050 HQ         -300.00  Bond refund
        2630 HQ          300.00  Bond refund
        """);

    [Fact]
    public void A_fee_leaves_the_trust_bank_and_is_earned_in_the_same_breath() => Makes(new(), "ManagementFee T-1 of 35.00 owner -35.00 fee 35.00", """
        1050 HQ          -35.00  Management fee
        2610 HQ           35.00  Management fee
        1010 HQ           35.00  Management fee
        4050 HQ          -35.00  Management fee
        """);

    [Fact]
    public void A_transfer_from_unallocated_leaves_the_bank_as_it_is() => Makes(new(), "Allocation T-1 of 100.00 owner 70.00 unallocated -100.00 bond 30.00", """
        2610 HQ          -70.00  Transfer from unallocated
        2620 HQ          100.00  Transfer from unallocated
        2630 HQ          -30.00  Transfer from unallocated
        """);

    [Fact]
    public void A_reassignment_leaves_the_bank_as_it_is() => Makes(new(), "Reassignment T-1 of 45.00 owner -45.00 unallocated 45.00", """
        2610 HQ           45.00  Reassignment
        2620 HQ          -45.00  Reassignment
        """);

    [Fact]
    public void A_reassignment_from_rent_to_an_invoice_stays_with_the_owner_and_posts_nothing() => Makes(new(), "Reassignment T-1 of 45.00 owner 0.00", "");

    [Fact]
    public void A_dishonour_takes_back_what_the_receipt_brought() => Makes(new(), "Dishonour T-2 of 900.00 owner -500.00 unallocated -100.00 bond -300.00", """
        1050 HQ         -900.00  Dishonour
        2610 HQ          500.00  Dishonour
        2620 HQ          100.00  Dishonour
        2630 HQ          300.00  Dishonour
        """);

    [Theory]
    [InlineData("TrustReceipt T-1 of 900.00 owner 500.00 unallocated 100.00 bond 300.00", "TrustReversal T-2 of 900.00 owner -500.00 unallocated -100.00 bond -300.00")]
    [InlineData("OwnerPayment T-1 of 400.00 owner -400.00", "TrustReversal T-2 of 400.00 owner 400.00")]
    [InlineData("CreditorPayment T-1 of 80.00 owner -80.00 creditor 80.00", "TrustReversal T-2 of 80.00 owner 80.00 creditor -80.00")]
    [InlineData("ManagementFee T-1 of 35.00 owner -35.00 fee 35.00", "TrustReversal T-2 of 35.00 owner 35.00 fee -35.00")]
    public void A_reversal_undoes_its_original_on_every_account(string original, string reversal)
    {
        var river = new River();

        var both = PostingSummary.Of(Post(river, original).Lines.Concat(Post(river, reversal).Lines), river.Book());

        Assert.NotEmpty(both);
        Assert.All(both.GroupBy(total => total.AccountId), account => Assert.Equal(0, account.Sum(total => total.Debit - total.Credit)));
    }

    [Fact]
    public void Trust_money_is_in_the_books_of_the_managements_branch_and_needs_no_other() => Makes(new() { RequiresBalancing = true }, "OwnerContribution T-1 of 250.00 owner 250.00 at NORTH", """
        1050 NORTH       250.00  Owner contribution
        2610 NORTH      -250.00  Owner contribution
        """);

    [Theory]
    [InlineData("OwnerContribution T-1 of 5.00 owner 5.00", "the trust bank, owner funds")]
    [InlineData("TrustReceipt T-1 of 5.00 unallocated 4.00 bond 1.00", "the trust bank, unallocated trust money, bonds")]
    [InlineData("CreditorPayment T-1 of 5.00 owner -5.00 creditor 5.00", "the trust bank, owner funds, creditors")]
    [InlineData("ManagementFee T-1 of 5.00 owner -5.00 fee 5.00", "the trust bank, owner funds, the bank that takes fees, fees")]
    [InlineData("Allocation T-1 of 5.00 owner 5.00 unallocated -5.00", "owner funds, unallocated trust money")]
    public void Each_part_of_the_account_map_that_is_needed_and_empty_is_named_once(string text, string parts)
    {
        var river = new River();
        (river.Map.TrustBankId, river.Map.OwnerFundsId, river.Map.UnallocatedId, river.Map.BondId) = (null, null, null, null);
        (river.Map.CreditorsId, river.Map.FeeBankId, river.Map.FeeIncomeId) = (null, null, null);

        HasFaults(river, text, string.Join('\n', parts.Split(", ").Select(part => $"T-1 /account-map: The account map names no account for {part}.")));
    }

    [Fact]
    public void An_inactive_account_is_named()
    {
        var river = new River();
        river.Account("2610").Active = false;

        HasFaults(river, "OwnerContribution T-1 of 5.00 owner 5.00", "T-1 /accounts/2610: Account 2610 (Owner funds) is inactive.");
    }

    [Fact]
    public void A_transaction_without_its_entry_posts_nothing_and_says_so() =>
        HasFaults(new(), "TrustReceipt T-1 of 5.00", "T-1 /transactions/T-1: Receipt T-1 says nothing of the trust money that it moves.");

    [Fact]
    public void What_the_bank_moves_is_what_the_funds_move() => HasFaults(new(), "TrustReceipt T-1 of 5.00 owner 4.00 bank 5.00",
        "T-1 /transactions/T-1: Receipt T-1 moves 5.00 in the trust bank and 4.00 of the money held. They must be the same.");

    [Fact]
    public void A_sum_of_funds_that_no_number_can_hold_throws()
    {
        var river = new River();
        var receipt = LedgerText.Read("TrustReceipt T-1 of 1.00", river);
        receipt.Trust = new BatchLedger.Transactions.TrustEntry
        {
            CompanyId = 1, ManagementId = 1, AddedAt = Books.Start, AddedBy = "R. Osei", Owner = long.MaxValue, Unallocated = 1, Bond = 0, Bank = 0,
        };

        Assert.Throws<OverflowException>(() => PostingRules.Post(receipt, river.Book()));
    }

    [Fact]
    public void The_same_transaction_gives_the_same_lines()
    {
        var river = new River();
        const string Text = "TrustReceipt T-1 of 900.00 owner 500.00 unallocated 100.00 bond 300.00";

        Assert.Equal(Post(river, Text).Lines, Post(river, Text).Lines);
    }
}
