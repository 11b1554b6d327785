using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.Mail;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.LedgerRuns;

/// <summary>Puts the mails of a run into the outbox, in the same transaction as what they tell. Without an address (the command line) there is nobody to tell.</summary>
public sealed class LedgerRunMailer(Outbox outbox)
{
    public async Task PutAsync(Desk desk, LedgerRun run, MailKind kind, string subject, MailLetter letter)
    {
        if (run.RequestedByEmail.Length == 0) return;
        var outcome = await outbox.PutAsync(desk, new MailDraft
        {
            Kind = kind, Cause = $"run/{run.Id}", Thread = $"run/{run.Id}", Recipient = run.RequestedByEmail, Subject = subject, Letter = letter,
            CompanyId = run.CompanyId, BatchId = run.BatchId, RequestedById = run.RequestedById,
        });

        // An address that may not get mail must not keep anybody from making a ledger; the run, and its batch, tell it instead.
        if (outcome.Refusal is not { } refusal) return;
        var told = Shortened($"No mail about run {run.Id}: {refusal.Message}");
        LedgerRunDesk.Log(desk, run, told);
        if (run.BatchId is not null) desk.AddNote(await desk.Db.Batches.SingleAsync(b => b.Id == run.BatchId, desk.Token), told);
    }

    public static string Shortened(string text) => text.Length <= 200 ? text : $"{text[..199]}…";
}
