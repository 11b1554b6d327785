using BatchLedger.Accounts;
using BatchLedger.BankReconciliations;
using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.Ledgers;
using BatchLedger.Managements;
using BatchLedger.OwnerStatements;
using BatchLedger.Refusals;
using BatchLedger.Transactions;
using BatchLedger.Trust;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Trust;

/// <summary>An office that manages 14 Mill Lane (M-000107, fee 5 %) for Harbour Trust, let to A. Novak at 520.00 a week with a bond of 2,080.00, over the sample association.
/// Today is 10 Mar 2026; batch B-000001 is open in March.</summary>
public sealed class TrustOffice : IAsyncDisposable
{
    public static readonly DateOnly Today = new(2026, 3, 10);

    private TrustOffice(Books books, Association association) => (Books, Association) = (books, association);

    public Books Books { get; }
    public Association Association { get; }
    public Management Management { get; private set; } = null!;
    public Tenancy Tenancy { get; private set; } = null!;
    public TrustReceiptService Receipts => Books.Get<TrustReceiptService>();
    public TrustPaymentService Payments => Books.Get<TrustPaymentService>();
    public FeeService Fees => Books.Get<FeeService>();
    public TrustCorrectionService Corrections => Books.Get<TrustCorrectionService>();

    /// <summary>The batch that deeds are entered in.</summary>
    public string Batch { get; set; } = "B-000001";

    public static async Task<TrustOffice> OpenAsync() => await OverAsync(await Books.OpenAsync());

    public static async Task<TrustOffice> OverAsync(Books books, string code = "ARG")
    {
        var office = new TrustOffice(books, await Association.FoundAsync(books, code));
        office.Batch = office.Association.Batch.Number;
        await office.MapAsync();
        office.Management = await office.ManageAsync(code == "ARG" ? "M-000107" : $"M-{code}");
        office.Tenancy = await office.LetAsync(office.Management);
        return office;
    }

    public async Task<Management> ManageAsync(string number, int feeRate = 500)
    {
        var management = new Management
        {
            Number = number, CompanyId = Association.Company.Id, BranchId = Association.Branch.Id, Place = "14 Mill Lane", OwnerName = "Harbour Trust", OwnerAccount = "062-000 1234 5678", FeeRate = feeRate,
        };
        await Books.PutAsync(management);
        return management;
    }

    /// <summary>520.00 a week from Monday 2 March.</summary>
    public async Task<Tenancy> LetAsync(Management management, string tenants = "A. Novak", DateOnly? end = null)
    {
        var tenancy = new Tenancy
        {
            CompanyId = management.CompanyId, ManagementId = management.Id, Tenants = tenants, Reference = tenants[(tenants.LastIndexOf(' ') + 1)..].ToUpperInvariant(),
            Start = new DateOnly(2026, 3, 2), End = end, BondRequired = 2_080_00,
        };
        tenancy.Agree(520_00, RentPeriod.Week);
        await Books.PutAsync(tenancy);
        return tenancy;
    }

    public async Task<TenancyInvoice> InvoiceAsync(long amount = 80_00, Tenancy? tenancy = null)
    {
        tenancy ??= Tenancy;
        await using var db = Books.Db();
        var invoice = new TenancyInvoice
        {
            Number = $"TI-{await db.TenancyInvoices.CountAsync() + 1:D6}", CompanyId = tenancy.CompanyId, ManagementId = tenancy.ManagementId, TenancyId = tenancy.Id,
            Date = Today, Due = Today.AddDays(14), Description = "Water", Amount = amount,
        };
        await Books.PutAsync(invoice);
        return invoice;
    }

    public ReceiptDraft Receipt(long amount, DateOnly? date = null) => new() { ManagementId = Management.Id, TenancyId = Tenancy.Id, Batch = Batch, Date = date ?? Today, Amount = amount };

    public AllocationDraft Allocation(long rent = 0, long bond = 0) => new() { TenancyId = Tenancy.Id, Batch = Batch, Date = Today, Rent = rent, Bond = bond };

    public PaymentDraft Payment(TransactionKind kind, long amount, DateOnly? date = null) => new()
    {
        Kind = kind, ManagementId = Management.Id, TenancyId = kind is TransactionKind.TenantRefund or TransactionKind.BondRefund ? Tenancy.Id : null,
        Batch = Batch, Date = date ?? Today, Amount = amount, Payee = kind is TransactionKind.CreditorPayment ? "Swift Plumbing" : null,
    };

    public CorrectionDraft Correction(Transaction of, string? reason = "Wrong tenant") => new() { TransactionId = of.Id, Batch = Batch, Reason = reason };

    public ReassignDraft Reassignment(Transaction receipt, TrustPurpose from, TrustPurpose to) =>
        new() { TransactionId = receipt.Id, Batch = Batch, Reason = "Was the bond", From = from, To = to };

    /// <summary>From the tenant, all to rent.</summary>
    public async Task<Transaction> ReceivedAsync(long amount, DateOnly? date = null) => Made(await Receipts.ReceiptAsync(Receipt(amount, date)));

    /// <summary>From the tenant, nothing allocated.</summary>
    public async Task<Transaction> UnallocatedAsync(long amount, DateOnly? date = null)
    {
        var draft = Receipt(amount, date);
        draft.Rent = 0;
        return Made(await Receipts.ReceiptAsync(draft));
    }

    public async Task<Transaction> ContributedAsync(long amount) =>
        Made(await Receipts.ReceiptAsync(new ReceiptDraft { ManagementId = Management.Id, Batch = Batch, Date = Today, Amount = amount }));

    public async Task<Transaction> PaidAsync(TransactionKind kind, long amount, DateOnly? date = null) => Made(await Payments.PayAsync(Payment(kind, amount, date)));

    /// <summary>Every pending fee of the management; the last transaction.</summary>
    public async Task<Transaction> DisbursedAsync()
    {
        await using var db = Books.Db();
        var fees = await db.ManagementFees.Where(f => f.ManagementId == Management.Id && f.State == FeeState.Pending).Select(f => f.Id).ToListAsync();
        return Made(await Fees.DisburseAsync(new FeeDisbursalDraft { ManagementId = Management.Id, Batch = Batch, Date = Today, FeeIds = fees }));
    }

    /// <summary>Ticked in the open reconciliation of 31 March, past every service.</summary>
    public async Task PresentAsync(params Transaction[] transactions)
    {
        await using (var db = Books.Db())
            if (!await db.Reconciliations.AnyAsync(r => r.CompanyId == Association.Company.Id && r.FinishedAt == null))
                await Books.PutAsync(new Reconciliation
                {
                    Number = $"BR-{Association.Company.Id:D6}", CompanyId = Association.Company.Id, StatementDate = new DateOnly(2026, 3, 31), Opening = 0, Closing = 0,
                });
        await MarkAsync(transactions, (db, entry) => entry.ReconciliationId = db.Reconciliations.Single(r => r.CompanyId == entry.CompanyId && r.FinishedAt == null).Id);
    }

    /// <summary>On owner statement 88, past every service.</summary>
    public async Task StateAsync(params Transaction[] transactions)
    {
        await Books.PutAsync(new OwnerStatement
        {
            CompanyId = Association.Company.Id, Number = 88, ManagementId = Management.Id, From = new DateOnly(2026, 3, 1), To = Today, Opening = 0, Closing = 0, MadeAt = Books.Start, MadeBy = "R. Osei",
        });
        await MarkAsync(transactions, (db, entry) => entry.StatementId = db.OwnerStatements.Single(s => s.Number == 88 && s.CompanyId == entry.CompanyId).Id);
    }

    public async Task<TrustStanding> StandingAsync(Transaction transaction)
    {
        await using var db = Books.Db();
        return (await TrustStandings.ReadAsync(db, [transaction.Id], CancellationToken.None))[transaction.Id];
    }

    /// <summary>Owner funds, and the unallocated money and bond of all its tenancies.</summary>
    public async Task<(long Owner, long Unallocated, long Bond)> FundsAsync()
    {
        await using var db = Books.Db();
        var funds = await TrustFunds.ReadAsync(db, Management.Id, CancellationToken.None);
        return (funds.Owner, funds.Unallocated, funds.Bond);
    }

    /// <summary>The transaction with its trust entry as they are in the database now.</summary>
    public async Task<Transaction> NowAsync(Transaction transaction)
    {
        await using var db = Books.Db();
        return await db.Transactions.AsNoTracking().Include(t => t.Trust!.Allocations).SingleAsync(t => t.Id == transaction.Id);
    }

    public async Task<T> FirstAsync<T>() where T : class
    {
        await using var db = Books.Db();
        return await db.Set<T>().AsNoTracking().OrderBy(row => EF.Property<int>(row, "Id")).FirstAsync();
    }

    public async Task<List<ManagementFee>> FeesAsync()
    {
        await using var db = Books.Db();
        return await db.ManagementFees.AsNoTracking().Where(f => f.ManagementId == Management.Id).OrderBy(f => f.Id).ToListAsync();
    }

    /// <summary>Does something to a row, past every service.</summary>
    public Task ChangeAsync<T>(int id, Action<T> change) where T : class => Books.Get<WriteGate>().PassAsync(async () =>
    {
        await using var db = Books.Db();
        change((await db.FindAsync<T>(id))!);
        await db.SaveChangesAsync();
    });

    public static T Made<T>(Outcome<T> outcome) where T : class
    {
        Assert.Null(outcome.Refusal);
        return outcome.Value!;
    }

    public static string Refused<T>(Outcome<T> outcome) where T : class => outcome.Refusal?.Message ?? "done";

    public ValueTask DisposeAsync() => Books.DisposeAsync();

    private Task MarkAsync(Transaction[] transactions, Action<AppDbContext, TrustEntry> mark) => Books.Get<WriteGate>().PassAsync(async () =>
    {
        await using var db = Books.Db();
        var ids = transactions.Select(t => t.Id).ToList();
        foreach (var entry in await db.TrustEntries.Where(e => ids.Contains(e.TransactionId)).ToListAsync()) mark(db, entry);
        await db.SaveChangesAsync();
    });

    private async Task MapAsync()
    {
        (string Code, string Name, AccountType Type)[] chart =
        [
            ("1100", "Trust bank", AccountType.Asset), ("2500", "Owner funds", AccountType.Liability), ("2510", "Unallocated trust money", AccountType.Liability),
            ("2520", "Bonds held", AccountType.Liability), ("2530", "Creditors of owners", AccountType.Liability), ("4500", "Management fees", AccountType.Revenue),
        ];
        var accounts = chart.Select(a => new Account { CompanyId = Association.Company.Id, Code = a.Code, Name = a.Name, Type = a.Type }).ToArray();
        await Books.PutAsync([.. accounts]);
        foreach (var account in accounts) Association.Accounts.Add(account.Code, account);
        await using var db = Books.Db();
        var id = await db.AccountMaps.Where(m => m.CompanyId == Association.Company.Id).Select(m => m.Id).SingleAsync();
        await ChangeAsync<AccountMap>(id, map =>
        {
            (map.TrustBankId, map.OwnerFundsId, map.UnallocatedId) = (accounts[0].Id, accounts[1].Id, accounts[2].Id);
            (map.BondId, map.CreditorsId, map.FeeIncomeId, map.FeeBankId) = (accounts[3].Id, accounts[4].Id, accounts[5].Id, Association.Accounts["1010"].Id);
        });
    }
}
