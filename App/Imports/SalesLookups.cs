using BatchLedger.Data;
using BatchLedger.Ledgers;
using BatchLedger.Refusals;
using BatchLedger.Sales;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Imports;

/// <summary>What the rows of a sales file may speak of.</summary>
internal static class SalesLookups
{
    /// <summary>Refuses with LedgerTakesJournalsOnly.</summary>
    public static async Task<Outcome<ImportLookup>> LoadAsync(AppDbContext db, ImportLookup lookup, ImportSheet sheet)
    {
        var ledger = await db.Ledgers.AsNoTracking().SingleAsync(l => l.Id == lookup.Batch!.LedgerId);
        if (ledger.Type is LedgerType.Statistical) return ManualJournalRefusals.LedgerTakesJournalsOnly(lookup.Batch!.Number, ledger.Code);

        var company = lookup.Company.Id;
        var numbers = sheet.Rows.SelectMany(row => new[] { row["number"], row["applies_to"] }).Distinct().ToArray();
        var transactions = await TransactionsAsync(db, company, numbers);
        // A payment need not name its member: the invoice does.
        var people = sheet.Rows.Select(row => row["member_number"]).Concat(transactions.Values.Select(seen => seen.Tab?.Member ?? "")).Distinct().ToArray();
        return lookup with
        {
            Transactions = transactions,
            // Order numbers are unique over all companies, also those that the actor does not see.
            OrderNumbers = await db.Orders.IgnoreQueryFilters().Where(o => EF.Parameter(numbers).Contains(o.Number)).Select(o => o.Number).ToHashSetAsync(),
            Members = await db.Members.AsNoTracking().Where(m => m.CompanyId == company && EF.Parameter(people).Contains(m.Number)).ToDictionaryAsync(m => m.Number),
            Products = await db.Products.AsNoTracking().Where(p => p.CompanyId == company).ToDictionaryAsync(p => p.Code),
            Methods = await db.PaymentMethods.AsNoTracking().Where(m => m.CompanyId == company).ToDictionaryAsync(m => m.Code),
        };
    }

    private static async Task<Dictionary<string, TransactionSeen>> TransactionsAsync(AppDbContext db, int company, string[] numbers)
    {
        var mine = db.Transactions.AsNoTracking().Where(t => t.CompanyId == company && EF.Parameter(numbers).Contains(t.Number));
        var members = await mine.Join(db.Members, t => t.MemberId, m => m.Id, (t, m) => new { t.Id, m.Number }).ToDictionaryAsync(x => x.Id, x => x.Number);
        var batches = await mine.Join(db.Batches, t => t.BatchId, b => b.Id, (t, b) => new { t.Id, t.Number, Batch = b.Number }).ToListAsync();
        var ids = batches.Select(b => b.Id).ToArray();
        var tabs = new Dictionary<int, Tab>();
        foreach (var balance in await Balances.Invoices(db).AsNoTracking().Where(b => EF.Parameter(ids).Contains(b.Invoice.Id) && b.Invoice.VoidedAt == null).ToListAsync())
            tabs[balance.Invoice.Id] = new Tab(TransactionKind.Invoice, members[balance.Invoice.Id]) { Id = balance.Invoice.Id, Left = balance.Open, Currency = balance.Invoice.Currency };
        foreach (var balance in await Balances.Payments(db).AsNoTracking().Where(b => EF.Parameter(ids).Contains(b.Payment.Id) && b.Payment.VoidedAt == null).ToListAsync())
            tabs[balance.Payment.Id] = new Tab(TransactionKind.Payment, members[balance.Payment.Id])
            {
                Id = balance.Payment.Id, Left = balance.Left, Unapplied = balance.UnappliedLeft, MethodId = balance.Payment.PaymentMethodId, Currency = balance.Payment.Currency,
            };
        return batches.ToDictionary(b => b.Number, b => new TransactionSeen(b.Number, b.Batch) { Tab = tabs.GetValueOrDefault(b.Id) });
    }
}
