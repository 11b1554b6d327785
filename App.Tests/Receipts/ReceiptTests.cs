using BatchLedger.FilingCabinet;
using BatchLedger.People;
using BatchLedger.Receipts;
using BatchLedger.Tests.Papers;
using BatchLedger.Tests.Trust;
using BatchLedger.Transactions;
using BatchLedger.Trust;

namespace BatchLedger.Tests.Receipts;

public class ReceiptTests
{
    [Fact]
    [Rule("S3.23")]
    public async Task A_receipt_says_who_paid_what_for_and_prints_as_one_page()
    {
        await using var office = await TrustOffice.OpenAsync();
        var draft = office.Receipt(3_000_00);
        (draft.Rent, draft.Bond, draft.Reference) = (520_00, 2_080_00, "EFT NOVAK");
        draft.Invoices.Add(new InvoicePart((await office.InvoiceAsync()).Id, 80_00));
        var receipt = TrustOffice.Made(await office.Receipts.ReceiptAsync(draft));
        Assert.Null(await office.Corrections.AmendAsync(receipt.Id, "Keys handed over the same day"));

        var print = TrustOffice.Made(await Filing(office).PrintAsync(receipt.Number));

        Assert.Equal("Receipt R-000001.pdf", print.Name);
        Assert.Equal(
        [
            "Association of River Guides M-000107", "Receipt R-000001", "14 Mill Lane", "Received from Amount", "A. Novak 3,000.00 USD", "Date received Property", "10 Mar 2026 14 Mill Lane (M-000107)",
            "Receipt number Method and reference", "R-000001 EFT NOVAK", "Received for Amount (USD)", "Rent 02 Mar to 09 Mar 520.00", "Bond 2,080.00", "Invoice TI-000001: Water 80.00",
            "Held for you, not yet allocated 320.00", "Received 3,000.00", "Keys handed over the same day", "Receipt R-000001 · transaction T-000001 · Association of River Guides Page 1 of 1",
        ], Assert.Single(Printed.Pages(print.Bytes)));
    }

    [Fact]
    [Rule("S3.23")]
    public async Task A_receipt_goes_into_the_filing_cabinet_once_and_again_when_it_was_reversed()
    {
        await using var office = await TrustOffice.OpenAsync();
        var receipt = await office.ReceivedAsync(520_00);
        var first = TrustOffice.Made(await Filing(office).SaveAsync(receipt.Number));
        office.Books.Clock.Advance(TimeSpan.FromDays(1));
        office.Books.Actor = Books.Person("Q. Lee", Role.Staff);

        Assert.Equal(first.Id, TrustOffice.Made(await Filing(office).SaveAsync(receipt.Number)).Id);
        TrustOffice.Made(await office.Corrections.ReverseAsync(office.Correction(receipt)));
        var reversed = TrustOffice.Made(await Filing(office).SaveAsync(receipt.Number));

        Assert.Equal("Receipt R-000001 reversed.pdf", reversed.Name);
        Assert.Contains("REVERSED on 11 Mar 2026", Printed.Text(TrustOffice.Made(await Filing(office).PrintAsync(receipt.Number)).Bytes), StringComparison.Ordinal);
        var kept = await office.Books.Get<FilingService>().ListAsync(office.Management.Id);
        Assert.Equal([("Receipt R-000001 reversed.pdf", "T-000001", "Q. Lee"), ("Receipt R-000001.pdf", "T-000001", "R. Osei")], kept.Select(row => (row.Document.Name, row.Transaction, row.Document.AddedBy)));
    }

    [Fact]
    public async Task A_bounced_receipt_says_that_it_bounced()
    {
        await using var office = await TrustOffice.OpenAsync();
        var receipt = await office.ReceivedAsync(520_00);
        TrustOffice.Made(await office.Corrections.DishonourAsync(office.Correction(receipt)));

        Assert.Contains("DISHONOURED on 10 Mar 2026", Printed.Text(TrustOffice.Made(await Filing(office).PrintAsync(receipt.Number)).Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_money_received_has_a_receipt_and_another_companys_is_not_there()
    {
        await using var office = await TrustOffice.OpenAsync();
        var receipt = await office.ReceivedAsync(520_00);
        var payment = await office.PaidAsync(TransactionKind.OwnerPayment, 100_00);

        Assert.Equal(TrustRefusals.NoReceipt, (await Filing(office).PrintAsync(payment.Number)).Refusal);
        Assert.Equal(TrustRefusals.NoReceipt, (await Filing(office).SaveAsync(payment.Number)).Refusal);
        Assert.Equal("The receipt was not found, or belongs to a company you do not see.", TrustOffice.Refused(await Filing(office).PrintAsync("T-004711")));
        office.Books.Actor = Books.Person("F. Fremd", Role.Accountant, new HashSet<int> { 4711 });
        Assert.Equal("The receipt was not found, or belongs to a company you do not see.", TrustOffice.Refused(await Filing(office).PrintAsync(receipt.Number)));
    }

    private static ReceiptFiling Filing(TrustOffice office) => office.Books.Get<ReceiptFiling>();
}
