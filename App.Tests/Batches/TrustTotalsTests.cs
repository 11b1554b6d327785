using BatchLedger.Batches;
using BatchLedger.Tests.Sales;
using BatchLedger.Tests.Ui;
using BatchLedger.Transactions;
using Bunit;

namespace BatchLedger.Tests.Batches;

/// <summary>What trust money does to the payments of a batch, which its control total is held against.</summary>
public class TrustTotalsTests : UiStage
{
    [Fact]
    [Rule("S1.14")]
    public async Task Money_received_counts_as_payments_and_nothing_else_of_trust_money_does()
    {
        await using var till = await Till.OpenAsync();
        var trust = await TrustRows.FoundAsync(till.Association);
        await till.RecordedAsync(till.Payment(50_00));
        await trust.PutAsync(TransactionKind.TrustReceipt, (500_00, 40_00, 60_00));
        await trust.PutAsync(TransactionKind.OwnerContribution, (100_00, 0, 0));
        await trust.PutAsync(TransactionKind.Allocation, (40_00, -40_00, 0));
        await trust.PutAsync(TransactionKind.OwnerPayment, (-200_00, 0, 0));
        await trust.PutAsync(TransactionKind.CreditorPayment, (-20_00, 0, 0));
        await trust.PutAsync(TransactionKind.ManagementFee, (-10_00, 0, 0));

        var view = await ViewAsync(till);

        Assert.Equal((750_00L, 0L, 700_00L, 7), (view.Totals.PaymentsRecorded, view.Totals.PaymentsVoided, view.Totals.TrustRecorded, view.Totals.Transactions));
        await SumsAgreeAsync(till, view.Totals);
        Assert.Contains("recorded 750.00 less voided 0.00; refunds 0.00 beside; trust money received is 700.00 of it, less 0.00 reversed in this batch", Facts(view), StringComparison.Ordinal);
        Assert.Null(await till.Books.Get<BatchService>().SetControlTotalAsync("B-000001", null, 750_00));
        Assert.Null(await till.Books.Get<BatchLifeService>().CloseAsync("B-000001"));
    }

    [Fact]
    public async Task A_receipt_reversed_in_its_own_batch_counts_as_voided_and_a_dishonour_or_a_later_reversal_does_not()
    {
        await using var till = await Till.OpenAsync();
        var (trust, other) = (await TrustRows.FoundAsync(till.Association), await till.BatchAsync("B-000002"));
        var (reversed, bounced, later) = (await trust.PutAsync(TransactionKind.TrustReceipt, (10_00, 0, 0)), await trust.PutAsync(TransactionKind.TrustReceipt, (20_00, 0, 0)), await trust.PutAsync(TransactionKind.OwnerContribution, (40_00, 0, 0)));
        await trust.PutAsync(TransactionKind.OwnerContribution, (100_00, 0, 0));
        await trust.PutAsync(TransactionKind.TrustReversal, (-10_00, 0, 0), reversed);
        await trust.PutAsync(TransactionKind.Dishonour, (-20_00, 0, 0), bounced);
        var elsewhere = trust.Row(TransactionKind.TrustReversal, (-40_00, 0, 0), later);
        elsewhere.BatchId = other.Id;
        await till.Books.PutAsync(elsewhere);
        var payment = await trust.PutAsync(TransactionKind.OwnerPayment, (-5_00, 0, 0));
        await trust.PutAsync(TransactionKind.TrustReversal, (5_00, 0, 0), payment);

        var (view, next) = (await ViewAsync(till), (await till.Books.Get<BatchReader>().FindAsync("B-000002"))!);

        Assert.Equal((170_00L, 10_00L, 160_00L), (view.Totals.PaymentsRecorded, view.Totals.PaymentsVoided, view.Totals.Payments.Minor));
        Assert.Equal(0, next.Totals.Payments.Minor);
        await SumsAgreeAsync(till, view.Totals);
        Assert.Contains("less voided 10.00; refunds 0.00 beside; trust money received is 170.00 of it, less 10.00 reversed in this batch", Facts(view), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_without_trust_money_says_nothing_of_it()
    {
        await using var till = await Till.OpenAsync();
        await till.RecordedAsync(till.Payment(50_00));

        Assert.DoesNotContain("trust", Facts(await ViewAsync(till)), StringComparison.Ordinal);
    }

    private string Facts(BatchView view) => Render<BatchFacts>(with => with.Add(facts => facts.View, view)).Markup;

    private static async Task<BatchView> ViewAsync(Till till) => (await till.Books.Get<BatchReader>().FindAsync("B-000001"))!;

    private static async Task SumsAgreeAsync(Till till, BatchTotals totals)
    {
        await using var db = till.Books.Db();
        var sums = await BatchSums.ReadAsync(db, [till.Association.Batch.Id], "USD", default);
        Assert.Equal(new BatchSums(totals.Transactions, totals.Payments.Minor), sums[till.Association.Batch.Id]);
    }
}
