using BatchLedger.Transactions;

namespace BatchLedger.Sales;

/// <summary>What is typed about a transaction of any kind, new or old. Amounts in minor units of its currency.</summary>
public sealed class TransactionDraft
{
    /// <summary>Made with the form, so that a second click makes no second transaction.</summary>
    public Guid CommandId { get; set; } = Guid.NewGuid();

    /// <summary>The batch's number.</summary>
    public string Batch { get; set; } = "";
    public TransactionKind Kind { get; set; }
    public DateOnly? Date { get; set; }
    public int? MemberId { get; set; }

    /// <summary>ISO 4217; null: the currency of the book it goes to.</summary>
    public string? Currency { get; set; }
    public int? PaymentMethodId { get; set; }

    /// <summary>The invoice; of a refund: the payment.</summary>
    public int? AppliesToId { get; set; }

    /// <summary>Of a payment, refund, discount or write-off. The others come to what their lines come to.</summary>
    public long? Amount { get; set; }

    /// <summary>How much of a payment goes to the invoice; empty: all of it.</summary>
    public long? Applied { get; set; }
    public string? Description { get; set; }
    public string? Reference { get; set; }
    public List<ProductLineDraft> Products { get; set; } = [];
    public List<JournalLineDraft> Journal { get; set; } = [];

    /// <summary>Of a manual journal: the day on which it is reversed by itself, once posted.</summary>
    public DateOnly? ReversesOn { get; set; }

    /// <summary>The manual journal whose sides it swaps. Only a reversal sets it.</summary>
    internal Transaction? Reverses { get; set; }

    /// <summary>The version that the editor saw.</summary>
    public int? Seen { get; set; }

    /// <summary>Forgets what was typed in the currency before.</summary>
    internal void InCurrency(string currency)
    {
        (Currency, Amount, Applied) = (currency, null, null);
        foreach (var line in Products) (line.UnitPrice, line.Tax) = (null, null);
        foreach (var line in Journal) (line.Debit, line.Credit, line.DebitTyped, line.CreditTyped) = (null, null, null, null);
    }
}

/// <summary>A line of an order, invoice or credit. What is empty comes from the product.</summary>
public sealed class ProductLineDraft
{
    public int? ProductId { get; set; }
    public int? Quantity { get; set; } = 1;
    public long? UnitPrice { get; set; }

    /// <summary>Empty: computed from the product's rate.</summary>
    public long? Tax { get; set; }
    public string? Description { get; set; }

    /// <summary>The first day of the service; for products with a deferred revenue account.</summary>
    public DateOnly? ServiceStart { get; set; }

    /// <summary>The last day of the service.</summary>
    public DateOnly? ServiceEnd { get; set; }
}
