using BatchLedger.Currencies;
using BatchLedger.Managements;
using BatchLedger.Refusals;
using BatchLedger.Transactions;

namespace BatchLedger.Audits;

/// <summary>What tenancies, their invoices and fees say of themselves, against the entries of trust money that made it so.</summary>
internal static class ManagementChecks
{
    public static async Task RunAsync(Audit audit)
    {
        await RentAsync(audit);
        await InvoicesAsync(audit);
        await FeesAsync(audit);
        await FeeTransactionsAsync(audit);
    }

    private static Task RentAsync(Audit audit)
    {
        var db = audit.Db;
        return audit.FindAsync("Each tenancy has received the rent that its entries say", db.Tenancies,
            from tenancy in db.Tenancies
            join management in db.Managements on tenancy.ManagementId equals management.Id
            join company in db.Companies on tenancy.CompanyId equals company.Id
            let rent = (from part in db.TrustAllocations
                        join entry in db.TrustEntries on part.TransactionId equals entry.TransactionId
                        where entry.TenancyId == tenancy.Id && part.Purpose == TrustPurpose.Rent
                        select part.Amount).Sum()
            where rent != tenancy.RentReceived + tenancy.RentBefore
            orderby tenancy.Id
            select new { management.Number, tenancy.Tenants, company.Currency, Said = tenancy.RentReceived + tenancy.RentBefore, Rent = rent },
            bad => Of(bad.Number, $"The tenancy of {bad.Tenants} says that {new Money(bad.Said, bad.Currency)} of rent was received; its entries come to {new Money(bad.Rent, bad.Currency)}. The date that it is paid to is wrong until the tenancy says the same."));
    }

    private static Task InvoicesAsync(Audit audit)
    {
        var db = audit.Db;
        return audit.FindAsync("Each tenancy invoice is paid with what its entries say", db.TenancyInvoices,
            from invoice in db.TenancyInvoices
            join management in db.Managements on invoice.ManagementId equals management.Id
            join company in db.Companies on invoice.CompanyId equals company.Id
            let paid = db.TrustAllocations.Where(a => a.InvoiceId == invoice.Id).Sum(a => a.Amount)
            where paid != invoice.Paid || (invoice.VoidedAt != null && invoice.Paid != 0)
            orderby invoice.Id
            select new { invoice.Number, Management = management.Number, company.Currency, Said = invoice.Paid, Paid = paid },
            bad => new Fault(bad.Number, $"It says that {new Money(bad.Said, bad.Currency)} of it is paid; its entries come to {new Money(bad.Paid, bad.Currency)}, or it was voided while something was paid. What is left of it is wrong until both are the same.", $"/managements/{bad.Management}/invoices"));
    }

    private static Task FeesAsync(Audit audit)
    {
        var db = audit.Db;
        return audit.FindAsync("Each management fee stands where its transactions left it", db.ManagementFees,
            from fee in db.ManagementFees
            join management in db.Managements on fee.ManagementId equals management.Id
            let paid = fee.DisbursedById != null
            let taken = db.Transactions.Any(t => t.Id == fee.DisbursedById && t.Kind == TransactionKind.ManagementFee && t.Amount == fee.Amount
                && db.TrustEntries.Any(e => e.TransactionId == t.Id && e.ManagementId == fee.ManagementId))
            let back = db.Transactions.Any(t => t.ReversesId == fee.DisbursedById && t.VoidedAt == null)
            where (paid && (fee.State == FeeState.Pending || fee.State == FeeState.Deleted)) || (!paid && (fee.State == FeeState.Disbursed || fee.State == FeeState.Credited))
                || (paid && !taken) || (paid && back != (fee.State == FeeState.Credited))
            orderby fee.Id
            select new { management.Number, fee.Description, fee.State },
            bad => Of(bad.Number, $"The fee “{bad.Description}” is {bad.State.ToString().ToLowerInvariant()}, and the transaction that took it out of owner funds, or its reversal, says otherwise. Owner funds are what the ledger says; correct the fee on its list."));
    }

    private static Task FeeTransactionsAsync(Audit audit)
    {
        var db = audit.Db;
        var taken = db.Transactions.Where(t => t.Kind == TransactionKind.ManagementFee);
        return audit.FindAsync("Each transaction that takes a management fee takes one", taken,
            taken.Where(t => db.ManagementFees.Count(fee => fee.DisbursedById == t.Id) != 1).OrderBy(t => t.Id).Select(t => t.Number),
            number => new Fault(number, "It takes a fee out of owner funds, and no fee or more than one says that it was disbursed by it. Reverse it on the ledger of its management.", $"/transactions/{number}"));
    }

    private static Fault Of(string management, string message) => new(management, message, $"/managements/{management}");
}
