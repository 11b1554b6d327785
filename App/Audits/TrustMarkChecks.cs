using BatchLedger.Currencies;
using BatchLedger.Refusals;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Audits;

/// <summary>What was said of trust money afterwards: corrections, owner payments, bank reconciliations, owner statements.</summary>
internal static class TrustMarkChecks
{
    public static async Task RunAsync(Audit audit)
    {
        await CorrectionsAsync(audit);
        await PaidOutAsync(audit);
        await PresentedAsync(audit);
        await ReconciliationsAsync(audit);
        await StatementsAsync(audit);
        await StatementOrderAsync(audit);
    }

    private static async Task CorrectionsAsync(Audit audit)
    {
        var check = audit.Check("Each correction of trust money is linked to what it corrects, is of the same management, and takes back the same");
        await foreach (var row in Corrections(audit).AsAsyncEnumerable().WithCancellation(audit.Token))
        {
            check.Looked++;
            if (!row.Fits) check.Add(new Fault(row.Number, $"It is {row.Kind.WithArticle()}, and what it corrects is missing, of another management or kind, or over another amount. Both stay; look at them side by side, and correct what differs on the ledger of the management.", $"/transactions/{row.Number}"));
        }
    }

    private static IQueryable<Correction> Corrections(Audit audit) =>
        from transaction in audit.Db.Transactions
        join entry in audit.Db.TrustEntries on transaction.Id equals entry.TransactionId
        where entry.CorrectsId != null || transaction.ReversesId != null || transaction.Kind == TransactionKind.TrustReversal || transaction.Kind == TransactionKind.Dishonour || transaction.Kind == TransactionKind.Reassignment
        join other in audit.Db.TrustEntries on entry.CorrectsId equals other.TransactionId into others
        from other in others.DefaultIfEmpty()
        join original in audit.Db.Transactions on entry.CorrectsId equals original.Id into originals
        from original in originals.DefaultIfEmpty()
        orderby transaction.Id
        select new Correction(transaction.Number, transaction.Kind, entry)
        {
            ReversesId = transaction.ReversesId, Original = other, Of = original == null ? null : original.Kind,
            IsReplaced = audit.Db.Transactions.Any(t => t.ReversesId == entry.CorrectsId && t.Kind == TransactionKind.TrustReversal && t.VoidedAt == null),
        };

    private static Task PaidOutAsync(Audit audit)
    {
        var (db, paid) = (audit.Db, audit.Db.TrustEntries.Where(e => e.PaidOutById != null));
        return audit.FindAsync("What an owner payment paid out is money of its management", paid,
            from entry in paid
            join transaction in db.Transactions on entry.TransactionId equals transaction.Id
            where !db.Transactions.Any(t => t.Id == entry.PaidOutById && t.Kind == TransactionKind.OwnerPayment && db.TrustEntries.Any(e => e.TransactionId == t.Id && e.ManagementId == entry.ManagementId))
                || db.Transactions.Any(t => t.ReversesId == entry.PaidOutById && t.VoidedAt == null)
            orderby entry.TransactionId
            select transaction.Number,
            number => new Fault(number, "It is marked as paid to the owner by a payment that was reversed, or that is none, or of another management. It can be reassigned all the same; the payment's own row says what the owner had.", $"/transactions/{number}"));
    }

    private static Task PresentedAsync(Audit audit)
    {
        var (db, presented) = (audit.Db, audit.Db.TrustEntries.Where(e => e.ReconciliationId != null));
        return audit.FindAsync("What is presented moved money, and is in a reconciliation of its company", presented,
            from entry in presented
            join transaction in db.Transactions on entry.TransactionId equals transaction.Id
            where entry.Bank == 0 || !db.Reconciliations.Any(r => r.Id == entry.ReconciliationId && r.CompanyId == entry.CompanyId)
            orderby entry.TransactionId
            select transaction.Number,
            number => new Fault(number, "It is ticked in a reconciliation of another company, or in none, or moved nothing in the bank. Untick it while that reconciliation is open.", $"/transactions/{number}"));
    }

    private static async Task ReconciliationsAsync(Audit audit)
    {
        var check = audit.Check("Each finished bank reconciliation comes to its bank statement, and begins where the one before ended");
        var rows = from reconciliation in audit.Db.Reconciliations
                   join company in audit.Db.Companies on reconciliation.CompanyId equals company.Id
                   orderby reconciliation.CompanyId, reconciliation.StatementDate
                   select new { Row = reconciliation, company.Currency, Ticked = audit.Db.TrustEntries.Where(e => e.ReconciliationId == reconciliation.Id).Sum(e => e.Bank) };
        var ended = new Dictionary<int, long>();
        await foreach (var each in rows.AsAsyncEnumerable().WithCancellation(audit.Token))
        {
            var (row, before) = (each.Row, ended.GetValueOrDefault(each.Row.CompanyId));
            check.Looked++;
            var difference = row.IsFinished ? checked(row.Closing - row.Opening - each.Ticked) : 0;
            if (row.Opening != before || difference != 0)
                check.Add(new Fault(row.Number, $"It begins with {new Money(row.Opening, each.Currency)}, the one before ended with {new Money(before, each.Currency)}; its difference is {new Money(difference, each.Currency)}. Hold the bank statements against the ticked transactions again, and settle what differs in the next one.", row.Address));
            if (row.IsFinished) ended[row.CompanyId] = row.Closing;
        }
    }

    private static Task StatementsAsync(Audit audit)
    {
        var db = audit.Db;
        return audit.FindAsync("Each owner statement ends with what its transactions say", db.OwnerStatements,
            from statement in db.OwnerStatements
            join management in db.Managements on statement.ManagementId equals management.Id
            join company in db.Companies on statement.CompanyId equals company.Id
            let told = db.TrustEntries.Where(e => e.StatementId == statement.Id).Sum(e => e.Owner)
            where statement.Opening + told != statement.Closing || db.TrustEntries.Any(e => e.StatementId == statement.Id && e.ManagementId != statement.ManagementId)
            orderby statement.Id
            select new { management.Number, Statement = statement.Number, company.Currency, statement.Opening, statement.Closing, Told = told },
            bad => Of(bad.Number, $"Statement {bad.Statement} begins with {new Money(bad.Opening, bad.Currency)}, tells of {new Money(bad.Told, bad.Currency)} and ends with {new Money(bad.Closing, bad.Currency)}, or tells of another management. Tell the owner, and make the next one from the ledger."));
    }

    private static async Task StatementOrderAsync(Audit audit)
    {
        var check = audit.Check("Each owner statement begins where the one before ended");
        var rows = from statement in audit.Db.OwnerStatements
                   join management in audit.Db.Managements on statement.ManagementId equals management.Id
                   orderby statement.ManagementId, statement.Id
                   select new { Row = statement, management.Number };
        var before = new Dictionary<int, (long Closing, DateOnly To)>();
        await foreach (var each in rows.AsAsyncEnumerable().WithCancellation(audit.Token))
        {
            var row = each.Row;
            check.Looked++;
            if (before.TryGetValue(row.ManagementId, out var last) ? row.Opening != last.Closing || row.From != last.To.AddDays(1) : row.Opening != 0)
                check.Add(Of(each.Number, $"Statement {row.Number} does not begin with the amount, or on the day after, that the one before ended with. Tell the owner, and make the next one from the ledger."));
            before[row.ManagementId] = (row.Closing, row.To);
        }
    }

    private static Fault Of(string management, string message) => new(management, message, $"/managements/{management}/statements");

    private sealed record Correction(string Number, TransactionKind Kind, TrustEntry Entry)
    {
        public int? ReversesId { get; init; }
        public TrustEntry? Original { get; init; }
        public TransactionKind? Of { get; init; }

        /// <summary>What it corrects was reversed.</summary>
        public bool IsReplaced { get; init; }

        public bool Fits => Original is { } original && original.ManagementId == Entry.ManagementId && Kind switch
        {
            TransactionKind.TrustReversal or TransactionKind.Dishonour => ReversesId == Entry.CorrectsId
                && (original.Bank, original.Creditor, original.Fee) == (-Entry.Bank, -Entry.Creditor, -Entry.Fee) && (Kind is TransactionKind.TrustReversal || original.Bank > 0),
            TransactionKind.Reassignment => ReversesId is null && Of is TransactionKind.TrustReceipt && original.TenancyId == Entry.TenancyId,
            TransactionKind.CreditorPayment => ReversesId is null && Of is TransactionKind.CreditorPayment && IsReplaced && original.Bank == Entry.Bank,
            _ => false,
        };
    }
}
