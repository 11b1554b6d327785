using BatchLedger.Batches;
using BatchLedger.Managements;
using BatchLedger.Transactions;
using BatchLedger.Trust;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Trust;

public class PayingTests
{
    private static readonly DateOnly First = new(2026, 3, 2);

    [Fact]
    [Rule("S3.28")]
    public async Task A_payment_of_an_earlier_day_pays_out_what_was_there_then_and_leaves_the_newer_money()
    {
        await using var office = await TrustOffice.OpenAsync();
        var (old, newer) = (await office.ReceivedAsync(100_00, TrustOffice.Today.AddDays(-7)), await office.ReceivedAsync(100_00));

        var paid = await office.PaidAsync(TransactionKind.OwnerPayment, 100_00, TrustOffice.Today.AddDays(-5));

        Assert.Equal((paid.Id, null), ((await office.NowAsync(old)).Trust!.PaidOutById, (await office.NowAsync(newer)).Trust!.PaidOutById));
    }

    [Fact]
    [Rule("S3.32")]
    public async Task Money_leaves_to_the_owner_to_a_creditor_and_back_to_the_tenant()
    {
        await using var office = await TrustOffice.OpenAsync();
        var draft = office.Receipt(1_520_00);
        (draft.Rent, draft.Bond) = (520_00, 700_00);
        TrustOffice.Made(await office.Receipts.ReceiptAsync(draft));

        var owner = (await office.NowAsync(await office.PaidAsync(TransactionKind.OwnerPayment, 100_00))).Trust!;
        var creditor = (await office.NowAsync(await office.PaidAsync(TransactionKind.CreditorPayment, 50_00))).Trust!;
        var refund = (await office.NowAsync(await office.PaidAsync(TransactionKind.TenantRefund, 300_00))).Trust!;
        var bond = (await office.NowAsync(await office.PaidAsync(TransactionKind.BondRefund, 200_00))).Trust!;

        Assert.Equal(("Harbour Trust", -100_00, 0, null), (owner.Payee, owner.Owner, owner.Creditor, owner.TenancyId));
        Assert.Equal(("Swift Plumbing", -50_00, 50_00, PaymentMeans.Eft), (creditor.Payee, creditor.Owner, creditor.Creditor, creditor.Means));
        Assert.Equal(("A. Novak", -300_00, -300_00, office.Tenancy.Id), (refund.Payee, refund.Unallocated, refund.Bank, refund.TenancyId));
        Assert.Equal((-200_00, -200_00), (bond.Bond, bond.Bank));
        Assert.Equal((370_00, 0, 500_00), await office.FundsAsync());
        Assert.Equal("Bond held for A. Novak: 500.00 on 10 Mar 2026, and 500.01 are wanted. 0.01 are missing; take less, or receipt what is missing first.",
            TrustOffice.Refused(await office.Payments.PayAsync(office.Payment(TransactionKind.BondRefund, 500_01))));
    }

    [Fact]
    public async Task A_payment_cannot_be_dated_before_its_money_nor_take_what_a_later_one_took()
    {
        await using var office = await TrustOffice.OpenAsync();
        await office.ReceivedAsync(520_00, new DateOnly(2026, 3, 3));
        await office.PaidAsync(TransactionKind.OwnerPayment, 400_00, new DateOnly(2026, 3, 6));
        await office.ReceivedAsync(520_00, new DateOnly(2026, 3, 9));

        Assert.Equal("Owner funds of management M-000107, 14 Mill Lane: 0.00 on 02 Mar 2026, and 1.00 are wanted. 1.00 are missing; take less, or receipt what is missing first.",
            TrustOffice.Refused(await office.Payments.PayAsync(office.Payment(TransactionKind.OwnerPayment, 1_00, First))));
        Assert.Equal("Owner funds of management M-000107, 14 Mill Lane: 120.00 on 06 Mar 2026, and 200.00 are wanted. 80.00 are missing; take less, or receipt what is missing first.",
            TrustOffice.Refused(await office.Payments.PayAsync(office.Payment(TransactionKind.OwnerPayment, 200_00, new DateOnly(2026, 3, 4)))));
        await office.PaidAsync(TransactionKind.OwnerPayment, 120_00, new DateOnly(2026, 3, 4));
    }

    [Fact]
    public async Task An_owner_payment_pays_out_the_oldest_receipts_first()
    {
        await using var office = await TrustOffice.OpenAsync();
        var newer = await office.ReceivedAsync(520_00, new DateOnly(2026, 3, 9));
        await office.ReceivedAsync(520_00, First);
        await office.ContributedAsync(100_00);

        async Task<List<int?>> MarksAsync()
        {
            await using var db = office.Books.Db();
            return await db.TrustEntries.Where(e => e.Bank > 0 && e.CorrectsId == null).OrderBy(e => e.Transaction.Date).Select(e => e.PaidOutById).ToListAsync();
        }

        var part = await office.PaidAsync(TransactionKind.OwnerPayment, 1_00);
        Assert.Equal([part.Id, null, null], await MarksAsync());
        await office.PaidAsync(TransactionKind.OwnerPayment, 519_00);
        Assert.Equal([part.Id, null, null], await MarksAsync());
        var rest = await office.PaidAsync(TransactionKind.OwnerPayment, 620_00);
        Assert.Equal([part.Id, rest.Id, rest.Id], await MarksAsync());
        Assert.Equal(TrustOffice.Today, (await office.StandingAsync(newer)).PaidOutOn);

        TrustOffice.Made(await office.Corrections.ReverseAsync(office.Correction(rest)));
        Assert.Equal([part.Id, null, null], await MarksAsync());
    }

    [Fact]
    [Rule("S3.31")]
    public async Task A_creditor_payment_by_EFT_becomes_a_cheque_and_nothing_else_does()
    {
        await using var office = await TrustOffice.OpenAsync();
        await office.ReceivedAsync(520_00);
        var eft = await office.PaidAsync(TransactionKind.CreditorPayment, 200_00);
        var owner = await office.PaidAsync(TransactionKind.OwnerPayment, 300_00);
        var draft = new ChequeDraft { TransactionId = eft.Id, Batch = office.Batch, Cheque = "000417" };
        Assert.Equal("Only creditor payments can change to cheque.",
            TrustOffice.Refused(await office.Corrections.ChangeToChequeAsync(new ChequeDraft { TransactionId = owner.Id, Batch = office.Batch, Cheque = "000417" })));
        Assert.Equal("Enter the number on the cheque.", TrustOffice.Refused(await office.Corrections.ChangeToChequeAsync(new ChequeDraft { TransactionId = eft.Id, Batch = office.Batch })));

        var cheque = await office.NowAsync(TrustOffice.Made(await office.Corrections.ChangeToChequeAsync(draft)));

        Assert.Equal((TransactionKind.CreditorPayment, PaymentMeans.Cheque, "000417", eft.Id, "Swift Plumbing", "Paid to Swift Plumbing"),
            (cheque.Kind, cheque.Trust!.Means, cheque.Trust.Cheque, cheque.Trust.CorrectsId, cheque.Trust.Payee, cheque.Description));
        Assert.Equal((20_00, 0, 0), await office.FundsAsync());
        await using var db = office.Books.Db();
        var back = await db.Transactions.Include(t => t.Trust).SingleAsync(t => t.ReversesId == eft.Id);
        Assert.Equal((eft.Id, 200_00, -200_00), (back.Trust!.CorrectsId, back.Trust.Owner, back.Trust.Creditor));
        Assert.Equal("Changed to cheque 000417.", TrustOffice.Refused(await office.Corrections.ReverseAsync(office.Correction(eft))));
        Assert.Equal("Already paid by cheque 000417.",
            TrustOffice.Refused(await office.Corrections.ChangeToChequeAsync(new ChequeDraft { TransactionId = cheque.Id, Batch = office.Batch, Cheque = "000418" })));
        TrustOffice.Made(await office.Corrections.ReverseAsync(office.Correction(cheque)));
        Assert.Equal((220_00, 0, 0), await office.FundsAsync());
    }

    [Fact]
    [Rule("S3.6")]
    public async Task A_pending_fee_is_deleted_with_a_reason_and_a_disbursed_one_is_not()
    {
        await using var office = await TrustOffice.OpenAsync();
        await office.ReceivedAsync(1_040_00);
        Assert.Null(await office.Fees.ChargeAsync(new FeeDraft { ManagementId = office.Management.Id, Date = TrustOffice.Today, Description = "Inspection", Amount = 30_00 }));
        var fees = await office.FeesAsync();
        Assert.Equal([(52_00, "Management fee on R-000001"), (30_00, "Inspection")], fees.Select(f => (f.Amount, f.Description)));
        Assert.Equal((1_040_00, 0, 0), await office.FundsAsync());

        Assert.Equal("Write a reason of 1 to 140 characters; it is kept in the history.", (await office.Fees.DeleteAsync(fees[1].Id, "", fees[1].Version))?.Message);
        Assert.Equal("Data.Stale", (await office.Fees.DeleteAsync(fees[1].Id, "Twice", fees[1].Version - 1))?.Code);
        Assert.Null(await office.Fees.DeleteAsync(fees[1].Id, "Twice", fees[1].Version));
        var disbursed = await office.NowAsync(await office.DisbursedAsync());

        Assert.Equal((TransactionKind.ManagementFee, "Management fee on R-000001", -52_00, -52_00, 52_00),
            (disbursed.Kind, disbursed.Description, disbursed.Trust!.Owner, disbursed.Trust.Bank, disbursed.Trust.Fee));
        Assert.Equal("The fee was disbursed on 10 Mar 2026.", (await office.Fees.DeleteAsync(fees[0].Id, "Late", fees[0].Version))?.Message);
        Assert.Equal("The fee was deleted by R. Osei on 10 Mar 2026 (Twice).", (await office.Fees.DeleteAsync(fees[1].Id, "Again", 2))?.Message);
        Assert.Equal([FeeState.Disbursed, FeeState.Deleted], (await office.FeesAsync()).Select(f => f.State));
    }

    [Fact]
    public async Task Fees_are_disbursed_all_or_none_out_of_owner_funds()
    {
        await using var office = await TrustOffice.OpenAsync();
        await office.ReceivedAsync(100_00);
        Assert.Null(await office.Fees.ChargeAsync(new FeeDraft { ManagementId = office.Management.Id, Date = TrustOffice.Today, Amount = 100_00 }));
        var ids = (await office.FeesAsync()).Select(f => f.Id).ToList();
        FeeDisbursalDraft Draft(params List<int> fees) => new() { ManagementId = office.Management.Id, Batch = office.Batch, Date = TrustOffice.Today, FeeIds = fees };

        Assert.Equal("Owner funds of management M-000107, 14 Mill Lane: 100.00 on 10 Mar 2026, and 105.00 are wanted. 5.00 are missing; take less, or receipt what is missing first.",
            TrustOffice.Refused(await office.Fees.DisburseAsync(Draft([.. ids]))));
        Assert.Equal("Choose at least one pending fee.", TrustOffice.Refused(await office.Fees.DisburseAsync(Draft())));
        Assert.All(await office.FeesAsync(), fee => Assert.True(fee.IsPending));
        TrustOffice.Made(await office.Fees.DisburseAsync(Draft(ids[0])));
        Assert.Equal("The fee was disbursed on 10 Mar 2026.", TrustOffice.Refused(await office.Fees.DisburseAsync(Draft(ids[0]))));
    }

    [Fact]
    public async Task The_half_of_a_cent_of_a_fee_goes_to_the_even_one_and_no_fee_is_of_nothing()
    {
        await using var office = await TrustOffice.OpenAsync();
        foreach (var rent in new[] { 10, 30, 50, 31, 70 }) await office.ReceivedAsync(rent);

        Assert.Equal([2, 2, 2, 4], (await office.FeesAsync()).Select(f => f.Amount));
    }

    [Fact]
    [Rule("S3.24")]
    public async Task A_description_is_added_to_whatever_became_of_the_transaction()
    {
        await using var office = await TrustOffice.OpenAsync();
        var receipt = await office.ReceivedAsync(520_00);
        await office.PresentAsync(receipt);
        TrustOffice.Made(await office.Corrections.DishonourAsync(office.Correction(receipt)));

        Assert.Null(await office.Corrections.AmendAsync(receipt.Id, " Paid at\nthe counter "));
        Assert.Null(await office.Corrections.AmendAsync(receipt.Id, "By his brother"));

        Assert.Equal("Write what is to be added to the description, in 1 to 200 characters.", (await office.Corrections.AmendAsync(receipt.Id, " "))?.Message);
        Assert.Equal("The text has 201 characters; at most 200 fit.", (await office.Corrections.AmendAsync(receipt.Id, new string('x', 201)))?.Message);
        await using var db = office.Books.Db();
        Assert.Equal(["Paid at the counter", "By his brother"], db.TrustNotes.OrderBy(n => n.Id).Select(n => n.Text));
        Assert.Equal("Rent 02 Mar to 09 Mar", (await office.NowAsync(receipt)).Description);
    }

    [Fact]
    public async Task Of_two_payments_at_one_moment_that_want_the_same_money_one_is_made()
    {
        await using var office = await TrustOffice.OpenAsync();
        await office.ReceivedAsync(520_00);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => office.Payments.PayAsync(office.Payment(TransactionKind.OwnerPayment, 300_00)))));

        Assert.Equal(1, outcomes.Count(outcome => outcome.Value is not null));
        Assert.Equal((220_00, 0, 0), await office.FundsAsync());
    }

    [Fact]
    public async Task What_cannot_be_paid_says_why()
    {
        await using var office = await TrustOffice.OpenAsync();
        async Task<string> WhyAsync(TransactionKind kind, Action<PaymentDraft>? change = null)
        {
            var draft = office.Payment(kind, 1_00);
            change?.Invoke(draft);
            return TrustOffice.Refused(await office.Payments.PayAsync(draft));
        }

        Assert.StartsWith("Receipt is no payment.", await WhyAsync(TransactionKind.TrustReceipt), StringComparison.Ordinal);
        Assert.Equal("Choose the tenancy whose money it is.", await WhyAsync(TransactionKind.BondRefund, d => d.TenancyId = null));
        Assert.Equal("Enter who is paid.", await WhyAsync(TransactionKind.CreditorPayment, d => d.Payee = ""));
        Assert.Equal("Enter the number on the cheque.", await WhyAsync(TransactionKind.OwnerPayment, d => d.Means = PaymentMeans.Cheque));
        Assert.Equal("The cheque number has 21 characters; at most 20 fit.", await WhyAsync(TransactionKind.OwnerPayment, d => (d.Means, d.Cheque) = (PaymentMeans.Cheque, new string('1', 21))));
        Assert.Equal("The tenancy was not found, or belongs to a company you do not see.", await WhyAsync(TransactionKind.TenantRefund, d => d.TenancyId = 999));
    }

    [Fact]
    public async Task A_closed_batch_and_a_batch_of_another_company_take_nothing()
    {
        await using var office = await TrustOffice.OpenAsync();
        var other = await Association.FoundAsync(office.Books, "ZZZ");
        var draft = office.Receipt(1_00);
        draft.Batch = other.Batch.Number;
        Assert.Equal("Batch B-ZZZ belongs to another company than management M-000107. Choose a batch of its company.", TrustOffice.Refused(await office.Receipts.ReceiptAsync(draft)));

        await office.ChangeAsync<Batch>(office.Association.Batch.Id, batch => batch.Close("R. Osei", Books.Start));
        Assert.Equal("Batch B-000001 is closed. Reopen it or choose an open batch.", TrustOffice.Refused(await office.Receipts.ReceiptAsync(office.Receipt(1_00))));
    }
}
