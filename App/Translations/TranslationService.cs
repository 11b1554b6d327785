using System.Globalization;
using BatchLedger.AccountBalances;
using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.ExchangeRates;
using BatchLedger.Features;
using BatchLedger.FiscalPeriods;
using BatchLedger.Ledgers;
using BatchLedger.Live;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Trail;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Translations;

/// <summary>Brings an Actual ledger into the currency of its Reporting ledger, one period of one company at a time (S4.18).</summary>
public sealed class TranslationService(Work work)
{
    /// <summary>The Reporting ledgers of a company.</summary>
    public Task<List<LedgerChoice>> LedgersAsync(int companyId, CancellationToken token = default) => work.ReadAsync(db =>
        db.Ledgers.Where(l => l.Type == LedgerType.Reporting && l.Companies.Any(c => c.CompanyId == companyId) && db.Companies.Any(c => c.Id == companyId)).OrderBy(l => l.Code)
            .Select(l => new LedgerChoice(l.Id, l.Code, l.Description)).ToListAsync(token), token);

    /// <summary>Null when the ledger or the company is not to be seen.</summary>
    public Task<TranslationGround?> FindAsync(int ledgerId, int companyId, CancellationToken token = default) =>
        work.ReadAsync(db => TranslationGround.ReadAsync(db, ledgerId, companyId, token), token);

    /// <summary>Replaces what was translated of the period before; later periods are then to be translated again. Refuses with MulticurrencyOff, NotFound, then
    /// with the words of <see cref="TranslationGround.WhyNot"/>, then with TooLarge.</summary>
    public Task<Outcome<Translation>> TranslateAsync(int ledgerId, int periodId, CancellationToken token = default) => work.MakeAsync<Translation>(Permission.TranslateLedgers, async desk =>
    {
        if (!(await desk.Db.FeaturesAsync(desk.Token)).Multicurrency) return ExchangeRatesRefusals.MulticurrencyOff;
        if (await desk.HoldPeriodAsync(periodId) is not { } period) return DataRefusals.NotFound("The fiscal period");
        if (await TranslationGround.ReadAsync(desk.Db, ledgerId, period.CompanyId, desk.Token) is not { } ground) return DataRefusals.NotFound("The ledger");
        if (ground.WhyNot(period) is { } refusal) return refusal;

        var (pair, rates) = (ground.Pair, ground.RatesOf(period)!.Value);
        var source = await TranslationReader.ReadAsync(desk.Db, ground, period, desk.Token);
        if (Translated(source, (PeriodRates.At(pair, rates.Closing), PeriodRates.At(pair, rates.Average)), ground.Account!.Id) is not var (rows, difference))
            return TranslationRefusals.TooLarge(ground.Ledger, period);
        await WriteAsync(desk, ground, period, rows);
        return Noted(desk, ground, period, (rates, difference));
    }, token);

    // Null where a rate makes more of a balance than a number can hold.
    private static (IReadOnlyDictionary<Place, Sides> Rows, long Difference)? Translated(TranslationSource source, (Conversion Closing, Conversion Average) at, int account)
    {
        try
        {
            return TranslationRules.Translate(source, at, account);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static async Task WriteAsync(Desk desk, TranslationGround ground, FiscalPeriod period, IReadOnlyDictionary<Place, Sides> rows)
    {
        await desk.Db.Set<AccountBalance>().Where(b => b.LedgerId == ground.Ledger.Id && b.CompanyId == ground.Company.Id && b.FiscalPeriodId == period.Id).ExecuteDeleteAsync(desk.Token);
        desk.Db.AddRange(rows.Select(row => new AccountBalance
        {
            LedgerId = ground.Ledger.Id, CompanyId = ground.Company.Id, FiscalPeriodId = period.Id, AccountId = row.Key.AccountId,
            BranchId = row.Key.BranchId, DepartmentId = row.Key.DepartmentId, Debit = row.Value.Debit, Credit = row.Value.Credit,
        }));
    }

    private static Translation Noted(Desk desk, TranslationGround ground, FiscalPeriod period, (PeriodRates Rates, long Difference) result)
    {
        var (rates, difference) = result;
        if (ground.Done.GetValueOrDefault(period.Id) is not { } translation)
        {
            translation = new Translation
            {
                LedgerId = ground.Ledger.Id, CompanyId = ground.Company.Id, FiscalPeriodId = period.Id,
                ClosingRate = rates.Closing, AverageRate = rates.Average, Difference = difference, SourceHash = ground.HashOf(period),
            };
            desk.Db.Add(translation);
        }
        (translation.ClosingRate, translation.AverageRate, translation.Difference) = (rates.Closing, rates.Average, difference);
        (translation.SourceHash, translation.Outdated) = (ground.HashOf(period), false);
        (translation.TranslatedAt, translation.TranslatedBy) = (desk.Now, desk.Actor.Name);
        foreach (var later in ground.Periods.Where(p => p.Start > period.Start))
            if (ground.Done.TryGetValue(later.Id, out var after)) after.Outdated = true;

        desk.Note(new AuditEntry("Translation.Translate", $"{ground.Ledger.Code}, {ground.Company.Code} {period.Name}")
        {
            CompanyId = ground.Company.Id, Address = $"/translations?company={ground.Company.Code}",
            After = $"Closing rate: {RateText.Format(rates.Closing, CultureInfo.InvariantCulture)} · Average rate: {RateText.Format(rates.Average, CultureInfo.InvariantCulture)} · Difference: {new Money(difference, ground.Ledger.Currency).Plain()} {ground.Ledger.Currency}",
        });
        desk.Ring(Topics.Translations);
        return translation;
    }
}
