using BatchLedger.Data;
using BatchLedger.Managements;
using BatchLedger.Tests.Trust;
using BatchLedger.Trust;

namespace BatchLedger.Tests.Managements;

public class InvoiceTests
{
    [Fact]
    public async Task An_invoice_is_added_once_posts_nothing_and_is_paid_by_a_receipt()
    {
        await using var office = await TrustOffice.OpenAsync();
        var service = office.Books.Get<InvoiceService>();
        var draft = Draft(office);

        var made = TrustOffice.Made(await service.AddAsync(draft));

        Assert.Equal(("TI-000001", made.Id), (made.Number, TrustOffice.Made(await service.AddAsync(draft)).Id));
        Assert.Equal((0L, 0L, 0L), await office.FundsAsync());
        var receipt = office.Receipt(50_00);
        receipt.Rent = 0;
        receipt.Invoices.Add(new InvoicePart(made.Id, 50_00));
        TrustOffice.Made(await office.Receipts.ReceiptAsync(receipt));
        var row = Assert.Single((await service.ListAsync(office.Management.Id, new ListQuery("water"))).Rows);
        Assert.Equal((50_00, 30_00, "A. Novak"), (row.Invoice.Paid, row.Invoice.Left, row.Tenants));
        Assert.Equal("50.00 of invoice TI-000001 is paid. Take that money back first: reverse or reassign the receipt in the ledger.",
            (await service.VoidAsync(made.Id, row.Invoice.Version, "Wrong tenant"))?.Message);
    }

    [Fact]
    public async Task An_unpaid_one_is_voided_with_a_reason_and_stays()
    {
        await using var office = await TrustOffice.OpenAsync();
        var service = office.Books.Get<InvoiceService>();
        var made = TrustOffice.Made(await service.AddAsync(Draft(office)));

        Assert.Equal("Write why it is voided; the reason is kept.", (await service.VoidAsync(made.Id, made.Version, " "))?.Message);
        Assert.Null(await service.VoidAsync(made.Id, made.Version, "The owner pays the water"));

        var now = await office.FirstAsync<TenancyInvoice>();
        Assert.Equal((true, 0L), (now.IsVoided, now.Left));
        Assert.Equal("Invoice TI-000001 was voided by R. Osei on 10 Mar 2026: The owner pays the water", (await service.VoidAsync(now.Id, now.Version, "Again"))?.Message);
        Assert.Equal(["TenancyInvoice.Void", "TenancyInvoice.Add"], (await office.Books.Get<ManagementReader>().HistoryAsync(office.Management.Id)).Select(row => row.Action));
    }

    [Fact]
    public async Task What_is_missing_or_unclear_is_said()
    {
        await using var office = await TrustOffice.OpenAsync();

        Assert.Equal("Enter what the invoice is for.", await RefusedAsync(d => d.Description = ""));
        Assert.Equal("Enter the date of the invoice and the day it is due.", await RefusedAsync(d => d.Due = null));
        Assert.Equal("An invoice of 10 Mar 2026 cannot be due on 09 Mar 2026.", await RefusedAsync(d => d.Due = new DateOnly(2026, 3, 9)));
        Assert.Equal("Enter an amount over 0.", await RefusedAsync(d => d.Amount = -1));
        Assert.Equal("The tenancy was not found, or belongs to a company you do not see.", await RefusedAsync(d => d.TenancyId = 99));

        async Task<string> RefusedAsync(Action<InvoiceDraft> spoil)
        {
            var draft = Draft(office);
            spoil(draft);
            return TrustOffice.Refused(await office.Books.Get<InvoiceService>().AddAsync(draft));
        }
    }

    private static InvoiceDraft Draft(TrustOffice office) => new()
    {
        TenancyId = office.Tenancy.Id, Date = TrustOffice.Today, Due = TrustOffice.Today.AddDays(14), Description = "Water", Amount = 80_00,
    };
}
