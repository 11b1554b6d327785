using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BatchLedger.AccountBalances;
using BatchLedger.Accounts;
using BatchLedger.Data;
using BatchLedger.ExchangeRates;
using BatchLedger.FiscalPeriods;
using BatchLedger.Ledgers;
using BatchLedger.Refusals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Translations;

/// <summary>What the page and the deed decide by: one Reporting ledger and one of its companies, with what was translated and what has changed since.</summary>
public sealed class TranslationGround
{
    private readonly Dictionary<int, string> hashes = [];
    private RateTable rates = new([]);

    private TranslationGround(Ledger ledger, Ledger? source, Company company) => (Ledger, Source, Company) = (ledger, source, company);

    public Ledger Ledger { get; }
    public Ledger? Source { get; }
    public Company Company { get; }
    public Account? Account { get; private init; }
    public IReadOnlyList<FiscalPeriod> Periods { get; private init; } = [];
    public IReadOnlyDictionary<int, Translation> Done { get; private init; } = new Dictionary<int, Translation>();

    public (string From, string To) Pair => (Company.Currency, Ledger.Currency);

    public static async Task<TranslationGround?> ReadAsync(AppDbContext db, int ledgerId, int companyId, CancellationToken token)
    {
        var ledger = await db.Ledgers.Include(l => l.Companies).SingleOrDefaultAsync(l => l.Id == ledgerId, token);
        var company = await db.Companies.SingleOrDefaultAsync(c => c.Id == companyId, token);
        if (ledger is null || company is null) return null;

        var map = await db.AccountMaps.Where(m => m.CompanyId == companyId).Select(m => m.TranslationId).SingleOrDefaultAsync(token);
        var ground = new TranslationGround(ledger, await db.Ledgers.SingleOrDefaultAsync(l => l.Id == ledger.TranslatesLedgerId, token), company)
        {
            Account = await db.Accounts.SingleOrDefaultAsync(a => a.Id == map && a.CompanyId == companyId, token),
            Periods = await db.FiscalPeriods.Where(p => p.CompanyId == companyId).OrderBy(p => p.Start).ToListAsync(token),
            Done = await db.Set<Translation>().Where(t => t.LedgerId == ledgerId && t.CompanyId == companyId).ToDictionaryAsync(t => t.FiscalPeriodId, token),
            rates = await db.RatesToAsync(ledger.Currency, token),
        };
        await ground.HashAsync(db, token);
        return ground;
    }

    public bool HasMovements(FiscalPeriod period) => hashes.ContainsKey(period.Id);

    public string HashOf(FiscalPeriod period) => hashes.GetValueOrDefault(period.Id, "");

    public PeriodRates? RatesOf(FiscalPeriod period) => PeriodRates.Of(rates, Pair, period);

    /// <summary>Why what was translated is not what a translation would give now; null when it is, or when nothing was.</summary>
    public string? WhyStale(FiscalPeriod period)
    {
        if (Done.GetValueOrDefault(period.Id) is not { } done) return null;
        if (done.SourceHash != HashOf(period)) return $"The Actual ledger {Source?.Code} changed since it was translated.";
        if (done.Outdated) return "An earlier period was translated after it.";
        return RatesOf(period) is { } now && now != new PeriodRates(done.ClosingRate, done.AverageRate) ? "A rate changed since it was translated." : null;
    }

    /// <summary>Refuses with NotReporting, TranslatesNothing, CompanyMissing, NoAccount, AccountUnfit, NoRate, EarlierMissing or EarlierStale, in that order.</summary>
    public Refusal? WhyNot(FiscalPeriod period)
    {
        if (WhyNotAtAll() is { } refusal) return refusal;
        if (RatesOf(period) is null) return ExchangeRatesRefusals.NoRate(Pair, period.Start);
        foreach (var earlier in Periods.TakeWhile(p => p.Start < period.Start))
        {
            if (!Done.ContainsKey(earlier.Id) && HasMovements(earlier)) return TranslationRefusals.EarlierMissing(period, earlier);
            if (WhyStale(earlier) is { } why) return TranslationRefusals.EarlierStale(period, earlier, why);
        }
        return null;
    }

    private Refusal? WhyNotAtAll()
    {
        if (Ledger.Type is not LedgerType.Reporting) return TranslationRefusals.NotReporting(Ledger);
        if (Source is null) return TranslationRefusals.TranslatesNothing(Ledger);
        if (!Ledger.Companies.Exists(c => c.CompanyId == Company.Id)) return TranslationRefusals.CompanyMissing(Ledger, Company);
        if (Account is null) return TranslationRefusals.NoAccount(Company);
        return Account is { Active: true, Type: AccountType.Equity or AccountType.Revenue or AccountType.Expense } ? null : TranslationRefusals.AccountUnfit(Company, Account);
    }

    private async Task HashAsync(AppDbContext db, CancellationToken token)
    {
        if (Source is not { } source) return;
        var rows = from balance in db.Set<AccountBalance>().Where(b => b.LedgerId == source.Id && b.CompanyId == Company.Id)
                   join account in db.Accounts on balance.AccountId equals account.Id
                   orderby balance.FiscalPeriodId, balance.AccountId, balance.BranchId, balance.DepartmentId
                   select new { balance.FiscalPeriodId, Text = new object[] { balance.AccountId, account.Type, balance.BranchId, balance.DepartmentId, balance.Debit, balance.Credit } };
        foreach (var period in (await rows.ToListAsync(token)).GroupBy(row => row.FiscalPeriodId))
        {
            var text = string.Join('\n', period.Select(row => string.Join('|', row.Text.Select(part => Convert.ToString(part, CultureInfo.InvariantCulture)))));
            hashes[period.Key] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        }
    }
}
