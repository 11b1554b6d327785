using System.CommandLine;
using BatchLedger.Data;
using BatchLedger.GlDeliveries;
using BatchLedger.GlIntegration;
using BatchLedger.Refusals;

namespace BatchLedger.Commands;

/// <summary>GL Integration without the screen: the same services and the same sentences.</summary>
internal static class GlCommand
{
    private static readonly Option<string?> Company = new("--company") { Description = "The company's code, where there are several.", HelpName = "C" };
    private static readonly Option<string?> From = new("--from") { Description = "First day, as 2026-03-24; left out: a week ago.", HelpName = "DAY" };
    private static readonly Option<string?> To = new("--to") { Description = "Last day; left out: today.", HelpName = "DAY" };

    public static Command Make() => new("gl", "Lists posted journals on their way to the accounting system, validates and sends them.")
    {
        new Command("status", "What waits to be sent, and whether the accounting system can be reached.") { Company, Verb.Json }.Does(desk => WithAsync(desk, screen => Done(() => Status(desk, screen)))),
        new Command("list", "The journals of the range, with where each stands.") { Company, From, To, Verb.Json }.Does(desk => WithAsync(desk, screen => Done(() => List(desk, screen)))),
        new Command("validate", "Asks the accounting system about every journal of the range that is not sent.") { Company, From, To, Verb.Json }
            .Does(desk => WithAsync(desk, screen => ActAsync(desk, screen, ids => desk.Get<GlDeliveryService>().ValidateAsync(ids, desk.Token)))),
        new Command("send", "Sends the journals of the range that are not sent; all of them must be valid.") { Company, From, To, Verb.Json }
            .Does(desk => WithAsync(desk, screen => ActAsync(desk, screen, ids => desk.Get<GlDeliveryService>().SendAsync(ids, desk.Token)))),
    };

    private static async Task<Refusal?> WithAsync(CommandLineDesk desk, Func<GlScreen, Task<Refusal?>> act)
    {
        var (from, to) = (Typed(desk, From), Typed(desk, To));
        foreach (var day in new[] { from, to })
            if (day is not null && !DateOnly.TryParseExact(day, "yyyy-MM-dd", out _)) return CommandRefusals.NotADay(day);
        var asked = desk.Typed.GetValue(Company);
        var screen = await desk.Get<GlIntegrationReader>().ReadAsync(new GlWish(asked, from, to) { Take = int.MaxValue }, desk.Token);
        if (screen is null || (asked is not null && screen.Company.Code != asked)) return asked is null ? CommandRefusals.NoCompany : DataRefusals.NotFound($"Company {asked}");
        return screen.IsListed ? await act(screen) : screen.WhyNot;
    }

    /// <summary>Asks, works off what is due here, and says what became of each. Refused when any of them ended otherwise than asked.</summary>
    private static async Task<Refusal?> ActAsync(CommandLineDesk desk, GlScreen screen, Func<IReadOnlyList<int>, Task<Refusal?>> ask)
    {
        var chosen = screen.Choices.Where(choice => choice.IsSelectable).Select(choice => choice.JournalId).ToList();
        if (chosen.Count == 0)
        {
            List(desk, screen);
            return null;
        }
        if (await ask(chosen) is { } refusal) return refusal;
        var sender = desk.Get<GlSender>();
        await sender.TakeOverAsync(desk.Token);
        await sender.WorkOffAsync(desk.Token);
        return await WithAsync(desk, after =>
        {
            List(desk, after with { Rows = [.. after.Rows.Where(row => chosen.Contains(row.Entry.Id))] });
            var bad = after.Choices.Count(choice => chosen.Contains(choice.JournalId) && choice.State is not (GlDeliveryState.Valid or GlDeliveryState.Sent));
            return Task.FromResult(bad == 0 ? null : CommandRefusals.NotAllWell(bad, chosen.Count, after.System));
        });
    }

    private static void Status(CommandLineDesk desk, GlScreen screen)
    {
        var (connection, backlog) = (screen.Connection!, screen.Backlog);
        desk.Print(new
        {
            Company = screen.Company.Code, screen.System, Books = connection.BooksName, Site = connection.Site.ToString(), State = connection.State.ToString(), Trouble = screen.WhyNot?.Message,
            OldestNotSent = backlog.Oldest, backlog.Journals, backlog.Transactions,
        },
        [
            $"Company {screen.Company.Code} · {screen.System} · {connection.BooksName} ({connection.Site.ToString().ToLowerInvariant()}) · {connection.State.ToString().ToLowerInvariant()}",
            $"  oldest journal not sent         {(backlog.Oldest is { } oldest ? $"{oldest:yyyy-MM-dd}" : "none")}",
            $"  transactions not posted to GL   {backlog.Transactions:N0} in {backlog.Journals:N0} journals",
            .. screen.WhyNot is { } trouble ? (string[])[$"  {trouble.Message}"] : [],
        ]);
    }

    private static void List(CommandLineDesk desk, GlScreen screen)
    {
        var rows = screen.Rows.Select(row => new
        {
            Journal = row.Entry.Number, GlNumber = row.Delivery?.FoundAs(row.Entry.Number), row.Date, row.Batch, Total = row.Total.Plain(), row.Entry.Currency, State = GlWords.Word(row.Delivery?.State),
            Findings = row.Delivery is null ? [] : row.Delivery.Findings.OrderBy(f => f.Ordinal).Select(f => f.InWords()).Append(row.Delivery.Story(row.LinesSent)).Where(text => text.Length > 0).ToList(),
        }).ToList();
        desk.Print(rows, rows.Count == 0
            ? [$"No journal was posted from {screen.Range.From:yyyy-MM-dd} to {screen.Range.To:yyyy-MM-dd}."]
            : rows.SelectMany(row => (string[])[$"{row.Journal}  {row.GlNumber ?? GlWords.NoNumber,-12}  {row.Date:yyyy-MM-dd}  {row.Batch}  {row.Total,16} {row.Currency}  {row.State}", .. row.Findings.Select(text => $"    {text}")]));
    }

    private static Task<Refusal?> Done(Action print)
    {
        print();
        return Task.FromResult<Refusal?>(null);
    }

    private static string? Typed(CommandLineDesk desk, Option<string?> option) => desk.Typed.CommandResult.Command.Options.Contains(option) ? desk.Typed.GetValue(option) : null;
}
