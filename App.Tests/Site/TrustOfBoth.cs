using BatchLedger.BankReconciliations;
using BatchLedger.Batches;
using BatchLedger.FilingCabinet;
using BatchLedger.Managements;
using BatchLedger.OwnerStatements;
using BatchLedger.Transactions;

namespace BatchLedger.Tests;

/// <summary>A property under management with trust money, a paper, an owner statement, a finished bank reconciliation and an open one, in a batch of its own.</summary>
internal static class TrustOfBoth
{
    public static async Task FillAsync(Books books, Association of, long amount)
    {
        var (company, code, day) = (of.Company.Id, of.Company.Code, new DateOnly(2026, 3, 9));
        var management = new Management { Number = $"M-{code}", CompanyId = company, BranchId = of.Branch.Id, Place = $"14 Mill Lane {code}", OwnerName = $"J. Hale {code}" };
        var batch = new Batch
        {
            Number = $"X-{code}", CompanyId = company, BranchId = of.Branch.Id, LedgerId = of.Ledger.Id, Name = $"Trust {code}", Date = day,
            FiscalPeriodId = of.March.Id, OpenedAt = Books.Start, OpenedBy = "R. Osei",
        };
        await books.PutAsync(management, batch);
        await books.PutAsync(Money(management, batch, amount), new ManagementFee { CompanyId = company, ManagementId = management.Id, Date = day, Description = $"Letting fee {code}", Amount = amount });
        var tenancy = new Tenancy { CompanyId = company, ManagementId = management.Id, Tenants = $"A. Novak {code}", Start = day.AddDays(-7) };
        tenancy.Agree(520_00, RentPeriod.Week);
        await books.PutAsync(tenancy);
        var water = new InvoiceDraft { TenancyId = tenancy.Id, Date = day, Due = day, Description = $"Water {code}", Amount = 80_00 };
        Assert.Null((await books.Get<InvoiceService>().AddAsync(water)).Refusal);
        var finished = new Reconciliation { Number = $"BF-{code}", CompanyId = company, StatementDate = day.AddDays(-8), Opening = 0, Closing = amount };
        finished.Finish($"R. Osei of {code}", Books.Start);
        await books.PutAsync(finished);
        await books.PutAsync(new OwnerStatement { CompanyId = company, Number = 1, ManagementId = management.Id, From = day.AddDays(-9), To = day.AddDays(-8), Opening = 0, Closing = amount, MadeAt = Books.Start, MadeBy = $"R. Osei of {code}" });
        Assert.Null((await books.Get<FilingService>().UploadAsync(management.Number, $"Lease {code}.txt", System.Text.Encoding.UTF8.GetBytes($"Lease of {code}"))).Refusal);
        await books.PutAsync(new Reconciliation { Number = $"BR-{code}", CompanyId = company, StatementDate = day, Opening = amount, Closing = amount });
    }

    private static Transaction Money(Management management, Batch batch, long amount) => new()
    {
        Number = $"R-{management.Number}", CompanyId = management.CompanyId, BatchId = batch.Id, BranchId = management.BranchId, Kind = TransactionKind.OwnerContribution, Date = batch.Date,
        Currency = "USD", Amount = amount, Description = $"Contribution to {management.Number}",
        Trust = new TrustEntry { CompanyId = management.CompanyId, ManagementId = management.Id, AddedAt = Books.Start, AddedBy = "R. Osei", ReceiptNumber = $"RC-{management.Number}", Owner = amount, Unallocated = 0, Bond = 0, Bank = amount },
    };
}
