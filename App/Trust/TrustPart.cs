using BatchLedger.Transactions;

namespace BatchLedger.Trust;

/// <summary>A part of trust money on its way, in minor units: over 0 when more is held then.</summary>
internal sealed record TrustPart(TrustPurpose Purpose, long Amount)
{
    public int? InvoiceId { get; init; }

    /// <summary>The receipt whose money it is. Of a receipt itself: set when it is written.</summary>
    public int? ReceiptId { get; init; }

    public TrustPart Negated => this with { Amount = checked(-Amount) };
}

/// <summary>What a trust transaction is written from.</summary>
internal sealed record TrustSlip(TransactionKind Kind, IReadOnlyList<TrustPart> Parts, string Description)
{
    public string? Reference { get; init; }
    public string? Payee { get; init; }
    public PaymentMeans? Means { get; init; }
    public string? Cheque { get; init; }

    /// <summary>What it corrects.</summary>
    public Transaction? Corrects { get; init; }

    /// <summary>Paid to a creditor, or earned as a fee; under 0 when taken back.</summary>
    public long Creditor { get; init; }
    public long Fee { get; init; }

    public bool IsReceipt => Kind is TransactionKind.TrustReceipt or TransactionKind.OwnerContribution;

    public bool TakesBack => Kind is TransactionKind.TrustReversal or TransactionKind.Dishonour;

    public long Of(TrustFund fund) => Parts.Where(part => part.Purpose.Fund() == fund).Sum(part => part.Amount);

    public long Bank => Parts.Sum(part => part.Amount);

    /// <summary>What moved: in or out of the bank or, for what stays there, from one purpose to another.</summary>
    public long Amount => Bank == 0 ? Parts.Where(part => part.Amount > 0).Sum(part => part.Amount) : Math.Abs(Bank);
}
