using System.Globalization;
using BatchLedger.Ledgers;
using BatchLedger.Refusals;

namespace BatchLedger.FiscalPeriods;

/// <summary>Every "no" about fiscal years and periods.</summary>
public static class FiscalPeriodsRefusals
{
    public static Refusal StartMissing => new("FiscalPeriods.StartMissing", "Enter the day on which the fiscal year starts.");

    public static Refusal StartOutOfRange(DateOnly start) => new("FiscalPeriods.StartOutOfRange",
        $"A fiscal year cannot start on {In(start)}. Choose a day between 01 Jan 1900 and 31 Dec 2199.");

    public static Refusal PeriodCount(int periods) => new("FiscalPeriods.PeriodCount",
        $"A fiscal year has 1 to {FiscalCalendar.MostPeriods} periods; you asked for {periods.ToString(CultureInfo.InvariantCulture)}. 12 are usual.");

    public static Refusal Overlap(DateOnly start, FiscalYear year, FiscalYear last) => new("FiscalPeriods.Overlap",
        $"{In(start)} lies in fiscal year {year.Name} ({In(year.Start)} – {In(year.End)}). The next year starts on {In(last.End.AddDays(1))}.");

    public static Refusal Gap(DateOnly start, FiscalYear last) => new("FiscalPeriods.Gap",
        $"A year that starts on {In(start)} would leave a gap. Fiscal year {last.Name} ends on {In(last.End)}, so the next one starts on {In(last.End.AddDays(1))}.");

    public static Refusal TooEarly(DateOnly start, FiscalYear first, FiscalYear last) => new("FiscalPeriods.TooEarly",
        $"{In(start)} is before the first fiscal year, {first.Name}, which starts on {In(first.Start)}. Years are added at the end: the next one starts on {In(last.End.AddDays(1))}.");

    public static Refusal AlreadyClosed(FiscalPeriod period) => new("FiscalPeriods.AlreadyClosed",
        $"Fiscal period {period.Name} was closed{(period.ClosedBy is null ? "" : $" by {period.ClosedBy} ({period.ClosedAt:dd MMM yyyy HH:mm} UTC)")}.");

    public static Refusal NotReady(FiscalPeriod period, CloseCheck obstacle) => new Refusal("FiscalPeriods.NotReady",
        $"Fiscal period {period.Name} cannot be closed: {obstacle.Found}. {obstacle.Mend}").With(obstacle.Blockers);

    public static Refusal AlreadyOpen(FiscalPeriod period) => new("FiscalPeriods.AlreadyOpen", $"Fiscal period {period.Name} is open.");

    public static Refusal ClosingIsFinal(Company company) => new Refusal("FiscalPeriods.ClosingIsFinal",
        $"Closing is final: the administrator has not allowed reopening for company {company.Code}.")
        .With(new RecordLink($"Company {company.Code}", LedgersRefusals.Address(company)));

    public static Refusal NotTheLatest(FiscalPeriod period, FiscalPeriod latest) => new Refusal("FiscalPeriods.NotTheLatest",
        $"Fiscal period {period.Name} cannot be reopened: {latest.Name} was closed after it. Reopen {latest.Name} first.").With(Link(latest));

    public static Refusal ReasonMissing => new("FiscalPeriods.ReasonMissing", "Reopening a fiscal period needs a reason.");

    public static Refusal NameTheCompany(IReadOnlyList<string> codes) => new("FiscalPeriods.NameTheCompany", codes.Count == 0
        ? "There is no company yet, so there is no fiscal period."
        : $"There are {codes.Count.ToString("N0", CultureInfo.CurrentCulture)} companies: {string.Join(", ", codes)}. Name one with --company.");

    public static Refusal NotFound(Company company, string text, IReadOnlyList<FiscalPeriod> periods) => new("FiscalPeriods.NotFound", periods.Count == 0
        ? $"Company {company.Code} has no fiscal periods yet. Generate a fiscal year first."
        : $"Company {company.Code} has no fiscal period “{text}”. It has {periods.Count.ToString("N0", CultureInfo.CurrentCulture)} from {periods[0].Name} to {periods[^1].Name}; name one as {periods[0].Start:yyyy-MM}, “{periods[0].Name}” or {periods[0].Start:yyyy-MM-dd}.");

    public static Refusal Several(string text, IReadOnlyList<FiscalPeriod> periods) => new("FiscalPeriods.Several",
        $"“{text}” may be {string.Join(" or ", periods.Select(period => $"{period.Name} (from {period.Start:yyyy-MM-dd})"))}. Name it by its first day.");

    public static RecordLink Link(FiscalPeriod period) => new(period.Name, period.Address);

    private static string In(DateOnly day) => day.ToString("dd MMM yyyy", CultureInfo.InvariantCulture);
}
