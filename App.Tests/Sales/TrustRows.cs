using BatchLedger.Accounts;
using BatchLedger.Data;
using BatchLedger.Managements;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Sales;

/// <summary>Trust money as rows, for rooms that do not know the services that make it: management M-000107 with one tenancy, and the accounts of the account map.</summary>
internal sealed class TrustRows
{
    private readonly Association association;
    private int transactions;

    private TrustRows(Association association) => this.association = association;

    public required Management Management { get; init; }
    public required Tenancy Tenancy { get; init; }

    public static async Task<TrustRows> FoundAsync(Association association)
    {
        var (books, company) = (association.Books, association.Company.Id);
        var management = new Management { Number = "M-000107", CompanyId = company, BranchId = association.Branch.Id, Place = "14 Mill Lane", OwnerName = "J. Petrov", FeeRate = 700 };
        await books.PutAsync(management, new NumberSeries { Prefix = "M", Last = 107 }, new NumberSeries { Prefix = "R", Last = 99 });
        var tenancy = new Tenancy { CompanyId = company, ManagementId = management.Id, Tenants = "A. Novak", Start = new DateOnly(2026, 1, 1), BondRequired = 300_00 };
        tenancy.Agree(100_00, RentPeriod.Week);
        await books.PutAsync(tenancy);
        await MapAsync(association);
        return new TrustRows(association) { Management = management, Tenancy = tenancy };
    }

    public Transaction Row(TransactionKind kind, (long Owner, long Unallocated, long Bond) funds, Transaction? corrects = null)
    {
        var (bank, tenant) = (funds.Owner + funds.Unallocated + funds.Bond, funds.Unallocated != 0 || funds.Bond != 0);
        return new Transaction
        {
            Number = $"TR-{++transactions:D6}", CompanyId = association.Company.Id, BatchId = association.Batch.Id, BranchId = association.Branch.Id, Kind = kind, Date = Till.Day, Currency = "USD",
            Amount = bank == 0 ? Math.Abs(funds.Unallocated) : Math.Abs(bank), Description = $"Trust {transactions}",
            ReversesId = kind is TransactionKind.TrustReversal or TransactionKind.Dishonour ? corrects?.Id : null,
            Trust = new TrustEntry
            {
                CompanyId = association.Company.Id, ManagementId = Management.Id, TenancyId = tenant ? Tenancy.Id : null, AddedAt = Books.Start, AddedBy = "R. Osei", CorrectsId = corrects?.Id,
                Owner = funds.Owner, Unallocated = funds.Unallocated, Bond = funds.Bond, Bank = bank,
                Creditor = kind is TransactionKind.CreditorPayment ? -bank : 0, Fee = kind is TransactionKind.ManagementFee ? -bank : 0,
                ReceiptNumber = kind is TransactionKind.TrustReceipt ? $"R-{transactions:D6}" : null,
                Allocations =
                [
                    .. new[] { (TrustPurpose.Owner, funds.Owner), (TrustPurpose.Unallocated, funds.Unallocated), (TrustPurpose.Bond, funds.Bond) }
                        .Where(part => part.Item2 != 0).Select((part, at) => new TrustAllocation { No = at + 1, Purpose = part.Item1, Amount = part.Item2 }),
                ],
            },
        };
    }

    public async Task<Transaction> PutAsync(TransactionKind kind, (long Owner, long Unallocated, long Bond) funds, Transaction? corrects = null)
    {
        var row = Row(kind, funds, corrects);
        await association.Books.PutAsync(row);
        return row;
    }

    private static async Task MapAsync(Association association)
    {
        (string Code, string Name, AccountType Type)[] chart =
        [
            ("1050", "Trust bank", AccountType.Asset), ("2610", "Owner funds", AccountType.Liability), ("2620", "Unallocated money", AccountType.Liability), ("2630", "Bonds", AccountType.Liability),
            ("2640", "Creditors", AccountType.Liability), ("4050", "Management fees", AccountType.Revenue),
        ];
        var accounts = chart.Select(a => new Account { CompanyId = association.Company.Id, Code = a.Code, Name = a.Name, Type = a.Type }).ToArray();
        await association.Books.PutAsync([.. accounts]);
        foreach (var account in accounts) association.Accounts.Add(account.Code, account);
        await association.Books.Get<WriteGate>().PassAsync(async () =>
        {
            await using var db = association.Books.Db();
            var map = await db.AccountMaps.SingleAsync(m => m.CompanyId == association.Company.Id);
            (map.TrustBankId, map.OwnerFundsId, map.UnallocatedId) = (accounts[0].Id, accounts[1].Id, accounts[2].Id);
            (map.BondId, map.CreditorsId, map.FeeIncomeId, map.FeeBankId) = (accounts[3].Id, accounts[4].Id, accounts[5].Id, association.Accounts["1010"].Id);
            await db.SaveChangesAsync();
        });
    }
}
