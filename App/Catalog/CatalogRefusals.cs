using BatchLedger.Accounts;
using BatchLedger.Refusals;

namespace BatchLedger.Catalog;

/// <summary>Every "no" about members, products and payment methods.</summary>
public static class CatalogRefusals
{
    public static Refusal MemberTaken(Member taken) => new Refusal("Catalog.MemberTaken",
        $"Member {taken.Number} is already there ({taken.Name}). Choose another number, or change that member.")
        .With(new RecordLink($"Member {taken.Number}", MemberAddress(taken.Number)));

    public static Refusal ProductTaken(Product taken) => new Refusal("Catalog.ProductTaken",
        $"Product {taken.Code} is already there ({taken.Name}). Choose another code, or change that product.")
        .With(new RecordLink($"Product {taken.Code}", ProductAddress(taken.Code)));

    public static Refusal PaymentMethodTaken(PaymentMethod taken) => new Refusal("Catalog.PaymentMethodTaken",
        $"Payment method {taken.Code} is already there ({taken.Name}). Choose another code, or change that payment method.")
        .With(new RecordLink($"Payment method {taken.Code}", PaymentMethodAddress(taken.Code)));

    public static Refusal KeepsCode(string record) => new("Catalog.CodeIsFixed",
        $"{record} keeps its code, for batches and files name it. Make a new one and set this one inactive.");

    public static Refusal EmailUnclear(string email) => new("Catalog.EmailUnclear",
        $"“{email}” is not an e-mail address. Write it like anna@example.org, or leave it empty.");

    public static Refusal PriceUnclear => new("Catalog.PriceUnclear", "Enter a unit price of 0 or more. It may be changed on each order.");

    public static Refusal TaxRateUnclear => new("Catalog.TaxRateUnclear", "Enter a tax rate between 0 and 100 percent, with at most two digits after the point, such as 8.25.");

    public static Refusal AccountInactive(string part, Account account) => new Refusal("Catalog.AccountInactive",
        $"{part}: account {account.Code} {account.Name} is inactive. Choose an active account, or set it active first.")
        .With(new RecordLink($"Account {account.Code}", AccountsRefusals.Address(account.Code)));

    public static Refusal AccountStrange(string part) => new("Catalog.AccountStrange",
        $"{part}: the account does not belong to this company. Choose one of the company's accounts.");

    public static Refusal DepartmentStrange => new("Catalog.DepartmentStrange",
        "The department does not belong to this company. Choose one of the company's departments.");

    public static Refusal DepartmentInactive(Department department) => new("Catalog.DepartmentInactive",
        $"Department {department.Code} {department.Name} is inactive. Choose an active department, or set it active first.");

    public static string MemberAddress(string number) => $"/members/{Uri.EscapeDataString(number)}";

    public static string ProductAddress(string code) => $"/products/{Uri.EscapeDataString(code)}";

    public static string PaymentMethodAddress(string code) => $"/payment-methods/{Uri.EscapeDataString(code)}";
}
