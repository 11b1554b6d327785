using System.Globalization;
using BatchLedger.Catalog;
using BatchLedger.Data;

namespace BatchLedger.Tests.LedgerExports;

/// <summary>Many transactions straight into their tables. Every third one is an invoice, the others are payments; amounts differ, so that a line at the wrong place is seen.</summary>
internal sealed class MassSales(Association association, int size)
{
    /// <summary>Of the first ten transactions in a batch whose payment method has no account, those that are payments.</summary>
    public const int Unposted = 7;

    private int written;

    /// <summary>A batch may be given a payment method of its own: for all its payments, or for the first few when the method has no account.</summary>
    public void Write(AppDbContext db, IReadOnlyList<(int Id, PaymentMethod? Special)> batches)
    {
        using var transactions = new RowInsert(db, "Transactions", "Id", "Number", "CompanyId", "BatchId", "BranchId", "Kind", "Date", "MemberId", "Currency", "Amount",
            "Description", "Applied", "PaymentMethodId", "Version", "ChangedAt", "ChangedBy");
        using var lines = new RowInsert(db, "TransactionLines", "TransactionId", "LineNo", "ProductId", "BranchId", "Description", "Quantity", "UnitPrice", "Net", "Tax", "Debit", "Credit");
        foreach (var (batch, special) in batches)
            for (var n = 1; n <= size; n++)
                Write((transactions, lines), batch, n % 3 == 0 ? null : MethodOf(special, n));
    }

    private int MethodOf(PaymentMethod? special, int n) => special is null || (special.AccountId is null && n > 10) ? association.Check.Id : special.Id;

    /// <summary>Without a payment method it is an invoice.</summary>
    private void Write((RowInsert Transactions, RowInsert Lines) into, int batch, int? method)
    {
        var (id, amount) = (++written, 100 + written % 9_973);
        var number = string.Create(CultureInfo.InvariantCulture, $"{id:D6}");
        into.Transactions.Whole(id).Text($"T-{number}").Whole(association.Company.Id).Whole(batch).Whole(association.Branch.Id).Text(method is null ? "Invoice" : "Payment")
            .Text("2026-03-10").Whole(association.Member.Id).Text("USD").Whole(amount).Text($"No. {number}").Whole(0).WholeOrNull(method)
            .Whole(1).Whole(Books.Start.UtcTicks).Text("R. Osei").End();
        if (method is not null) return;
        into.Lines.Whole(id).Whole(1).Whole(association.Dues.Id).Whole(association.Branch.Id).Text("").Whole(1).Whole(amount).Whole(amount).Whole(0).Whole(0).Whole(0).End();
    }
}
