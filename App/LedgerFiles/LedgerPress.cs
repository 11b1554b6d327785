using BatchLedger.Data;
using BatchLedger.GlFormats;
using BatchLedger.LedgerArchive;
using BatchLedger.LedgerBooks;
using BatchLedger.Mail;
using BatchLedger.People;
using BatchLedger.Refusals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BatchLedger.LedgerFiles;

/// <summary>Makes the file of a batch. It only reads, so it never keeps anybody from writing, however long the ledger is.</summary>
public sealed class LedgerPress(Work work, LedgerShelf shelf, IOptions<MailOptions> mail)
{
    /// <summary>Refuses with NotFound, NotPosted, KindNotOffered, FormatNotOffered, Damaged, DoesNotFit or NotWritten, in that order. The caller has asked for the permission.</summary>
    public Task<Outcome<LedgerFile>> MakeAsync(LedgerWish wish, CancellationToken token) => ReadAsync(wish, async (db, chapter) =>
    {
        var (file, refusal) = await shelf.WriteAsync(target => WriteAsync(db, chapter, (wish, target), token));
        if (file is null) return new Outcome<LedgerFile>(null, refusal);
        return new LedgerFile(Draft(file, wish, chapter), chapter) { Warnings = await ExportLog.WarningsAsync(db, chapter.Batch, wish.Format, token) };
    }, token);

    /// <summary>Would the import file be refused? Nothing is written.</summary>
    public Task<Outcome<ImportFile>> CheckAsync(LedgerWish wish, CancellationToken token) =>
        ReadAsync(wish, (db, chapter) => new ImportPress(db, chapter, wish).CheckAsync(token), token);

    private Task<Outcome<T>> ReadAsync<T>(LedgerWish wish, Func<AppDbContext, LedgerChapter, Task<Outcome<T>>> read, CancellationToken token) where T : class =>
        // Writing a sheet is work without a pause: a page that waits for it must stay able to answer.
        Task.Run(() => work.ReadAsync<Outcome<T>>(Permission.ExportLedgers, async db =>
        {
            if (await db.Batches.SingleOrDefaultAsync(b => b.Number == wish.Batch, token) is not { } batch) return DataRefusals.NotFound($"Batch {wish.Batch}");
            var company = await db.Companies.SingleAsync(c => c.Id == batch.CompanyId, token);
            if (LedgerFileRefusals.WhyNot(batch, company, wish) is { } refusal) return refusal;
            return await read(db, await LedgerChapter.ReadAsync(db, batch, token));
        }, token), token);

    private async Task<Refusal?> WriteAsync(AppDbContext db, LedgerChapter chapter, (LedgerWish Wish, Stream Target) file, CancellationToken token)
    {
        if (file.Wish.Format is LedgerFormat.Excel)
            return new LedgerWorkbook(chapter, new Uri(mail.Value.PublicAddress)).Write(db, file.Wish.Kind, file.Target, token);
        var (import, refusal) = await new ImportPress(db, chapter, file.Wish).CheckAsync(token);
        if (import is not null) await import.WriteAsync(file.Target, token);
        return refusal;
    }

    private static FileDraft Draft(ShelvedFile file, LedgerWish wish, LedgerChapter chapter) => new(file.Path, wish.FileName(chapter.Batch), wish.Kind)
    {
        Format = wish.Format, Size = file.Size, Sha256 = file.Sha256, CompanyId = chapter.Book.Company.Id, FiscalPeriodId = chapter.Entry.FiscalPeriodId,
        BatchId = chapter.Batch.Id, Journals = [chapter.Entry.Id],
    };
}
