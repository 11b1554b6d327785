using BatchLedger.Accounts;
using BatchLedger.Catalog;
using BatchLedger.FiscalPeriods;
using BatchLedger.Ledgers;
using BatchLedger.Refusals;

namespace BatchLedger.Demo;

/// <summary>The sample association: its chart of accounts, what it sells, how it is paid, who its members are.</summary>
internal sealed record DemoCompany(int Id, int HeadOffice, Dictionary<string, int> Products, Dictionary<string, int> Methods, Dictionary<string, int> Accounts, IReadOnlyList<int> Members)
{
    private static readonly (string Code, string Name, AccountType Type)[] Chart =
    [
        ("1010", "Operating bank", AccountType.Asset), ("1020", "Card clearing", AccountType.Asset), ("1030", "Trust bank", AccountType.Asset), ("1200", "Accounts receivable", AccountType.Asset), ("1900", "Due from other branches", AccountType.Asset),
        ("2100", "Creditors of owners", AccountType.Liability), ("2500", "Owner funds", AccountType.Liability), ("2510", "Unallocated trust money", AccountType.Liability), ("2520", "Bonds held", AccountType.Liability),
        ("2200", "Unapplied payments", AccountType.Liability), ("2300", "Sales tax payable", AccountType.Liability), ("2400", "Deferred dues", AccountType.Liability), ("2900", "Due to other branches", AccountType.Liability), ("3000", "Net assets", AccountType.Equity),
        ("3900", "Translation differences", AccountType.Equity),
        ("4010", "Annual dues", AccountType.Revenue), ("4020", "Chapter dues", AccountType.Revenue), ("4100", "Courses and events", AccountType.Revenue),
        ("4200", "Guidebooks", AccountType.Revenue), ("4300", "Management fees", AccountType.Revenue), ("4900", "Discounts given", AccountType.Revenue), ("5100", "Rent", AccountType.Expense),
        ("5200", "Bank charges", AccountType.Expense), ("6800", "Bad debt", AccountType.Expense), ("6900", "Rounding", AccountType.Expense),
    ];

    private static readonly string[] FirstNames = ["Anna", "Ben", "Carla", "David", "Elif", "Farid", "Grace", "Hugo", "Ines", "Jonas"];
    private static readonly string[] LastNames = ["Berg", "Costa", "Dijk", "Eze", "Flores", "Gruber", "Haas", "Ivanova"];

    public static async Task<DemoCompany> FoundAsync(IServiceProvider services, int year)
    {
        var company = Done(await services.GetRequiredService<CompanySetUp>().FoundAsync(new CompanyDraft
        {
            Code = "ARG", Name = "Association of River Guides", Currency = "USD", Type = CompanyType.WithBranchesRequiringBalancing, LedgerCode = "MAIN",
        }, year, year + 1));
        var head = Done(await services.GetRequiredService<BranchService>().SaveAsync(new BranchDraft { CompanyId = company.Id, Code = "HQ", Name = "Headquarters" }));
        Done(await services.GetRequiredService<BranchService>().SaveAsync(new BranchDraft { CompanyId = company.Id, Code = "NORTH", Name = "North chapter" }));

        var accounts = new Dictionary<string, int>();
        foreach (var (code, name, type) in Chart)
            accounts[code] = Done(await services.GetRequiredService<AccountService>().SaveAsync(new AccountDraft { CompanyId = company.Id, Code = code, Name = name, Type = type })).Id;
        var map = await services.GetRequiredService<AccountMapService>().OpenAsync(company.Id);
        (map.ReceivableId, map.UnappliedPaymentsId, map.TaxPayableId) = (accounts["1200"], accounts["2200"], accounts["2300"]);
        (map.DiscountsId, map.BadDebtId, map.RoundingId, map.TranslationId) = (accounts["4900"], accounts["6800"], accounts["6900"], accounts["3900"]);
        (map.TrustBankId, map.OwnerFundsId, map.UnallocatedId, map.BondId) = (accounts["1030"], accounts["2500"], accounts["2510"], accounts["2520"]);
        (map.CreditorsId, map.FeeIncomeId, map.FeeBankId) = (accounts["2100"], accounts["4300"], accounts["1010"]);
        Done(await services.GetRequiredService<AccountMapService>().SaveAsync(map));

        return new DemoCompany(company.Id, head.Id, await ProductsAsync(services, company.Id, accounts), await MethodsAsync(services, company.Id, accounts),
            accounts, await MembersAsync(services, company.Id));
    }

    private static async Task<Dictionary<string, int>> ProductsAsync(IServiceProvider services, int company, Dictionary<string, int> accounts)
    {
        (string Code, string Name, long Price, int Tax, string Account)[] products =
        [
            ("DUES", "Annual dues", 120_00, 0, "4010"), ("CHAPTER", "Chapter dues", 35_00, 0, "4020"),
            ("COURSE", "River safety course", 240_00, 0, "4100"), ("BOOK", "Guidebook", 28_50, 8_25, "4200"),
        ];
        var made = new Dictionary<string, int>();
        foreach (var (code, name, price, tax, account) in products)
            made[code] = Done(await services.GetRequiredService<ProductService>().SaveAsync(new ProductDraft
            {
                CompanyId = company, Code = code, Name = name, UnitPrice = price, TaxRate = tax, RevenueAccountId = accounts[account],
                DeferredRevenueAccountId = code == "DUES" ? accounts["2400"] : null,
            })).Id;
        return made;
    }

    private static async Task<Dictionary<string, int>> MethodsAsync(IServiceProvider services, int company, Dictionary<string, int> accounts)
    {
        (string Code, string Name, string? Account)[] methods = [("CHECK", "Check", "1010"), ("CARD", "Card", "1020"), ("WIRE", "Bank transfer", "1010"), ("KIOSK", "Kiosk terminal", null)];
        var made = new Dictionary<string, int>();
        foreach (var (code, name, account) in methods)
            made[code] = Done(await services.GetRequiredService<PaymentMethodService>().SaveAsync(new PaymentMethodDraft
            {
                CompanyId = company, Code = code, Name = name, AccountId = account is null ? accounts["1020"] : accounts[account],
            })).Id;
        return made;
    }

    private static async Task<IReadOnlyList<int>> MembersAsync(IServiceProvider services, int company)
    {
        var members = new List<int>();
        foreach (var (index, name) in LastNames.SelectMany(last => FirstNames.Select(first => $"{first} {last}")).Index())
            members.Add(Done(await services.GetRequiredService<MemberService>().SaveAsync(new MemberDraft
            {
                CompanyId = company, Number = $"M-{index + 1:D4}", Name = name, Email = $"member{index + 1}@rivers.example",
            })).Id);
        return members;
    }

    public static void Done(Refusal? refusal)
    {
        if (refusal is not null) throw new InvalidOperationException(refusal.Message);
    }

    public static T Done<T>(Outcome<T> outcome) where T : class => outcome.Value ?? throw new InvalidOperationException(outcome.Refusal?.Message);
}
