using BatchLedger.Data;

namespace BatchLedger.Transactions;

/// <summary>A business fact in a batch: what the run turns into journal lines.</summary>
public sealed class Transaction : IVersioned, IOfCompany
{
    public const int DescriptionLength = 200;
    public const int ReferenceLength = 60;

    private DateOnly? rateDate;

    public int Id { get; private set; }

    /// <summary>T-000123; an imported journal brings its own number.</summary>
    public required string Number { get; init; }
    public required int CompanyId { get; init; }

    /// <summary>Changes only by moving to another open batch.</summary>
    public required int BatchId { get; set; }
    public required int BranchId { get; set; }
    public required TransactionKind Kind { get; init; }
    public required DateOnly Date { get; set; }
    public int? MemberId { get; set; }
    public required string Currency { get; init; }

    /// <summary>Minor units, over 0: what the transaction comes to, tax included. Of a manual journal: the sum of its debits.</summary>
    public required long Amount { get; set; }
    public string Description { get; set; } = "";
    public string? Reference { get; set; }

    /// <summary>The invoice that this pays, credits, discounts, writes off or cancels; of a refund: the payment it gives back.</summary>
    public int? AppliesToId { get; set; }

    /// <summary>Minor units of a payment or refund that concern an invoice; the rest is unapplied.</summary>
    public long Applied { get; set; }
    public int? PaymentMethodId { get; set; }

    /// <summary>Of a manual journal: the one whose sides it swaps; of a reversal or a dishonour of trust money: what it takes back. At most one such transaction stands.</summary>
    public int? ReversesId { get; set; }

    /// <summary>Whose exchange rate it converts at: its own; of a reversal or a cancellation that of what it takes back, once <see cref="RateDays"/> has looked.</summary>
    public DateOnly RateDate { get => rateDate ?? Date; set => rateDate = value; }

    /// <summary>Of a manual journal: the day on which it is reversed by itself, once posted.</summary>
    public DateOnly? ReversesOn { get; set; }
    public DateTimeOffset? VoidedAt { get; private set; }
    public string? VoidedBy { get; private set; }
    public string? VoidReason { get; private set; }
    public List<TransactionLine> Lines { get; init; } = [];

    /// <summary>What it does to trust money; null for other kinds, or when it was not read.</summary>
    public TrustEntry? Trust { get; set; }

    public int Version { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
    public string ChangedBy { get; set; } = "";

    public bool IsVoided => VoidedAt is not null;

    public string Address => $"/transactions/{Number}";

    public void Void(string by, string reason, DateTimeOffset now) => (VoidedAt, VoidedBy, VoidReason) = (now, by, reason);
}

/// <summary>A line of an invoice, credit or cancellation (product, quantity, price, tax) or of a manual journal (account, debit or credit). Amounts in minor units of the transaction's currency.</summary>
public sealed class TransactionLine
{
    public int TransactionId { get; init; }
    public required int LineNo { get; init; }
    public int? ProductId { get; init; }
    public int? AccountId { get; init; }
    public required int BranchId { get; init; }
    public int? DepartmentId { get; init; }
    public string Description { get; init; } = "";
    public int Quantity { get; init; }
    public long UnitPrice { get; init; }

    /// <summary>Quantity times unit price, without tax.</summary>
    public long Net { get; init; }
    public long Tax { get; init; }

    /// <summary>From when to when what was sold is delivered, both days included; both or neither. The revenue is recognised over these days.</summary>
    public DateOnly? ServiceStart { get; init; }
    public DateOnly? ServiceEnd { get; init; }
    public long Debit { get; init; }
    public long Credit { get; init; }
}
