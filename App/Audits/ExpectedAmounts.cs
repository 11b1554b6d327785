using BatchLedger.Posting;
using BatchLedger.Transactions;

namespace BatchLedger.Audits;

/// <summary>What a transaction comes to by the posting rules. Its accounts may have changed since it was posted, its amounts may not:
/// so every account counts as active, and one that is missing now is stood in for.</summary>
internal sealed class ExpectedAmounts
{
    private readonly PostingBook book;

    /// <param name="book">Read for this purpose alone; it is changed.</param>
    public ExpectedAmounts(PostingBook book)
    {
        this.book = book;
        foreach (var account in book.Accounts.Values) account.Active = true;
        if (book.Accounts.Count == 0) return;

        var any = book.Accounts.Keys.First();
        var map = book.Map;
        map.ReceivableId ??= any;
        map.UnappliedPaymentsId ??= any;
        map.TaxPayableId ??= any;
        map.DiscountsId ??= any;
        map.BadDebtId ??= any;
        map.RoundingId ??= any;
        map.TrustBankId ??= any;
        map.OwnerFundsId ??= any;
        map.UnallocatedId ??= any;
        map.BondId ??= any;
        map.CreditorsId ??= any;
        map.FeeIncomeId ??= any;
        map.FeeBankId ??= any;
        foreach (var product in book.Products.Values)
        {
            product.RevenueAccountId ??= any;
            product.DeferredRevenueAccountId ??= any;
        }
        foreach (var method in book.PaymentMethods.Values) method.AccountId ??= any;
    }

    /// <summary>Null when it cannot be said any more: a rate or the mapping of two branches may have changed since. Then only the balance speaks.</summary>
    public Sums? Of(Transaction transaction)
    {
        if (transaction.Currency != book.BaseCurrency) return null;
        var posted = PostingRules.Post(transaction, book);
        return posted.IsClean
            ? new Sums(transaction.Id, posted.Lines.Count, posted.Lines.Sum(line => line.Debit), posted.Lines.Sum(line => line.Credit))
            : null;
    }
}
