using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.FilingCabinet;
using BatchLedger.Ledgers;
using BatchLedger.Managements;
using BatchLedger.Refusals;
using BatchLedger.Transactions;
using BatchLedger.Trust;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Receipts;

/// <summary>Money received, as the payer is told of it.</summary>
public sealed record Receipt(Transaction Transaction, Management Management, Company Office)
{
    /// <summary>R-000123.</summary>
    public required string Number { get; init; }

    /// <summary>The tenants, or the owner.</summary>
    public required string From { get; init; }
    public required IReadOnlyList<ReceiptPart> Parts { get; init; }

    /// <summary>What was added to the description since.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The transaction that took it back: a reversal or a dishonour.</summary>
    public Transaction? TakenBack { get; init; }

    public Money Money(long minor) => new(minor, Office.Currency);

    public string Address => AddressOf(Transaction.Number);

    public static string AddressOf(string transactionNumber) => $"/receipts/{transactionNumber}";

    /// <summary>Refuses with NotFound or NoReceipt, in that order.</summary>
    public static async Task<Outcome<Receipt>> FindAsync(AppDbContext db, string number, CancellationToken token)
    {
        if (await db.Transactions.Include(t => t.Trust!.Allocations).SingleOrDefaultAsync(t => t.Number == number, token) is not { } transaction) return DataRefusals.NotFound("The receipt");
        if (transaction.Trust is not { ReceiptNumber: { } receipt } entry) return TrustRefusals.NoReceipt;

        var management = await db.Managements.SingleAsync(m => m.Id == entry.ManagementId, token);
        return new Receipt(transaction, management, await db.Companies.SingleAsync(c => c.Id == transaction.CompanyId, token))
        {
            Number = receipt,
            From = await db.Tenancies.Where(t => t.Id == entry.TenancyId).Select(t => t.Tenants).SingleOrDefaultAsync(token) ?? management.OwnerName,
            Parts = await PartsAsync(db, transaction, token),
            Notes = await db.TrustNotes.Where(n => n.TransactionId == transaction.Id).OrderBy(n => n.Id).Select(n => n.Text).ToListAsync(token),
            TakenBack = await db.Transactions.Where(t => t.ReversesId == transaction.Id && t.VoidedAt == null).FirstOrDefaultAsync(token),
        };
    }

    private static async Task<IReadOnlyList<ReceiptPart>> PartsAsync(AppDbContext db, Transaction transaction, CancellationToken token)
    {
        var parts = transaction.Trust!.Allocations.OrderBy(a => a.No).ToList();
        var ids = parts.Select(a => a.InvoiceId).ToList();
        var invoices = await db.TenancyInvoices.Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, token);
        return [.. parts.Select(part => new ReceiptPart(part.Purpose switch
        {
            TrustPurpose.Rent => PaperWords.Rent(transaction),
            TrustPurpose.Invoice when invoices.GetValueOrDefault(part.InvoiceId ?? 0) is { } invoice => $"Invoice {invoice.Number}: {invoice.Description}",
            TrustPurpose.Bond => "Bond",
            TrustPurpose.Unallocated => "Held for you, not yet allocated",
            _ => transaction.Description.Length > 0 ? transaction.Description : "Owner contribution",
        }, part.Amount))];
    }
}

/// <summary>What a part of the money is for. Minor units.</summary>
public sealed record ReceiptPart(string For, long Amount);
