using BatchLedger.Accounts;
using BatchLedger.Currencies;
using BatchLedger.FiscalPeriods;
using BatchLedger.Ledgers;
using BatchLedger.Refusals;

namespace BatchLedger.Budgets;

/// <summary>Every "no" a budget can say.</summary>
public static class BudgetRefusals
{
    public static Refusal NotABudget(Ledger ledger) => new("Budget.NotABudget",
        $"Ledger {ledger.Code} is of type {ledger.Type}; budgets are kept in ledgers of type Budget.");

    public static Refusal NotOfCompany(Ledger ledger, Company company) => new("Budget.NotOfCompany",
        $"Ledger {ledger.Code} is not associated with company {company.Code}. Add the company on the ledger's tab Companies.");

    public static Refusal AccountUnknown(Company company) => new("Budget.AccountUnknown",
        $"An account of the budget is not one of company {company.Code} any more. Reload the page.");

    public static Refusal Statistical(Account account) => new("Budget.Statistical",
        $"Account {account.Code} {account.Name} counts {account.Unit ?? "units"}, not money; a budget takes no statistical accounts.");

    public static Refusal PeriodClosed(FiscalPeriod period) => new("Budget.PeriodClosed",
        $"Fiscal period {period.Name} is closed, so its budget is fixed: what it was compared with stays what it was.");

    public static Refusal AccountInactive(Account account) => Inactive(account.Code, account.Name);

    public static Refusal AccountInactive(BudgetRow account) => Inactive(account.Code, account.Name);

    private static Refusal Inactive(string code, string name) => new("Budget.AccountInactive",
        $"Account {code} {name} is inactive and takes no new amounts; an amount it has may be set to zero.");

    public static Refusal TooLarge(Account account, string currency) => new("Budget.TooLarge",
        $"Account {account.Code}: an amount can be {new Money(Money.Limit, currency).Format()} at most.");

    public static Refusal TooLargeInAll(BudgetPlace place, Int128 all)
    {
        var currency = place.Ledger.Currency;
        return new("Budget.TooLargeInAll",
            $"The amounts of budget {place.Ledger.Code} for company {place.Company.Code} would come to {Whole(all)} {currency} together; {Whole(BudgetBounds.MostInAll)} is the most.");

        string Whole(Int128 minor) => (minor / Currency.MinorPerMajor(currency)).ToString("N0", System.Globalization.CultureInfo.CurrentCulture);
    }

    /// <summary>One fault for each amount that somebody else changed in the meantime.</summary>
    public static Refusal ChangedMeanwhile(IReadOnlyList<Fault> changes) => changes.Count == 1
        ? new("Budget.ChangedMeanwhile", $"{changes[0].Where}: {changes[0].Message} Nothing was saved.")
        : new("Budget.ChangedMeanwhile", $"{changes.Count} amounts were changed by somebody else meanwhile. Nothing was saved.") { Faults = changes };

    /// <summary>Both values, by name: theirs, and the one that was to be saved.</summary>
    public static Fault Changed(string who, Account account, FiscalPeriod period, (Money Theirs, Money Yours) values) => new($"Account {account.Code}, {period.Name}",
        $"{who} changed it to {values.Theirs.Format()} meanwhile; yours is {values.Yours.Format()}.");

    public static Refusal NothingChanged => new("Budget.NothingChanged", "Nothing was changed.");

    public static Refusal NotAnAmount(int count) => new("Budget.NotAnAmount",
        count == 1 ? "One field holds no amount; it is marked red." : $"{count} fields hold no amount; they are marked red.");

    public static Refusal BadPercent => new("Budget.BadPercent", "Enter a percentage from -100 to 1000, with at most four decimals, such as 2.5.");

    public static Refusal NoActual(Company company) => new("Budget.NoActual",
        $"Company {company.Code} has no Actual ledger, so there is nothing to copy from or to compare with.");

    public static Refusal OtherCurrency(Ledger source, Ledger budget) => new("Budget.OtherCurrency",
        $"Ledger {source.Code} is in {source.Currency} and budget {budget.Code} in {budget.Currency}; their amounts cannot stand side by side.");

    public static Refusal PeriodsTurned(FiscalPeriod first, FiscalPeriod last) => new("Budget.PeriodsTurned",
        $"Fiscal period {first.Name} lies after {last.Name}. Choose them the other way round.");

    public static Refusal CopyOfItself => new("Budget.CopyOfItself", "This is the budget itself. Choose another year or another ledger.");
}
