using BatchLedger.Managements;
using BatchLedger.Transactions;
using BatchLedger.Trust;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Trust;

public class ReversingTests
{
    private static readonly DateOnly Earlier = new(2026, 3, 4);

    [Fact]
    [Rule("S3.25")]
    public async Task A_reversed_receipt_takes_its_money_back_from_where_it_is_now_and_its_fee_with_it()
    {
        await using var office = await TrustOffice.OpenAsync();
        var receipt = await office.UnallocatedAsync(1_000_00, Earlier);
        TrustOffice.Made(await office.Receipts.AllocateAsync(office.Allocation(rent: 520_00, bond: 100_00)));

        var reversal = await office.NowAsync(TrustOffice.Made(await office.Corrections.ReverseAsync(office.Correction(receipt))));

        Assert.Equal((TransactionKind.TrustReversal, TrustOffice.Today, receipt.Id, 1_000_00, "Reversal of R-000001: Wrong tenant", "NOVAK"),
            (reversal.Kind, reversal.Date, reversal.ReversesId, reversal.Amount, reversal.Description, reversal.Reference));
        var entry = reversal.Trust!;
        Assert.Equal((receipt.Id, -520_00, -380_00, -100_00, -1_000_00), (entry.CorrectsId, entry.Owner, entry.Unallocated, entry.Bond, entry.Bank));
        Assert.All(entry.Allocations, part => Assert.Equal(receipt.Id, part.ReceiptId));
        Assert.Equal((0, 0, 0), await office.FundsAsync());
        Assert.Equal(0, (await office.FirstAsync<Tenancy>()).RentReceived);
        Assert.Equal(TrustOffice.Today, (await office.StandingAsync(receipt)).ReversedOn);
        var fee = Assert.Single(await office.FeesAsync());
        Assert.Equal((FeeState.Deleted, "Reversal of R-000001: Wrong tenant"), (fee.State, fee.EndReason));
        Assert.Equal("Already reversed on 10 Mar 2026.", TrustOffice.Refused(await office.Corrections.ReverseAsync(office.Correction(receipt))));
    }

    [Fact]
    [Rule("S3.25")]
    public async Task Payments_and_fees_are_reversed_to_where_the_money_came_from()
    {
        await using var office = await TrustOffice.OpenAsync();
        await office.ReceivedAsync(1_040_00);
        await office.UnallocatedAsync(400_00);
        var fee = await office.DisbursedAsync();
        var refund = await office.PaidAsync(TransactionKind.TenantRefund, 150_00);
        var owner = await office.PaidAsync(TransactionKind.OwnerPayment, 500_00);
        var creditor = await office.PaidAsync(TransactionKind.CreditorPayment, 200_00);
        Assert.Equal((288_00, 250_00, 0), await office.FundsAsync());

        foreach (var paid in new[] { fee, refund, owner, creditor })
        {
            var back = await office.NowAsync(TrustOffice.Made(await office.Corrections.ReverseAsync(office.Correction(paid))));
            var (was, now) = ((await office.NowAsync(paid)).Trust!, back.Trust!);
            Assert.Equal((-was.Owner, -was.Unallocated, -was.Bank, -was.Creditor, -was.Fee), (now.Owner, now.Unallocated, now.Bank, now.Creditor, now.Fee));
        }

        Assert.Equal((1_040_00, 400_00, 0), await office.FundsAsync());
        Assert.Equal(FeeState.Credited, Assert.Single(await office.FeesAsync()).State);
    }

    [Fact]
    [Rule("S3.26")]
    public async Task What_is_presented_cannot_be_reversed()
    {
        await using var office = await TrustOffice.OpenAsync();
        var receipt = await office.ReceivedAsync(1_040_00);
        var payment = await office.PaidAsync(TransactionKind.OwnerPayment, 500_00);
        await office.PresentAsync(receipt, payment);

        Assert.Equal("Already presented in the reconciliation of 31 Mar 2026. Use Reassign or Dishonour.", TrustOffice.Refused(await office.Corrections.ReverseAsync(office.Correction(receipt))));
        Assert.Equal("Already presented in the reconciliation of 31 Mar 2026. When the money comes back, record it as a receipt.",
            TrustOffice.Refused(await office.Corrections.ReverseAsync(office.Correction(payment))));
    }

    [Fact]
    public async Task Money_that_is_gone_must_come_back_first()
    {
        await using var office = await TrustOffice.OpenAsync();
        var receipt = await office.ReceivedAsync(1_040_00);
        await office.PaidAsync(TransactionKind.OwnerPayment, 600_00);
        Assert.Equal("Owner funds of management M-000107, 14 Mill Lane: 440.00 on 10 Mar 2026, and 1,040.00 are wanted. 600.00 are missing; take less, or receipt what is missing first.",
            TrustOffice.Refused(await office.Corrections.ReverseAsync(office.Correction(receipt))));

        var other = await office.UnallocatedAsync(300_00);
        var refund = await office.PaidAsync(TransactionKind.TenantRefund, 100_00);
        Assert.Equal("100.00 of receipt R-000002 were paid back to the tenant. Reverse that payment first.", TrustOffice.Refused(await office.Corrections.ReverseAsync(office.Correction(other))));
        TrustOffice.Made(await office.Corrections.ReverseAsync(office.Correction(refund)));
        TrustOffice.Made(await office.Corrections.ReverseAsync(office.Correction(other)));
        Assert.Equal((440_00, 0, 0), await office.FundsAsync());
    }

    [Fact]
    public async Task A_reason_is_required_and_a_transfer_cannot_be_reversed()
    {
        await using var office = await TrustOffice.OpenAsync();
        var receipt = await office.UnallocatedAsync(600_00);
        var transfer = TrustOffice.Made(await office.Receipts.AllocateAsync(office.Allocation(rent: 100_00)));

        Assert.Equal("Write a reason of 1 to 140 characters; it is kept in the history.", TrustOffice.Refused(await office.Corrections.ReverseAsync(office.Correction(receipt, " "))));
        Assert.Equal("Only a receipt, a payment or a fee can be reversed; this is a transfer from unallocated.", TrustOffice.Refused(await office.Corrections.ReverseAsync(office.Correction(transfer))));
        Assert.Equal("The transaction was not found, or belongs to a company you do not see.",
            TrustOffice.Refused(await office.Corrections.ReverseAsync(new CorrectionDraft { TransactionId = 999, Batch = office.Batch, Reason = "?" })));
    }

    [Fact]
    [Rule("S3.30")]
    public async Task A_bounced_receipt_stays_with_a_withdrawal_of_today_and_its_fee_is_credited_back()
    {
        await using var office = await TrustOffice.OpenAsync();
        var receipt = await office.ReceivedAsync(1_040_00, Earlier);
        var fee = await office.DisbursedAsync();
        await office.PresentAsync(receipt, fee);
        await office.ContributedAsync(10_00);

        var dishonour = await office.NowAsync(TrustOffice.Made(await office.Corrections.DishonourAsync(office.Correction(receipt, "No funds"))));

        Assert.Equal((TransactionKind.Dishonour, TrustOffice.Today, receipt.Id, receipt.Id, -1_040_00, "Dishonour of R-000001: No funds"),
            (dishonour.Kind, dishonour.Date, dishonour.ReversesId, dishonour.Trust!.CorrectsId, dishonour.Trust.Bank, dishonour.Description));
        var credited = Assert.Single(await office.FeesAsync());
        Assert.Equal((FeeState.Credited, "Dishonour of R-000001: No funds"), (credited.State, credited.EndReason));
        await using var db = office.Books.Db();
        var credit = await db.TrustEntries.Include(e => e.Transaction).SingleAsync(e => e.CorrectsId == fee.Id);
        Assert.Equal((TransactionKind.TrustReversal, fee.Id, 52_00, -52_00), (credit.Transaction.Kind, credit.Transaction.ReversesId, credit.Owner, credit.Fee));
        Assert.Equal((10_00, 0, 0), await office.FundsAsync());
        Assert.Equal("Already dishonoured on 10 Mar 2026.", TrustOffice.Refused(await office.Corrections.DishonourAsync(office.Correction(receipt))));
    }

    [Fact]
    [Rule("S3.30")]
    public async Task Money_that_bounced_after_it_was_paid_back_comes_out_of_owner_funds()
    {
        await using var office = await TrustOffice.OpenAsync();
        var receipt = await office.UnallocatedAsync(300_00);
        var refund = await office.PaidAsync(TransactionKind.TenantRefund, 120_00);
        await office.PresentAsync(receipt, refund);
        Assert.StartsWith("Owner funds of management M-000107, 14 Mill Lane: 0.00 on 10 Mar 2026, and 120.00 are wanted.",
            TrustOffice.Refused(await office.Corrections.DishonourAsync(office.Correction(receipt))), StringComparison.Ordinal);
        await office.ContributedAsync(200_00);

        var dishonour = await office.NowAsync(TrustOffice.Made(await office.Corrections.DishonourAsync(office.Correction(receipt))));

        Assert.Equal((-120_00, -180_00, -300_00), (dishonour.Trust!.Owner, dishonour.Trust.Unallocated, dishonour.Trust.Bank));
        Assert.Equal((80_00, 0, 0), await office.FundsAsync());
    }
}
