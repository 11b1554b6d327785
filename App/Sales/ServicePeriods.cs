using System.Globalization;
using BatchLedger.Catalog;
using BatchLedger.Refusals;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Sales;

/// <summary>From when to when a sold line is served. A product with a deferred revenue account needs it, for nothing else tells when its revenue
/// is earned; any other product is earned when it is invoiced and cannot have it.</summary>
public static class ServicePeriods
{
    public const int MostYears = 10;

    /// <summary>Refuses with ServiceMissing, ServiceUnwanted, ServiceHalf, ServiceBackwards or ServiceTooLong, in that order.</summary>
    /// <param name="where">How the sentence begins: "Line 2: ", or nothing.</param>
    public static Refusal? WhyNot(string where, Product product, (DateOnly? Start, DateOnly? End) service)
    {
        var defers = product.DeferredRevenueAccountId is not null;
        if (service is (null, null)) return defers ? Missing(where, product) : null;
        if (!defers) return Unwanted(where, product);
        if (service is not ({ } start, { } end)) return Half(where, service.Start is null ? "first" : "last");
        if (end < start) return Backwards(where, start, end);
        return end >= start.AddYears(MostYears) ? TooLong(where, start, end) : null;
    }

    /// <summary>A credit takes back what was earned, at once. Refuses with ServiceOfCredit.</summary>
    internal static Refusal? WhyNotCredited(ProductLines priced) => priced.Lines.FirstOrDefault(l => l.ServiceStart is not null || l.ServiceEnd is not null) is { } line
        ? new("Sales.ServiceOfCredit", $"Line {line.Number}: a credit takes back revenue at once and has no service period. Leave the days empty.")
        : null;

    /// <summary>Lines from which revenue was recognised keep their figures. Refuses with Recognised.</summary>
    internal static async Task<Refusal?> WhyNotChangeAsync(Entry entry, Transaction old, ProductLines priced)
    {
        var (db, token) = (entry.Desk.Db, entry.Desk.Token);
        var journalIds = await Recognitions.Counted(db).Where(r => r.TransactionId == old.Id).Select(r => r.JournalId).Distinct().ToListAsync(token);
        if (journalIds.Count == 0) return null;
        var lines = await db.Set<TransactionLine>().AsNoTracking().Where(l => l.TransactionId == old.Id).OrderBy(l => l.LineNo).ToListAsync(token);
        if (lines.Select(l => (l.LineNo, l.ProductId, l.Net, l.ServiceStart, l.ServiceEnd))
            .SequenceEqual(priced.Lines.Select(l => (l.Number, (int?)l.Product.Id, l.Net, l.ServiceStart, l.ServiceEnd)))) return null;
        var journals = await db.Transactions.AsNoTracking().Where(t => journalIds.Contains(t.Id)).OrderBy(t => t.Id).ToListAsync(token);
        return Recognised(old, journals);
    }

    /// <summary>Why a manual journal cannot be edited: it was made from invoices, line by line.</summary>
    internal static Refusal Fixed(Transaction journal) => new("Sales.RecognitionFixed",
        $"{journal.Title()} recognises deferred revenue, line by line of its invoices, and cannot be edited. Remove it; then the revenue is due again.");

    public static string InWords(DateOnly start, DateOnly end) => $"{Day(start)} – {Day(end)}";

    private static Refusal Missing(string where, Product product) => new Refusal("Sales.ServiceMissing",
        $"{where}{Named(product)} defers its revenue. Enter the first and the last day of its service.").With(Link(product));

    private static Refusal Unwanted(string where, Product product) => new Refusal("Sales.ServiceUnwanted",
        $"{where}{Named(product)} has no deferred revenue account, so it has no service period. Leave the days empty, or give the product that account.").With(Link(product));

    private static Refusal Half(string where, string missing) => new("Sales.ServiceHalf", $"{where}enter the {missing} day of the service too.");

    private static Refusal Backwards(string where, DateOnly start, DateOnly end) => new("Sales.ServiceBackwards",
        $"{where}the service ends on {Day(end)}, before it starts on {Day(start)}.");

    private static Refusal TooLong(string where, DateOnly start, DateOnly end) => new("Sales.ServiceTooLong",
        $"{where}the service runs from {Day(start)} to {Day(end)}. {MostYears} years are the most.");

    private static Refusal Recognised(Transaction invoice, IReadOnlyList<Transaction> journals) => new Refusal("Sales.Recognised",
        $"Cannot change the lines of {invoice.Number}: revenue was recognised from them by {string.Join(", ", journals.Select(j => j.Number))}. Cancel the invoice, or remove these journals first.")
        .With([.. journals.Take(10).Select(SalesRefusals.Link)]);

    private static string Named(Product product) => $"product {product.Code} {product.Name}";

    private static RecordLink Link(Product product) => new(product.Code, CatalogRefusals.ProductAddress(product.Code));

    private static string Day(DateOnly day) => day.ToString("dd MMM yyyy", CultureInfo.CurrentCulture);
}
