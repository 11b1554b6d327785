using System.Globalization;
using BatchLedger.Accounts;
using BatchLedger.Batches;
using BatchLedger.Budgets;
using BatchLedger.ExchangeRates;
using BatchLedger.Features;
using BatchLedger.FiscalPeriods;
using BatchLedger.Ledgers;
using BatchLedger.RecurringJournals;
using BatchLedger.Sales;
using BatchLedger.Settings;
using BatchLedger.Transactions;

namespace BatchLedger.Demo;

/// <summary>The books beside the main one: a budget, a count of members and trips, a translation into euros, a sister foundation to consolidate with, and a rent that repeats.</summary>
internal sealed class DemoBooks(IServiceProvider services, DemoCompany company, DemoYear year)
{
    private const string Budget = "BUDGET", Counts = "COUNTS", Euro = "GROUPEUR", Foundation = "RGF";

    private static readonly (string Account, long Month)[] Plan =
        [("4010", 900_00), ("4020", 210_00), ("4100", 700_00), ("4200", 160_00), ("4900", -20_00), ("5100", 1_400_00), ("5200", 35_00)];

    private readonly Dictionary<string, int> ledgers = [];
    private int foundation, foundationBranch, grants, bank;

    public static async Task TurnOnAsync(IServiceProvider services)
    {
        foreach (var feature in Enum.GetValues<Feature>())
            DemoCompany.Done(await services.GetRequiredService<SettingsService>().TurnAsync(feature, Switch.On, null));
    }

    public async Task SetUpAsync(int start)
    {
        await RatesAsync(start);
        await LedgersAsync();
        await BranchesAsync();
        await BudgetAsync(start);
        await FoundationAsync(start);
        await RentAsync(start);
        await JournalAsync(await year.OpenAsync("Opening balances", new DateOnly(start, 1, 2), (company.Id, company.HeadOffice, null)),
            [new() { AccountId = company.Accounts["1010"], Debit = 48_000_00 }, new() { AccountId = company.Accounts["3000"], Credit = 48_000_00 }]);
    }

    /// <summary>What happens in each month beside the sales: the rent, the counts and, each quarter, a grant of the foundation.</summary>
    public async Task MonthAsync(DateOnly month)
    {
        await year.DueAsync(month);
        await JournalAsync(await year.OpenAsync($"Counts {month:MMMM}", month.AddDays(27), (company.Id, company.HeadOffice, ledgers[Counts])),
            [Line("9000", 14 + month.Month % 5), Line("9010", 40 + 7 * (month.Month % 4))]);
        if (month.Month % 3 != 1) return;
        await JournalAsync(await year.OpenAsync($"Grants, quarter {(month.Month + 2) / 3}", month.AddDays(11), (foundation, foundationBranch, null)),
            [new() { AccountId = bank, Debit = 5_000_00 + 250_00 * month.Month }, new() { AccountId = grants, Credit = 5_000_00 + 250_00 * month.Month, Description = "Grant for river safety" }]);
    }

    /// <summary>The closed months in euros.</summary>
    public Task TranslateAsync(DateOnly before) => year.TranslateAsync(ledgers[Euro], before);

    private async Task RatesAsync(int start)
    {
        for (var month = 0; month < 12; month++)
        {
            var rate = 0.9200m + 0.0035m * (month % 5) - 0.0020m * (month % 3);
            await RateAsync(("USD", "EUR"), new DateOnly(start, 1, 1).AddMonths(month), rate);
            await RateAsync(("EUR", "USD"), new DateOnly(start, 1, 1).AddMonths(month), decimal.Round(1 / rate, 6));
        }
    }

    private async Task RateAsync((string From, string To) pair, DateOnly day, decimal rate) => DemoCompany.Done(await services.GetRequiredService<ExchangeRateService>().SaveAsync(new ExchangeRateDraft
    {
        From = pair.From, To = pair.To, Effective = day, Rate = rate.ToString(CultureInfo.CurrentCulture),
    }));

    private async Task LedgersAsync()
    {
        var main = (await services.GetRequiredService<LedgerService>().PickAsync(company.Id)).Single();
        ledgers["MAIN"] = main.Id;
        await LedgerAsync(new LedgerDraft { Code = Budget, Description = "Budget of the association", Type = LedgerType.Budget, Currency = "USD" }, company.Id);
        await LedgerAsync(new LedgerDraft { Code = Counts, Description = "Members joined and trips guided", Type = LedgerType.Statistical }, company.Id);
        await LedgerAsync(new LedgerDraft { Code = Euro, Description = "Main book in euros, for the federation", Type = LedgerType.Reporting, Currency = "EUR", TranslatesLedgerId = main.Id }, null);
        await ConsolidateAsync("MAIN");
        foreach (var (code, name, unit) in new[] { ("9000", "Members joined", "members"), ("9010", "Trips guided", "trips") })
            company.Accounts[code] = DemoCompany.Done(await services.GetRequiredService<AccountService>().SaveAsync(new AccountDraft
            {
                CompanyId = company.Id, Code = code, Name = name, Type = AccountType.Statistical, Unit = unit,
            })).Id;
    }

    private async Task LedgerAsync(LedgerDraft draft, int? keeper)
    {
        ledgers[draft.Code] = DemoCompany.Done(await services.GetRequiredService<LedgerService>().SaveAsync(draft)).Id;
        if (keeper is { } id) DemoCompany.Done(await services.GetRequiredService<LedgerCompanyService>().AddAsync(draft.Code, id));
    }

    private async Task ConsolidateAsync(string code)
    {
        var draft = LedgerDraft.Of((await services.GetRequiredService<LedgerReader>().FindAsync(code))!.Ledger);
        draft.ConsolidationSource = true;
        DemoCompany.Done(await services.GetRequiredService<LedgerService>().SaveAsync(draft));
    }

    private async Task BranchesAsync()
    {
        var north = (await services.GetRequiredService<BranchService>().PickAsync(company.Id)).Single(b => b.Code == "NORTH");
        DemoCompany.Done(await services.GetRequiredService<InterBranchService>().SaveAsync(new InterBranchDraft
        {
            CompanyId = company.Id, FromBranchId = company.HeadOffice, ToBranchId = north.Id, DueFromAccountId = company.Accounts["1900"], DueToAccountId = company.Accounts["2900"],
        }));
    }

    private async Task BudgetAsync(int start)
    {
        var budgets = services.GetRequiredService<BudgetService>();
        var choices = await budgets.ChoicesAsync(company.Id);
        var fiscal = choices.Years.Single(y => y.Start.Year == start);
        var scope = new BudgetScope(ledgers[Budget], company.Id, fiscal.Id, company.HeadOffice);
        DemoCompany.Done(await budgets.SaveAsync(scope, [.. from line in Plan from period in fiscal.Periods
                                                            select new BudgetCell(company.Accounts[line.Account], period.Id, line.Month, null)]));
    }

    private async Task FoundationAsync(int start)
    {
        var founded = DemoCompany.Done(await services.GetRequiredService<CompanySetUp>().FoundAsync(new CompanyDraft
        {
            Code = Foundation, Name = "River Guides Foundation", Currency = "USD", LedgerCode = Foundation,
        }, start, start + 1));
        foundation = founded.Id;
        foundationBranch = (await services.GetRequiredService<BranchService>().PickAsync(foundation)).Single().Id;
        bank = await AccountAsync("1010", "Operating bank", AccountType.Asset);
        grants = await AccountAsync("4300", "Grants", AccountType.Revenue);
        await ConsolidateAsync(Foundation);
    }

    private async Task<int> AccountAsync(string code, string name, AccountType type) =>
        DemoCompany.Done(await services.GetRequiredService<AccountService>().SaveAsync(new AccountDraft { CompanyId = foundation, Code = code, Name = name, Type = type })).Id;

    // The north chapter shares the boathouse, so a part of the rent is its own.
    private async Task RentAsync(int start)
    {
        var north = (await services.GetRequiredService<BranchService>().PickAsync(company.Id)).Single(b => b.Code == "NORTH");
        DemoCompany.Done(await services.GetRequiredService<RecurringJournalService>().SaveAsync(new RecurringJournalDraft
        {
            CompanyId = company.Id, BranchId = company.HeadOffice, LedgerId = ledgers["MAIN"], Name = "Boathouse rent", Description = "Boathouse rent",
            Frequency = Frequency.Monthly, First = new DateOnly(start, 1, 3),
            Lines =
            [
                new() { AccountId = company.Accounts["5100"], Debit = 1_400_00 }, new() { AccountId = company.Accounts["5100"], BranchId = north.Id, Debit = 600_00 },
                new() { AccountId = company.Accounts["1010"], Credit = 2_000_00 },
            ],
        }));
    }

    private JournalLineDraft Line(string account, long count) => new() { AccountId = company.Accounts[account], Debit = count * 100 };

    private async Task JournalAsync(Batch batch, List<JournalLineDraft> lines)
    {
        DemoCompany.Done(await services.GetRequiredService<TransactionService>().RecordAsync(new TransactionDraft
        {
            Batch = batch.Number, Kind = TransactionKind.ManualJournal, Date = batch.Date, Description = batch.Name, Journal = lines,
        }));
        await year.PostAsync(batch);
    }
}
