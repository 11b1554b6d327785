using BatchLedger.AccountBalances;
using BatchLedger.Accounts;
using BatchLedger.Data;
using BatchLedger.Features;
using BatchLedger.FiscalPeriods;
using BatchLedger.Ledgers;
using BatchLedger.People;
using BatchLedger.Refusals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Consolidation;

/// <summary>Sums the source ledgers over their companies, from the stored balances.</summary>
public sealed class ConsolidationReader(Work work)
{
    /// <summary>Refuses with FeatureOff, DatesTurned, NoSource, NotAllSeen, Currencies, CountedTwice or PeriodsStraddle, in that order.</summary>
    public async Task<Outcome<Consolidated>> ReadAsync(DayRange range, CancellationToken token = default)
    {
        var actor = await work.ActorAsync();
        return await work.ReadAsync<Outcome<Consolidated>>(async db =>
        {
            if (!(await db.FeaturesAsync(token)).Consolidation) return ConsolidationRefusals.FeatureOff;
            if (range.From > range.To) return ConsolidationRefusals.DatesTurned(range);
            var ledgers = await db.Ledgers.IgnoreQueryFilters().Include(l => l.Companies).Where(l => l.ConsolidationSource && l.Companies.Any()).OrderBy(l => l.Code).ToListAsync(token);
            if (WhyNot(actor, ledgers) is { } refusal) return refusal;

            var companies = await db.Companies.ToDictionaryAsync(c => c.Id, token);
            if (Twice(ledgers) is { } twice) return ConsolidationRefusals.CountedTwice(companies[twice].Code, ledgers.Where(l => l.Companies.Any(c => c.CompanyId == twice)));
            var pairs = ledgers.SelectMany(l => l.Companies.Select(c => (Ledger: l, Company: companies[c.CompanyId]))).OrderBy(p => p.Company.Code, StringComparer.Ordinal).ToList();
            var ids = pairs.Select(p => p.Company.Id).ToList();
            var periods = await db.FiscalPeriods.Where(p => ids.Contains(p.CompanyId) && p.Start <= range.To).OrderBy(p => p.Start).ToListAsync(token);
            var straddling = periods.Where(p => Straddles(p, range)).Select(p => ConsolidationRefusals.Straddles(companies[p.CompanyId].Code, p)).ToList();
            if (straddling.Count > 0) return ConsolidationRefusals.PeriodsStraddle(straddling);

            var sources = new List<ConsolidationSource>();
            foreach (var (ledger, company) in pairs)
                sources.Add(await SourceAsync(db, (ledger, company), [.. periods.Where(p => p.CompanyId == company.Id && range.From <= p.Start)], (range, token)));
            return Consolidated.Of(range, ledgers[0].Currency, sources);
        }, token);
    }

    private static Refusal? WhyNot(Actor actor, List<Ledger> ledgers)
    {
        if (ledgers.Count == 0) return ConsolidationRefusals.NoSource;
        if (actor.Companies is { } seen && ledgers.SelectMany(l => l.Companies).Any(c => !seen.Contains(c.CompanyId))) return ConsolidationRefusals.NotAllSeen;
        return ledgers.DistinctBy(l => l.Currency).Count() > 1 ? ConsolidationRefusals.Currencies(ledgers) : null;
    }

    private static int? Twice(List<Ledger> ledgers) =>
        ledgers.SelectMany(l => l.Companies).GroupBy(c => c.CompanyId).Where(of => of.Count() > 1).Select(of => (int?)of.Key).FirstOrDefault();

    private static bool Straddles(FiscalPeriod period, DayRange range) =>
        (period.Start < range.From && period.End >= range.From) || (period.Start <= range.To && period.End > range.To);

    private static async Task<ConsolidationSource> SourceAsync(AppDbContext db, (Ledger Ledger, Company Company) of, IReadOnlyList<FiscalPeriod> within, (DayRange Range, CancellationToken Token) how)
    {
        var accounts = await db.Accounts.Where(a => a.CompanyId == of.Company.Id).ToDictionaryAsync(a => a.Id, how.Token);
        var sums = await ConsolidationSum.Of(db, of.Ledger.Id, of.Company.Id, how.Range).ToListAsync(how.Token);
        return new(of.Ledger.Code, of.Company.Code, of.Company.Name)
        {
            Periods = within.Count switch { 0 => "no fiscal period", 1 => within[0].Name, _ => $"{within[0].Name} to {within[^1].Name}" },
            Figures = [.. sums.GroupBy(sum => sum.AccountId).Select(of => Figure(accounts[of.Key], of)).OrderBy(figure => figure.Code, StringComparer.Ordinal)],
        };
    }

    private static ConsolidationFigure Figure(Account account, IEnumerable<ConsolidationSum> sums)
    {
        var movement = sums.Aggregate(default(Movement), (sum, one) => sum + (one.Before ? new(checked(one.Debit - one.Credit), 0, 0) : new(0, one.Debit, one.Credit)));
        return new(account.Code, account.Name, account.Type, movement);
    }
}

/// <summary>An account of one ledger and company, before the range or in it.</summary>
public sealed record ConsolidationSum(int AccountId, bool Before, long Debit, long Credit)
{
    public static IQueryable<ConsolidationSum> Of(AppDbContext db, int ledger, int company, DayRange range) =>
        from balance in db.AccountBalances
        join period in db.FiscalPeriods on balance.FiscalPeriodId equals period.Id
        where balance.LedgerId == ledger && balance.CompanyId == company && period.End <= range.To
        group balance by new { balance.AccountId, Before = period.End < range.From } into of
        select new ConsolidationSum(of.Key.AccountId, of.Key.Before, of.Sum(b => b.Debit), of.Sum(b => b.Credit));
}
