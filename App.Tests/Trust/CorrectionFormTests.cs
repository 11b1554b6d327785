using BatchLedger.BankReconciliations;
using BatchLedger.Data;
using BatchLedger.Managements;
using BatchLedger.Tests.Ui;
using BatchLedger.Transactions;
using BatchLedger.Trust;
using BatchLedger.Ui;
using Bunit;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Trust;

public class CorrectionFormTests : FormStage
{
    [Fact]
    [Rule("S3.25")]
    public async Task A_receipt_is_reversed_after_the_form_told_from_where_the_money_comes_back()
    {
        var receipt = await ReceivedAsync(600_00, d => d.Rent = 520_00);
        var standing = await StandingAsync(receipt);
        var asked = Open(d => d.ReverseAsync(standing));
        Assert.Equal($"Reverse receipt {receipt.Number}", Screen.Find(".mud-dialog h2").TextContent);
        Assert.Contains("out of rent 520.00 and unallocated money 80.00", Screen.Markup, StringComparison.Ordinal);
        Assert.Contains("over 26.00, still pending, is deleted.", Screen.Markup, StringComparison.Ordinal);

        await TypeAsync("Reason", "Entered twice");
        await SaveAsync();

        Assert.True(await asked);
        Assert.Equal(receipt.Id, (await LastAsync()).ReversesId);
        Assert.Equal((0, 0), ((await FundsAsync()).Owner, (await FundsAsync()).Unallocated));
    }

    [Fact]
    [Rule("S3.30")]
    public async Task A_dishonour_tells_which_fee_is_credited_back()
    {
        var receipt = await ReceivedAsync(520_00);
        var fees = await Books.Get<TrustChoices>().FeesAsync(Lane.Id);
        Assert.Null((await Books.Get<FeeService>().DisburseAsync(new FeeDisbursalDraft { ManagementId = Lane.Id, Batch = "B-000001", Date = Day, FeeIds = [.. fees.Select(f => f.Id)] })).Refusal);
        var standing = await StandingAsync(receipt);
        var asked = Open(d => d.DishonourAsync(standing));
        Assert.Contains($"{fees[0].Description} over 26.00 is credited back to the owner.", Screen.Markup, StringComparison.Ordinal);

        await TypeAsync("Reason", "No funds");
        await SaveAsync();

        Assert.True(await asked);
        await using var db = Books.Db();
        Assert.Equal(FeeState.Credited, (await db.ManagementFees.SingleAsync()).State);
        Assert.Equal(0, (await FundsAsync()).Owner);
    }

    [Fact]
    public async Task Without_a_reason_nothing_is_reversed()
    {
        var standing = await StandingAsync(await ReceivedAsync(520_00));
        _ = Open(d => d.ReverseAsync(standing));

        await SaveAsync();

        Assert.NotEmpty(Refusal);
        Assert.Equal(520_00, (await FundsAsync()).Owner);
    }

    [Fact]
    [Rule("S3.27")]
    public async Task A_part_of_a_presented_receipt_is_reassigned_within_its_tenancy()
    {
        var receipt = await ReceivedAsync(600_00, d => d.Rent = 520_00);
        await PresentAsync(receipt);
        var standing = await StandingAsync(receipt);
        var asked = Open(d => d.ReassignAsync(standing));
        var (from, to) = (Screen.FindComponents<Pick<MoneyPart>>()[0], Screen.FindComponents<Pick<MoneyPart>>()[1]);
        Assert.Equal(["rent", "unallocated money"], from.Instance.Options.Select(part => part.InWords()));
        Assert.Equal(["unallocated money", "bond", "invoice TI-000012"], to.Instance.Options.Select(part => part.InWords()));

        await Screen.InvokeAsync(() => to.Instance.ValueChanged.InvokeAsync(to.Instance.Options[1]));
        await TypeAsync("Amount", "200");
        Assert.Contains("320.00 stays where it is", Screen.Markup, StringComparison.Ordinal);
        await TypeAsync("Reason", "It was bond");
        await SaveAsync();

        Assert.True(await asked);
        Assert.Equal((320_00, 200_00), ((await FundsAsync()).Owner, (await FundsAsync()).Bond));
    }

    [Fact]
    [Rule("S3.31")]
    public async Task An_eft_to_a_creditor_becomes_a_cheque()
    {
        await ReceivedAsync(520_00);
        var (paid, _) = await Books.Get<TrustPaymentService>().PayAsync(new PaymentDraft
        {
            Kind = TransactionKind.CreditorPayment, ManagementId = Lane.Id, Batch = "B-000001", Date = Day, Amount = 100_00, Payee = "Rivers Plumbing",
        });
        var standing = await StandingAsync(paid!);
        var asked = Open(d => d.ChangeToChequeAsync(standing));
        Assert.Contains("The EFT of 100.00 to Rivers Plumbing is reversed", Screen.Markup, StringComparison.Ordinal);

        await TypeAsync("Cheque number", "000417");
        await SaveAsync();

        Assert.True(await asked);
        var cheque = await LastAsync();
        Assert.Equal((PaymentMeans.Cheque, "000417", 420_00), (cheque.Trust!.Means, cheque.Trust.Cheque, (await FundsAsync()).Owner));
    }

    [Fact]
    [Rule("S3.24")]
    public async Task A_description_is_added_to_those_before()
    {
        var receipt = await ReceivedAsync(520_00);
        var standing = await StandingAsync(receipt);
        Assert.Null(await Books.Get<TrustCorrectionService>().AmendAsync(receipt.Id, "Paid at the counter"));
        var asked = Open(d => d.AmendAsync(standing));
        Assert.Contains("Paid at the counter – R. Osei, 10 Mar 2026", Screen.Markup, StringComparison.Ordinal);

        await TypeAsync("Additional description", "For two weeks");
        await SaveAsync();

        Assert.True(await asked);
        Assert.Equal(["Paid at the counter", "For two weeks"], (await Books.Get<TrustChoices>().CorrectionAsync(receipt.Id))!.Notes.Select(n => n.Text));
    }

    private async Task PresentAsync(Transaction receipt)
    {
        var reconciliation = new Reconciliation { Number = "BR-000001", CompanyId = Association.Company.Id, StatementDate = Day, Opening = 0, Closing = 0 };
        await Books.PutAsync(reconciliation);
        await Books.Get<WriteGate>().PassAsync(async () =>
        {
            await using var db = Books.Db();
            await db.TrustEntries.Where(e => e.TransactionId == receipt.Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.ReconciliationId, reconciliation.Id));
        });
    }
}
