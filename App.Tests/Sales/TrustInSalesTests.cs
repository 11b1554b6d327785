using BatchLedger.Sales;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Sales;

/// <summary>Trust money is in a batch like everything else, and is entered and corrected on the ledger of its management alone.</summary>
public class TrustInSalesTests
{
    public static TheoryData<TransactionKind> TrustKinds { get; } = [.. Enum.GetValues<TransactionKind>().Where(kind => kind.IsTrust())];

    [Theory]
    [MemberData(nameof(TrustKinds))]
    public async Task No_kind_of_trust_money_is_entered_among_the_sales(TransactionKind kind)
    {
        await using var till = await Till.OpenAsync();

        var refusal = (await till.Transactions.RecordAsync(till.Draft(kind))).Refusal;

        Assert.EndsWith(" is trust money of a management; enter it on the management's ledger.", refusal?.Message);
        Assert.Equal("/managements", Assert.Single(refusal!.Links).Address);
        await using var db = till.Books.Db();
        Assert.False(await db.Transactions.AnyAsync());
    }

    [Fact]
    public async Task It_is_neither_edited_nor_removed_in_whatever_batch_it_is()
    {
        await using var till = await Till.OpenAsync();
        var receipt = await (await TrustRows.FoundAsync(till.Association)).PutAsync(TransactionKind.TrustReceipt, (500_00, 0, 0));

        await RefusesAsync();
        await till.PostedAsync(till.Association.Batch.Id);
        await RefusesAsync();

        var now = await till.NowAsync(receipt);
        Assert.Equal((500_00L, false, 0), (now.Amount, now.IsVoided, now.Version));

        async Task RefusesAsync()
        {
            var edited = (await till.Transactions.EditAsync(receipt.Id, till.Payment(1_00))).Refusal;
            var removed = await till.Transactions.VoidAsync(receipt.Id, "Typed twice");
            Assert.All([edited, removed], refusal =>
            {
                Assert.Equal($"Receipt {receipt.Number} is trust money of M-000107; correct it on its ledger.", refusal?.Message);
                Assert.Equal("/managements/M-000107/ledger", Assert.Single(refusal!.Links).Address);
            });
        }
    }

    [Fact]
    public async Task It_moves_to_another_open_batch_of_money()
    {
        await using var till = await Till.OpenAsync();
        var receipt = await (await TrustRows.FoundAsync(till.Association)).PutAsync(TransactionKind.TrustReceipt, (500_00, 0, 0));
        var (other, counting) = (await till.BatchAsync("B-000002"), await till.CountingAsync());

        Assert.Contains("manual journals", (await till.Transactions.MoveAsync(receipt.Id, counting.Number))?.Message, StringComparison.Ordinal);
        Assert.Null(await till.Transactions.MoveAsync(receipt.Id, other.Number));

        Assert.Equal(other.Id, (await till.NowAsync(receipt)).BatchId);
    }

    [Fact]
    public async Task Its_record_tells_the_management_the_parts_and_the_corrections_both_ways()
    {
        await using var till = await Till.OpenAsync();
        var trust = await TrustRows.FoundAsync(till.Association);
        var receipt = await trust.PutAsync(TransactionKind.TrustReceipt, (500_00, 40_00, 60_00));
        var dishonour = await trust.PutAsync(TransactionKind.Dishonour, (-500_00, -40_00, -60_00), receipt);

        var (one, other) = ((await till.Reads.DetailsAsync(receipt.Number))!.Trust!, (await till.Reads.DetailsAsync(dishonour.Number))!.Trust!);

        Assert.Equal(("M-000107", "A. Novak", "R-000001"), (one.Management.Number, one.Tenants, one.Entry.ReceiptNumber));
        Assert.Equal([(TrustPurpose.Owner, 500_00L), (TrustPurpose.Unallocated, 40_00L), (TrustPurpose.Bond, 60_00L)], one.Parts.Select(part => (part.Purpose, part.Amount)));
        Assert.Equal((null, dishonour.Number), (one.Corrects, Assert.Single(one.CorrectedBy).Number));
        Assert.Equal((receipt.Number, 0), (other.Corrects?.Number, other.CorrectedBy.Count));
        Assert.Null((await till.Reads.DetailsAsync((await till.RecordedAsync(till.Invoice())).Number))!.Trust);
    }

    [Fact]
    public async Task The_list_of_a_batch_names_the_management_and_finds_by_it()
    {
        await using var till = await Till.OpenAsync();
        await till.RecordedAsync(till.Payment(50_00));
        var receipt = await (await TrustRows.FoundAsync(till.Association)).PutAsync(TransactionKind.TrustReceipt, (500_00, 0, 0));

        var all = await till.Reads.TransactionsAsync(till.Association.Batch.Id, new EntryFilter());

        Assert.Equal([(receipt.Number, "M-000107"), ("T-000001", null)], all.Shown.Select(row => (row.Number, row.Management?.Number)));
        foreach (var text in (string[])["M-000107", "mill lane"])
            Assert.Equal(receipt.Number, Assert.Single((await till.Reads.TransactionsAsync(till.Association.Batch.Id, new EntryFilter { Text = text })).Shown).Number);
    }
}
