using BatchLedger.Currencies;
using BatchLedger.Refusals;
using BatchLedger.Transactions;

namespace BatchLedger.Audits;

/// <summary>Each transaction of trust money against its entry, and each entry against its parts.</summary>
internal static class TrustChecks
{
    private static readonly TransactionKind[] Trust = [.. Enum.GetValues<TransactionKind>().Where(kind => kind.IsTrust())];
    private static readonly TransactionKind[] In = [TransactionKind.TrustReceipt, TransactionKind.OwnerContribution];
    private static readonly TransactionKind[] Out =
        [TransactionKind.OwnerPayment, TransactionKind.CreditorPayment, TransactionKind.TenantRefund, TransactionKind.BondRefund, TransactionKind.ManagementFee];
    private static readonly TransactionKind[] Within = [TransactionKind.Allocation, TransactionKind.Reassignment];

    public static async Task RunAsync(Audit audit)
    {
        await EntriesAsync(audit);
        await PartsAsync(audit);
        await AmountsAsync(audit);
        await ReceiptsAsync(audit);
    }

    private static Task EntriesAsync(Audit audit)
    {
        var db = audit.Db;
        var all = db.Transactions.Where(t => Trust.Contains(t.Kind) || db.TrustEntries.Any(e => e.TransactionId == t.Id));
        return audit.FindAsync("Each transaction of trust money has its entry, of a management of its company", all,
            all.Where(t => t.VoidedAt != null || !Trust.Contains(t.Kind)
                    || !db.TrustEntries.Any(e => e.TransactionId == t.Id && e.CompanyId == t.CompanyId && db.Managements.Any(m => m.Id == e.ManagementId && m.CompanyId == t.CompanyId)))
                .OrderBy(t => t.Id).Select(t => new { t.Number, t.Kind }),
            bad => Of(bad.Number, $"It is {bad.Kind.WithArticle()}, and has no entry of trust money, or one it should not have, or one of another company; or it was removed, which trust money never is. Restore the backup from before, or correct it with a transaction on the ledger of its management."));
    }

    private static Task PartsAsync(Audit audit)
    {
        var db = audit.Db;
        var parts = from entry in db.TrustEntries
                    join transaction in db.Transactions on entry.TransactionId equals transaction.Id
                    let owner = entry.Allocations.Where(a => a.Purpose == TrustPurpose.Rent || a.Purpose == TrustPurpose.Invoice || a.Purpose == TrustPurpose.Owner).Sum(a => a.Amount)
                    let unallocated = entry.Allocations.Where(a => a.Purpose == TrustPurpose.Unallocated).Sum(a => a.Amount)
                    let bond = entry.Allocations.Where(a => a.Purpose == TrustPurpose.Bond).Sum(a => a.Amount)
                    where entry.Bank != entry.Owner + entry.Unallocated + entry.Bond || entry.Owner != owner || entry.Unallocated != unallocated || entry.Bond != bond
                    orderby entry.TransactionId
                    select new { transaction.Number, transaction.Currency, entry.Bank, Funds = entry.Owner + entry.Unallocated + entry.Bond, Parts = owner + unallocated + bond };
        return audit.FindAsync("What each entry of trust money moves in the bank is the sum of its funds, and each fund of its parts", db.TrustEntries, parts,
            bad => Of(bad.Number, $"It moves {new Money(bad.Bank, bad.Currency)} in the bank, {new Money(bad.Funds, bad.Currency)} of the funds and {new Money(bad.Parts, bad.Currency)} in its parts, or its parts are of other funds. These are never changed: restore the backup from before."));
    }

    private static Task AmountsAsync(Audit audit)
    {
        var db = audit.Db;
        var amounts = from entry in db.TrustEntries
                      join transaction in db.Transactions on entry.TransactionId equals transaction.Id
                      where transaction.Amount <= 0
                          || (In.Contains(transaction.Kind) && entry.Bank != transaction.Amount) || (Out.Contains(transaction.Kind) && entry.Bank != -transaction.Amount)
                          || (Within.Contains(transaction.Kind) && (entry.Bank != 0
                              || db.TrustAllocations.Where(a => a.TransactionId == entry.TransactionId && a.Amount > 0).Sum(a => a.Amount) != transaction.Amount))
                          || (transaction.Kind == TransactionKind.CreditorPayment && entry.Creditor != transaction.Amount)
                          || (transaction.Kind == TransactionKind.ManagementFee && entry.Fee != transaction.Amount)
                      orderby transaction.Id
                      select new { transaction.Number, transaction.Kind, transaction.Currency, transaction.Amount, entry.Bank };
        return audit.FindAsync("Each transaction of trust money comes to what its entry moves", db.TrustEntries, amounts,
            bad => Of(bad.Number, $"It is {bad.Kind.WithArticle()} over {new Money(bad.Amount, bad.Currency)} and moves {new Money(bad.Bank, bad.Currency)} in the bank, or another amount in its parts. One of them was changed: restore the backup from before."));
    }

    // What a receipt brought moves on with its number, so the sum over the number says where it is now. A refund of it that is reversed afterwards brings money back to it.
    private static Task ReceiptsAsync(Audit audit)
    {
        var db = audit.Db;
        var places = db.TrustAllocations.Where(a => a.ReceiptId != null).GroupBy(a => new { a.ReceiptId, a.Purpose, a.InvoiceId }).Select(g => new { g.Key.ReceiptId, g.Key.Purpose, Left = g.Sum(a => a.Amount) });
        return audit.FindAsync("The money of each receipt is where its parts moved it, and nothing is left of what was taken back", places,
            from place in places
            join receipt in db.Transactions on place.ReceiptId equals receipt.Id
            where place.Left < 0 || (place.Left != 0 && db.Transactions.Any(t => t.ReversesId == receipt.Id && t.VoidedAt == null
                && !db.TrustAllocations.Any(a => a.ReceiptId == receipt.Id && a.TransactionId > t.Id)))
            orderby receipt.Id
            select new { receipt.Number, receipt.Currency, place.Purpose, place.Left },
            bad => Of(bad.Number, $"Its money as {bad.Purpose.InWords()} comes to {new Money(bad.Left, bad.Currency)}: more was moved than was there, or something is left of a receipt that was taken back. Look at its corrections, and correct the last one."));
    }

    private static Fault Of(string transaction, string message) => new(transaction, message, $"/transactions/{transaction}");
}
