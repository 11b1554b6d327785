using BatchLedger.Journals;
using BatchLedger.Batches;
using BatchLedger.Data;
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

        var book = await LedgerBook.ReadAsync(db, batch, token);
        var (path, trouble) = await WriteAsync(db, book, kind, token);
        return trouble is null ? await LedgerFile.OfAsync(path!, kind, book) : trouble;
    }

    private async Task<(string? Path, Refusal? Refusal)> WriteAsync(AppDbContext db, LedgerBook book, LedgerKind kind, CancellationToken token)
    {
        string? path = null;
        try
        {
            Refusal? refusal;
            await using (var target = shelf.New())
            {
                path = target.Name;
                refusal = await new LedgerWorkbook(book, new Uri(mail.Value.PublicAddress)).WriteAsync(db, kind, target, token);
            }
            if (refusal is null) return (path, null);
            File.Delete(path);
            return (null, refusal);
        }
        catch (IOException problem)
        {
            if (path is not null) File.Delete(path);
            return (null, LedgerFileRefusals.NotWritten(problem.Message));
        }
        catch
        {
            if (path is not null) File.Delete(path);
            throw;
        }
    }
}
