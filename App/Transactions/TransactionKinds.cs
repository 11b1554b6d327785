namespace BatchLedger.Transactions;

public enum TransactionKind
{
    Invoice, Payment, Refund, Credit, Discount, WriteOff, Cancellation, ManualJournal,

    // Trust money of a management: each has a TrustEntry.
    TrustReceipt, OwnerContribution, OwnerPayment, CreditorPayment, TenantRefund, BondRefund, ManagementFee, Allocation, Reassignment, TrustReversal, Dishonour,
}

public static class TransactionKinds
{
    /// <summary>The kind within a sentence: "write-off".</summary>
    public static string InWords(this TransactionKind kind) => kind switch
    {
        TransactionKind.WriteOff => "write-off",
        TransactionKind.ManualJournal => "manual journal",
        TransactionKind.TrustReceipt => "receipt",
        TransactionKind.OwnerContribution => "owner contribution",
        TransactionKind.OwnerPayment => "owner payment",
        TransactionKind.CreditorPayment => "creditor payment",
        TransactionKind.TenantRefund => "refund of unallocated money",
        TransactionKind.BondRefund => "bond refund",
        TransactionKind.ManagementFee => "management fee",
        TransactionKind.Allocation => "transfer from unallocated",
        TransactionKind.TrustReversal => "reversal",
        _ => kind.ToString().ToLowerInvariant(),
    };

    public static string WithArticle(this TransactionKind kind) => $"{(kind.InWords()[0] is 'a' or 'e' or 'i' or 'o' ? "an" : "a")} {kind.InWords()}";

    /// <summary>The kind at the start of a line: "Write-off".</summary>
    public static string Title(this TransactionKind kind) => kind.InWords() is var words ? char.ToUpperInvariant(words[0]) + words[1..] : "";

    /// <summary>Trust money of a management: entered and corrected on its ledger, and nowhere else.</summary>
    public static bool IsTrust(this TransactionKind kind) => kind >= TransactionKind.TrustReceipt;
}
