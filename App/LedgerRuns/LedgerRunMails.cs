using BatchLedger.Batches;
using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.Journals;
using BatchLedger.Mail;
using Microsoft.Extensions.Options;

namespace BatchLedger.LedgerRuns;

/// <summary>The mails of a run for one batch, to the person who asked for it (S0.8, S0.9, S1.13).</summary>
public sealed class LedgerRunMails(LedgerRunMailer mailer, IOptions<MailOptions> options)
{
    public async Task StartedAsync(Desk desk, LedgerRun run, Batch batch, BatchTotals totals)
    {
        if (!options.Value.StartMail) return;
        await mailer.PutAsync(desk, run, MailKind.LedgerStarted, $"Ledger creation started: batch {batch.Number}, {batch.Name}", new MailLetter(
            "Ledger creation started", "Open batch", batch.Address)
        {
            Lead = "The ledger is being created in the background. You will get a second mail when it is ready, or when it failed.",
            Facts = [.. Common(run, batch), new("Transactions", $"{totals.Transactions:N0}")],
        });
    }

    public Task ReadyAsync(Desk desk, LedgerRun run, Batch batch, JournalEntry entry) =>
        mailer.PutAsync(desk, run, MailKind.LedgerReady, $"Ledger ready: batch {batch.Number}, {batch.Name}", new MailLetter(
            "Ledger ready", "Open batch", batch.Address)
        {
            Lead = "The ledger was created and checked. The batch can be posted now.",
            Facts =
            [
                .. Common(run, batch),
                new("Journal", entry.Number),
                new("Transactions", $"{entry.Transactions:N0}"),
                new("Lines", $"{entry.Lines:N0}"),
                new("Debits", new Money(entry.Debit, entry.Currency).WithCode()),
                new("Credits", new Money(entry.Credit, entry.Currency).WithCode()),
                new("Control total", batch.ControlTotal == 0 ? "not checked" : $"{new Money(batch.ControlTotal, entry.Currency)}, difference 0"),
                new("Took", $"{(desk.Now - run.RequestedAt).TotalSeconds:N1} s"),
                new("SHA-256 of the lines", entry.LinesHash),
            ],
        });

    public Task FailedAsync(Desk desk, LedgerRun run, Batch batch, string reason) =>
        mailer.PutAsync(desk, run, MailKind.LedgerFailed, LedgerRunMailer.Shortened($"Ledger failed: batch {batch.Number} – {reason}"), new MailLetter(
            "Ledger failed", "Open run", run.Address)
        {
            Lead = reason,
            Facts = [.. Common(run, batch)],
        });

    private static IEnumerable<MailFact> Common(LedgerRun run, Batch batch) =>
        [new("Batch", $"{batch.Number}, {batch.Name}"), new("Run", $"{run.Id}"), new("Asked for by", run.RequestedBy)];
}
