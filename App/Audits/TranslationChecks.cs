using BatchLedger.AccountBalances;
using BatchLedger.Currencies;
using BatchLedger.FiscalPeriods;
using BatchLedger.Ledgers;
using BatchLedger.Refusals;
using BatchLedger.Translations;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Audits;

/// <summary>The amounts of Reporting ledgers: each was translated, and comes to what its translation says. What changed since is for its page to say, and no damage.</summary>
internal sealed class TranslationChecks(Audit audit, Check check)
{
    public static async Task RunAsync(Audit audit)
    {
        var checks = new TranslationChecks(audit, audit.Check("The amounts of each Reporting ledger are those of its translations"));
        var kept = from ledger in audit.Db.Ledgers
                   from company in audit.Db.Companies
                   where ledger.Type == LedgerType.Reporting && audit.Db.AccountBalances.Any(b => b.LedgerId == ledger.Id && b.CompanyId == company.Id)
                   orderby ledger.Id, company.Id
                   select new { Ledger = ledger.Id, Company = company.Id };
        foreach (var book in await kept.ToListAsync(audit.Token)) await checks.LookAsync((await TranslationGround.ReadAsync(audit.Db, book.Ledger, book.Company, audit.Token))!);
    }

    private async Task LookAsync(TranslationGround ground)
    {
        var rows = await audit.Db.AccountBalances.AsNoTracking().Where(b => b.LedgerId == ground.Ledger.Id && b.CompanyId == ground.Company.Id).ToListAsync(audit.Token);
        foreach (var period in ground.Periods)
        {
            var stored = rows.Where(b => b.FiscalPeriodId == period.Id).ToDictionary(b => new Place(b.AccountId, b.BranchId, b.DepartmentId), b => b.Debit - b.Credit);
            check.Looked += stored.Count;
            if (await WhyWrongAsync(ground, period, stored) is { } why)
                check.Add(new Fault($"Ledger {ground.Ledger.Code}, company {ground.Company.Code}, {period.Name}", why, $"/translations?company={ground.Company.Code}"));
        }
    }

    private async Task<string?> WhyWrongAsync(TranslationGround ground, FiscalPeriod period, Dictionary<Place, long> stored)
    {
        if (ground.Done.GetValueOrDefault(period.Id) is not { } done) return stored.Count == 0 ? null : "It has amounts, but was not translated.";
        if (stored.Values.Sum() is var off and not 0) return $"Its debits and credits differ by {In(off)}.";
        if (ground.Source is null || ground.WhyStale(period) is not null) return null;

        var source = await TranslationReader.ReadAsync(audit.Db, ground, period, audit.Token);
        var at = (PeriodRates.At(ground.Pair, done.ClosingRate), PeriodRates.At(ground.Pair, done.AverageRate));
        var (rows, difference) = TranslationRules.Translate(source, at, Elsewhere);
        return WhyOther(stored, rows) ?? (difference == done.Difference ? null : $"Its difference is {In(difference)}; {In(done.Difference)} is noted.");

        string In(long minor) => new Money(minor, ground.Ledger.Currency).WithCode();
    }

    // The account of the difference may be another by now: whatever no row explains must be on one account, and be the difference.
    private const int Elsewhere = -1;

    private static string? WhyOther(Dictionary<Place, long> stored, IReadOnlyDictionary<Place, Sides> rows)
    {
        var over = stored.Keys.Union(rows.Keys.Where(place => place.AccountId != Elsewhere))
            .Select(place => (place.AccountId, Net: stored.GetValueOrDefault(place) - rows.GetValueOrDefault(place).Net)).Where(part => part.Net != 0).ToList();
        return over.DistinctBy(part => part.AccountId).Count() > 1 || over.Sum(part => part.Net) != rows.Where(row => row.Key.AccountId == Elsewhere).Sum(row => row.Value.Net)
            ? "Its amounts are not what its translation gives."
            : null;
    }
}
