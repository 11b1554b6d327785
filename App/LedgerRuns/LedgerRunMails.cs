using BatchLedger.Batches;
using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.Journals;
using BatchLedger.Mail;
using Microsoft.Extensions.Options;

namespace BatchLedger.LedgerRuns;

/// <summary>The mails of a run, to the person who asked for it (S0.8, S0.9, S1.13): in the same transaction as what they tell.
/// Without an address (the command line) there is nobody to tell.</summary>
public sealed class LedgerRunMails(Outbox outbox, IOptions<MailOptions> options)
{
    public async Task StartedAsync(Desk desk, LedgerRun run, Batch batch, BatchTotals totals)
    {
        if (!options.Value.StartMail) return;
        await PutAsync(desk, run, batch, MailKind.LedgerStarted, $"Ledger creation started: batch {batch.Number}, {batch.Name}", new MailLetter(
            "Ledger creation started", "Open batch", batch.Address)
        {
            Lead = "The ledger is being created in the background. You will get a second mail when it is ready, or when it failed.",
            Facts = [.. Common(run, batch), new("Transactions", $"{totals.Transactions:N0}")],
        });
    }

    public Task ReadyAsync(Desk desk, LedgerRun run, Batch batch, JournalEntry entry) =>
        PutAsync(desk, run, batch, MailKind.LedgerReady, $"Ledger ready: batch {batch.Number}, {batch.Name}", new MailLetter(
            "Ledger ready", "Open batch", batch.Address)
        {
            Lead = "The ledger was created and checked. The batch can be posted now.",
            Facts =
            [
                .. Common(run, batch),
                new("Journal", entry.Number),
                new("Transactions", $"{entry.Transactions:N0}"),
                new("Lines", $"{entry.Lines:N0}"),
                new("Debits", $"{new Money(entry.Debit, entry.Currency)} {entry.Currency}"),
                new("Credits", $"{new Money(entry.Credit, entry.Currency)} {entry.Currency}"),
                new("Control total", batch.ControlTotal == 0 ? "not checked" : $"{new Money(batch.ControlTotal, entry.Currency)}, difference 0"),
                new("Took", $"{(desk.Now - run.RequestedAt).TotalSeconds:N1} s"),
                new("SHA-256 of the lines", entry.LinesHash),
            ],
        });

    public Task FailedAsync(Desk desk, LedgerRun run, Batch batch, string reason) =>
        PutAsync(desk, run, batch, MailKind.LedgerFailed, Shortened($"Ledger failed: batch {batch.Number} – {reason}"), new MailLetter(
            "Ledger failed", "Open run", run.Address)
        {
            Lead = reason,
            Facts = [.. Common(run, batch)],
        });

    private async Task PutAsync(Desk desk, LedgerRun run, Batch batch, MailKind kind, string subject, MailLetter letter)
    {
        if (run.RequestedByEmail.Length == 0) return;
        var outcome = await outbox.PutAsync(desk, new MailDraft
        {
            Kind = kind, Cause = $"run/{run.Id}", Thread = $"run/{run.Id}", Recipient = run.RequestedByEmail, Subject = subject, Letter = letter,
            CompanyId = run.CompanyId, BatchId = batch.Id, RequestedById = run.RequestedById,
        });

        // An address that may not get mail must not keep anybody from making a ledger; the batch tells it instead.
        if (outcome.Refusal is { } refusal) desk.AddNote(batch, Shortened($"No mail about run {run.Id}: {refusal.Message}"));
    }

    private static IEnumerable<MailFact> Common(LedgerRun run, Batch batch) =>
        [new("Batch", $"{batch.Number}, {batch.Name}"), new("Run", $"{run.Id}"), new("Asked for by", run.RequestedBy)];

    private static string Shortened(string text) => text.Length <= 200 ? text : $"{text[..199]}…";
}
