using BatchLedger.Batches;
using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.ExchangeRates;
using BatchLedger.FiscalPeriods;
using BatchLedger.Ledgers;
using BatchLedger.Posting;
using BatchLedger.Refusals;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.DeferredRevenue;

/// <summary>What of the deferred revenue is to be recognised by the end of a period: what is earned by its last day, less what was recognised before.
/// Only posted invoices are due, for nothing else has put revenue aside in the books; and a period closes only once all its batches are posted.</summary>
public static class RevenueDue
{
    private const int LinksShown = 10;

    /// <summary>For use inside any transaction, such as that which closes the period.</summary>
    public static async Task<DueTotal> CountAsync(AppDbContext db, FiscalPeriod period, CancellationToken token)
    {
        var lines = await ReadAsync(db, period, token);
        var currency = await CurrencyAsync(db, period, token);
        return new DueTotal(lines.Count, new Money(lines.Sum(line => line.Due), currency)) { First = [.. lines.Select(line => line.Link).Distinct().Take(LinksShown)] };
    }

    /// <summary>In the order of the invoices. A line from which a later period has taken already is not due here: that period takes what is left, or gives back.</summary>
    public static async Task<IReadOnlyList<DueLine>> ReadAsync(AppDbContext db, FiscalPeriod period, CancellationToken token)
    {
        var currency = await CurrencyAsync(db, period, token);
        var found = await Candidates(db, period, currency).ToListAsync(token);
        var rates = new RateTable(found.TrueForAll(line => line.Currency == currency) ? []
            : await db.ExchangeRates.AsNoTracking().Where(rate => rate.To == currency).ToListAsync(token));
        return [.. found.Select(line => Due(line, (period.End, currency), rates)).OfType<DueLine>()];
    }

    private static IQueryable<Candidate> Candidates(AppDbContext db, FiscalPeriod period, string currency)
    {
        var (company, end) = (period.CompanyId, period.End);
        var taken = from row in Recognitions.Counted(db)
                    join of in db.FiscalPeriods on row.FiscalPeriodId equals of.Id
                    where row.CompanyId == company
                    group new { row.Amount, of.Start } by new { row.TransactionId, row.LineNo } into rows
                    select new { rows.Key.TransactionId, rows.Key.LineNo, Amount = rows.Sum(row => row.Amount), Latest = rows.Max(row => row.Start) };
        var cancelled = from cancellation in db.Transactions
                        join batch in db.Batches on cancellation.BatchId equals batch.Id
                        where cancellation.Kind == TransactionKind.Cancellation && cancellation.VoidedAt == null && cancellation.Date <= end && batch.State == BatchState.Posted
                        select cancellation.AppliesToId;
        return from line in db.Set<TransactionLine>().Where(l => l.ServiceStart != null)
               join invoice in db.Transactions.Where(t => t.CompanyId == company && t.Kind == TransactionKind.Invoice && t.Date <= end) on line.TransactionId equals invoice.Id
               join batch in db.Batches on invoice.BatchId equals batch.Id
               join product in db.Products on line.ProductId equals product.Id
               join row in taken on new { line.TransactionId, line.LineNo } equals new { row.TransactionId, row.LineNo } into rows
               from row in rows.DefaultIfEmpty()
               let recognised = (long?)row.Amount ?? 0
               let gone = invoice.VoidedAt != null || cancelled.Contains(invoice.Id)
               where (batch.State == BatchState.Posted || invoice.VoidedAt != null) && (line.ServiceStart <= end || recognised != 0)
                   && !(recognised == line.Net && line.ServiceEnd <= end && invoice.Currency == currency && !gone)
                   && ((DateOnly?)row.Latest ?? end) <= end
               orderby invoice.Date, invoice.Number, line.LineNo
               select new Candidate(line.TransactionId, line.LineNo, line.Net)
               {
                   Number = invoice.Number, Date = invoice.Date, Currency = invoice.Currency, Gone = gone, Recognised = recognised,
                   Start = line.ServiceStart!.Value, End = line.ServiceEnd!.Value, BranchId = line.BranchId, DepartmentId = line.DepartmentId ?? product.DepartmentId,
                   Product = product.Code, ProductName = product.Name, DeferredAccountId = product.DeferredRevenueAccountId, RevenueAccountId = product.RevenueAccountId,
               };
    }

    // Without a rate the invoice could not have been posted; should one have been deleted since, nothing can be said of the line.
    private static DueLine? Due(Candidate from, (DateOnly End, string Currency) period, RateTable rates)
    {
        if (rates.Convert(from.Net, (from.Currency, period.Currency), from.Date) is not { } net) return null;
        var earned = from.Gone ? 0 : new RecognitionSchedule(net, from.Start, from.End).EarnedBy(period.End);
        if (earned == from.Recognised) return null;
        return new DueLine(from.InvoiceId, from.LineNo, period.Currency)
        {
            Invoice = from.Number, Product = from.Product, ProductName = from.ProductName, ServiceStart = from.Start, ServiceEnd = from.End,
            Net = net, Recognised = from.Recognised, Due = earned - from.Recognised, BranchId = from.BranchId, DepartmentId = from.DepartmentId,
            DeferredAccountId = from.DeferredAccountId, RevenueAccountId = from.RevenueAccountId,
        };
    }

    private static Task<string> CurrencyAsync(AppDbContext db, FiscalPeriod period, CancellationToken token) =>
        db.Companies.Where(c => c.Id == period.CompanyId).Select(c => c.Currency).SingleAsync(token);

    private sealed record Candidate(int InvoiceId, int LineNo, long Net)
    {
        public required string Number { get; init; }
        public required DateOnly Date { get; init; }
        public required string Currency { get; init; }
        public required bool Gone { get; init; }
        public required long Recognised { get; init; }
        public required DateOnly Start { get; init; }
        public required DateOnly End { get; init; }
        public required int BranchId { get; init; }
        public required int? DepartmentId { get; init; }
        public required string Product { get; init; }
        public required string ProductName { get; init; }
        public required int? DeferredAccountId { get; init; }
        public required int? RevenueAccountId { get; init; }
    }
}
