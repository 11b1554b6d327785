using System.Globalization;
using BatchLedger.Data;
using BatchLedger.Refusals;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Audits;

/// <summary>Number series against the numbers that were given.</summary>
internal static class NumberChecks
{
    public static async Task RunAsync(Audit audit)
    {
        var db = audit.Db;

        // Journals that were imported bring numbers of their own.
        var transactions = db.Transactions.IgnoreQueryFilters().Where(t => t.Kind != TransactionKind.ManualJournal).Select(t => t.Number);
        (string Prefix, IQueryable<string> Numbers)[] series =
        [
            ("B", db.Batches.IgnoreQueryFilters().Select(b => b.Number)),
            ("T", transactions),
            ("O", db.Orders.IgnoreQueryFilters().Select(o => o.Number)),
            ("J", db.JournalEntries.IgnoreQueryFilters().Select(e => e.Number)),
            ("M", db.Managements.IgnoreQueryFilters().Select(m => m.Number)),
            ("R", db.TrustEntries.IgnoreQueryFilters().Where(e => e.ReceiptNumber != null).Select(e => e.ReceiptNumber!)),
            ("TI", db.TenancyInvoices.IgnoreQueryFilters().Select(i => i.Number)),
            ("BR", db.Reconciliations.IgnoreQueryFilters().Select(r => r.Number)),
        ];
        var check = audit.Check("No number series is behind the numbers it gave");
        foreach (var (prefix, numbers) in series)
        {
            check.Looked++;
            var last = await db.Set<NumberSeries>().Where(s => s.Prefix == prefix).Select(s => s.Last).FirstOrDefaultAsync(audit.Token);
            var highest = await HighestAsync(audit, $"{prefix}-", numbers);
            if (highest > last) check.Add(new Fault($"Series {prefix}", $"It stands at {last}, but {prefix}-{highest:D6} was given already: a number would be given twice."));
        }
    }

    private static async Task<long> HighestAsync(Audit audit, string beginning, IQueryable<string> numbers)
    {
        var falling = numbers.Where(n => n.StartsWith(beginning)).OrderByDescending(n => n.Length).ThenByDescending(n => n);
        await foreach (var number in falling.AsAsyncEnumerable().WithCancellation(audit.Token))
            if (long.TryParse(number.AsSpan(beginning.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var highest)) return highest;
        return 0;
    }
}
