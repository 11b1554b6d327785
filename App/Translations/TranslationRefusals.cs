using BatchLedger.Accounts;
using BatchLedger.FiscalPeriods;
using BatchLedger.Ledgers;
using BatchLedger.Refusals;

namespace BatchLedger.Translations;

/// <summary>Every "no" to a translation.</summary>
public static class TranslationRefusals
{
    public static Refusal NotReporting(Ledger ledger) => new Refusal("Translation.NotReporting",
        $"Ledger {ledger.Code} is of type {ledger.Type}. Only a Reporting ledger is translated.").With(Link(ledger));

    public static Refusal TranslatesNothing(Ledger ledger) => new Refusal("Translation.TranslatesNothing",
        $"Ledger {ledger.Code} names no Actual ledger that it translates. Choose one in its record.").With(Link(ledger));

    public static Refusal CompanyMissing(Ledger ledger, Company company) => new Refusal("Translation.CompanyMissing",
        $"Company {company.Code} is not associated with ledger {ledger.Code}. Add it on the ledger's tab Companies.").With(Link(ledger));

    public static Refusal NoAccount(Company company) => new Refusal("Translation.NoAccount",
        $"The account map of company {company.Code} names no account for translation, which takes what differs.").With(Map(company));

    public static Refusal AccountUnfit(Company company, Account account) => new Refusal("Translation.AccountUnfit",
        $"Account {account.Code} ({account.Name}) is {(account.Active ? $"of type {account.Type}" : "inactive")}. The translation account is an active account of type Equity, Revenue or Expense.").With(Map(company));

    public static Refusal EarlierMissing(FiscalPeriod period, FiscalPeriod earlier) => new("Translation.EarlierMissing",
        $"{earlier.Name} has movements and is not translated. Translate it before {period.Name}.");

    public static Refusal EarlierStale(FiscalPeriod period, FiscalPeriod earlier, string why) => new("Translation.EarlierStale",
        $"{earlier.Name}: {why} Translate it again before {period.Name}.");

    public static Refusal TooLarge(Ledger ledger, FiscalPeriod period) => new Refusal("Translation.TooLarge",
        $"In {ledger.Currency} the balances of {period.Name} come to more than an amount can be. Look at the exchange rates.").With(new RecordLink("Exchange rates", "/exchange-rates"));

    private static RecordLink Link(Ledger ledger) => new(ledger.Code, $"/ledgers/{ledger.Code}");

    private static RecordLink Map(Company company) => new("Account map", $"/account-map?company={company.Code}");
}
