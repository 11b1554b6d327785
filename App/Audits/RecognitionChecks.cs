using BatchLedger.Refusals;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Audits;

/// <summary>Deferred revenue: what was recognised against the invoice lines it came from, and against the journals that carry it.</summary>
internal static class RecognitionChecks
{
    public static async Task RunAsync(Audit audit)
    {
        await LinesAsync(audit);
        await JournalsAsync(audit);
    }

    // Of invoices in another currency the rate would have to be known; it may have changed since.
    private static Task LinesAsync(Audit audit)
    {
        var sums = from row in Recognitions.Counted(audit.Db)
                   group row.Amount by new { row.TransactionId, row.LineNo } into rows
                   select new { rows.Key.TransactionId, rows.Key.LineNo, Amount = rows.Sum() };
        return audit.FindAsync("No invoice line has more revenue recognised than it deferred", sums,
            from sum in sums
            join invoice in audit.Db.Transactions on sum.TransactionId equals invoice.Id
            join company in audit.Db.Companies on invoice.CompanyId equals company.Id
            where invoice.Currency == company.Currency
            join line in audit.Db.Set<TransactionLine>() on new { sum.TransactionId, sum.LineNo } equals new { line.TransactionId, line.LineNo } into lines
            from line in lines.DefaultIfEmpty()
            where line == null || line.ServiceStart == null || sum.Amount < 0 || sum.Amount > line.Net
            orderby invoice.Id, sum.LineNo
            select new { invoice.Number, invoice.Currency, sum.LineNo, sum.Amount, Net = line == null ? 0 : line.Net },
            bad => new Fault(bad.Number, $"Line {bad.LineNo} comes to {new Currencies.Money(bad.Net, bad.Currency)}; {new Currencies.Money(bad.Amount, bad.Currency)} of it is recognised.", $"/transactions/{bad.Number}"));
    }

    private static Task JournalsAsync(Audit audit)
    {
        var db = audit.Db;
        var journals = from row in Recognitions.Counted(db)
                       group row by row.JournalId into rows
                       select new { Id = rows.Key, Amount = rows.Sum(r => Math.Abs(r.Amount)), First = rows.Min(r => r.FiscalPeriodId), Last = rows.Max(r => r.FiscalPeriodId) };
        return audit.FindAsync("Each journal that recognises revenue comes to its recognitions, and is in their period", journals,
            from journal in journals
            join transaction in db.Transactions on journal.Id equals transaction.Id
            join batch in db.Batches on transaction.BatchId equals batch.Id
            let debits = db.Set<TransactionLine>().Where(l => l.TransactionId == journal.Id).Sum(l => l.Debit)
            let credits = db.Set<TransactionLine>().Where(l => l.TransactionId == journal.Id).Sum(l => l.Credit)
            where transaction.Kind != TransactionKind.ManualJournal || journal.First != batch.FiscalPeriodId || journal.Last != batch.FiscalPeriodId
                || debits != journal.Amount || credits != journal.Amount
            orderby journal.Id
            select new { transaction.Number, transaction.Currency, transaction.Amount, Recognised = journal.Amount },
            bad => new Fault(bad.Number, $"It comes to {new Currencies.Money(bad.Amount, bad.Currency)}, its recognitions to {new Currencies.Money(bad.Recognised, bad.Currency)}, or they are of another period.", $"/transactions/{bad.Number}"));
    }
}
