using System.CommandLine;
using BatchLedger.Currencies;
using BatchLedger.FiscalPeriods;
using BatchLedger.PeriodClose;
using BatchLedger.Refusals;

namespace BatchLedger.Commands;

internal static class PeriodCommand
{
    private static readonly Argument<string> Period = new("PERIOD") { Description = "The period: 2015-03, its name, or its first day." };
    private static readonly Option<string?> Company = new("--company") { Description = "The company's code, where there are several.", HelpName = "C" };
    private static readonly Option<string?> Reason = new("--reason") { Description = "Why it is reopened.", HelpName = "TEXT" };

    public static Command Make() => new("period", "Lists fiscal periods, shows one with its close checklist, closes and reopens it.")
    {
        new Command("list", "All periods of the company.") { Company, Verb.Json }.Does(ListAsync),
        new Command("show", "One period: its totals, and what must be true before it closes.") { Period, Company, Verb.Json }.Does(desk => WithAsync(desk, period => ShowAsync(desk, period.Id))),
        new Command("close", "Closes a period: freezes its totals and their hash, and locks its batches.") { Period, Company, Verb.Json }.Does(desk => WithAsync(desk, async period =>
            await desk.Get<PeriodCloseService>().CloseAsync(period.Id, token: desk.Token) ?? await ShowAsync(desk, period.Id))),
        new Command("reopen", "Reopens the latest closed period, where the company allows it.") { Period, Company, Reason, Verb.Json }.Does(desk => WithAsync(desk, async period =>
            await desk.Get<PeriodCloseService>().ReopenAsync(period.Id, null, desk.Typed.GetValue(Reason), desk.Token) ?? await ShowAsync(desk, period.Id))),
    };

    private static async Task<Refusal?> WithAsync(CommandLineDesk desk, Func<FiscalPeriod, Task<Refusal?>> act)
    {
        var (period, refusal) = await desk.Get<FiscalPeriodService>().FindAsync(desk.Typed.GetValue(Company), desk.Typed.GetValue(Period)!, desk.Token);
        return period is null ? refusal : await act(period);
    }

    private static async Task<Refusal?> ListAsync(CommandLineDesk desk)
    {
        var (found, refusal) = await desk.Get<FiscalPeriodService>().ListAsync(desk.Typed.GetValue(Company), desk.Token);
        if (found is null) return refusal;
        var figures = await desk.Get<PeriodReader>().FiguresAsync(found.Company.Id, desk.Token);
        var periods = found.Periods.Select(period => (period, held: figures.GetValueOrDefault(period.Id, PeriodFigures.None))).Select(p => new
        {
            p.period.Name, p.period.Start, p.period.End, State = p.period.State.ToString(), p.held.Batches, p.held.Open, p.held.Posted,
            Debit = new Money(p.held.Debit, found.Company.Currency).Plain(), found.Company.Currency,
        }).ToList();
        desk.Print(periods, periods.Count == 0
            ? [$"Company {found.Company.Code} has no fiscal periods."]
            : periods.Select(p => $"{p.Name,-10}  {p.Start:yyyy-MM-dd}  {p.State,-6}  {p.Posted,6:N0} of {p.Batches:N0} batches posted, {p.Open:N0} open  {p.Debit,18} {p.Currency}"));
        return null;
    }

    private static async Task<Refusal?> ShowAsync(CommandLineDesk desk, int id)
    {
        var view = (await desk.Get<PeriodReader>().FindAsync(id, desk.Token))!;
        var (period, now) = (view.Period, view.Now);
        var shown = new
        {
            period.Name, Company = view.Company.Code, Year = view.Year.Name, State = period.State.ToString(), period.Start, period.End, period.ClosedAt, period.ClosedBy,
            now.Batches, view.Figures.Posted, view.Figures.Open, now.Journals, now.Lines, Debit = view.Amount(now.Debit).Plain(), Credit = view.Amount(now.Credit).Plain(),
            view.Company.Currency, FrozenHash = period.Frozen?.Hash, view.StillAgrees, Checklist = view.Checklist.Checks.Select(check => new { check.Name, check.Holds, check.Found, check.Mend }).ToList(),
        };
        desk.Print(shown,
        [
            $"Fiscal period {shown.Name} of {shown.Company}: {shown.State}", $"  days       {shown.Start:yyyy-MM-dd} to {shown.End:yyyy-MM-dd}, year {shown.Year}",
            $"  batches    {shown.Batches:N0}: {shown.Posted:N0} posted, {shown.Open:N0} open", $"  journals   {shown.Journals:N0} posted, {shown.Lines:N0} lines",
            $"  debit      {view.Amount(now.Debit)} {shown.Currency}", $"  credit     {view.Amount(now.Credit)} {shown.Currency}",
            .. period.IsOpen ? [] : (string[])[$"  closed     {shown.ClosedAt:yyyy-MM-dd HH:mm} UTC by {shown.ClosedBy}", $"  SHA-256    {shown.FrozenHash}", $"  books      {(shown.StillAgrees is true ? "still come to what was frozen" : "no longer come to what was frozen")}"],
            .. shown.Checklist.Where(_ => period.IsOpen).Select(check => $"  {(check.Holds ? "[x]" : "[ ]")} {check.Name}: {check.Found}."),
        ]);
        return null;
    }
}
