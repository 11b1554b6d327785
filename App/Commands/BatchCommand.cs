using System.CommandLine;
using BatchLedger.Batches;
using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.Refusals;

namespace BatchLedger.Commands;

internal static class BatchCommand
{
    private static readonly Option<string?> Reason = new("--reason") { Description = "Why; a posted batch needs one.", HelpName = "TEXT" };

    public static Command Make() => new("batch", "Lists batches, shows one, closes, reopens and posts it.")
    {
        new Command("list", "All batches, the newest first.") { Verb.Json }.Does(ListAsync),
        new Command("show", "One batch with its totals.") { Verb.Batch, Verb.Json }.Does(ShowAsync),
        new Command("close", "Closes an open batch.") { Verb.Batch }.Does(desk => ActAsync(desk, "closed", (life, number) => life.CloseAsync(number, token: desk.Token))),
        new Command("reopen", "Reopens a batch; its ledger no longer counts.") { Verb.Batch, Reason }
            .Does(desk => ActAsync(desk, "open", (life, number) => life.ReopenAsync(number, reason: desk.Typed.GetValue(Reason), token: desk.Token))),
        new Command("post", "Posts a batch whose ledger is ready.") { Verb.Batch }.Does(desk => ActAsync(desk, "posted", (life, number) => life.PostAsync(number, token: desk.Token))),
    };

    private static async Task<Refusal?> ActAsync(CommandLineDesk desk, string state, Func<BatchLifeService, string, Task<Refusal?>> act)
    {
        var number = desk.Typed.GetValue(Verb.Batch)!;
        if (await act(desk.Get<BatchLifeService>(), number) is { } refusal) return refusal;
        desk.Print($"Batch {number} is {state}.");
        return null;
    }

    private static async Task<Refusal?> ListAsync(CommandLineDesk desk)
    {
        var (rows, _) = await desk.Get<BatchReader>().ListAsync(new BatchFilter(Take: int.MaxValue), desk.Token);
        var batches = rows.Select(row => new
        {
            row.Number, row.Name, row.Date, row.Company, row.Branch, row.Period, State = row.Word.InWords(),
            ControlTotal = new Money(row.ControlTotal, row.Currency).Plain(), row.Currency,
        }).ToList();
        desk.Print(batches, batches.Count == 0 ? ["No batches."] : batches.Select(b => $"{b.Number}  {b.Date:yyyy-MM-dd}  {b.Company,-10}  {b.Period,-10}  {b.State,-15}  {b.Name}"));
        return null;
    }

    private static async Task<Refusal?> ShowAsync(CommandLineDesk desk)
    {
        var number = desk.Typed.GetValue(Verb.Batch)!;
        if (await desk.Get<BatchReader>().FindAsync(number, desk.Token) is not { } view) return DataRefusals.NotFound($"Batch {number}");
        var (batch, totals) = (view.Batch, view.Totals);
        var shown = new
        {
            batch.Number, batch.Name, State = batch.Word.InWords(), batch.Date, Company = view.Company.Code, Branch = view.Branch.Code, Period = view.Period.Name,
            Ledger = view.Ledger.Code, totals.Currency, totals.Transactions, Payments = totals.Payments.Plain(), totals.OpenOrders,
            ControlTotal = new Money(batch.ControlTotal, totals.Currency).Plain(), Journal = view.Entry?.Number, Lines = view.Entry?.Lines, batch.LedgerFailure,
        };
        desk.Print(shown,
        [
            $"Batch {shown.Number} {shown.Name}: {shown.State}", $"  date           {shown.Date:yyyy-MM-dd}, period {shown.Period}",
            $"  company        {shown.Company}, branch {shown.Branch}, ledger {shown.Ledger}", $"  transactions   {shown.Transactions:N0}",
            $"  payments       {totals.Payments} {shown.Currency}", $"  control total  {new Money(batch.ControlTotal, totals.Currency)}", $"  open orders    {shown.OpenOrders:N0}",
            .. shown.Journal is null ? Array.Empty<string>() : [$"  journal        {shown.Journal}, {shown.Lines:N0} lines"],
            .. shown.LedgerFailure is null ? Array.Empty<string>() : [$"  last run       {shown.LedgerFailure}"],
        ]);
        return null;
    }
}
