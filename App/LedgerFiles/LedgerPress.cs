using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.Journals;
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
    /// <summary>Refuses with NotFound, NotPosted, KindNotOffered, Damaged or NotWritten, in that order. The caller has asked for the permission.</summary>
    public Task<Outcome<LedgerFile>> MakeAsync(string number, LedgerKind kind, CancellationToken token) =>
        // Writing a sheet is work without a pause: a page that waits for it must stay able to answer.
        Task.Run(() => work.ReadAsync(Permission.ExportLedgers, db => MakeAsync(db, number, kind, token), token), token);

    private async Task<Outcome<LedgerFile>> MakeAsync(AppDbContext db, string number, LedgerKind kind, CancellationToken token)
    {
        if (await db.Batches.SingleOrDefaultAsync(b => b.Number == number, token) is not { } batch) return DataRefusals.NotFound($"Batch {number}");
        var company = await db.Companies.SingleAsync(c => c.Id == batch.CompanyId, token);
        if (LedgerFileRefusals.WhyNot(batch, company, kind) is { } refusal) return refusal;

        var chapter = await LedgerChapter.ReadAsync(db, batch, token);
        var workbook = new LedgerWorkbook(chapter, new Uri(mail.Value.PublicAddress));
        var (file, trouble) = await shelf.WriteAsync(target => workbook.WriteAsync(db, kind, target, token));
        return file is null ? trouble! : new LedgerFile(Draft(file, kind, chapter), chapter);
    }

    private static FileDraft Draft(ShelvedFile file, LedgerKind kind, LedgerChapter chapter) => new(file.Path, $"{kind.BaseName(chapter.Batch)}.xlsx", kind)
    {
        Format = FileFormats.Excel, Size = file.Size, Sha256 = file.Sha256, CompanyId = chapter.Book.Company.Id, FiscalPeriodId = chapter.Entry.FiscalPeriodId,
        BatchId = chapter.Batch.Id, Journals = [chapter.Entry.Id],
    };
}
