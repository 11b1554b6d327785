using BatchLedger.Data;
using BatchLedger.Features;
using BatchLedger.FilingCabinet;
using BatchLedger.Managements;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Trail;

namespace BatchLedger.Receipts;

/// <summary>Shows, prints and keeps receipts (S3.23).</summary>
public sealed class ReceiptFiling(Work work, Filing filing)
{
    /// <summary>Refuses with NotFound or NoReceipt.</summary>
    public Task<Outcome<Receipt>> FindAsync(string transactionNumber, CancellationToken token = default) => work.ReadAsync(db => Receipt.FindAsync(db, transactionNumber, token), token);

    /// <summary>The page as PDF; who printed it is in the trail. Refuses with NotFound or NoReceipt.</summary>
    public Task<Outcome<ReceiptPrint>> PrintAsync(string transactionNumber, CancellationToken token = default) => work.MakeAsync<ReceiptPrint>(Permission.Read, async desk =>
    {
        var (receipt, refusal) = await Receipt.FindAsync(desk.Db, transactionNumber, desk.Token);
        if (receipt is null) return refusal!;
        desk.Note(new AuditEntry("Receipt.Print", $"{receipt.Number} {transactionNumber}") { CompanyId = receipt.Office.Id, Address = receipt.Transaction.Address });
        return new ReceiptPrint(ReceiptPaper.Name(receipt), ReceiptPaper.Pdf(receipt));
    }, token);

    /// <summary>Into the filing cabinet. The same receipt is kept once, until something about it changes. Refuses with NotFound, NoReceipt or Off, in that order.</summary>
    public Task<Outcome<Document>> SaveAsync(string transactionNumber, CancellationToken token = default) => work.MakeAsync<Document>(Permission.KeepManagements, async desk =>
    {
        var (receipt, refusal) = await Receipt.FindAsync(desk.Db, transactionNumber, desk.Token);
        if (receipt is null) return refusal!;
        if (ManagementRefusals.WhyOff(await desk.Db.FeaturesAsync(desk.Token)) is { } off) return off;
        return await filing.KeepAsync(desk, receipt.Management, new DocumentDraft(DocumentKind.Receipt, DocumentType.Pdf, ReceiptPaper.Name(receipt), ReceiptPaper.Pdf(receipt))
        {
            TransactionId = receipt.Transaction.Id,
        });
    }, token);

    /// <summary>Why the reader keeps none, or null.</summary>
    public async Task<Refusal?> WhyNotSaveAsync() => (await work.ActorAsync()).WhyNot(Permission.KeepManagements);
}

public sealed record ReceiptPrint(string Name, byte[] Bytes);
