using BatchLedger.Features;
using BatchLedger.Refusals;

namespace BatchLedger.Ledgers;

/// <summary>Every "no" about companies, branches and ledgers.</summary>
public static class LedgersRefusals
{
    public static Refusal CurrencyUnknown(string currency) => new("Ledgers.CurrencyUnknown",
        $"“{currency}” is not a currency. Enter its three-letter ISO code, such as USD, EUR or JPY.");

    public static Refusal CompanyTaken(Company taken) => new Refusal("Ledgers.CompanyTaken",
        $"Company {taken.Code} is already there ({taken.Name}). Choose another code, or open that company.")
        .With(new RecordLink($"Company {taken.Code}", Address(taken)));

    public static Refusal CompanyNotForYou => new("Ledgers.CompanyNotForYou",
        "A new company is made by somebody who sees all companies; you see some of them. Ask an administrator.");

    public static Refusal OtherBaseCurrency(string currency, string tenant) => new Refusal("Ledgers.OtherBaseCurrency",
        $"A company in {currency} needs Multiple base currencies, which is off: every company is in the tenant currency {tenant}. An administrator turns it on in Settings.")
        .With(new RecordLink("Settings", FeatureRefusals.Address));

    /// <summary>Null where the type has no branches, or the switch is on.</summary>
    public static Refusal? BranchesOff(CompanyType type, FeatureSet features) => type is CompanyType.WithoutBranches || features.Multibranch
        ? null : FeatureRefusals.Off(Feature.Multibranch, $"A company of the type {type.InWords()}");

    public static Refusal CompanyKeepsCode(Company company) => new("Ledgers.CompanyCodeIsFixed",
        $"Company {company.Code} keeps its code and its currency {company.Currency}, for its books are kept in them.");

    public static Refusal CompanyHasBranches(Company company, IReadOnlyList<Branch> branches) => new("Ledgers.CompanyHasBranches",
        $"Company {company.Code} has the branches {string.Join(", ", branches.Select(b => b.Code))}. A company without branches has only one, of its own code {company.Code}. Set the others inactive first.");

    public static Refusal JournalsOnTheirWay(Company company, int count) => new Refusal("Company.JournalsOnTheirWay",
        $"{count:N0} journal{(count == 1 ? " is" : "s are")} on the way to {company.AccountingSystem.InWords()}. Wait for the result, or take back what waits, and then change the accounting system of company {company.Code}.")
        .With(new RecordLink("GL integration", $"/gl-integration?company={company.Code}"));

    public static Refusal LedgerUnderWay(Company company, string batch) => new Refusal("Ledgers.LedgerUnderWay",
        $"The ledger of batch {batch} is being created for company {company.Code} as it is. Change the type when it is done.").With(new RecordLink(batch, $"/batches/{batch}"));

    public static Refusal BranchesUnbalanced(Company company, IReadOnlyList<string> journals) => new Refusal("Ledgers.BranchesUnbalanced",
        $"Company {company.Code} cannot require balancing: in {journals.Count:N0} of its journals the branches do not balance each by itself ({string.Join(", ", journals.Take(5))}{(journals.Count > 5 ? ", …" : "")}). Reopen their batches first.")
        .With(new RecordLink(journals[0], $"/journals/{journals[0]}"));

    public static Refusal CompanyWithoutBranches(Company company) => new("Ledgers.CompanyWithoutBranches",
        $"Company {company.Code} is of the type {company.Type.InWords()}. Change its type before you add a branch.");

    public static Refusal OnlyBranchStays(Company company, string branch) => new("Ledgers.OnlyBranchStays",
        $"Branch {branch} is the only one of company {company.Code}, which is of the type {company.Type.InWords()}. Every line needs a branch, so it stays active.");

    public static Refusal BranchTaken(Branch taken) => new("Ledgers.BranchTaken",
        $"Branch {taken.Code} is already there ({taken.Name}). Choose another code.");

    public static Refusal BranchKeepsCode(string code) => new("Ledgers.BranchCodeIsFixed",
        $"Branch {code} keeps its code, for files and journals name it. Make a new branch and set this one inactive.");

    public static Refusal LedgerTaken(string code) => new("Ledgers.LedgerTaken",
        $"Ledger {code} is already there. A ledger's ID is unique; choose another.");

    public static Refusal LedgerMissing(Company company) => new("Ledgers.LedgerMissing",
        $"Company {company.Code} has no Actual ledger, so a branch would have nowhere to post.");

    public static Refusal YearsBackwards(int from, int to) => new("Ledgers.YearsBackwards",
        $"The years {from}-{to} do not make sense. Write them as 2015-2017, the earlier first, at most 50 years, between 1900 and 2199.");

    public static Refusal CodeMapLine(string what, int line, string text) => new("Ledgers.CodeMapLine",
        $"{what}, line {line}: “{text}” is not a pair. Write our code, an equals sign and the outside code, such as NORTH = 200.");

    public static Refusal CodeMapTwice(string what, int line, string code) => new("Ledgers.CodeMapTwice",
        $"{what}, line {line}: {code} is listed before. Keep one of the two lines.");

    public static Refusal CodeMapStranger(string what, string code, string companyCode) => new("Ledgers.CodeMapStranger",
        $"{what}: company {companyCode} has no {code}. Write a code it has, or take the line out.");

    public static string Address(Company company) => $"/companies/{company.Code}";
}
