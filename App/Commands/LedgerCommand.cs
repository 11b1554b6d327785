using System.CommandLine;
using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.GlFormats;
using BatchLedger.Journals;
using BatchLedger.LedgerFiles;
using BatchLedger.LedgerMaking;
using BatchLedger.LedgerRuns;
using BatchLedger.Refusals;

namespace BatchLedger.Commands;

internal static class LedgerCommand
{
    private static readonly Option<bool> Wait = new("--wait") { Description = "Work the run off here and wait for its end." };

    private static readonly Option<string> Kind = OfKinds();
    private static readonly Option<string> Format = OfFormats();
    private static readonly Option<string?> Out = new("--out") { Description = "Where the file goes; left out: here, under its own name.", HelpName = "FILE" };

    public static Command Make() => new("ledger", "Previews and creates the ledger of a batch, writes its file, and the mass ledger of a period.")
    {
        new Command("preview", "What a batch would post, and what stands in the way. Writes nothing.") { Verb.Batch, Verb.Json }.Does(PreviewAsync),
        new Command("create", "Creates the ledger of a closed batch.") { Verb.Batch, Wait }.Does(CreateAsync),
        new Command("file", "Writes the ledger of a posted batch as a workbook or an import file.") { Verb.Batch, Kind, Format, Out, Verb.Json }.Does(FileAsync),
        MassLedgerCommand.Make(Kind),
    };

    private static async Task<Refusal?> PreviewAsync(CommandLineDesk desk)
    {
        var number = desk.Typed.GetValue(Verb.Batch)!;
        if (await desk.Get<LedgerPreview>().ShowAsync(number, desk.Token) is not { } preview) return DataRefusals.NotFound($"Batch {number}");
        if (preview.Faults.Count > 0) return LedgerMakingRefusals.NotMapped(number, preview.Faults);

        string Plain(long minor) => new Money(minor, preview.Currency).Plain();
        var totals = preview.Totals.Select(t => new { t.Account, Name = t.AccountName, t.Branch, t.Lines, Debit = Plain(t.Debit), Credit = Plain(t.Credit) }).ToList();
        desk.Print(new { Batch = number, preview.Currency, Lines = preview.LineCount, Debit = Plain(preview.Debit), Credit = Plain(preview.Credit), totals },
        [
            $"Batch {number} would post {preview.LineCount:N0} lines, {(preview.Counts ? "quantities of a Statistical ledger" : $"{new Money(preview.Debit, preview.Currency).WithCode()} on each side")}.",
            .. totals.Select(t => $"  {t.Account,-20} {t.Branch,-10} {t.Debit,18} {t.Credit,18}  {t.Name}"),
        ]);
        return null;
    }

    private static async Task<Refusal?> CreateAsync(CommandLineDesk desk)
    {
        var number = desk.Typed.GetValue(Verb.Batch)!;
        // The folder is ours, so a run that is marked as running lost its process.
        await desk.Get<LedgerRunLease>().TakeOverAsync(desk.Token);
        var (run, refusal) = await desk.Get<LedgerRunService>().CreateAsync(number, token: desk.Token);
        if (run is null) return refusal;
        if (!desk.Typed.GetValue(Wait))
        {
            desk.Print($"Run {run.Id} for batch {number} is queued. It starts with the site, or at once with --wait.");
            return null;
        }
        await LiveBar.WhileRunningAsync(desk, run.Id, () => desk.Get<LedgerRunWorker>().WorkOffAsync(desk.Token));
        return await EndAsync(desk, number, run.Id);
    }

    private static async Task<Refusal?> FileAsync(CommandLineDesk desk)
    {
        var (offer, notOffered) = await OfferAsync(desk, desk.Typed.GetValue(Verb.Batch)!);
        if (offer is null) return notOffered;
        var (number, kind) = (offer.Batch, offer.Kind);
        var wish = new LedgerWish(number, kind, LedgerFormats.Read(desk.Typed.GetValue(Format)!)!.Value);
        var path = Path.GetFullPath(desk.Typed.GetValue(Out) ?? offer.FileName(wish.Format) + wish.Format.Ending());
        var (file, refusal) = await desk.Get<LedgerFileService>().WriteAsync(wish, path, desk.Token);
        if (file is null) return refusal;
        foreach (var warning in file.Warnings) await desk.Typed.InvocationConfiguration.Error.WriteLineAsync($"Warning: {warning}");
        desk.Print(new { Batch = number, kind, Format = wish.Format.Word(), file.Path, file.Size, file.Sha256, file.Journal, file.Lines, Debit = file.Debit.Plain(), Credit = file.Credit.Plain() },
            [$"{wish.Title} written to {file.Path}: journal {file.Journal}, {file.Lines:N0} lines, {file.Debit} on each side."]);
        return null;
    }

    /// <summary>The kind that was asked for; where none was, every line if the accounting system takes them.</summary>
    private static async Task<Outcome<LedgerOffer>> OfferAsync(CommandLineDesk desk, string number)
    {
        var files = desk.Get<LedgerFileService>();
        var asked = desk.Typed.GetValue(Kind) is { } word ? LedgerKinds.Read(word) : null;
        var offer = await files.OfferAsync(number, asked ?? LedgerKind.Detail, desk.Token);
        return asked is null && offer.Refusal?.Code == "LedgerFile.KindNotOffered" ? await files.OfferAsync(number, LedgerKind.Summary, desk.Token) : offer;
    }

    private static Option<string> OfKinds()
    {
        var option = new Option<string>("--kind") { Description = "Every line, or one line an account, branch and department; left out: every line, where the accounting system takes them." };
        return option.AcceptOnlyFromAmong([.. Enum.GetValues<LedgerKind>().Select(kind => kind.Word())]);
    }

    private static Option<string> OfFormats()
    {
        var option = new Option<string>("--format") { Description = "Excel, or what the company's accounting system imports.", DefaultValueFactory = _ => LedgerFormat.Excel.Word() };
        return option.AcceptOnlyFromAmong([.. Enum.GetValues<LedgerFormat>().Select(format => format.Word())]);
    }

    private static async Task<Refusal?> EndAsync(CommandLineDesk desk, string number, int runId)
    {
        var run = await desk.Get<LedgerRunReader>().FindAsync(runId, desk.Token);
        if (run is not { State: LedgerRunState.Completed }) return CommandRefusals.RunEnded(number, run?.FailureReason ?? "the run did not end.");
        desk.Print($"Ledger of batch {number} is ready: {run.Total:N0} transaction{(run.Total == 1 ? "" : "s")} in {LedgerRunWords.Duration((run.EndedAt - run.StartedAt) ?? TimeSpan.Zero)}.");
        return null;
    }
}
