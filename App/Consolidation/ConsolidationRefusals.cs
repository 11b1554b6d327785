using BatchLedger.FiscalPeriods;
using BatchLedger.Ledgers;
using BatchLedger.Refusals;

namespace BatchLedger.Consolidation;

/// <summary>Every "no" the consolidation can say.</summary>
public static class ConsolidationRefusals
{
    public static Refusal FeatureOff => new Refusal("Consolidation.FeatureOff",
        "General Ledger Consolidation is turned off. The switch Consolidation in Settings turns it on.").With(new RecordLink("Settings", "/settings"));

    public static Refusal DatesTurned(DayRange range) => new("Consolidation.DatesTurned",
        $"{range.From:yyyy-MM-dd} lies after {range.To:yyyy-MM-dd}. Choose the days the other way round.");

    public static Refusal NoSource => new Refusal("Consolidation.NoSource",
        "No ledger with a company is marked as Consolidation Source. Mark those that are to be summed on their records.").With(new RecordLink("Ledgers", "/ledgers"));

    /// <summary>Names nothing that the reader does not see anyway.</summary>
    public static Refusal NotAllSeen => new("Consolidation.NotAllSeen",
        "The consolidation sums companies that you do not see. It needs somebody who sees all of its companies, for a sum of some of them would be another figure.");

    public static Refusal Currencies(IEnumerable<Ledger> sources) => new("Consolidation.Currencies",
        $"The source ledgers have different currencies: {string.Join(", ", sources.Select(l => $"{l.Code} {l.Currency}"))}. Mark a Reporting ledger in the group's currency as the source in place of a ledger in another one.");

    public static Refusal CountedTwice(string company, IEnumerable<Ledger> ledgers) => new("Consolidation.CountedTwice",
        $"Company {company} is in several source ledgers, {string.Join(" and ", ledgers.Select(l => l.Code))}, and would count twice. Leave one of them marked.");

    public static Refusal PeriodsStraddle(IReadOnlyList<Fault> periods) => new("Consolidation.PeriodsStraddle",
        "Some fiscal periods lie partly within the days chosen and partly outside; figures are kept by period and cannot be divided. Choose days at which periods of every company begin and end.") { Faults = periods };

    public static Fault Straddles(string company, FiscalPeriod period) => new($"{company} {period.Name}", $"It runs from {period.Start:yyyy-MM-dd} to {period.End:yyyy-MM-dd}.");
}
