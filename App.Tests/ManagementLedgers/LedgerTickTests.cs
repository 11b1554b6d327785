using BatchLedger.ManagementLedgers;
using BatchLedger.Transactions;
using BatchLedger.Trust;

namespace BatchLedger.Tests.ManagementLedgers;

public class LedgerTickTests
{
    [Fact, Rule("S3.9")]
    public async Task Transfers_from_unallocated_are_hidden_on_demand_and_no_balance_moves()
    {
        await using var ground = await LedgerGround.OpenAsync();
        await ground.PutAsync(new(TransactionKind.TrustReceipt, 3, 2) { Owner = 520_00, Unallocated = 140_00 });
        await ground.PutAsync(new(TransactionKind.Allocation, 3, 3) { Owner = 140_00, Unallocated = -140_00 });
        await ground.PutAsync(new(TransactionKind.OwnerPayment, 3, 4) { Owner = -600_00 });

        Assert.Equal(["T-000003 600 0 60", "T-000002 140 140 660", "T-000001 0 660 660"], await ground.FiguresAsync());
        Assert.Equal(["T-000003 600 0 60", "T-000001 0 660 660"], await ground.FiguresAsync(new() { Transfers = false }));
    }

    [Fact, Rule("S3.10")]
    public async Task Reversed_and_reassigned_rows_are_hidden_with_what_undid_them_until_they_are_asked_for()
    {
        await using var ground = await LedgerGround.OpenAsync();
        var reversed = await ground.PutAsync(new(TransactionKind.TrustReceipt, 3, 1) { Owner = 100_00 });
        var moved = await ground.PutAsync(new(TransactionKind.TrustReceipt, 3, 2) { Owner = 200_00 });
        var partly = await ground.PutAsync(new(TransactionKind.TrustReceipt, 3, 3) { Owner = 300_00 });
        await ground.PutAsync(new(TransactionKind.TrustReversal, 3, 10) { Of = reversed, Owner = -100_00 });
        await ground.PutAsync(new(TransactionKind.Reassignment, 3, 10) { Of = moved, Owner = -200_00, Unallocated = 200_00 });
        await ground.PutAsync(new(TransactionKind.Reassignment, 3, 10) { Of = partly, Owner = -50_00, Unallocated = 50_00 });

        Assert.Equal(["T-000006 50 50 500", "T-000003 0 300 600"], await ground.FiguresAsync());
        Assert.Equal(["T-000006 50 50 500", "T-000005 200 200 500", "T-000004 100 0 500", "T-000003 0 300 600", "T-000002 0 200 300", "T-000001 0 100 100"],
            await ground.FiguresAsync(new() { Undone = true }));
    }

    [Fact]
    public async Task A_dishonoured_receipt_and_its_dishonour_always_show()
    {
        await using var ground = await LedgerGround.OpenAsync();
        var bounced = await ground.PutAsync(new(TransactionKind.TrustReceipt, 3, 1) { Owner = 100_00 });
        var moved = await ground.PutAsync(new(TransactionKind.TrustReceipt, 3, 2) { Owner = 200_00 });
        await ground.PutAsync(new(TransactionKind.Dishonour, 3, 10) { Of = bounced, Owner = -100_00 });
        await ground.PutAsync(new(TransactionKind.Reassignment, 3, 10) { Of = moved, Owner = -200_00, Unallocated = 200_00 });
        await ground.PutAsync(new(TransactionKind.Dishonour, 3, 10) { Of = moved, Unallocated = -200_00 });

        Assert.Equal(["T-000005 200 0 0", "T-000004 200 200 200", "T-000003 100 0 200", "T-000002 0 200 300", "T-000001 0 100 100"], await ground.FiguresAsync());
    }

    [Fact]
    public async Task An_EFT_that_became_a_cheque_is_hidden_with_its_reversal_and_the_cheque_stays()
    {
        await using var ground = await LedgerGround.OpenAsync();
        await ground.PutAsync(new(TransactionKind.TrustReceipt, 3, 1) { Owner = 100_00 });
        var eft = await ground.PutAsync(new(TransactionKind.CreditorPayment, 3, 2) { Owner = -80_00, Payee = "Bright Plumbing", Means = PaymentMeans.Eft });
        await ground.PutAsync(new(TransactionKind.TrustReversal, 3, 10) { Of = eft, Owner = 80_00 });
        await ground.PutAsync(new(TransactionKind.CreditorPayment, 3, 10) { Of = eft, Owner = -80_00, Payee = "Bright Plumbing", Means = PaymentMeans.Cheque, Cheque = "000311" });

        Assert.Equal(["T-000004 80 0 20", "T-000001 0 100 100"], await ground.FiguresAsync());
        var words = LedgerWords.Of((await ground.RowsAsync()).Rows[0], new(0, "USD")).Select(line => line.ToString());
        Assert.Equal(["to Bright Plumbing, cheque 000311", "in place of T-000002"], words);
    }

    [Fact]
    public async Task What_is_hidden_is_what_the_standing_calls_undone()
    {
        await using var ground = await LedgerGround.OpenAsync();
        var receipts = await ground.PutManyAsync([.. Enumerable.Range(1, 12).Select(day => new Move(TransactionKind.TrustReceipt, 3, day) { Owner = 100_00, Unallocated = 900_00 })]);
        foreach (var (place, of) in receipts.Index())
        {
            if ((place & 1) != 0) await ground.PutAsync(new(TransactionKind.Reassignment, 3, 20) { Of = of, Owner = 1, Unallocated = -1, Amount = 400_00 });
            if ((place & 2) != 0) await ground.PutAsync(new(TransactionKind.Reassignment, 3, 20) { Of = of, Owner = 1, Unallocated = -1, Amount = 600_00 });
            if ((place & 4) != 0) await ground.PutAsync(new(TransactionKind.TrustReversal, 3, 21) { Of = of, Unallocated = -1 });
        }
        await using var db = ground.Books.Db();
        var standings = await TrustStandings.ReadAsync(db, [.. receipts.Select(t => t.Id)], TestContext.Current.CancellationToken);

        var shown = (await ground.RowsAsync()).Rows.Select(row => row.Transaction.Id).ToHashSet();

        Assert.Equal(standings.Values.Where(s => !s.IsUndone).Select(s => s.TransactionId).Order(), receipts.Select(t => t.Id).Where(shown.Contains).Order());
        Assert.Contains(standings.Values, s => s.IsUndone);
    }
}
