using System.Globalization;
using BatchLedger.Accounts;
using BatchLedger.Catalog;
using BatchLedger.Currencies;
using BatchLedger.ExchangeRates;
using BatchLedger.Ledgers;
using BatchLedger.Refusals;
using BatchLedger.Transactions;

namespace BatchLedger.Posting;

/// <summary>Every reason why a transaction has no lines, in the words the user reads, each with the address of the record to mend.</summary>
internal static class PostingFaults
{
    private const string AccountMapAddress = "/account-map";
    private const string InterBranchAddress = "/inter-branch";

    public static Fault MapIsEmpty(Transaction of, string part) =>
        new(of.Number, $"The account map names no account for {part}.", AccountMapAddress);

    public static Fault NoRevenueAccount(Transaction of, Product product) =>
        new(of.Number, $"Product {product.Code} ({product.Name}) has no revenue account.", $"/products/{Segment(product.Code)}");

    public static Fault NoDeferredRevenueAccount(Transaction of, TransactionLine line, Product product) => new(of.Number,
        $"Product {product.Code} ({product.Name}) has no deferred revenue account, and line {line.LineNo} has a service period.", $"/products/{Segment(product.Code)}");

    public static Fault NoMethodAccount(Transaction of, PaymentMethod method) =>
        new(of.Number, $"Payment method {method.Code} ({method.Name}) has no clearing or bank account.", $"/payment-methods/{Segment(method.Code)}");

    public static Fault NoTrustEntry(Transaction of) => On(of, "says nothing of the trust money that it moves.");

    public static Fault TrustDiffers(Transaction of, long bank, long funds) =>
        On(of, $"moves {Figure(of, bank)} in the trust bank and {Figure(of, funds)} of the money held. They must be the same.");

    public static Fault AccountInactive(Transaction of, Account account) =>
        new(of.Number, $"Account {account.Code} ({account.Name}) is inactive.", $"/accounts/{Segment(account.Code)}");

    public static Fault AccountOfOtherKind(Transaction of, Account account) => new(of.Number, account.Type is AccountType.Statistical
        ? $"Account {account.Code} ({account.Name}) counts {account.Unit ?? "units"}; it takes no money."
        : $"Account {account.Code} ({account.Name}) keeps money; a Statistical ledger counts units.", $"/accounts/{Segment(account.Code)}");

    public static Fault AccountUnknown(Transaction of) => On(of, "posts to an account that this company does not have.");

    public static Fault BranchUnknown(Transaction of) => On(of, "names a branch that this company does not have.");

    public static Fault NoPaymentMethod(Transaction of) => On(of, "names no payment method.");

    public static Fault NegativeAmount(Transaction of) => On(of, $"comes to {Figure(of, of.Amount)}. An amount cannot be below zero.");

    public static Fault AppliesTooMuch(Transaction of) => On(of, $"applies {Figure(of, of.Applied)} of {Figure(of, of.Amount)}.");

    public static Fault LinesDiffer(Transaction of, long lines) =>
        On(of, $"comes to {Figure(of, of.Amount)}, its lines to {Figure(of, lines)}. Correct one of them.");

    public static Fault TooFewLines(Transaction of) => On(of, $"has {(of.Lines.Count == 0 ? "no lines" : "one line")}. A manual journal needs at least two.");

    public static Fault OutOfBalance(Transaction of, long debits, long credits) => On(of,
        $"is out of balance: debits {Figure(of, debits)}, credits {Figure(of, credits)}, difference {Figure(of, Math.Abs(checked(debits - credits)))}.");

    public static Fault LineHasNoProduct(Transaction of, TransactionLine line) => On(of, $"names no product on line {line.LineNo}.");

    public static Fault LineHasNoAccount(Transaction of, TransactionLine line) => On(of, $"names no account on line {line.LineNo}.");

    public static Fault LineHasBothSides(Transaction of, TransactionLine line) =>
        On(of, $"has a debit and a credit on line {line.LineNo}. Make two lines of it.");

    public static Fault LineIsNegative(Transaction of, TransactionLine line) =>
        On(of, $"has an amount below zero on line {line.LineNo}. Put it on the other side.");

    public static Fault NoRate(Transaction of, string to) =>
        new(of.Number, $"No exchange rate from {of.Currency} to {to} is in force on {Day(of.RateDate)}.", of.Address);

    public static Fault RateNotPositive(Transaction of, ExchangeRate rate) =>
        new(of.Number, $"The exchange rate from {rate.From} to {rate.To} of {Day(rate.Effective)} is {rate.Rate:0.########}. It must be above zero.", of.Address);

    public static Fault NoInterBranchMapping(Transaction of, Branch branch, Branch other) =>
        new(of.Number, $"There is no inter-branch mapping between {branch.Code} and {other.Code}.", InterBranchAddress);

    public static Fault NoInterBranchMapping(Transaction of, (Branch One, Branch Other) between, Account account) => new(of.Number,
        $"No inter-branch mapping between {between.One.Code} and {between.Other.Code} covers account {account.Code} ({account.Name}).", InterBranchAddress);

    public static Fault TooLarge(Transaction of, string currency) =>
        On(of, $"has a line above {new Money(Money.Limit, currency)} {currency}, the most that one line can carry.");

    private static Fault On(Transaction of, string words) => new(of.Number, $"{of.Kind.Title()} {of.Number} {words}", of.Address);

    private static string Figure(Transaction of, long minor) => new Money(minor, of.Currency).Format();

    private static string Day(DateOnly date) => date.ToString("dd MMM yyyy", CultureInfo.CurrentCulture);

    private static string Segment(string code) => Uri.EscapeDataString(code);
}
