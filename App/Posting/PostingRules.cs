using BatchLedger.Catalog;
using BatchLedger.ExchangeRates;
using BatchLedger.Transactions;

namespace BatchLedger.Posting;

/// <summary>From a transaction to its journal lines: the table of debits and credits. Pure: the same transaction and book give the same lines.</summary>
public static class PostingRules
{
    private delegate int? RevenueAccount(Product product);

    // With or without a service period: a line that lacks one was entered before its product deferred, or came from elsewhere, and its
    // cancellation must go to the same account as the line did.
    private static readonly RevenueAccount DeferredFirst = product => product.DeferredRevenueAccountId ?? product.RevenueAccountId;
    private static readonly RevenueAccount Earned = product => product.RevenueAccountId;

    /// <summary>Reports every fault, not only the first. An amount that a <c>long</c> cannot hold throws; so does a voided transaction, which has no effect and is left out by the caller.</summary>
    public static PostingResult Post(Transaction transaction, PostingBook book)
    {
        if (transaction.IsVoided) throw new ArgumentException($"{transaction.Number} is voided and has no lines.", nameof(transaction));

        var draft = new PostingDraft(transaction, book);
        if (transaction.Amount < 0) draft.AddBreaking(PostingFaults.NegativeAmount(transaction));
        Apply(draft);
        CurrencyConversion.Apply(draft);
        if (book.RequiresBalancing) BranchBalancing.Apply(draft);
        return draft.Finish();
    }

    private static void Apply(PostingDraft draft)
    {
        var (transaction, map) = (draft.Transaction, draft.Book.Map);
        switch (transaction.Kind)
        {
            case TransactionKind.Invoice:
                Receivable(draft, transaction.Amount);
                Sales(draft, -1, DeferredFirst);
                break;
            case TransactionKind.Payment:
                Method(draft, transaction.Amount);
                Settled(draft, -1);
                break;
            case TransactionKind.Refund:
                Settled(draft, 1);
                Method(draft, checked(-transaction.Amount));
                break;
            case TransactionKind.Credit:
                Sales(draft, 1, Earned);
                Receivable(draft, checked(-transaction.Amount));
                break;
            case TransactionKind.Discount:
                draft.AddMapped(map.DiscountsId, "discounts given", transaction.Amount);
                Receivable(draft, checked(-transaction.Amount));
                break;
            case TransactionKind.WriteOff:
                draft.AddMapped(map.BadDebtId, "bad debt expense", transaction.Amount);
                Receivable(draft, checked(-transaction.Amount));
                break;
            case TransactionKind.Cancellation:
                Receivable(draft, checked(-transaction.Amount));
                Sales(draft, 1, DeferredFirst);
                break;
            case TransactionKind.ManualJournal:
                ManualJournal.Apply(draft);
                break;
            case >= TransactionKind.TrustReceipt:
                TrustMoney.Apply(draft);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(draft), transaction.Kind, null);
        }
    }

    private static void Receivable(PostingDraft draft, long signed) => draft.AddMapped(draft.Book.Map.ReceivableId, "accounts receivable", signed);

    // What concerns an invoice goes against the receivable, the rest waits among the unapplied payments.
    private static void Settled(PostingDraft draft, int sign)
    {
        var (transaction, map) = (draft.Transaction, draft.Book.Map);
        if (transaction.Applied < 0 || transaction.Applied > Math.Max(transaction.Amount, 0))
        {
            draft.AddBreaking(PostingFaults.AppliesTooMuch(transaction));
            return;
        }
        draft.AddMapped(map.ReceivableId, "accounts receivable", sign * transaction.Applied);
        draft.AddMapped(map.UnappliedPaymentsId, "unapplied payments", sign * (transaction.Amount - transaction.Applied));
    }

    private static void Method(PostingDraft draft, long signed)
    {
        var transaction = draft.Transaction;
        var method = transaction.PaymentMethodId is { } id ? draft.Book.PaymentMethods.GetValueOrDefault(id) : null;
        if (method is null) draft.Add(PostingFaults.NoPaymentMethod(transaction));
        else if (method.AccountId is null && signed != 0) draft.Add(PostingFaults.NoMethodAccount(transaction, method));
        draft.Add(new PostedLine(method?.AccountId ?? PostingDraft.NoAccount, transaction.BranchId, null, 0, 0, draft.Words).WithSigned(signed));
    }

    private static void Sales(PostingDraft draft, int sign, RevenueAccount revenueOf)
    {
        var transaction = draft.Transaction;
        var total = 0L;
        foreach (var line in draft.LinesInOrder)
        {
            total = checked(total + line.Net + line.Tax);
            if (line.ProductId is { } id && draft.Book.Products.TryGetValue(id, out var product)) Sale(draft, line, product, (sign, revenueOf(product)));
            else draft.AddBreaking(PostingFaults.LineHasNoProduct(transaction, line));
        }
        if (total != transaction.Amount) draft.AddBreaking(PostingFaults.LinesDiffer(transaction, total));
    }

    private static void Sale(PostingDraft draft, TransactionLine line, Product product, (int Sign, int? Revenue) to)
    {
        var words = line.Description.Length > 0 ? line.Description : product.Name;
        if (line.ServiceStart is not null && product.DeferredRevenueAccountId is null) draft.Add(PostingFaults.NoDeferredRevenueAccount(draft.Transaction, line, product));
        if (to.Revenue is null && line.Net != 0) draft.Add(PostingFaults.NoRevenueAccount(draft.Transaction, product));
        var revenue = new PostedLine(to.Revenue ?? PostingDraft.NoAccount, line.BranchId, line.DepartmentId ?? product.DepartmentId, 0, 0, words);
        draft.Add(revenue.WithSigned(checked(to.Sign * line.Net)));

        var tax = draft.Book.Map.TaxPayableId;
        if (tax is null && line.Tax != 0) draft.Add(PostingFaults.MapIsEmpty(draft.Transaction, "tax payable"));
        draft.Add(new PostedLine(tax ?? PostingDraft.NoAccount, line.BranchId, null, 0, 0, words).WithSigned(checked(to.Sign * line.Tax)));
    }
}
