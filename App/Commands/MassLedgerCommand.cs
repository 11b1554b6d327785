using System.CommandLine;
using BatchLedger.FiscalPeriods;
using BatchLedger.Journals;
using BatchLedger.LedgerArchive;
using BatchLedger.LedgerExports;
using BatchLedger.LedgerRuns;
using BatchLedger.Ledgers;
using BatchLedger.Refusals;

namespace BatchLedger.Commands;

/// <summary>The Ledger Export of a period: the batches that stand pre-selected there, or all that can be ticked.</summary>
internal static class MassLedgerCommand
{
    private static readonly Option<string?> Company = new("--company") { Description = "The company's code, where there are several.", HelpName = "C" };
    private static readonly Option<string> Period = new("--period") { Description = "The period: 2015-03, its name, or its first day.", Required = true, HelpName = "P" };
    private static readonly Option<bool> Again = new("--with-posted") { Description = "Take the batches along that are posted already." };
    private static readonly Option<string?> Out = new("--out") { Description = "Where the file goes; needs --wait. It is kept among the files of the period in any case.", HelpName = "FILE" };
    private static readonly Option<bool> Wait = new("--wait") { Description = "Work the run off here and wait for its end." };

    public static Command Make(Option<string> kind) =>
        new Command("mass", "Creates the missing ledgers of a period's closed batches, posts the batches and writes one workbook.") { Company, Period, kind, Again, Out, Wait, Verb.Json }
            .Does(desk => RunAsync(desk, desk.Typed.GetValue(kind) is { } word ? LedgerKinds.Read(word) : null));

    private static async Task<Refusal?> RunAsync(CommandLineDesk desk, LedgerKind? asked)
    {
        var (waits, path) = (desk.Typed.GetValue(Wait), desk.Typed.GetValue(Out));
        if (path is not null && !waits) return CommandRefusals.OutNeedsWait;
        var (period, unknown) = await desk.Get<FiscalPeriodService>().FindAsync(desk.Typed.GetValue(Company), desk.Typed.GetValue(Period)!, desk.Token);
        if (period is null) return unknown;

        // The folder is ours, so a run that is marked as running lost its process.
        await desk.Get<LedgerRunLease>().TakeOverAsync(desk.Token);
        var view = (await desk.Get<LedgerExportReader>().FindAsync(period.Id, desk.Token))!;
        var kind = asked ?? (view.Company.AccountingSystem.OffersDetail() ? LedgerKind.Detail : LedgerKind.Summary);
        var chosen = view.Rows.Where(row => desk.Typed.GetValue(Again) ? row.WhyNotSelect is null : row.Preselected).Select(row => row.Batch.Number).ToList();
        var (run, refusal) = await desk.Get<LedgerExportService>().ScheduleAsync(new LedgerExportOrder(period.Id, chosen, kind), desk.Token);
        if (run is null) return refusal;
        if (!waits)
        {
            desk.Print($"Run {run.Id} for {chosen.Count:N0} batches of {period.Name} is queued. It starts with the site, or at once with --wait.");
            return null;
        }
        await LiveBar.WhileRunningAsync(desk, run.Id, () => desk.Get<LedgerRunWorker>().WorkOffAsync(desk.Token));
        return await EndAsync(desk, period, (run.Id, path));
    }

    private static async Task<Refusal?> EndAsync(CommandLineDesk desk, FiscalPeriod period, (int RunId, string? Path) asked)
    {
        var run = (await desk.Get<LedgerRunReader>().FindAsync(asked.RunId, desk.Token))!;
        var lanes = await desk.Get<LedgerRunReader>().LanesAsync(run.Id, desk.Token);
        var file = await desk.Get<StoredFileService>().OfRunAsync(run.Id, desk.Token) is [var row, ..] ? row.File : null;
        var path = asked.Path is null ? null : Path.GetFullPath(asked.Path);
        if (file is not null && path is not null && (await desk.Get<StoredFileService>().WriteAsync(file.Id, path, desk.Token)).Refusal is { } notWritten) return notWritten;

        var batches = lanes.Select(lane => new { lane.Batch, Result = lane.State.ToString(), lane.Journal, lane.Total, lane.Reason }).ToList();
        var failed = batches.Where(b => b.Reason is not null).ToList();
        desk.Print(new { Run = run.Id, Period = period.Name, State = run.State.ToString(), run.FailureReason, Posted = batches.Count - failed.Count, Failed = failed.Count, Path = path, file?.Name, file?.Size, file?.Sha256, batches },
        [
            .. failed.Select(b => $"{b.Batch} is not in the file: {b.Reason}"),
            $"Mass ledger of {period.Name}: {batches.Count - failed.Count:N0} of {batches.Count:N0} batches posted and in the file.",
            .. file is null ? Array.Empty<string>() : [$"{path ?? file.Name}, {file.Size:N0} bytes, SHA-256 {file.Sha256}"],
        ]);
        return run.State is LedgerRunState.Completed ? null : new Refusal("Command.RunEnded", run.FailureReason ?? "The run did not end.");
    }
}
