using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.GlFormats;
using BatchLedger.Journals;
using BatchLedger.LedgerArchive;
using BatchLedger.Ledgers;
using BatchLedger.Mail;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BatchLedger.LedgerFiles;

/// <summary>Takes the ledger of a posted batch away, as a download or by mail. The file is made first, while others write; then one short
/// transaction looks again whether it may leave and writes down that it did. All methods refuse with NotAllowed, NotFound, NotPosted,
/// KindNotOffered, FormatNotOffered, Damaged, DoesNotFit or NotWritten, in that order.</summary>
public sealed class LedgerFileService(Work work, LedgerPress press, FileArchive archive, Outbox outbox, MailPolicy policy, IOptions<MailOptions> mail, TimeProvider clock)
{
    /// <summary>What the dialog shows before anything is made.</summary>
    public async Task<Outcome<LedgerOffer>> OfferAsync(string number, LedgerKind kind, CancellationToken token = default)
    {
        var actor = await work.ActorAsync();
        if (actor.WhyNot(Permission.ExportLedgers) is { } notAllowed) return notAllowed;
        return await work.ReadAsync<Outcome<LedgerOffer>>(async db =>
        {
            if (await db.Batches.SingleOrDefaultAsync(b => b.Number == number, token) is not { } batch) return DataRefusals.NotFound($"Batch {number}");
            var company = await db.Companies.SingleAsync(c => c.Id == batch.CompanyId, token);
            if (LedgerFileRefusals.WhyNot(batch, company, kind) is { } refusal) return refusal;
            var counts = await MailReplacement.CountsUnitsAsync(db, batch, token);
            return new LedgerOffer(batch.Number, batch.Date, kind)
            {
                Address = actor.Email, Formats = counts ? [LedgerFormat.Excel] : LedgerFileRefusals.Offered(company), Warnings = await ExportLog.WarningsAsync(db, batch, token),
                InsteadOfMail = await MailReplacement.ButtonAsync(db, batch, token),
            };
        }, token);
    }

    /// <summary>Would the file be refused, as one that the other system could not take? Nothing is written, and a workbook always fits.</summary>
    public async Task<Refusal?> WhyNotAsync(LedgerWish wish, CancellationToken token = default)
    {
        if ((await work.ActorAsync()).WhyNot(Permission.ExportLedgers) is { } notAllowed) return notAllowed;
        return wish.Format is LedgerFormat.Excel ? null : (await press.CheckAsync(wish, token)).Refusal;
    }

    /// <summary>The finished file, kept in the archive.</summary>
    public Task<Outcome<LedgerFile>> DownloadAsync(LedgerWish wish, CancellationToken token = default) =>
        TakeAsync(wish, TakeWay.Download, token);

    /// <summary>For the command line: the file at a path of its own; what stood there is replaced, and only by a whole file.</summary>
    public async Task<Outcome<LedgerReceipt>> WriteAsync(LedgerWish wish, string path, CancellationToken token = default)
    {
        var outcome = await TakeAsync(wish, TakeWay.CommandLine, token);
        if (outcome.Value is not { } file) return outcome.Refusal!;
        using (file)
        {
            try
            {
                File.Copy(file.Path, path, overwrite: true);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                return LedgerFileRefusals.NotWritten(problem.Message);
            }
            var entry = file.Chapter.Entry;
            return new LedgerReceipt(Path.GetFullPath(path), file.Size, file.Sha256)
            {
                Journal = entry.Number, Lines = entry.Lines, Debit = file.Chapter.Money(entry.Debit), Credit = file.Chapter.Money(entry.Credit), Warnings = file.Warnings,
            };
        }
    }

    /// <summary>"Schedule Process" (S0.16): the zip goes to the address. The same command again gives the mail it made the first time; with other content it refuses with
    /// CommandReused. Also refuses with BadAddress, DomainNotAllowed or InsteadOfMail.</summary>
    public async Task<Outcome<OutboxMail>> ScheduleAsync(LedgerWish wish, string address, Guid commandId)
    {
        if (await WhyNotTakeAsync() is { } refusal) return refusal;
        var begun = clock.GetTimestamp();
        var recipient = address.Trim(' ');
        if (policy.WhyNot(recipient) is { } badAddress) return badAddress;
        if (await WhyNotMailAsync(wish.Batch) is { } replaced) return replaced;
        var made = await MakeAsync(wish, CancellationToken.None);
        if (made.Value is not { } file) return made.Refusal!;

        using (file)
        {
            var parcel = BatchParcel.Of(file, (await work.ActorAsync()).Name, clock.GetElapsedTime(begun)).Pack(mail.Value);
            return await work.MakeAsync(Permission.ExportLedgers, desk => ScheduleAsync(desk, file, parcel, (recipient, commandId)));
        }
    }

    private async Task<Outcome<OutboxMail>> ScheduleAsync(Desk desk, LedgerFile file, (MailAttachment? Attachment, MailLetter Letter) parcel, (string Recipient, Guid Id) command)
    {
        var content = new { file.Chapter.Batch.Number, file.Kind, file.Format, command.Recipient };
        var (first, reused) = await desk.FirstResultAsync(command.Id, content);
        if (reused is not null) return reused;
        if (first is not null) return await desk.Db.Set<OutboxMail>().SingleAsync(m => m.Cause == CauseOf(command.Id), desk.Token);

        var (batch, refusal) = await TakenAsync(desk, file, TakeWay.Mail, command.Recipient);
        if (batch is null) return refusal!;
        desk.Receipt(command.Id, content, batch.Id);
        return await outbox.PutAsync(desk, new MailDraft
        {
            Kind = MailKind.LedgerFile, Cause = CauseOf(command.Id), Recipient = command.Recipient,
            Subject = LedgerParcel.OneLine($"{file.Kind.Title()}{(file.Format is LedgerFormat.Excel ? "" : $" as {file.Format.Title()}")}: batch {batch.Number}, {batch.Name} ({file.Chapter.Book.Period.Name})"),
            Letter = parcel.Letter, Attachment = parcel.Attachment,
            CompanyId = batch.CompanyId, BatchId = batch.Id, RequestedById = desk.Actor.UserId,
        });
    }

    private static string CauseOf(Guid command) => $"ledger-file/{command:N}";

    private async Task<Outcome<LedgerFile>> TakeAsync(LedgerWish wish, TakeWay way, CancellationToken token)
    {
        var made = await MakeAsync(wish, token);
        if (made.Value is not { } file) return made;
        var refusal = await work.DoAsync(Permission.ExportLedgers, async desk => (await TakenAsync(desk, file, way)).Refusal, token);
        if (refusal is null) return file;
        file.Dispose();
        return refusal;
    }

    private async Task<Outcome<LedgerFile>> MakeAsync(LedgerWish wish, CancellationToken token)
    {
        if (await WhyNotTakeAsync(token) is { } refusal) return refusal;
        var made = await press.MakeAsync(wish, token);
        if (made.Refusal?.Code == "Data.NotFound") await NoteForeignAsync(wish);
        return made;
    }

    // Only the road of commands writes the refused attempt into the trail.
    private async Task<Refusal?> WhyNotTakeAsync(CancellationToken token = default) => (await work.ActorAsync()).May(Permission.ExportLedgers)
        ? null
        : await work.DoAsync(Permission.ExportLedgers, _ => Task.FromResult<Refusal?>(null), token);

    private Task<Refusal?> WhyNotMailAsync(string number) => work.ReadAsync(async db =>
        await db.Batches.SingleOrDefaultAsync(b => b.Number == number) is { } batch && await MailReplacement.ButtonAsync(db, batch, CancellationToken.None) is { } button
            ? LedgerFileRefusals.InsteadOfMail(batch, button) : null);

    private Task<Refusal?> NoteForeignAsync(LedgerWish wish) => work.DoAsync(Permission.ExportLedgers, desk =>
    {
        desk.Note(new AuditEntry("Denied", $"{wish.Kind.Title()} of batch {(wish.Batch.Length > 40 ? wish.Batch[..40] : wish.Batch)}"));
        return Task.FromResult<Refusal?>(null);
    });

    /// <summary>The last look before the file leaves: between its making and now the batch may have been reopened.</summary>
    private async Task<Outcome<Batch>> TakenAsync(Desk desk, LedgerFile file, TakeWay way, string? place = null)
    {
        var (made, entry) = (file.Chapter.Batch, file.Chapter.Entry);
        var found = await desk.BatchAsync(made.Number);
        if (found.Value is not { } batch) return found;
        var company = await desk.Db.Companies.SingleAsync(c => c.Id == batch.CompanyId, desk.Token);
        if (LedgerFileRefusals.WhyNot(batch, company, file.Wish) is { } refusal) return refusal;
        if (batch.JournalEntryId != entry.Id) return DataRefusals.Stale($"Batch {batch.Number}", batch);

        FileArchive.Take(desk, await file.KeepAsync(desk, archive), way, place);
        desk.Note(new AuditEntry(way is TakeWay.Mail ? "Ledger.Schedule" : "Ledger.Download", batch.Number)
        {
            Address = batch.Address, CompanyId = batch.CompanyId, BatchId = batch.Id,
            After = $"{file.Name}{(place is null ? "" : $" to {place}")}, {entry.Number}, {file.Size} bytes, SHA-256 {file.Sha256}",
        });
        return batch;
    }
}
