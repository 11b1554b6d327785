using BatchLedger.Data;
using BatchLedger.ManagementLedgers;
using BatchLedger.Managements;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Trust;

/// <summary>What must hold of the trust money of a management whatever was done, read from the tables; and that they are the model's book, row by row.</summary>
internal static class TrustInvariants
{
    public static async Task AssertAsync(TrustStoryRig rig, (Management Management, Tenancy[] Tenants, List<int> Ids) of, TrustModel model)
    {
        await using var db = rig.Books.Db();
        var entries = await db.TrustEntries.AsNoTracking().Include(e => e.Transaction).Include(e => e.Allocations).Where(e => e.ManagementId == of.Management.Id).OrderBy(e => e.TransactionId).ToListAsync();

        Balances(entries);
        Linked(entries);
        SameBook(entries, of, model);
        await ShownAsync(rig, of.Management, entries);
        var fees = await db.ManagementFees.AsNoTracking().Where(f => f.ManagementId == of.Management.Id).OrderBy(f => f.Id).ToListAsync();
        Assert.Equal(model.Fees.Select(fee => (fee.Day, fee.Amount, fee.State, Id(fee.ChargedOn), Id(fee.Row))), fees.Select(fee => (fee.Date, fee.Amount, fee.State, fee.ChargedOnId, fee.DisbursedById)));
        var now = await db.Tenancies.AsNoTracking().Where(t => t.ManagementId == of.Management.Id).OrderBy(t => t.Id).Select(t => t.RentReceived).ToListAsync();
        Assert.Equal([model.RentOf(0), model.RentOf(1)], now);
        Assert.Equal([model.PaidOf(0), model.PaidOf(1)], await db.TenancyInvoices.Where(i => i.ManagementId == of.Management.Id).OrderBy(i => i.Id).Select(i => i.Paid).ToListAsync());

        int? Id(int row) => row < 0 ? null : of.Ids[row];
    }

    // Owner funds, unallocated money and bond are the trust bank; none of them is below zero on any day.
    private static void Balances(IReadOnlyList<TrustEntry> entries)
    {
        Assert.All(entries, entry => Assert.Equal(entry.Bank, entry.Owner + entry.Unallocated + entry.Bond));
        Assert.All(entries, entry => Assert.Equal(entry.Bank, entry.Allocations.Sum(a => a.Amount)));
        var held = new Dictionary<(string, int?), long>();
        foreach (var entry in entries.OrderBy(e => e.Transaction.Date).ThenBy(e => e.TransactionId))
            foreach (var (fund, whose, amount) in new[] { ("owner", null, entry.Owner), ("unallocated", entry.TenancyId, entry.Unallocated), ("bond", entry.TenancyId, entry.Bond) })
                Assert.True((held[(fund, whose)] = held.GetValueOrDefault((fund, whose)) + amount) >= 0, $"{fund} of {whose} is below zero after {entry.Transaction.Number}.");
        Assert.Equal(entries.Sum(e => e.Bank), held.Values.Sum());
    }

    // Each correction names what it corrects, of the same management; what was taken back was so once, over the same amount.
    private static void Linked(IReadOnlyList<TrustEntry> entries)
    {
        var byId = entries.ToDictionary(e => e.TransactionId);
        foreach (var entry in entries)
        {
            var takesBack = entry.Transaction.Kind is TransactionKind.TrustReversal or TransactionKind.Dishonour;
            Assert.Equal(takesBack ? entry.CorrectsId : null, entry.Transaction.ReversesId);
            if (takesBack || entry.Transaction.Kind is TransactionKind.Reassignment) Assert.Contains(entry.CorrectsId!.Value, byId.Keys);
            if (takesBack) Assert.Equal((-byId[entry.CorrectsId!.Value].Bank, byId[entry.CorrectsId.Value].TenancyId), (entry.Bank, entry.TenancyId));
        }
        Assert.All(entries.Where(e => e.Transaction.ReversesId is not null).GroupBy(e => e.Transaction.ReversesId), original => Assert.Single(original));
    }

    private static void SameBook(IReadOnlyList<TrustEntry> entries, (Management Management, Tenancy[] Tenants, List<int> Ids) of, TrustModel model)
    {
        Assert.Equal(of.Ids, entries.Select(e => e.TransactionId));
        foreach (var (entry, row) in entries.Zip(model.Rows))
        {
            Assert.Equal(
                (row.Kind, row.Day, row.Amount, row.Tenant < 0 ? null : of.Tenants[row.Tenant].Id, Id(row.Corrects)),
                (entry.Transaction.Kind, entry.Transaction.Date, entry.Transaction.Amount, entry.TenancyId, entry.CorrectsId));
            Assert.Equal((row.Presented, row.Stated, Id(row.PaidOutBy)), (entry.ReconciliationId is not null, entry.StatementId is not null, entry.PaidOutById));
            Assert.Equal(Written(row.Parts.Select(part => (part.For, part.Invoice > 0, Id(part.From), part.Amount))), Written(entry.Allocations.Select(a => (a.Purpose, a.InvoiceId is not null, a.ReceiptId, a.Amount))));
        }

        int? Id(int row) => row < 0 ? null : of.Ids[row];
    }

    // What the Ledger screen shows as Balance is the sum of the rows up to there, whatever is hidden and whichever way round.
    private static async Task ShownAsync(TrustStoryRig rig, Management management, IReadOnlyList<TrustEntry> entries)
    {
        var (balances, held) = (new Dictionary<int, long>(), 0L);
        foreach (var entry in entries.OrderBy(e => e.Transaction.Date).ThenBy(e => e.TransactionId)) balances[entry.TransactionId] = held += entry.Owner + entry.Unallocated;
        var reader = rig.Books.Get<ManagementLedgerReader>();
        var all = await reader.RowsAsync(management.Id, new LedgerShow { Undone = true, Ascending = true }, new ListQuery(Take: 500));
        Assert.Equal(balances.Select(row => (row.Key, row.Value)), all.Rows.Select(row => (row.Entry.TransactionId, row.Balance)));
        Assert.All(all.Rows.Skip(1).Zip(all.Rows), pair => Assert.Equal(pair.Second.Balance + pair.First.Deposit - pair.First.Withdraw, pair.First.Balance));
        var some = await reader.RowsAsync(management.Id, new LedgerShow { Transfers = false }, new ListQuery(Skip: 1, Take: 4));
        Assert.All(some.Rows, row => Assert.Equal(balances[row.Entry.TransactionId], row.Balance));
    }

    private static string Written(IEnumerable<(TrustPurpose For, bool Invoice, int? From, long Amount)> parts) =>
        string.Join("; ", parts.GroupBy(part => (part.For, part.Invoice, part.From), (place, all) => (place, Amount: all.Sum(part => part.Amount))).Where(place => place.Amount != 0).Select(place => $"{place}").Order(StringComparer.Ordinal));
}
