using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.Features;
using BatchLedger.GlConnections;
using BatchLedger.Ledgers;
using BatchLedger.Refusals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Settings;

/// <summary>What keeps each switch on, counted over all companies: a switch is everybody's.</summary>
public sealed record FeatureUse
{
    public int Rates { get; private init; }
    public int ForeignTransactions { get; private init; }
    public int ForeignRecurring { get; private init; }
    public int Connections { get; private init; }
    public int Managements { get; private init; }
    public IReadOnlyList<Ledger> Ledgers { get; private init; } = [];
    public IReadOnlyList<Company> Companies { get; private init; } = [];

    public static async Task<FeatureUse> ReadAsync(AppDbContext db, CancellationToken token) => new()
    {
        Rates = await db.ExchangeRates.CountAsync(token),
        ForeignTransactions = await (from transaction in db.Transactions.IgnoreQueryFilters()
                                     join company in db.Companies.IgnoreQueryFilters() on transaction.CompanyId equals company.Id
                                     where transaction.Currency != company.Currency && transaction.Currency != Currency.None
                                     select transaction.Id).CountAsync(token),
        ForeignRecurring = await (from journal in db.RecurringJournals.IgnoreQueryFilters()
                                  join company in db.Companies.IgnoreQueryFilters() on journal.CompanyId equals company.Id
                                  where journal.Currency != company.Currency && journal.Currency != Currency.None
                                  select journal.Id).CountAsync(token),
        Connections = await db.GlConnections.IgnoreQueryFilters().CountAsync(c => c.State == ConnectionState.Connected, token),
        Managements = await db.Managements.IgnoreQueryFilters().CountAsync(token),
        Ledgers = await db.Ledgers.IgnoreQueryFilters().AsNoTracking().OrderBy(l => l.Code).ToListAsync(token),
        Companies = await db.Companies.IgnoreQueryFilters().AsNoTracking().OrderBy(c => c.Code).ToListAsync(token),
    };

    /// <summary>Refuses with FeatureInUse, naming what depends on the feature.</summary>
    public Refusal? WhyNotOff(Feature feature, FeatureSet features) => SettingsRefusals.InUse(feature, [.. feature switch
    {
        Feature.Multicurrency => OfMulticurrency(features),
        Feature.MultipleBaseCurrencies => OfBaseCurrencies(features),
        Feature.Consolidation => [OfLedgers("consolidation source", Ledgers.Where(l => l.ConsolidationSource))],
        Feature.GlIntegration => [new(Connections, "connected accounting system", "connected accounting systems") { Links = [new RecordLink("Accounting systems", "/settings/accounting-system")] }],
        Feature.Managements => [new(Managements, "management", "managements") { Links = [new RecordLink("Managements", "/managements")] }],
        _ => [OfCompanies("company with branches", "companies with branches", Companies.Where(c => c.Type is not CompanyType.WithoutBranches), _ => "")],
    }]);

    /// <summary>Refuses with CurrencyInUse: the books are kept in it.</summary>
    public Refusal? WhyNotOtherCurrency(FeatureSet features) => Companies.Count == 0 ? null
        : SettingsRefusals.CurrencyInUse(features.TenantCurrency, OfCompanies("company", "companies", Companies, company => $" in {company.Currency}"));

    private IEnumerable<Dependent> OfMulticurrency(FeatureSet features) =>
    [
        new(Rates, "exchange rate", "exchange rates") { Links = [new RecordLink("Exchange rates", "/exchange-rates")] },
        new(ForeignTransactions, "transaction in another currency", "transactions in another currency") { Links = [new RecordLink("Batches", "/batches")] },
        new(ForeignRecurring, "recurring journal in another currency", "recurring journals in another currency") { Links = [new RecordLink("Recurring journals", "/recurring-journals")] },
        OfLedgers("Reporting ledger", Ledgers.Where(l => l.Type is LedgerType.Reporting)),
        new(features.MultipleBaseCurrencies ? 1 : 0, "other switch (Multiple base currencies)", ""),
    ];

    private IEnumerable<Dependent> OfBaseCurrencies(FeatureSet features) =>
    [
        OfCompanies("company in another currency", "companies in another currency", Companies.Where(c => c.Currency != features.TenantCurrency), company => $" in {company.Currency}"),
        OfLedgers("ledger in another currency", Ledgers.Where(l => l.Type.KeepsBaseCurrency() && l.Currency != features.TenantCurrency)),
    ];

    private static Dependent OfLedgers(string one, IEnumerable<Ledger> ledgers)
    {
        var listed = ledgers.ToList();
        return new(listed.Count, one, one.StartsWith("ledger", StringComparison.Ordinal) ? one.Replace("ledger", "ledgers", StringComparison.Ordinal) : $"{one}s")
        {
            Names = [.. listed.Select(l => l.Code)], Links = [.. listed.Select(LedgerRefusals.Link)],
        };
    }

    private static Dependent OfCompanies(string one, string many, IEnumerable<Company> companies, Func<Company, string> more)
    {
        var listed = companies.ToList();
        return new(listed.Count, one, many)
        {
            Names = [.. listed.Select(c => c.Code + more(c))], Links = [.. listed.Select(c => new RecordLink($"Company {c.Code}", LedgersRefusals.Address(c)))],
        };
    }
}

/// <summary>Records that need a feature: how many, called what, and where they are.</summary>
public sealed record Dependent(int Count, string One, string Many)
{
    private const int Named = 5;

    public IReadOnlyList<string> Names { get; init; } = [];
    public IReadOnlyList<RecordLink> Links { get; init; } = [];

    public override string ToString()
    {
        var names = Names.Count == 0 ? "" : $" ({string.Join(", ", Names.Take(Named))}{(Names.Count > Named ? " …" : "")})";
        return $"{Count:N0} {(Count == 1 ? One : Many)}{names}";
    }

    public IEnumerable<RecordLink> Ways => Links.Take(Named);
}
