using BatchLedger.Data;
using BatchLedger.ManagementLedgers;
using BatchLedger.Transactions;

namespace BatchLedger.Tests.ManagementLedgers;

/// <summary>Balances run over all rows. What hides a row, turns the order round or asks for another page never changes one.</summary>
public class LedgerBalanceTests
{
    private static readonly TransactionKind[] Plain = [TransactionKind.TrustReceipt, TransactionKind.Allocation, TransactionKind.OwnerPayment, TransactionKind.ManagementFee];

    [Fact, Rule("S3.1"), Rule("S3.20"), Rule("S3.21")]
    public async Task On_every_page_of_some_thousand_rows_the_balance_is_the_plain_sum_of_all_rows_up_to_there()
    {
        await using var ground = await LedgerGround.OpenAsync();
        var sums = Summed(await ThousandsAsync(ground));

        foreach (var show in (LedgerShow[])[new(), new() { Ascending = true }, new() { Undone = true }, new() { Transfers = false }, new() { Transfers = false, Undone = true, Ascending = true }])
        {
            var seen = new List<LedgerRow>();
            var total = int.MaxValue;
            while (seen.Count < total)
            {
                (var page, total) = await ground.RowsAsync(show, new ListQuery(Skip: seen.Count, Take: 50));
                Assert.NotEmpty(page);
                seen.AddRange(page);
            }
            foreach (var row in seen)
            {
                Assert.Equal(sums[row.Transaction.Number], (row.Point.OwnerAfter, row.Point.UnallocatedAfter));
                Assert.Equal(row.Point.OwnerAfter + row.Point.UnallocatedAfter, row.Balance);
            }
            Assert.Equal(total, seen.Select(row => row.Transaction.Number).Distinct().Count());
            var order = seen.Select(row => (row.Transaction.Date, row.Transaction.Id)).ToList();
            Assert.Equal(show.Ascending ? order.Order() : order.OrderDescending(), order);
            if (show is { Transfers: true, Undone: true }) Assert.Equal(sums.Count, total);
        }
    }

    [Fact]
    public async Task Another_management_adds_nothing()
    {
        await using var ground = await LedgerGround.OpenAsync();
        var (other, tenancy) = await LedgerGround.LetAsync(ground.Association, "M-000108", "2 Quay Street");
        var elsewhere = new LedgerGround { Association = ground.Association, Management = other, Novak = tenancy };
        await ground.PutAsync(new(TransactionKind.TrustReceipt, 3, 2) { Owner = 520_00 });
        await elsewhere.PutManyAsync([]);

        Assert.Equal(["T-000001 0 520 520"], await ground.FiguresAsync());
        Assert.Empty((await elsewhere.RowsAsync()).Rows);
    }

    /// <summary>Days jump to and fro, many transactions share one, and some are taken back.</summary>
    private static async Task<IReadOnlyList<Transaction>> ThousandsAsync(LedgerGround ground)
    {
        var random = new Random(20260310);
        var all = new List<Transaction> { await ground.PutAsync(new(TransactionKind.TrustReceipt, 1, 5) { Owner = 100_000_00, Unallocated = 100_000_00 }) };
        for (var lot = 0; lot < 6; lot++)
        {
            var moves = Enumerable.Range(0, 450).Select(_ => Next(random)).ToList();
            var made = await ground.PutManyAsync(moves);
            all.AddRange(made);
            var receipts = made.Where(t => t.Kind is TransactionKind.TrustReceipt).Take(60).ToList();
            all.AddRange(await ground.PutManyAsync([.. receipts.Select((of, place) => TakenBack(of, place))]));
        }
        return all;
    }

    private static Move Next(Random random)
    {
        var (kind, cents, month, day) = (Plain[random.Next(Plain.Length)], 1_00 + (long)random.Next(400_00), random.Next(1, 4), random.Next(1, 28));
        return kind switch
        {
            TransactionKind.TrustReceipt => new(kind, month, day) { Owner = cents, Unallocated = cents * 3, Bond = random.Next(3) == 0 ? 50_00 : 0 },
            TransactionKind.Allocation => new(kind, month, day) { Owner = cents / 40, Unallocated = -cents / 40 },
            _ => new(kind, month, day) { Owner = -cents / 40 },
        };
    }

    private static Move TakenBack(Transaction of, int place) => (place % 3) switch
    {
        0 => new(TransactionKind.TrustReversal, 3, 28) { Of = of, Unallocated = -of.Trust!.Unallocated / 3 },
        1 => new(TransactionKind.Dishonour, 3, 28) { Of = of, Unallocated = -of.Trust!.Unallocated / 3 },
        _ => new(TransactionKind.Reassignment, 3, 28) { Of = of, Owner = 1, Unallocated = -1, Amount = place % 2 == 0 ? of.Amount : 1 },
    };

    private static Dictionary<string, (long Owner, long Unallocated)> Summed(IReadOnlyList<Transaction> all)
    {
        var (sums, owner, unallocated) = (new Dictionary<string, (long, long)>(), 0L, 0L);
        foreach (var transaction in all.OrderBy(t => t.Date).ThenBy(t => t.Id))
        {
            (owner, unallocated) = (owner + transaction.Trust!.Owner, unallocated + transaction.Trust.Unallocated);
            sums[transaction.Number] = (owner, unallocated);
        }
        return sums;
    }
}
