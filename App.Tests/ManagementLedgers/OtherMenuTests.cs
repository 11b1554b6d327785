using BatchLedger.ManagementLedgers;
using BatchLedger.People;
using BatchLedger.Transactions;
using Bunit;

namespace BatchLedger.Tests.ManagementLedgers;

public class OtherMenuTests : LedgerStage
{
    [Fact, Rule("S3.22")]
    public async Task Other_offers_what_applies_and_says_of_the_rest_why_not()
    {
        await using var ground = await OpenAsync();
        var receipt = await ground.PutAsync(new(TransactionKind.TrustReceipt, 3, 9) { Owner = 520_00 });
        await ground.PutAsync(new(TransactionKind.CreditorPayment, 3, 10) { Owner = -80_00, Payee = "Bright Plumbing", Means = PaymentMeans.Eft });
        var page = Ledger();

        Assert.Equal(
        [
            ("Print/Save Receipt", ""), ("Amend Description", ""), ("Reverse", ""), ("Reassign", "Not yet presented in a reconciliation. Use Reverse."), ("Dishonour", ""),
            ("Change from EFT to Cheque", "Only creditor payments can change to cheque."),
        ], (await OtherAsync(page, "T-000001")).Select(pair => (pair.Key, pair.Value)));
        Assert.Equal(["Only money received has a receipt.", "", "", "Only a tenant's receipt can be reassigned.", "Only a receipt can be dishonoured.", ""], (await OtherAsync(page, "T-000002")).Values);

        await ground.PresentAsync(receipt, new(2026, 3, 31));

        Assert.Equal(["", "", "Already presented in the reconciliation of 31 Mar 2026. Use Reassign or Dishonour.", "", "", "Only creditor payments can change to cheque."], (await OtherAsync(page, "T-000001")).Values);
    }

    [Fact]
    public async Task Who_may_not_work_in_batches_is_told_so_under_each_deed()
    {
        await using var ground = await OpenAsync();
        await ground.PutAsync(new(TransactionKind.TrustReceipt, 3, 9) { Owner = 520_00 });
        ground.Books.Actor = Books.Person("V. Iewer", Role.Viewer);

        var other = await OtherAsync(Ledger(), "T-000001");

        Assert.Equal("", other["Print/Save Receipt"]);
        foreach (var deed in (string[])["Amend Description", "Reverse", "Reassign", "Dishonour"]) Assert.StartsWith("Working in batches", other[deed], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Below_the_description_stand_notes_corrections_both_ways_presentation_and_statement()
    {
        await using var ground = await OpenAsync();
        var receipt = await ground.PutAsync(new(TransactionKind.TrustReceipt, 3, 9) { Owner = 520_00, Description = "Rent" });
        await ground.Books.PutAsync(new TrustNote { TransactionId = receipt.Id, At = Books.Start, By = "M. Ito", Text = "paid by the brother" });
        await ground.PresentAsync(receipt, new(2026, 3, 12));
        await ground.StateAsync(receipt, 88);
        await ground.PutAsync(new(TransactionKind.Dishonour, 3, 20) { Of = receipt, Owner = -520_00, Description = "Bounced" });

        var page = Ledger();

        Assert.Equal("Rent paid by the brother (M. Ito, 10 Mar 2026) dishonoured on 20 Mar 2026 by T-000002 presented 12 Mar 2026 on statement 88", Cells(page, "T-000001")[5]);
        Assert.Equal("Bounced dishonours T-000001", Cells(page, "T-000002")[5]);
        Assert.Equal("/transactions/T-000001", page.Find("tr[data-row='T-000002'] td:nth-child(6) a").GetAttribute("href"));
    }
}
