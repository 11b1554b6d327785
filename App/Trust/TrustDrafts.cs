using BatchLedger.Transactions;

namespace BatchLedger.Trust;

/// <summary>What every trust transaction is entered with. A second arrival of the same <see cref="CommandId"/> is answered with what the first one made.</summary>
public abstract class TrustDraft
{
    public Guid CommandId { get; init; } = Guid.CreateVersion7();

    /// <summary>The number of an open batch: "B-000042".</summary>
    public string Batch { get; set; } = "";
    public string? Description { get; set; }
    public string? Reference { get; set; }
}

/// <summary>Money that comes in. What is not said to be for anything becomes unallocated. Amounts in minor units of the company's currency.</summary>
public sealed class ReceiptDraft : TrustDraft
{
    public required int ManagementId { get; init; }

    /// <summary>Who pays: a tenancy, or the owner when null.</summary>
    public int? TenancyId { get; set; }

    /// <summary>The day the money was received.</summary>
    public DateOnly? Date { get; set; }
    public long? Amount { get; set; }

    /// <summary>All to rent, unless it is said otherwise: null lets the rent take what it can.</summary>
    public long? Rent { get; set; }
    public long Bond { get; set; }
    public List<InvoicePart> Invoices { get; init; } = [];
}

/// <summary>How much goes to a tenancy invoice.</summary>
public sealed record InvoicePart(int InvoiceId, long Amount);

/// <summary>Unallocated money of a tenancy that is now for something (S3.4).</summary>
public sealed class AllocationDraft : TrustDraft
{
    public required int TenancyId { get; init; }
    public DateOnly? Date { get; set; }
    public long Rent { get; set; }
    public long Bond { get; set; }
    public List<InvoicePart> Invoices { get; init; } = [];
}

/// <summary>Money that goes out: to the owner, to a creditor out of owner funds, or back to the tenant out of unallocated money or bond. <see cref="Kind"/> says which.</summary>
public sealed class PaymentDraft : TrustDraft
{
    /// <summary>OwnerPayment, CreditorPayment, TenantRefund or BondRefund.</summary>
    public required TransactionKind Kind { get; init; }
    public required int ManagementId { get; init; }

    /// <summary>Of a refund: whose money.</summary>
    public int? TenancyId { get; set; }
    public DateOnly? Date { get; set; }
    public long? Amount { get; set; }
    public string? Payee { get; set; }
    public PaymentMeans Means { get; set; }

    /// <summary>The number on the cheque, for a payment by cheque.</summary>
    public string? Cheque { get; set; }
}

/// <summary>A fee charged by hand. It is pending until it is disbursed.</summary>
public sealed class FeeDraft
{
    public Guid CommandId { get; init; } = Guid.CreateVersion7();
    public required int ManagementId { get; init; }
    public DateOnly? Date { get; set; }
    public string? Description { get; set; }
    public long? Amount { get; set; }
}

/// <summary>Pending fees of one management that are paid out of owner funds, a transaction each.</summary>
public sealed class FeeDisbursalDraft : TrustDraft
{
    public required int ManagementId { get; init; }
    public DateOnly? Date { get; set; }
    public List<int> FeeIds { get; init; } = [];
}

/// <summary>Taking back a transaction: reversing it, or a bounce. Carries today's date.</summary>
public sealed class CorrectionDraft : TrustDraft
{
    public required int TransactionId { get; init; }
    public string? Reason { get; set; }
}

/// <summary>Moving the money of a presented receipt, the whole or a part, to what it should have been for; within its tenancy. Carries today's date.</summary>
public sealed class ReassignDraft : TrustDraft
{
    public required int TransactionId { get; init; }
    public string? Reason { get; set; }
    public long? Amount { get; set; }

    /// <summary>Where the money is now; the invoice when it is at one.</summary>
    public TrustPurpose From { get; set; }
    public int? FromInvoiceId { get; set; }
    public TrustPurpose To { get; set; } = TrustPurpose.Unallocated;
    public int? ToInvoiceId { get; set; }
}

/// <summary>A creditor payment that goes by cheque instead of EFT. Carries today's date.</summary>
public sealed class ChequeDraft : TrustDraft
{
    public required int TransactionId { get; init; }
    public string? Cheque { get; set; }
}
