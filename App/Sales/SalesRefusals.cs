using BatchLedger.Batches;
using BatchLedger.Currencies;
using BatchLedger.FiscalPeriods;
using BatchLedger.Managements;
using BatchLedger.Refusals;
using BatchLedger.Transactions;

namespace BatchLedger.Sales;

/// <summary>Every "no" to somebody who enters an order or a transaction, in the words the user reads.</summary>
public static class SalesRefusals
{
    public static Refusal DateMissing => new("Sales.DateMissing", "Enter the date.");

    public static Refusal TrustElsewhere(TransactionKind kind) => new Refusal("Sales.TrustElsewhere",
        $"{char.ToUpperInvariant(kind.WithArticle()[0])}{kind.WithArticle()[1..]} is trust money of a management; enter it on the management's ledger.").With(new RecordLink("Managements", "/managements"));

    public static Refusal TrustStays(Transaction transaction, Management management) => new Refusal("Sales.TrustStays",
        $"{transaction.Title()} is trust money of {management.Number}; correct it on its ledger.").With(new RecordLink($"Ledger of {management.Number}", management.LedgerAddress));

    public static Refusal DateOutsidePeriod(string what, DateOnly date, FiscalPeriod period) => new("Sales.DateOutsidePeriod",
        $"{what} date {BatchRefusals.Day(date)} {date.Year} is outside fiscal period {period.Name} ({BatchRefusals.Day(period.Start)} – {BatchRefusals.Day(period.End)}).");

    public static Refusal TextTooLong(string what, int length, int limit) => new("Sales.TextTooLong",
        $"The {what} has {length:N0} characters; at most {limit} fit.");

    public static Refusal MemberMissing => new("Sales.MemberMissing", "Choose a member.");

    public static Refusal MethodMissing => new("Sales.MethodMissing", "Choose a payment method.");

    public static Refusal Inactive(string what) => new("Sales.Inactive", $"{what} is inactive. Activate it in the set-up or choose another.");

    public static Refusal AmountNotPositive(string currency) => new("Sales.AmountNotPositive", $"The amount must be more than {Money.Zero(currency)}.");

    public static Refusal AmountTooLarge(string currency) => new("Sales.AmountTooLarge",
        $"The amount is more than one entry can carry ({new Money(Money.Limit, currency)}). Check it, or divide it.");

    public static Refusal LinesMissing => new("Sales.LinesMissing", "Add at least one line with a product.");

    public static Refusal ProductMissing(int line) => new("Sales.ProductMissing", $"Line {line}: choose a product.");

    public static Refusal QuantityOutside(int line) => new("Sales.QuantityOutside", $"Line {line}: the quantity must be from 1 to {ProductLines.MostOfOne:N0}.");

    public static Refusal PriceOutside(int line) => new("Sales.PriceOutside", $"Line {line}: price and tax cannot be negative.");

    public static Refusal LineTooLarge(int line, string currency) => new("Sales.LineTooLarge",
        $"Line {line} comes to more than one line can carry ({new Money(Money.Limit, currency)}).");

    public static Refusal InvoiceMissing(TransactionKind kind) => new("Sales.InvoiceMissing", $"Choose the invoice that this {kind.InWords()} concerns.");

    public static Refusal PaymentMissing => new("Sales.PaymentMissing", "Choose the payment that this refund gives back.");

    public static Refusal WrongKind(Transaction found, TransactionKind wanted) => new Refusal("Sales.WrongKind",
        $"{found.Number} is {found.Kind.WithArticle()}, not {wanted.WithArticle()}.").With(Link(found));

    public static Refusal Removed(Transaction gone) => new Refusal("Sales.Removed",
        $"{gone.Title()} was removed by {gone.VoidedBy} ({gone.VoidReason}). It has no effect any more.").With(Link(gone));

    public static Refusal OtherMember(Transaction found) => new Refusal("Sales.OtherMember",
        $"{found.Title()} belongs to another member. Choose one of this member, or the member it belongs to.").With(Link(found));

    public static Refusal MoreThanOpen(Transaction invoice, long open, long asked) => new Refusal("Sales.MoreThanOpen",
        $"Invoice {invoice.Number} has {invoice.In(open)} of {invoice.In(invoice.Amount)} left open; {invoice.In(asked)} is more.").With(Link(invoice));

    public static Refusal AppliedMoreThanAmount(Money applied, Money amount) => new("Sales.AppliedMoreThanAmount",
        $"{applied} cannot be applied to an invoice from a payment of {amount}.");

    public static Refusal AppliedNegative => new("Sales.AppliedNegative", "The amount applied to the invoice cannot be negative.");

    public static Refusal MoreThanPaid(Transaction payment, long left, long asked) => new Refusal("Sales.MoreThanPaid",
        $"Payment {payment.Number} has {payment.In(left)} of {payment.In(payment.Amount)} left to give back; {payment.In(asked)} is more.").With(Link(payment));

    public static Refusal AlreadyCancelled(Transaction invoice, Transaction by) => new Refusal("Sales.AlreadyCancelled",
        $"Invoice {invoice.Number} was cancelled by {by.Number}.").With(Link(by));

    public static Refusal Settled(Transaction invoice, long settled, IReadOnlyList<Transaction> by) => new Refusal("Sales.Settled",
        $"Cannot cancel invoice {invoice.Number}: {invoice.In(settled)} of {invoice.In(invoice.Amount)} is settled by {Numbers(by)}. Remove or refund these first, or write off what is left.")
        .With([.. by.Take(10).Select(Link)]);

    /// <summary>Something else rests on it, so it can neither go away nor change its figures.</summary>
    public static Refusal RestsOn(string deed, Transaction transaction, IReadOnlyList<Transaction> others) => new Refusal("Sales.RestsOn",
        $"Cannot {deed} {transaction.Number}: {Numbers(others)} {(others.Count == 1 ? "rests" : "rest")} on it. Remove {(others.Count == 1 ? "it" : "them")} first.")
        .With([.. others.Take(10).Select(Link)]);

    public static Refusal BelowSettled(Transaction invoice, long settled, long asked) => new Refusal("Sales.BelowSettled",
        $"Invoice {invoice.Number} is settled to {invoice.In(settled)}; it cannot come to {invoice.In(asked)}.").With(Link(invoice));

    public static Refusal KindFixed(Transaction transaction) => new("Sales.KindFixed",
        $"{transaction.Number} is {transaction.Kind.WithArticle()}; its kind cannot change. Remove it and enter the other.");

    public static Refusal ReasonMissing => new("Sales.ReasonMissing", $"Write a reason of 1 to {Transaction.DescriptionLength} characters; it is kept in the history.");

    public static Refusal TargetMissing => new("Sales.TargetMissing", "Choose the open batch to move to.");

    public static Refusal NoOpenBatch => new("Sales.NoOpenBatch", "No open batch of this ledger is in an open period. Make one first.");

    public static Refusal AlreadyThere(string number, Batch batch) => new("Sales.AlreadyThere", $"{number} is in batch {batch.Number} already. Choose another open batch.");

    public static Refusal TargetNotOpen(Batch target) => new Refusal("Sales.TargetNotOpen",
        $"Target batch {target.Number} is {target.State.ToString().ToLowerInvariant()}. Orders and transactions can only move to an open batch.").With(BatchRefusals.Link(target));

    public static Refusal OtherCompany(Batch target) => new("Sales.OtherCompany", $"Target batch {target.Number} belongs to another company.");

    public static Refusal OrderNotOpen(Order order, Transaction? invoice) => invoice is null
        ? new("Sales.OrderNotOpen", $"Order {order.Number} was voided.")
        : new Refusal("Sales.OrderNotOpen", $"Order {order.Number} was invoiced as {invoice.Number}.").With(Link(invoice));

    public static RecordLink Link(Transaction transaction) => new(transaction.Number, transaction.Address);

    private static string Numbers(IReadOnlyList<Transaction> all) =>
        string.Join(", ", all.Take(10).Select(t => $"{t.Number} ({t.Kind.InWords()} {t.In(t.Amount)})")) + (all.Count > 10 ? $" and {all.Count - 10:N0} more" : "");
}
