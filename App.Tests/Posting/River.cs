using BatchLedger.Accounts;
using BatchLedger.Catalog;
using BatchLedger.ExchangeRates;
using BatchLedger.Ledgers;
using BatchLedger.Posting;

namespace BatchLedger.Tests.Posting;

/// <summary>The river guides' book as the rules read it. Records are found by their codes here, and by their ids in the rules.</summary>
internal sealed class River
{
    private const int Company = 1;
    private static readonly string[] BranchCodes = ["HQ", "NORTH", "SOUTH"];
    private static readonly string[] DepartmentCodes = ["EDU", "PUB"];

    public List<Account> Accounts { get; } =
    [
        .. new[]
        {
            ("1010", "Operating bank"), ("1020", "Card clearing"), ("1200", "Accounts receivable"), ("1500", "Due from branches"),
            ("1510", "Due from branches, sales"), ("2200", "Unapplied payments"), ("2300", "Tax payable"), ("2400", "Deferred courses"), ("2500", "Due to branches"), ("2510", "Due to branches, sales"), ("4010", "Annual dues"),
            ("4020", "Books"), ("4030", "Courses"), ("4900", "Discounts given"), ("6800", "Bad debt"), ("6900", "Rounding"),
            ("1050", "Trust bank"), ("2610", "Owner funds"), ("2620", "Unallocated money"), ("2630", "Bonds"), ("2640", "Creditors"), ("4050", "Management fees"),
        }.Select(a => new Account { CompanyId = Company, Code = a.Item1, Name = a.Item2, Type = AccountType.Asset }),
    ];

    public Dictionary<string, Product> Products { get; }
    public Dictionary<string, PaymentMethod> Methods { get; }
    public AccountMap Map { get; }
    public List<InterBranchMapping> InterBranch { get; } = [];
    public List<ExchangeRate> Rates { get; } = [];
    public bool RequiresBalancing { get; init; }
    public string Base { get; init; } = "USD";

    /// <summary>The book of a Statistical ledger: every account counts.</summary>
    public bool OneSidedAllowed
    {
        get;
        init
        {
            field = value;
            foreach (var account in Accounts) account.Type = value ? AccountType.Statistical : AccountType.Asset;
        }
    }

    public River()
    {
        Products = new[]
        {
            new Product { CompanyId = Company, Code = "DUES", Name = "Annual dues", RevenueAccountId = Id("4010") },
            new Product { CompanyId = Company, Code = "BOOK", Name = "River atlas", RevenueAccountId = Id("4020"), DepartmentId = Department("PUB") },
            new Product { CompanyId = Company, Code = "COURSE", Name = "Rescue course", RevenueAccountId = Id("4030"), DeferredRevenueAccountId = Id("2400") },
        }.ToDictionary(p => p.Code);
        Methods = new[]
        {
            new PaymentMethod { CompanyId = Company, Code = "CHECK", Name = "Check", AccountId = Id("1010") },
            new PaymentMethod { CompanyId = Company, Code = "CARD", Name = "Credit card", AccountId = Id("1020") },
        }.ToDictionary(m => m.Code);
        Map = new AccountMap
        {
            CompanyId = Company, ReceivableId = Id("1200"), UnappliedPaymentsId = Id("2200"), TaxPayableId = Id("2300"), DiscountsId = Id("4900"),
            BadDebtId = Id("6800"), RoundingId = Id("6900"),
            TrustBankId = Id("1050"), OwnerFundsId = Id("2610"), UnallocatedId = Id("2620"), BondId = Id("2630"), CreditorsId = Id("2640"), FeeIncomeId = Id("4050"), FeeBankId = Id("1010"),
        };
    }

    public int Id(string account) => 1 + Accounts.FindIndex(a => a.Code == account);

    public Account Account(string code) => Accounts.Single(a => a.Code == code);

    public static int Branch(string code) => 1 + Array.IndexOf(BranchCodes, code);

    public static int Department(string code) => 1 + Array.IndexOf(DepartmentCodes, code);

    public int Product(string code) => 1 + Array.IndexOf([.. Products.Keys], code);

    public int Method(string code) => 1 + Array.IndexOf([.. Methods.Keys], code);

    public River Mapping(string from, string to) => Range((from, to), ("", ""), ("1500", "2500"));

    /// <summary>A mapping for the accounts of a range, with its own due-from and due-to accounts.</summary>
    public River Range((string From, string To) branches, (string From, string To) accounts, (string From, string To) due)
    {
        InterBranch.Add(new InterBranchMapping
        {
            CompanyId = Company, FromBranchId = Branch(branches.From), ToBranchId = Branch(branches.To), AccountFrom = accounts.From, AccountTo = accounts.To,
            DueFromAccountId = Id(due.From), DueToAccountId = Id(due.To),
        });
        return this;
    }

    public River Rate(string from, string effective, decimal rate)
    {
        Rates.Add(new ExchangeRate { From = from, To = Base, Effective = DateOnly.Parse(effective), Rate = rate });
        return this;
    }

    public PostingBook Book() => new()
    {
        BaseCurrency = Base, RequiresBalancing = RequiresBalancing, OneSidedAllowed = OneSidedAllowed, Map = Map,
        Accounts = ById(Accounts), Products = ById(Products.Values), PaymentMethods = ById(Methods.Values),
        Branches = ById(BranchCodes.Select(code => new Branch { CompanyId = Company, Code = code, Name = code, LedgerId = 1 })),
        Departments = ById(DepartmentCodes.Select(code => new Department { CompanyId = Company, Code = code, Name = code })),
        InterBranch = InterBranch, Rates = Rates,
    };

    private static Dictionary<int, T> ById<T>(IEnumerable<T> records) => records.Select((record, at) => (record, at)).ToDictionary(r => r.at + 1, r => r.record);
}
