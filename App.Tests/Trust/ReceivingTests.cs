using BatchLedger.Managements;
using BatchLedger.Transactions;
using BatchLedger.Trust;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Trust;

public class ReceivingTests
{
    [Fact]
    public async Task A_receipt_is_all_rent_unless_it_is_said_otherwise()
    {
        await using var office = await TrustOffice.OpenAsync();

        var receipt = await office.NowAsync(await office.ReceivedAsync(1_040_00));

        Assert.Equal(("T-000001", "R-000001", "NOVAK", "Rent 02 Mar to 16 Mar", 1_040_00), (receipt.Number, receipt.Trust!.ReceiptNumber, receipt.Reference, receipt.Description, receipt.Amount));
        Assert.Equal((1_040_00, 0, 0, 1_040_00), (receipt.Trust.Owner, receipt.Trust.Unallocated, receipt.Trust.Bond, receipt.Trust.Bank));
        var part = Assert.Single(receipt.Trust.Allocations);
        Assert.Equal((TrustPurpose.Rent, receipt.Id, 1_040_00), (part.Purpose, part.ReceiptId, part.Amount));
        Assert.Equal(new DateOnly(2026, 3, 16), (await office.FirstAsync<Tenancy>()).PaidTo);
        var fee = Assert.Single(await office.FeesAsync());
        Assert.Equal((52_00, FeeState.Pending, receipt.Id, "Management fee on R-000001"), (fee.Amount, fee.State, fee.ChargedOnId, fee.Description));
        Assert.Equal((1_040_00, 0, 0), await office.FundsAsync());
    }

    [Fact]
    [Rule("S3.3")]
    public async Task What_is_not_allocated_is_held_as_unallocated_money_of_the_tenant()
    {
        await using var office = await TrustOffice.OpenAsync();
        var invoice = await office.InvoiceAsync();
        var draft = office.Receipt(3_000_00);
        (draft.Rent, draft.Bond) = (520_00, 2_080_00);
        draft.Invoices.Add(new InvoicePart(invoice.Id, 80_00));

        var receipt = await office.NowAsync(TrustOffice.Made(await office.Receipts.ReceiptAsync(draft)));

        Assert.Equal("Rent 02 Mar to 09 Mar, bond, invoice TI-000001, unallocated money", receipt.Description);
        Assert.Equal((600_00, 320_00, 2_080_00), await office.FundsAsync());
        Assert.Equal(0, (await office.FirstAsync<TenancyInvoice>()).Left);
        await using var db = office.Books.Db();
        Assert.Equal(new TenantFunds(320_00, 2_080_00), (await TrustFunds.ReadAsync(db, office.Management.Id, CancellationToken.None)).Of(office.Tenancy.Id));
    }

    [Fact]
    public async Task Rent_after_the_end_of_the_tenancy_is_unallocated()
    {
        await using var office = await TrustOffice.OpenAsync();
        var short_ = await office.LetAsync(office.Management, "B. Short", end: new DateOnly(2026, 3, 12));
        var draft = new ReceiptDraft { ManagementId = office.Management.Id, TenancyId = short_.Id, Batch = office.Batch, Date = TrustOffice.Today, Amount = 1_500_00 };

        TrustOffice.Made(await office.Receipts.ReceiptAsync(draft));

        Assert.Equal((1_040_00, 460_00, 0), await office.FundsAsync());
        Assert.Equal("The tenancy of B. Short ends on 12 Mar 2026: 0.00 of rent are left until then, and 1.00 are more. Leave the rest unallocated.",
            TrustOffice.Refused(await office.Receipts.AllocateAsync(new AllocationDraft { TenancyId = short_.Id, Batch = office.Batch, Date = TrustOffice.Today, Rent = 1_00 })));
    }

    [Fact]
    public async Task A_part_of_a_week_is_named_as_one_and_the_owners_money_is_a_contribution()
    {
        await using var office = await TrustOffice.OpenAsync();

        Assert.Equal("Part of the rent from 02 Mar", (await office.ReceivedAsync(500_00)).Description);
        var contribution = await office.NowAsync(await office.ContributedAsync(300_00));

        Assert.Equal((TransactionKind.OwnerContribution, "R-000002", "Owner contribution"), (contribution.Kind, contribution.Trust!.ReceiptNumber, contribution.Description));
        Assert.Equal((800_00, 0, 0), await office.FundsAsync());
        Assert.Single(await office.FeesAsync());
    }

    [Fact]
    [Rule("S3.4")]
    public async Task Unallocated_money_is_allocated_the_oldest_first_or_paid_back()
    {
        await using var office = await TrustOffice.OpenAsync();
        var (second, first) = (await office.UnallocatedAsync(300_00, TrustOffice.Today), await office.UnallocatedAsync(400_00, TrustOffice.Today.AddDays(-2)));

        var transfer = await office.NowAsync(TrustOffice.Made(await office.Receipts.AllocateAsync(office.Allocation(rent: 260_00, bond: 200_00))));
        var refund = await office.NowAsync(await office.PaidAsync(TransactionKind.TenantRefund, 100_00));

        Assert.Equal((TransactionKind.Allocation, 460_00, "Part of the rent from 02 Mar, bond"), (transfer.Kind, transfer.Amount, transfer.Description));
        Assert.Equal([(first.Id, -400_00L), (second.Id, -60_00L), (first.Id, 260_00L), (first.Id, 140_00L), (second.Id, 60_00L)],
            transfer.Trust!.Allocations.OrderBy(a => a.No).Select(a => (a.ReceiptId!.Value, a.Amount)));
        Assert.Equal([(second.Id, -100_00L)], refund.Trust!.Allocations.Select(a => (a.ReceiptId!.Value, a.Amount)));
        Assert.Equal((260_00, 140_00, 200_00), await office.FundsAsync());
        Assert.Equal(("A. Novak", "Refund of unallocated money", -100_00), (refund.Trust.Payee, refund.Description, refund.Trust.Bank));
        var fee = Assert.Single(await office.FeesAsync());
        Assert.Equal((13_00, first.Id), (fee.Amount, fee.ChargedOnId));
        Assert.Equal("Unallocated money of A. Novak: 140.00 on 10 Mar 2026, and 140.01 are wanted. 0.01 are missing; take less, or receipt what is missing first.",
            TrustOffice.Refused(await office.Payments.PayAsync(office.Payment(TransactionKind.TenantRefund, 140_01))));
    }

    [Fact]
    public async Task A_second_arrival_makes_nothing_new_and_other_content_is_refused()
    {
        await using var office = await TrustOffice.OpenAsync();
        var draft = office.Receipt(520_00);
        var first = TrustOffice.Made(await office.Receipts.ReceiptAsync(draft));

        Assert.Equal(first.Id, TrustOffice.Made(await office.Receipts.ReceiptAsync(draft)).Id);
        draft.Amount = 530_00;
        Assert.Equal("This form was already sent with other content. Reload the page and enter it again.", TrustOffice.Refused(await office.Receipts.ReceiptAsync(draft)));
        Assert.Equal((520_00, 0, 0), await office.FundsAsync());
    }

    [Fact]
    public async Task What_cannot_be_received_is_refused_with_its_numbers()
    {
        await using var office = await TrustOffice.OpenAsync();
        var invoice = await office.InvoiceAsync();

        async Task<string> WhyAsync(Action<ReceiptDraft> change)
        {
            var draft = office.Receipt(1_000_00);
            change(draft);
            return TrustOffice.Refused(await office.Receipts.ReceiptAsync(draft));
        }

        Assert.Equal("The amount must be more than 0.00.", await WhyAsync(d => d.Amount = 0));
        Assert.Equal("The amount is more than one entry can carry (10,000,000,000,000.00). Check it, or divide it.", await WhyAsync(d => d.Amount = long.MaxValue));
        Assert.Equal("Enter the date.", await WhyAsync(d => d.Date = null));
        Assert.Equal("11 Mar 2026 has not come yet; today is 10 Mar 2026. Enter the day on which the money moved.", await WhyAsync(d => d.Date = TrustOffice.Today.AddDays(1)));
        Assert.StartsWith("Transaction date 28 Feb 2026 is outside fiscal period Mar 2026", await WhyAsync(d => d.Date = new DateOnly(2026, 2, 28)), StringComparison.Ordinal);
        Assert.StartsWith("Batch B-000099 was not found", await WhyAsync(d => d.Batch = "B-000099"), StringComparison.Ordinal);
        Assert.Equal("No part of the money can be below zero.", await WhyAsync(d => d.Rent = -1));
        Assert.Equal("1,000.01 are allocated and 1,000.00 were received: 0.01 too much. What is not allocated becomes unallocated money.", await WhyAsync(d => d.Rent = 1_000_01));
        Assert.Equal("Invoice TI-000001 has 80.00 of 80.00 left to pay; 81.00 are more. Leave the rest unallocated.", await WhyAsync(d => d.Invoices.Add(new InvoicePart(invoice.Id, 81_00))));
        Assert.Equal("The bond of A. Novak is 2,080.00, of which 2,080.00 are due; 2,080.01 are more. Leave the rest unallocated.", await WhyAsync(d => (d.Amount, d.Bond) = (2_080_01, 2_080_01)));
        Assert.Equal("A contribution of the owner is all owner funds. Choose the tenancy that pays rent, bond or invoices.", await WhyAsync(d => (d.TenancyId, d.Bond) = (null, 1)));
        Assert.Equal("The description has 201 characters; at most 200 fit.", await WhyAsync(d => d.Description = new string('x', 201)));
        await office.ChangeAsync<Management>(office.Management.Id, m => m.Active = false);
        Assert.Equal("Management M-000107 14 Mill Lane is inactive and takes no money. Activate it first, or receipt for another one.", await WhyAsync(_ => { }));
        Assert.Equal((0, 0, 0), await office.FundsAsync());
    }

    [Fact]
    public async Task While_managements_are_off_nothing_is_received()
    {
        await using var office = await TrustOffice.OpenAsync();
        await office.ChangeAsync<Features.FeatureSet>(Features.FeatureSet.OnlyId, features => features.Managements = false);

        Assert.StartsWith("A management needs", TrustOffice.Refused(await office.Receipts.ReceiptAsync(office.Receipt(1))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_deed_is_in_the_audit_trail_with_its_batch()
    {
        await using var office = await TrustOffice.OpenAsync();
        var receipt = await office.ReceivedAsync(520_00);

        await using var db = office.Books.Db();
        var row = await db.AuditRows.SingleAsync();

        Assert.Equal(("Trust.Receipt", receipt.Number, receipt.BatchId), (row.Action, row.Record, row.BatchId));
        Assert.Equal("Receipt of 2026-03-10, 520.00 USD, “Rent 02 Mar to 09 Mar”, ref. NOVAK", row.After);
    }
}
