using BatchLedger.Mail;
using BatchLedger.Refusals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Audits;

/// <summary>No mail is silent: sent, given up with a reason, cancelled, or on its way since at most a day.</summary>
internal static class MailChecks
{
    public static async Task RunAsync(Audit audit)
    {
        var mails = audit.Db.Set<OutboxMail>().AsNoTracking();

        // The last attempt begins when the day is over, and has its lease to end in.
        var latest = audit.Now - OutboxMail.GivesUpAfter - OutboxMail.Lease;
        await audit.FindAsync("No mail waits for more than a day", mails,
            mails.Where(m => (m.State == MailState.Queued || m.State == MailState.Sending || m.State == MailState.Retrying) && m.QueuedAt < latest)
                .OrderBy(m => m.CreatedAt).Select(m => new { m.Id, m.Recipient, m.State, m.QueuedAt }),
            bad => new Fault($"Mail to {bad.Recipient}", $"It is {bad.State.ToString().ToLowerInvariant()} since {bad.QueuedAt:yyyy-MM-dd HH:mm} UTC.", OutboxMail.AddressOf(bad.Id)));

        await audit.FindAsync("Each mail that was given up says why", mails.Where(m => m.State == MailState.Dead),
            mails.Where(m => m.State == MailState.Dead && (m.Reason == null || m.Reason == "")).OrderBy(m => m.CreatedAt).Select(m => new { m.Id, m.Recipient }),
            bad => new Fault($"Mail to {bad.Recipient}", "It was given up without a reason.", OutboxMail.AddressOf(bad.Id)));
    }
}
