using BatchLedger.Accounts;
using BatchLedger.Batches;
using BatchLedger.Catalog;
using BatchLedger.Currencies;
using BatchLedger.ExchangeRates;
using BatchLedger.FiscalPeriods;
using BatchLedger.Ledgers;

namespace BatchLedger.Imports;

/// <summary>What the checks need to know of the database, read once.</summary>
/// <param name="Owner">None where the file is for every company alike.</param>
internal sealed record ImportLookup(Company? Owner)
{
    public Company Company => Owner ?? throw new InvalidOperationException("This file belongs to no company.");

    /// <summary>The open batch that takes everything, if one was named.</summary>
    public Batch? Batch { get; init; }

    /// <summary>That batch posts to a ledger that counts units.</summary>
    public bool IsStatistical { get; init; }

    /// <summary>What the amounts of rows are in that name no currency.</summary>
    public string BookCurrency => IsStatistical ? Currency.None : Company.Currency;

    /// <summary>The branch of rows that name none.</summary>
    public Branch? Branch { get; init; }
    public Dictionary<string, Account> Accounts { get; init; } = [];

    /// <summary>Ids of those that hold trust money.</summary>
    public IReadOnlySet<int> Trust { get; init; } = new HashSet<int>();
    public Dictionary<string, Branch> Branches { get; init; } = [];
    public Dictionary<string, Department> Departments { get; init; } = [];
    public IReadOnlyList<FiscalPeriod> Periods { get; init; } = [];
    public IReadOnlyList<FiscalYear> Years { get; init; } = [];

    /// <summary>The Budget ledgers of the company.</summary>
    public IReadOnlyList<Ledger> Budgets { get; init; } = [];

    /// <summary>Transactions that the file speaks of and that are there already.</summary>
    public Dictionary<string, TransactionSeen> Transactions { get; init; } = [];
    public IReadOnlyList<ExchangeRate> Rates { get; init; } = [];
    public bool Multicurrency { get; init; }

    /// <summary>Into the currency of the company.</summary>
    public RateTable RateTable { get; init; } = new([]);
    public HashSet<string> OrderNumbers { get; init; } = [];
    public Dictionary<string, Member> Members { get; init; } = [];
    public Dictionary<string, Product> Products { get; init; } = [];
    public Dictionary<string, PaymentMethod> Methods { get; init; } = [];

    public FiscalPeriod? PeriodOf(DateOnly date) => Periods.FirstOrDefault(period => period.Covers(date));

    /// <summary>Why something of this day cannot be imported, or null.</summary>
    public string? WhyNotOn(DateOnly date)
    {
        if (PeriodOf(date) is not { } period) return $"lies in no fiscal period of company {Company.Code}.";
        if (!period.IsOpen) return BatchRefusals.PeriodClosed(period).Message;
        if (Batch is not null && Batch.FiscalPeriodId != period.Id)
            return $"lies in fiscal period {period.Name}; batch {Batch.Number} belongs to another.";
        if (Batch is null && PeriodOf(date.AddDays(DateTime.DaysInMonth(date.Year, date.Month) - date.Day))?.Id != period.Id)
            return $"lies in fiscal period {period.Name}, which ends within the month. Import into one batch instead.";
        return null;
    }
}
