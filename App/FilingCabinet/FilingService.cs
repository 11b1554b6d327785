using BatchLedger.Data;
using BatchLedger.Features;
using BatchLedger.Managements;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Trail;
using BatchLedger.Vault;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.FilingCabinet;

/// <summary>What people do with papers: hand them in, list them, look at them. Nobody changes or removes one.</summary>
public sealed class FilingService(Work work, Filing filing, FileVault vault)
{
    public const int MostBytes = 10 << 20;

    /// <summary>Newest first.</summary>
    public Task<List<DocumentRow>> ListAsync(int managementId, CancellationToken token = default) => work.ReadAsync(db =>
        (from document in db.Documents.Where(d => d.ManagementId == managementId)
         join transaction in db.Transactions on document.TransactionId equals (int?)transaction.Id into of
         from transaction in of.DefaultIfEmpty()
         orderby document.AddedAt descending, document.Name
         select new DocumentRow(document, transaction == null ? null : transaction.Number)).ToListAsync(token), token);

    /// <summary>Refuses with NotFound, Off, Empty, TooLarge or OtherType, in that order.</summary>
    public Task<Outcome<Document>> UploadAsync(string number, string name, byte[] bytes, CancellationToken token = default) =>
        work.MakeAsync<Document>(Permission.KeepManagements, async desk =>
        {
            if (await desk.Db.Managements.SingleOrDefaultAsync(m => m.Number == number, desk.Token) is not { } management) return DataRefusals.NotFound($"Management {number}");
            if (ManagementRefusals.WhyOff(await desk.Db.FeaturesAsync(desk.Token)) is { } off) return off;
            if (bytes.Length == 0) return FilingRefusals.Empty;
            if (bytes.Length > MostBytes) return FilingRefusals.TooLarge;
            if (DocumentType.Of(bytes) is not { } type) return FilingRefusals.OtherType;
            return await filing.KeepAsync(desk, management, new DocumentDraft(DocumentKind.Upload, type, Clean(name), bytes));
        }, token);

    /// <summary>The bytes as they were kept, looked through before they leave, and noted in the trail. Refuses with NotFound (and notes that too), Missing or Damaged.</summary>
    public async Task<Outcome<DocumentCopy>> OpenAsync(Guid id, CancellationToken token = default)
    {
        var document = await work.ReadAsync(db => db.Documents.SingleOrDefaultAsync(d => d.Id == id, token), token);
        if (document is not null && FilingRefusals.WhyNot(document, await Task.Run(() => vault.Look(document.Sha256), token)) is { } refusal) return refusal;
        await work.DoAsync(Permission.Read, desk =>
        {
            desk.Note(document is null ? new AuditEntry("Denied", $"Document {id}") : new AuditEntry("Document.Open", document.Name) { CompanyId = document.CompanyId });
            return Task.FromResult<Refusal?>(null);
        }, token);
        return document is null ? FilingRefusals.NotFound : new DocumentCopy(vault.PathOf(document.Sha256), document);
    }

    // Without what turns a name around or leads it into another folder.
    private static string Clean(string name)
    {
        var last = name.Replace('\\', '/').Split('/')[^1];
        var clean = new string([.. last.Where(unit => !char.IsControl(unit) && !char.IsSurrogate(unit) && char.GetUnicodeCategory(unit) is not System.Globalization.UnicodeCategory.Format)]).Trim(' ', '.');
        return clean.Length == 0 ? "paper" : clean;
    }
}

/// <summary>A paper in a list.</summary>
/// <param name="Transaction">The number of the transaction whose receipt it is.</param>
public sealed record DocumentRow(Document Document, string? Transaction);

/// <summary>Bytes that were looked through and may leave.</summary>
public sealed record DocumentCopy(string Path, Document Document)
{
    public DocumentType? Type => DocumentType.OfContentType(Document.ContentType);
}
