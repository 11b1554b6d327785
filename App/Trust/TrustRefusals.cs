using System.Globalization;
using BatchLedger.Currencies;
using BatchLedger.Managements;
using BatchLedger.Refusals;
using BatchLedger.Transactions;

namespace BatchLedger.Trust;

/// <summary>Every "no" of trust money, in the words the user reads.</summary>
public static class TrustRefusals
{
    public const int ReasonLength = 140;

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

    public static Refusal BatchOfOtherCompany(Management management, string batch) => new("Trust.BatchOfOtherCompany",
        $"Batch {batch} belongs to another company than management {management.Number}. Choose a batch of its company.");

    public static Refusal Statistical(string batch, string ledger) => new("Trust.Statistical", $"Batch {batch} posts to {ledger}, which counts no money. Choose another open batch.");

    public static Refusal Future(DateOnly date, DateOnly today) => new("Trust.Future", $"{Day(date)} has not come yet; today is {Day(today)}. Enter the day on which the money moved.");

    public static Refusal Inactive(Management management) => new Refusal("Trust.Inactive",
        $"Management {management.Number} {management.Place} is inactive and takes no money. Activate it first, or receipt for another one.").With(ManagementRefusals.Link(management));

    public static Refusal OwnerHasNoParts => new("Trust.OwnerHasNoParts", "A contribution of the owner is all owner funds. Choose the tenancy that pays rent, bond or invoices.");

    public static Refusal PartNegative => new("Trust.PartNegative", "No part of the money can be below zero.");

    public static Refusal NothingAllocated => new("Trust.NothingAllocated", "Enter how much is for rent, bond or an invoice.");

    public static Refusal MoreThanReceived(Money parts, Money amount) => new("Trust.MoreThanReceived",
        $"{parts} are allocated and {amount} were received: {parts - amount} too much. What is not allocated becomes unallocated money.");

    public static Refusal MoreThanRent(Tenancy tenancy, Money left, Money asked) => new("Trust.MoreThanRent", tenancy.End is { } end
        ? $"The tenancy of {tenancy.Tenants} ends on {Day(end)}: {left} of rent are left until then, and {asked} are more. Leave the rest unallocated."
        : $"{tenancy.Tenants} can pay {left} of rent in advance; {asked} are more. Leave the rest unallocated.");

    public static Refusal MoreThanBond(Tenancy tenancy, Money left, Money asked) => new("Trust.MoreThanBond",
        $"The bond of {tenancy.Tenants} is {new Money(tenancy.BondRequired, left.Currency)}, of which {left} are due; {asked} are more. Leave the rest unallocated.");

    public static Refusal InvoiceVoided(TenancyInvoice invoice) => new("Trust.InvoiceVoided", $"Invoice {invoice.Number} was voided by {invoice.VoidedBy} ({invoice.VoidReason}). It takes no money.");

    public static Refusal MoreThanInvoice(TenancyInvoice invoice, Money left, Money asked) => new("Trust.MoreThanInvoice",
        $"Invoice {invoice.Number} has {left} of {new Money(invoice.Amount, left.Currency)} left to pay; {asked} are more. Leave the rest unallocated.");

    public static Refusal TenancyMissing => new("Trust.TenancyMissing", "Choose the tenancy whose money it is.");

    public static Refusal PayeeMissing => new("Trust.PayeeMissing", "Enter who is paid.");

    public static Refusal ChequeMissing => new("Trust.ChequeMissing", "Enter the number on the cheque.");

    public static Refusal NoPayment(TransactionKind kind) => new("Trust.NoPayment",
        $"{kind.Title()} is no payment. Choose an owner payment, a creditor payment, a refund of unallocated money or a bond refund.");

    /// <summary>The one line that trust money does not cross.</summary>
    public static Refusal BelowZero(string whose, (Money There, DateOnly On) lowest, Money wanted) => new("Trust.BelowZero",
        $"{whose}: {lowest.There} on {Day(lowest.On)}, and {wanted} are wanted. {wanted - lowest.There} are missing; take less, or receipt what is missing first.");

    public static Refusal ReasonMissing => new("Trust.ReasonMissing", $"Write a reason of 1 to {ReasonLength} characters; it is kept in the history.");

    public static Refusal NoteMissing => new("Trust.NoteMissing", $"Write what is to be added to the description, in 1 to {TrustNote.TextLength} characters.");

    public static Refusal PaidBack(string receipt, Money gone) => new("Trust.PaidBack",
        $"{gone} of receipt {receipt} were paid back to the tenant. Reverse that payment first.");

    public static Refusal MoreThanLeft(string receipt, (Money Left, Money Whole) of, Money asked) => new("Trust.MoreThanLeft",
        $"Receipt {receipt} has {of.Left} of {of.Whole} left to reassign; {asked} are more.");

    public static Refusal NotThere(string receipt, (TrustPurpose From, Money There) now, Money asked) => new("Trust.NotThere",
        $"Of receipt {receipt}, {now.There} {(now.From is TrustPurpose.Unallocated ? "are unallocated" : $"are for {now.From.InWords()}")} now; {asked} are more. Choose where the money is, or less.");

    public static Refusal SamePlace => new("Trust.SamePlace", "The money is there already. Choose another purpose.");

    public static Refusal NotForOwner => new("Trust.NotForOwner", "A tenant's money goes to rent, an invoice, the bond or unallocated money.");

    public static Refusal InvoiceMissing => new("Trust.InvoiceMissing", "Choose the invoice.");

    public static Refusal NoFeeChosen => new("Trust.NoFeeChosen", "Choose at least one pending fee.");

    public static Refusal FeeEnded(ManagementFee fee) => new("Trust.FeeEnded", fee.State is FeeState.Disbursed
        ? $"The fee was disbursed on {Day(fee.DisbursedOn!.Value)}."
        : $"The fee was {(fee.State is FeeState.Deleted ? "deleted" : "credited back")} by {fee.EndedBy} on {Day(DateOnly.FromDateTime(fee.EndedAt!.Value.UtcDateTime))} ({fee.EndReason}).");

    internal static string Day(DateOnly date) => date.ToString("dd MMM yyyy", CultureInfo.CurrentCulture);
}
