using BatchLedger.Data;
using BatchLedger.GlFormats;
using BatchLedger.LedgerArchive;
using BatchLedger.LedgerBooks;
using BatchLedger.LedgerRuns;
using BatchLedger.Mail;
using BatchLedger.Trail;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.LedgerFiles;

/// <summary>The file of a mass run, whole and on the disk.</summary>
internal sealed class BoundLedger(BoundLedgerPost post, MassLedger mass, ShelvedFile file) : IBoundLedger
{
    private bool isKept;

    public string Name => mass.Name;
    public long Size => file.Size;
    public string Sha256 => file.Sha256;
    public MassLedger Mass => mass;
    public required (MailAttachment? Attachment, MailLetter Letter) Parcel { get; init; }

    public async Task HandOverAsync(Desk desk, LedgerRun run)
    {
        isKept = true;
        await post.HandOverAsync(desk, run, this);
    }

    public FileDraft Draft(LedgerRun run) => new(file.Path, Name, mass.Kind)
    {
        Format = LedgerFormat.Excel, Size = Size, Sha256 = Sha256, CompanyId = run.CompanyId, FiscalPeriodId = mass.Book.Period.Id, RunId = run.Id,
        Journals = [.. mass.Chapters.Select(chapter => chapter.Entry.Id)],
    };

    public void Dispose()
    {
        if (!isKept) File.Delete(file.Path);
    }
}

/// <summary>Keeps the file of a mass run and sends it on its way, in the run's last transaction.</summary>
public sealed class BoundLedgerPost(FileArchive archive, Outbox outbox)
{
    internal async Task HandOverAsync(Desk desk, LedgerRun run, BoundLedger bound)
    {
        var stored = await archive.KeepAsync(desk, bound.Draft(run));
        desk.Note(new AuditEntry("Ledger.Mass", stored.Name)
        {
            Address = $"/fiscal-periods/{stored.FiscalPeriodId}", CompanyId = run.CompanyId,
            After = $"{stored.Name}{(run.Recipient is null ? "" : $" to {run.Recipient}")}, {stored.Journals.Count} journals, {stored.Size} bytes, SHA-256 {stored.Sha256}",
        });
        if (run.Recipient is not { } recipient) return;

        var (attachment, letter) = bound.Parcel;
        var outcome = await outbox.PutAsync(desk, new MailDraft
        {
            Kind = MailKind.LedgerFile, Cause = $"run/{run.Id}", Thread = $"run/{run.Id}", Recipient = recipient, Subject = LedgerParcel.OneLine(bound.Mass.Title),
            Letter = letter with { Lead = letter.Lead + await SinceReopenedAsync(desk, bound.Mass) }, Attachment = attachment, CompanyId = run.CompanyId, RequestedById = run.RequestedById,
        });
        if (outcome.Refusal is { } refusal) desk.Db.Add(new LedgerRunLog { LedgerRunId = run.Id, At = desk.Now, Text = $"The file was kept but not mailed: {refusal.Message}" });
        else FileArchive.Take(desk, stored, TakeWay.Mail, recipient);
    }

    // Between the last look at a batch and now somebody may have reopened it.
    private static async Task<string> SinceReopenedAsync(Desk desk, MassLedger mass)
    {
        var ids = mass.Chapters.Select(chapter => chapter.Entry.Id).ToHashSet();
        var counted = await desk.Db.Batches.Where(b => b.JournalEntryId != null && ids.Contains(b.JournalEntryId.Value)).Select(b => b.JournalEntryId!.Value).ToListAsync(desk.Token);
        List<string> reopened = [.. mass.Chapters.Where(chapter => !counted.Contains(chapter.Entry.Id)).Select(chapter => chapter.Batch.Number)];
        return reopened.Count == 0 ? "" : $" Reopened since the file was written, so that its lines no longer count: {string.Join(", ", reopened)}.";
    }
}
