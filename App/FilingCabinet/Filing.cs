using BatchLedger.Data;
using BatchLedger.Live;
using BatchLedger.Managements;
using BatchLedger.Trail;
using BatchLedger.Vault;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.FilingCabinet;

/// <summary>Where other rooms put the papers they made, inside the transaction of what causes them: no paper without its row, no row without its bytes.</summary>
public sealed class Filing(FileVault vault)
{
    /// <summary>The same bytes of the same management are the paper that is there already.</summary>
    public async Task<Document> KeepAsync(Desk desk, Management management, DocumentDraft draft)
    {
        var sha256 = vault.Keep(draft.Bytes);
        if (await desk.Db.Documents.SingleOrDefaultAsync(d => d.ManagementId == management.Id && d.Sha256 == sha256, desk.Token) is { } already) return already;

        var document = new Document
        {
            CompanyId = management.CompanyId, ManagementId = management.Id, Kind = draft.Kind, Name = draft.Type.Named(draft.Name), ContentType = draft.Type.ContentType,
            Size = draft.Bytes.Length, Sha256 = sha256, TransactionId = draft.TransactionId, StatementId = draft.StatementId, AddedAt = desk.Now, AddedBy = desk.Actor.Name,
        };
        desk.Db.Add(document);
        desk.Note(new AuditEntry("Document.Keep", $"{management.Number} {document.Name}")
        {
            Address = ManagementTab.FilingCabinet.Address(management), CompanyId = management.CompanyId, After = $"{document.Kind}, {document.Size:N0} bytes, SHA-256 {sha256}",
        });
        desk.Ring(Topics.Management(management.Id));
        return document;
    }
}

/// <summary>A paper that was made or handed in, and that nobody keeps yet.</summary>
public sealed record DocumentDraft(DocumentKind Kind, DocumentType Type, string Name, byte[] Bytes)
{
    public int? TransactionId { get; init; }
    public int? StatementId { get; init; }
}
