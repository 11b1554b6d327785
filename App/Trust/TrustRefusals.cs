using System.Globalization;
using BatchLedger.Currencies;
using BatchLedger.Refusals;
using BatchLedger.Transactions;

namespace BatchLedger.Trust;

/// <summary>Every "no" of trust money, in the words the user reads.</summary>
public static class TrustRefusals
{
    public static readonly Refusal OnlyReceiptsReassign = new("Trust.OnlyReceiptsReassign", "Only a tenant's receipt can be reassigned.");

    public static readonly Refusal NotPresented = new("Trust.NotPresented", "Not yet presented in a reconciliation. Use Reverse.");

    public static readonly Refusal OnlyReceiptsBounce = new("Trust.OnlyReceiptsBounce", "Only a receipt can be dishonoured.");

    public static readonly Refusal OnlyCreditorPayments = new("Trust.OnlyCreditorPayments", "Only creditor payments can change to cheque.");

    public static readonly Refusal NoReceipt = new("Trust.NoReceipt", "Only money received has a receipt.");

    public static Refusal NotReversible(TransactionKind kind) => new("Trust.NotReversible", $"Only a receipt, a payment or a fee can be reversed; this is {kind.WithArticle()}.");

    public static Refusal AlreadyReversed(DateOnly on) => new("Trust.AlreadyReversed", $"Already reversed on {Day(on)}.");

    public static Refusal AlreadyDishonoured(DateOnly on) => new("Trust.AlreadyDishonoured", $"Already dishonoured on {Day(on)}.");

    public static Refusal ChangedToCheque(string cheque) => new("Trust.ChangedToCheque", $"Changed to cheque {cheque}.");

    public static Refusal AlreadyCheque(string? cheque) => new("Trust.AlreadyCheque", $"Already paid by cheque {cheque}.");

    public static Refusal ReassignedStays(DateOnly on) => new("Trust.ReassignedStays", $"Reassigned on {Day(on)}; a reassigned transaction cannot be reversed.");

    public static Refusal PresentedStays(DateOnly statement, bool receipt) => new("Trust.PresentedStays",
        $"Already presented in the reconciliation of {Day(statement)}. {(receipt ? "Use Reassign or Dishonour." : "When the money comes back, record it as a receipt.")}");

    public static Refusal EftPresented(DateOnly statement) => new("Trust.EftPresented", $"Already presented in the reconciliation of {Day(statement)}: the EFT has left the bank.");

    public static Refusal NothingLeft(Money amount, DateOnly on) => new("Trust.NothingLeft", $"All {amount.Format()} were reassigned by {Day(on)}; nothing is left.");

    public static Refusal PaidAndStated(DateOnly paid, int statement) => new("Trust.PaidAndStated", $"Funds were paid to the owner on {Day(paid)} and are on statement {statement}.");

    internal static string Day(DateOnly date) => date.ToString("dd MMM yyyy", CultureInfo.CurrentCulture);
}
