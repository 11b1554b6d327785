using BatchLedger.Managements;
using BatchLedger.Transactions;
using BatchLedger.Trust;

namespace BatchLedger.Tests.Trust;

public class ReassigningTests
{
    [Fact]
    [Rule("S3.27")]
    public async Task A_presented_receipt_is_reassigned_in_parts_and_an_unpresented_one_is_not()
    {
        await using var office = await TrustOffice.OpenAsync();
        var receipt = await office.ReceivedAsync(1_040_00);
        var draft = office.Reassignment(receipt, TrustPurpose.Rent, TrustPurpose.Bond);
        draft.Amount = 520_00;
        Assert.Equal("Not yet presented in a reconciliation. Use Reverse.", TrustOffice.Refused(await office.Corrections.ReassignAsync(draft)));
        await office.PresentAsync(receipt);

        var moved = await office.NowAsync(TrustOffice.Made(await office.Corrections.ReassignAsync(draft)));

        Assert.Equal((TransactionKind.Reassignment, 520_00, "R-000001 reassigned from rent to bond: Was the bond"), (moved.Kind, moved.Amount, moved.Description));
        Assert.Equal((receipt.Id, null, -520_00, 520_00, 0), (moved.Trust!.CorrectsId, moved.ReversesId, moved.Trust.Owner, moved.Trust.Bond, moved.Trust.Bank));
        Assert.Equal(new DateOnly(2026, 3, 9), (await office.FirstAsync<Tenancy>()).PaidTo);
        Assert.Equal((520_00, 0, 520_00), await office.FundsAsync());
        Assert.Equal(FeeState.Pending, Assert.Single(await office.FeesAsync()).State);
        var standing = await office.StandingAsync(receipt);
        Assert.Equal((520_00, 520_00, false), (standing.Reassigned, standing.Left.Minor, standing.IsUndone));

        TrustOffice.Made(await office.Corrections.ReassignAsync(office.Reassignment(receipt, TrustPurpose.Rent, TrustPurpose.Unallocated)));

        Assert.Equal((0, 520_00, 520_00), await office.FundsAsync());
        Assert.True((await office.StandingAsync(receipt)).IsUndone);
        Assert.Equal("All 1,040.00 were reassigned by 10 Mar 2026; nothing is left.",
            TrustOffice.Refused(await office.Corrections.ReassignAsync(office.Reassignment(receipt, TrustPurpose.Bond, TrustPurpose.Rent))));
    }

    [Fact]
    [Rule("S3.28")]
    public async Task Not_once_the_funds_are_paid_to_the_owner_and_on_a_statement()
    {
        await using var office = await TrustOffice.OpenAsync();
        var receipt = await office.ReceivedAsync(1_040_00);
        var payment = await office.PaidAsync(TransactionKind.OwnerPayment, 400_00);
        await office.PresentAsync(receipt);
        var draft = office.Reassignment(receipt, TrustPurpose.Rent, TrustPurpose.Unallocated);
        draft.Amount = 100_00;
        Assert.Equal(payment.Id, (await office.NowAsync(receipt)).Trust!.PaidOutById);

        TrustOffice.Made(await office.Corrections.ReassignAsync(draft));
        await office.StateAsync(receipt);

        Assert.Equal("Funds were paid to the owner on 10 Mar 2026 and are on statement 88.",
            TrustOffice.Refused(await office.Corrections.ReassignAsync(office.Reassignment(receipt, TrustPurpose.Rent, TrustPurpose.Unallocated))));
        TrustOffice.Made(await office.Corrections.ReverseAsync(office.Correction(payment)));
        TrustOffice.Made(await office.Corrections.ReassignAsync(office.Reassignment(receipt, TrustPurpose.Rent, TrustPurpose.Unallocated)));
        Assert.Equal((0, 1_040_00, 0), await office.FundsAsync());
    }

    [Fact]
    [Rule("S3.29")]
    public async Task A_reassigned_receipt_cannot_be_reversed_even_when_it_is_unticked_again()
    {
        await using var office = await TrustOffice.OpenAsync();
        var receipt = await office.ReceivedAsync(1_040_00);
        await office.PresentAsync(receipt);
        var draft = office.Reassignment(receipt, TrustPurpose.Rent, TrustPurpose.Unallocated);
        draft.Amount = 1;
        TrustOffice.Made(await office.Corrections.ReassignAsync(draft));
        await office.ChangeAsync<TrustEntry>(receipt.Id, entry => entry.ReconciliationId = null);

        Assert.Equal("Reassigned on 10 Mar 2026; a reassigned transaction cannot be reversed.", TrustOffice.Refused(await office.Corrections.ReverseAsync(office.Correction(receipt))));
    }

    [Fact]
    public async Task A_reassigned_receipt_bounces_from_where_its_money_went()
    {
        await using var office = await TrustOffice.OpenAsync();
        var receipt = await office.ReceivedAsync(520_00);
        await office.PresentAsync(receipt);
        TrustOffice.Made(await office.Corrections.ReassignAsync(office.Reassignment(receipt, TrustPurpose.Rent, TrustPurpose.Bond)));

        var dishonour = await office.NowAsync(TrustOffice.Made(await office.Corrections.DishonourAsync(office.Correction(receipt))));

        Assert.Equal((0, -520_00), (dishonour.Trust!.Owner, dishonour.Trust.Bond));
        Assert.Equal((0, 0, 0), await office.FundsAsync());
    }

    [Fact]
    public async Task What_cannot_be_moved_is_refused_with_its_numbers()
    {
        await using var office = await TrustOffice.OpenAsync();
        var (water, power) = (await office.InvoiceAsync(80_00), await office.InvoiceAsync(60_00));
        var receipt = office.Receipt(600_00);
        receipt.Invoices.Add(new InvoicePart(water.Id, 80_00));
        var made = TrustOffice.Made(await office.Receipts.ReceiptAsync(receipt));
        await office.PresentAsync(made);

        async Task<string> WhyAsync(TrustPurpose from, TrustPurpose to, Action<ReassignDraft>? change = null)
        {
            var draft = office.Reassignment(made, from, to);
            change?.Invoke(draft);
            return TrustOffice.Refused(await office.Corrections.ReassignAsync(draft));
        }

        Assert.Equal("The money is there already. Choose another purpose.", await WhyAsync(TrustPurpose.Rent, TrustPurpose.Rent));
        Assert.Equal("A tenant's money goes to rent, an invoice, the bond or unallocated money.", await WhyAsync(TrustPurpose.Rent, TrustPurpose.Owner));
        Assert.Equal("Choose the invoice.", await WhyAsync(TrustPurpose.Rent, TrustPurpose.Invoice));
        Assert.Equal("Of receipt R-000001, 0.00 are for bond now; 600.00 are more. Choose where the money is, or less.", await WhyAsync(TrustPurpose.Bond, TrustPurpose.Unallocated));
        Assert.Equal("Of receipt R-000001, 520.00 are for rent now; 520.01 are more. Choose where the money is, or less.", await WhyAsync(TrustPurpose.Rent, TrustPurpose.Unallocated, d => d.Amount = 520_01));
        Assert.Equal("Receipt R-000001 has 600.00 of 600.00 left to reassign; 600.01 are more.", await WhyAsync(TrustPurpose.Rent, TrustPurpose.Unallocated, d => d.Amount = 600_01));
        Assert.Equal("Invoice TI-000002 has 60.00 of 60.00 left to pay; 80.00 are more. Leave the rest unallocated.",
            await WhyAsync(TrustPurpose.Invoice, TrustPurpose.Invoice, d => (d.FromInvoiceId, d.ToInvoiceId) = (water.Id, power.Id)));
        Assert.Equal("Write a reason of 1 to 140 characters; it is kept in the history.", await WhyAsync(TrustPurpose.Rent, TrustPurpose.Bond, d => d.Reason = new string('x', 141)));
        Assert.Equal("done", await WhyAsync(TrustPurpose.Invoice, TrustPurpose.Invoice, d => (d.FromInvoiceId, d.ToInvoiceId, d.Amount) = (water.Id, power.Id, 60_00)));
        await using var db = office.Books.Db();
        Assert.Equal([60_00, 0], db.TenancyInvoices.OrderBy(i => i.Id).Select(i => i.Amount - i.Paid));
    }
}
