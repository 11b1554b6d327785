using BatchLedger.FilingCabinet;
using BatchLedger.Managements;
using BatchLedger.Transactions;

namespace BatchLedger.OwnerStatements;

/// <summary>Turns trust entries into lines: one for each thing that a transaction does to owner funds.</summary>
/// <param name="last">The statement before: what is dated within it and was entered later says so.</param>
internal sealed class StatementLines(StatementNames names, OwnerStatement? last)
{
    public IEnumerable<StatementLine> Of(TrustEntry entry) =>
        from part in entry.Allocations.Where(a => a.Purpose.Fund() is TrustFund.Owner).GroupBy(a => (a.Purpose, a.InvoiceId))
        let amount = part.Sum(a => a.Amount)
        where amount != 0
        select new StatementLine(SectionOf(entry.Transaction.Kind), entry.Transaction.Date, entry.Transaction.Number, Describe(entry, part.Key), amount)
        {
            Party = entry.TenancyId is { } tenancy ? names.Tenants.GetValueOrDefault(tenancy) : null,
        };

    private static StatementSection SectionOf(TransactionKind kind) => kind switch
    {
        TransactionKind.TrustReceipt or TransactionKind.OwnerContribution or TransactionKind.Allocation => StatementSection.Income,
        TransactionKind.CreditorPayment or TransactionKind.ManagementFee => StatementSection.Expenses,
        TransactionKind.OwnerPayment => StatementSection.Payments,
        _ => StatementSection.Corrections,
    };

    private string Describe(TrustEntry entry, (TrustPurpose Purpose, int? Invoice) part)
    {
        var transaction = entry.Transaction;
        var words = Words(transaction, part);
        if (entry.Payee is { Length: > 0 } payee && !words.Contains(payee, StringComparison.OrdinalIgnoreCase)) words = $"{payee}: {words}";
        if (entry.CorrectsId is { } id && names.Corrected.TryGetValue(id, out var number) && !words.Contains(number, StringComparison.Ordinal)) words += $" (corrects {number})";
        return last is not null && transaction.Date <= last.To
            ? $"{words} · entered on {DateOnly.FromDateTime(entry.AddedAt.UtcDateTime).InWords()}, after statement {last.Number}" : words;
    }

    private string Words(Transaction transaction, (TrustPurpose Purpose, int? Invoice) part)
    {
        if (SectionOf(transaction.Kind) is not StatementSection.Income) return transaction.Description.Length > 0 ? transaction.Description : transaction.Kind.Title();
        if (part.Invoice is { } id && names.Invoices.TryGetValue(id, out var invoice)) return invoice;
        if (part.Purpose is TrustPurpose.Rent) return PaperWords.Rent(transaction);
        return transaction.Description.Length > 0 ? transaction.Description : transaction.Kind.Title();
    }
}

/// <summary>What ids are called: tenants, tenancy invoices, and the numbers of corrected transactions.</summary>
internal sealed record StatementNames(Dictionary<int, string> Tenants, Dictionary<int, string> Invoices, Dictionary<int, string> Corrected);
