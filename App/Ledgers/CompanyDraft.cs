using BatchLedger.Data;
using BatchLedger.Refusals;

namespace BatchLedger.Ledgers;

/// <summary>What is typed about a company, new or old.</summary>
public sealed class CompanyDraft
{
    public int? Id { get; init; }
    public string Code { get; set; } = "";
    public string Name { get; set; } = "";
    public string Currency { get; set; } = "USD";
    public CompanyType Type { get; set; }
    public AccountingSystem AccountingSystem { get; set; }
    public bool Active { get; set; } = true;

    /// <summary>The ID of its Actual ledger, only while it is new. Empty: ACTUAL, or the company's code where that is taken.</summary>
    public string LedgerCode { get; set; } = "";
    public int Version { get; init; }

    public static CompanyDraft Of(Company company) => new()
    {
        Id = company.Id, Code = company.Code, Name = company.Name, Currency = company.Currency, Type = company.Type,
        AccountingSystem = company.AccountingSystem, Active = company.Active, Version = company.Version,
    };

    internal Refusal? WhyNot() => TextRefusals.Alphanumeric("the company's code", Code = Code.Trim().ToUpperInvariant(), Company.CodeLength)
        ?? TextRefusals.Needed("the company's name", Name = Name.Trim(), Company.NameLength)
        ?? (Currencies.Currency.IsKnown(Currency = Currency.Trim().ToUpperInvariant()) ? null : LedgersRefusals.CurrencyUnknown(Currency))
        ?? ((LedgerCode = LedgerCode.Trim().ToUpperInvariant()).Length == 0 ? null : TextRefusals.Alphanumeric("the ledger ID", LedgerCode, Ledger.CodeLength));

    internal void WriteTo(Company company) => (company.Name, company.Type, company.AccountingSystem, company.Active) = (Name, Type, AccountingSystem, Active);

    internal IReadOnlyList<Said> Words =>
        [new("Name", Name), new("Currency", Currency), new("Type", Type.InWords()), new("Accounting system", AccountingSystem.InWords()), new("Active", Active.YesNo())];
}

/// <summary>What is typed about a branch, new or old.</summary>
public sealed class BranchDraft
{
    public int? Id { get; init; }
    public required int CompanyId { get; init; }
    public string Code { get; set; } = "";
    public string Name { get; set; } = "";
    public bool Active { get; set; } = true;
    public int Version { get; init; }

    public static BranchDraft Of(Branch branch) => new()
    {
        Id = branch.Id, CompanyId = branch.CompanyId, Code = branch.Code, Name = branch.Name, Active = branch.Active, Version = branch.Version,
    };

    internal Refusal? WhyNot() => TextRefusals.Alphanumeric("the branch's code", Code = Code.Trim().ToUpperInvariant(), Branch.CodeLength)
        ?? TextRefusals.Needed("the branch's name", Name = Name.Trim(), Branch.NameLength);

    internal void WriteTo(Branch branch) => (branch.Name, branch.Active) = (Name, Active);

    internal IReadOnlyList<Said> Words => [new("Name", Name), new("Active", Active.YesNo())];
}
