using BatchLedger.Data;

namespace BatchLedger.Transactions;

/// <summary>How money left the trust bank.</summary>
public enum PaymentMeans { Eft, Cheque }

/// <summary>What a transaction does to the trust money of one management. Amounts are minor units, signed: over 0 when more is held. They never change; a correction is an entry of its own.</summary>
public sealed class TrustEntry : IOfCompany
{
    public const int ReceiptLength = 30;
    public const int PayeeLength = 100;
    public const int ChequeLength = 20;

    /// <summary>Its key, too.</summary>
    public int TransactionId { get; init; }
    public Transaction Transaction { get; init; } = null!;
    public required int CompanyId { get; init; }
    public required int ManagementId { get; init; }

    /// <summary>Whose unallocated money, rent or bond it concerns; null for what concerns the owner alone.</summary>
    public int? TenancyId { get; init; }

    /// <summary>When and by whom it was actioned; the transaction's date is when the money moved.</summary>
    public required DateTimeOffset AddedAt { get; init; }
    public required string AddedBy { get; init; }

    /// <summary>R-000123, of money received.</summary>
    public string? ReceiptNumber { get; init; }

    /// <summary>Who was paid.</summary>
    public string? Payee { get; init; }
    public PaymentMeans? Means { get; init; }
    public string? Cheque { get; init; }

    /// <summary>The transaction that this corrects or, for a cheque in place of an EFT, replaces. That of a reversal or a dishonour is also the transaction's <c>ReversesId</c>.</summary>
    public int? CorrectsId { get; init; }

    public required long Owner { get; init; }
    public required long Unallocated { get; init; }
    public required long Bond { get; init; }

    /// <summary>What enters or leaves the trust bank: always the sum of the three.</summary>
    public required long Bank { get; init; }

    /// <summary>Of what left the bank: paid to a creditor (over 0; under 0 when taken back).</summary>
    public long Creditor { get; init; }

    /// <summary>Of what left the bank: earned by the office as a fee (over 0; under 0 when credited back).</summary>
    public long Fee { get; init; }

    /// <summary>The bank reconciliation in which it is ticked as presented.</summary>
    public int? ReconciliationId { get; set; }

    /// <summary>The owner payment that paid its money out; oldest money goes first.</summary>
    public int? PaidOutById { get; set; }

    /// <summary>The owner statement that tells of it.</summary>
    public int? StatementId { get; set; }

    public List<TrustAllocation> Allocations { get; init; } = [];

    /// <summary>What the Balance of the ledger counts: owner funds and unallocated money, not the bond.</summary>
    public long Balance => Owner + Unallocated;
}

/// <summary>What trust money is for.</summary>
public enum TrustPurpose { Rent, Invoice, Owner, Unallocated, Bond }

public enum TrustFund { Owner, Unallocated, Bond }

public static class TrustPurposes
{
    /// <summary>Whose money it becomes: rent and tenancy invoices are the owner's.</summary>
    public static TrustFund Fund(this TrustPurpose purpose) => purpose switch
    {
        TrustPurpose.Unallocated => TrustFund.Unallocated,
        TrustPurpose.Bond => TrustFund.Bond,
        _ => TrustFund.Owner,
    };

    public static string InWords(this TrustPurpose purpose) => purpose switch
    {
        TrustPurpose.Owner => "owner funds",
        TrustPurpose.Unallocated => "unallocated money",
        _ => purpose.ToString().ToLowerInvariant(),
    };
}

/// <summary>A part of a trust transaction: how much, what for, and which receipt brought it. Parts of one transaction sum up to its entry.</summary>
public sealed class TrustAllocation
{
    public int TransactionId { get; init; }
    public required int No { get; init; }
    public required TrustPurpose Purpose { get; init; }

    /// <summary>The tenancy invoice, when it is for one.</summary>
    public int? InvoiceId { get; init; }

    /// <summary>The receipt whose money moves here: the sum over a receipt says where its money is now. Null for money that is no longer any receipt's, such as a payment out of owner funds.</summary>
    public int? ReceiptId { get; init; }

    /// <summary>Minor units, signed.</summary>
    public required long Amount { get; init; }
}

/// <summary>Something added to the description of a transaction. Notes are added, never changed.</summary>
public sealed class TrustNote
{
    public const int TextLength = 200;

    public int Id { get; private set; }
    public required int TransactionId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string By { get; init; }
    public required string Text { get; init; }
}
