using BatchLedger.Refusals;

namespace BatchLedger.Accounts;

/// <summary>Every "no" about accounts, departments and the account map.</summary>
public static class AccountsRefusals
{
    public static Refusal AccountTaken(string code, Account taken) => new Refusal("Accounts.Taken",
        $"Account {taken.Code} is already there ({taken.Name}){Almost(code, taken.Code)}. Choose another code, or change that account.")
        .With(new RecordLink($"Account {taken.Code}", Address(taken.Code)));

    public static Refusal AccountKeepsCode(string code) => new("Accounts.CodeIsFixed",
        $"Account {code} keeps its code, for files and journals name it. Make a new account and set this one inactive.");

    /// <summary>An external name is the whole path, such as Parent:Child, and no part of it is empty.</summary>
    public static Refusal? ExternalNamePart(string? externalName) => externalName is not null && externalName.Split(':').Any(string.IsNullOrWhiteSpace)
        ? new("Accounts.ExternalNamePart", $"The external name “{externalName}” has an empty part. Write it as Parent:Child, without a colon at either end.")
        : null;

    /// <summary>A Statistical account says what it counts; the others keep money.</summary>
    public static Refusal? WhyNotUnit(AccountType type, string? unit) => (type, unit) switch
    {
        (AccountType.Statistical, null) => new("Accounts.UnitMissing", "Enter the unit: what a Statistical account counts, such as hours or members."),
        (not AccountType.Statistical, not null) => new("Accounts.UnitUnwanted", $"The unit “{unit}” is for Statistical accounts; this one is {type}. Leave it empty."),
        _ => null,
    };

    /// <summary>Its lines are money, or quantities, for ever.</summary>
    public static Refusal KindIsFixed(Account account) => new Refusal("Accounts.KindIsFixed", account.Type is AccountType.Statistical
        ? $"Account {account.Code} counts {account.Unit ?? "units"} in lines that are there already; it cannot keep money. Make a new account."
        : $"Account {account.Code} keeps money in lines or budgets that are there already; it cannot become Statistical. Make a new account.")
        .With(new RecordLink($"Account {account.Code}", Address(account.Code)));

    public static Refusal MapAccountCounts(string part, Account account) => new Refusal("Accounts.MapAccountCounts",
        $"{part}: account {account.Code} {account.Name} counts {account.Unit ?? "units"}; it takes no money. Choose another account.")
        .With(new RecordLink($"Account {account.Code}", Address(account.Code)));

    /// <summary><paramref name="where"/> is the field or the line that names it, if it is not clear.</summary>
    public static Refusal HoldsTrust(Account account, string? where = null) => new Refusal("Accounts.HoldsTrust",
        $"{(where is null ? "Account" : $"{where}: account")} {account.Code} ({account.Name}) holds trust money; record it on the ledger of a management.")
        .With(new RecordLink("Managements", "/managements"));

    public static Refusal DepartmentTaken(string code, Department taken) => new("Accounts.DepartmentTaken",
        $"Department {taken.Code} is already there ({taken.Name}){Almost(code, taken.Code)}. Choose another code.");

    public static Refusal DepartmentKeepsCode(string code) => new("Accounts.DepartmentCodeIsFixed",
        $"Department {code} keeps its code, for files and journals name it. Make a new department and set this one inactive.");

    public static Refusal MapAccountInactive(string part, Account account) => new Refusal("Accounts.MapAccountInactive",
        $"{part}: account {account.Code} {account.Name} is inactive. Choose an active account, or set it active first.")
        .With(new RecordLink($"Account {account.Code}", Address(account.Code)));

    public static Refusal MapAccountStrange(string part) => new("Accounts.MapAccountStrange",
        $"{part}: the account does not belong to this company. Choose one of the company's accounts.");

    public static string Address(string code) => $"/accounts/{Uri.EscapeDataString(code)}";

    private static string Almost(string typed, string taken) => typed == taken ? "" : $"; “{typed}” differs only in capital letters";
}
