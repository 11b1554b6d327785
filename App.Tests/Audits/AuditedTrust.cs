using BatchLedger.BankReconciliations;
using BatchLedger.Data;
using BatchLedger.FilingCabinet;
using BatchLedger.Managements;
using BatchLedger.OwnerStatements;
using BatchLedger.Tests.Sales;
using BatchLedger.Transactions;

namespace BatchLedger.Tests.Audits;

/// <summary>The trust money of management M-000107 as rows: a presented receipt for rent, a tenancy invoice, unallocated money and bond; the fee on it, disbursed; an owner payment that paid it out;
/// an owner contribution that was reversed; a finished bank reconciliation, an owner statement and a lease in the filing cabinet.</summary>
internal static class AuditedTrust
{
    public static async Task PutAsync(Till till)
    {
        var (trust, company) = (await TrustRows.FoundAsync(till.Association), till.Association.Company.Id);
        var invoice = new TenancyInvoice
        {
            Number = "TI-000001", CompanyId = company, ManagementId = trust.Management.Id, TenancyId = trust.Tenancy.Id, Date = Till.Day, Due = Till.Day.AddDays(14), Description = "Water", Amount = 50_00,
        };
        invoice.Take(50_00);
        var reconciliation = new Reconciliation { Number = "BR-000001", CompanyId = company, StatementDate = Till.Day, Opening = 0, Closing = 240_00 };
        var statement = new OwnerStatement
        {
            CompanyId = company, Number = 1, ManagementId = trust.Management.Id, From = Till.Day, To = Till.Day, Opening = 0, Closing = 43_00, MadeAt = Books.Start, MadeBy = "R. Osei",
        };
        await till.Books.PutAsync(invoice, reconciliation, statement, new NumberSeries { Prefix = "TI", Last = 1 }, new NumberSeries { Prefix = "BR", Last = 1 });

        var receipt = await EntryAsync(till, trust.Row(TransactionKind.TrustReceipt, (150_00, 30_00, 60_00)), statement);
        await PartsAsync(till, receipt, receipt.Id, (TrustPurpose.Rent, 100_00), (TrustPurpose.Invoice, 50_00), (TrustPurpose.Unallocated, 30_00), (TrustPurpose.Bond, 60_00));
        await till.ChangeAsync<Tenancy>(trust.Tenancy.Id, tenancy => tenancy.TakeRent(100_00));
        var fee = await EntryAsync(till, trust.Row(TransactionKind.ManagementFee, (-7_00, 0, 0)), statement);
        await PartsAsync(till, fee, null, (TrustPurpose.Owner, -7_00));
        await FeeAsync(till, receipt, fee);
        var paid = await EntryAsync(till, trust.Row(TransactionKind.OwnerPayment, (-100_00, 0, 0)), statement);
        await PartsAsync(till, paid, null, (TrustPurpose.Owner, -100_00));
        var contribution = await EntryAsync(till, trust.Row(TransactionKind.OwnerContribution, (20_00, 0, 0)), statement);
        await PartsAsync(till, contribution, contribution.Id, (TrustPurpose.Owner, 20_00));
        var reversal = await EntryAsync(till, trust.Row(TransactionKind.TrustReversal, (-20_00, 0, 0), contribution), statement);
        await PartsAsync(till, reversal, contribution.Id, (TrustPurpose.Owner, -20_00));

        Till.Made(await till.Books.Get<FilingService>().UploadAsync(trust.Management.Number, "lease.pdf", "%PDF-1.7 a lease"u8.ToArray()));
        await till.ChangeAsync<TrustEntry>(receipt.Id, entry => (entry.PaidOutById, entry.ReconciliationId) = (paid.Id, reconciliation.Id));
        await till.ChangeAsync<Reconciliation>(reconciliation.Id, row => row.Finish("R. Osei", Books.Start));
    }

    private static async Task<Transaction> EntryAsync(Till till, Transaction row, OwnerStatement statement)
    {
        row.Trust!.Allocations.Clear();
        row.Trust.StatementId = statement.Id;
        await till.Books.PutAsync(row);
        return row;
    }

    private static Task PartsAsync(Till till, Transaction of, int? receipt, params (TrustPurpose Purpose, long Amount)[] parts) => till.Books.PutAsync([.. parts.Select((part, at) => new TrustAllocation
    {
        TransactionId = of.Id, No = at + 1, Purpose = part.Purpose, InvoiceId = part.Purpose is TrustPurpose.Invoice ? 1 : null, ReceiptId = receipt, Amount = part.Amount,
    })]);

    private static Task FeeAsync(Till till, Transaction receipt, Transaction taken)
    {
        var fee = new ManagementFee { CompanyId = taken.CompanyId, ManagementId = taken.Trust!.ManagementId, Date = Till.Day, Description = "Management fee on rent 100.00", Amount = 7_00, ChargedOnId = receipt.Id };
        fee.Disburse(taken.Id, Till.Day);
        return till.Books.PutAsync(fee);
    }
}
