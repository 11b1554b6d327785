using BatchLedger.Features;
using BatchLedger.People;
using BatchLedger.Refusals;

namespace BatchLedger.Ledgers;

/// <summary>Every "no" about a ledger and the companies that keep it.</summary>
public static class LedgerRefusals
{
    private static readonly RecordLink Settings = new("Settings", FeatureRefusals.Address);

    /// <summary>Null when there is nothing in it. <paramref name="deed"/> ends the sentence: "its type cannot change".</summary>
    internal static Refusal? InUse(Ledger ledger, bool booked, string? what, string deed)
    {
        if (what is null) return null;
        var code = !booked ? "Ledgers.LedgerReferredTo" : ledger.Type.TakesJournals() ? "Ledgers.LedgerPosted" : "Ledgers.LedgerBudgeted";
        return new Refusal(code, $"Ledger {ledger.Code} has {what}; {deed}.");
    }

    /// <summary>Why this person makes no ledger: it would belong to companies that they do not see.</summary>
    public static Refusal? WhyNotAdd(Actor actor) => actor.WhyNot(Permission.EditSetUp) ?? (actor.Companies is null ? null : NotForYou);

    public static Refusal ChooseCompany => new("Ledgers.ChooseCompany", "Choose a company.");

    public static Refusal NotForYou => new("Ledgers.LedgerNotForYou",
        "A new ledger is made by somebody who sees all companies; you see some of them. Ask an administrator.");

    public static Refusal Shared(Ledger ledger) => new("Ledgers.LedgerShared",
        $"Ledger {ledger.Code} is also kept by companies that you do not see. Somebody who sees them all can change it.");

    public static Refusal KeepsId(string code) => new("Ledgers.LedgerIdIsFixed",
        $"Ledger {code} keeps its ID. Change ID is the only way to give it another.");

    public static Refusal SameId(string code) => new("Ledgers.LedgerSameId", $"{code} is the ledger's ID already. Write another.");

    public static Refusal CountsUnits => new("Ledgers.LedgerCountsUnits",
        "A Statistical ledger has no currency: it counts the units of its accounts.");

    public static Refusal KeepsTenantCurrency(LedgerType type, string currency) => new Refusal("Ledgers.LedgerKeepsTenantCurrency",
        $"{(type is LedgerType.Actual ? "An Actual" : "A Budget")} ledger is kept in the tenant currency {currency} while Multiple base currencies is off in Settings.").With(Settings);

    public static Refusal TenantCurrencyMissing => new Refusal("Ledgers.TenantCurrencyMissing",
        "There is no tenant currency yet. Choose it in Settings, or make the first company; it brings its own.").With(Settings);

    public static Refusal CurrencyMissing(LedgerType type) => new("Ledgers.LedgerCurrencyMissing", $"Choose the currency of the {type} ledger.");

    public static Refusal HasCompanies(Ledger ledger) => new("Ledgers.LedgerHasCompanies",
        $"Ledger {ledger.Code} is kept by {(ledger.Companies.Count == 1 ? "a company" : $"{ledger.Companies.Count} companies")} in {ledger.Currency}; its currency cannot change while companies are associated.");

    public static Refusal TranslatedMissing => new("Ledgers.TranslatedMissing", "Choose the Actual ledger that the Reporting ledger translates.");

    public static Refusal SameCurrency(Ledger translated) => new Refusal("Ledgers.SameCurrency",
        $"Ledger {translated.Code} is kept in {translated.Currency} already. A Reporting ledger translates it to another currency.").With(Link(translated));

    public static Refusal AlreadyKept(Ledger ledger, Company company) => new("Ledgers.CompanyAlreadyKeeps",
        $"Company {company.Code} keeps ledger {ledger.Code} already.");

    public static Refusal OtherCurrency(Ledger ledger, Company company) => new("Ledgers.CompanyOtherCurrency",
        $"Company {company.Code} keeps its books in {company.Currency}; {ledger.Type} ledger {ledger.Code} is in {ledger.Currency} and takes companies of that base currency only.");

    public static Refusal HasActual(Company company, Ledger actual) => new Refusal("Ledgers.CompanyHasActual",
        $"Company {company.Code} has the Actual ledger {actual.Code} already; a company has one.").With(Link(actual));

    public static Refusal NotTranslated(Ledger ledger, Company company) => new("Ledgers.CompanyNotTranslated",
        $"Company {company.Code} does not keep the Actual ledger that {ledger.Code} translates.");

    public static Refusal CompanyInUse(Ledger ledger, string company, string what) => new("Ledgers.CompanyInLedger",
        $"Company {company} stays in ledger {ledger.Code}: it has {what}.");

    public static Refusal NotKept(Ledger ledger) => new("Ledgers.CompanyNotKept", $"Ledger {ledger.Code} is not kept by that company.");

    public static RecordLink Link(Ledger ledger) => new($"Ledger {ledger.Code}", ledger.Address);
}
