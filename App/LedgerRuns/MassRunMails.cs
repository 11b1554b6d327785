using BatchLedger.Data;
using BatchLedger.FiscalPeriods;
using BatchLedger.Journals;
using BatchLedger.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BatchLedger.LedgerRuns;

/// <summary>The mails of a mass run, to the person who asked for it. The file itself goes to the address that was checked, in a mail of its own.</summary>
public sealed class MassRunMails(LedgerRunMailer mailer, IOptions<MailOptions> options)
{
    public async Task StartedAsync(Desk desk, LedgerRun run)
    {
        if (!options.Value.StartMail) return;
        var facts = await FactsAsync(desk, run);
        await mailer.PutAsync(desk, run, MailKind.LedgerStarted, $"Ledger creation started: mass ledger {facts[0].Value}", new MailLetter("Mass ledger started", "Open run", run.Address)
        {
            Lead = "The ledgers that are missing are being created in the background, the batches posted, and one file written. You will get a second mail at the end.",
            Facts = facts,
        });
    }

    /// <summary>Only where the file goes to somebody else: its own mail says the same.</summary>
    public async Task DoneAsync(Desk desk, LedgerRun run)
    {
        if (run.RequestedByEmail.Equals(run.Recipient, StringComparison.OrdinalIgnoreCase)) return;
        var facts = await FactsAsync(desk, run);
        var missing = run.Lanes.Count(l => l.State is not LedgerRunLaneState.Posted);
        await mailer.PutAsync(desk, run, MailKind.LedgerReady, $"Ledger ready: mass ledger {facts[0].Value}{(missing == 0 ? "" : $", {missing:N0} batch{(missing == 1 ? "" : "es")} missing")}",
            new MailLetter("Mass ledger ready", "Open run", run.Address)
            {
                Lead = missing == 0
                    ? $"All {run.Lanes.Count:N0} batches are posted and in the file. It was sent to {run.Recipient}."
                    : $"{run.Lanes.Count - missing:N0} of {run.Lanes.Count:N0} batches are posted and in the file, which was sent to {run.Recipient}. The others are as they were; the run says why.",
                Facts = facts,
            });
    }

    public async Task FailedAsync(Desk desk, LedgerRun run, string reason)
    {
        var facts = await FactsAsync(desk, run);
        await mailer.PutAsync(desk, run, MailKind.LedgerFailed, LedgerRunMailer.Shortened($"Ledger failed: mass ledger {facts[0].Value} – {reason}"),
            new MailLetter("Mass ledger failed", "Open run", run.Address) { Lead = reason, Facts = facts });
    }

    private static async Task<List<MailFact>> FactsAsync(Desk desk, LedgerRun run)
    {
        var period = (await desk.HoldPeriodAsync(run.FiscalPeriodId!.Value))!.Name;
        return [new("Fiscal period", period), new("Batches", $"{run.Lanes.Count:N0}"), new("File", run.FileKind!.Value.Title()), new("Run", $"{run.Id}"), new("Asked for by", run.RequestedBy)];
    }
}
