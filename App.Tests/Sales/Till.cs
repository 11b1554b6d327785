using BatchLedger.Accounts;
using BatchLedger.Batches;
using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.Ledgers;
using BatchLedger.Refusals;
using BatchLedger.Sales;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Sales;

/// <summary>The sample association with somebody who enters things in batch B-000001.</summary>
public sealed class Till : IAsyncDisposable
{
    public static readonly DateOnly Day = new(2026, 3, 10);

    private Till(Books books, Association association) => (Books, Association) = (books, association);

    public Books Books { get; }
    public Association Association { get; }
    public TransactionService Transactions => Books.Get<TransactionService>();
    public OrderService Orders => Books.Get<OrderService>();
    public SalesReads Reads => Books.Get<SalesReads>();

    public static async Task<Till> OpenAsync()
    {
        var books = await Books.OpenAsync();
        return new Till(books, await Association.FoundAsync(books));
    }

    public TransactionDraft Draft(TransactionKind kind) => new()
    {
        Batch = Association.Batch.Number, Kind = kind, Date = Day, MemberId = kind is TransactionKind.ManualJournal ? null : Association.Member.Id,
    };

    /// <summary>An invoice over one line of dues at this price, untaxed unless typed.</summary>
    public TransactionDraft Invoice(long price = 100_00, int quantity = 1)
    {
        var draft = Draft(TransactionKind.Invoice);
        draft.Products.Add(new ProductLineDraft { ProductId = Association.Dues.Id, Quantity = quantity, UnitPrice = price });
        return draft;
    }

    public TransactionDraft Payment(long amount, Transaction? invoice = null, long? applied = null)
    {
        var draft = Draft(TransactionKind.Payment);
        (draft.Amount, draft.PaymentMethodId, draft.AppliesToId, draft.Applied) = (amount, Association.Check.Id, invoice?.Id, applied);
        return draft;
    }

    /// <summary>A refund, credit, discount, write-off or cancellation of something.</summary>
    public TransactionDraft Against(Transaction? what, TransactionKind kind, long? amount = null)
    {
        var draft = Draft(kind);
        (draft.AppliesToId, draft.Amount) = (what?.Id, amount);
        if (kind is TransactionKind.Credit) draft.Products.Add(new ProductLineDraft { ProductId = Association.Dues.Id, UnitPrice = amount });
        return draft;
    }

    public TransactionDraft Journal(params (string Account, long Debit, long Credit)[] lines)
    {
        var draft = Draft(TransactionKind.ManualJournal);
        draft.Journal.AddRange(lines.Select(l => new JournalLineDraft { AccountId = Association.Accounts[l.Account].Id, Debit = l.Debit, Credit = l.Credit }));
        return draft;
    }

    public OrderDraft Order(long price = 100_00) => new()
    {
        Batch = Association.Batch.Number, Date = Day, MemberId = Association.Member.Id,
        Products = [new ProductLineDraft { ProductId = Association.Dues.Id, UnitPrice = price }],
    };

    public async Task<Transaction> RecordedAsync(TransactionDraft draft) => Made(await Transactions.RecordAsync(draft));

    public async Task<string> RefusedAsync(TransactionDraft draft) => (await Transactions.RecordAsync(draft)).Refusal?.Message ?? "done";

    public async Task<long> OpenOfAsync(Transaction invoice)
    {
        await using var db = Books.Db();
        return await Balances.Invoices(db).Where(b => b.Invoice.Id == invoice.Id).Select(b => b.Open).SingleAsync();
    }

    public async Task<Transaction> NowAsync(Transaction transaction)
    {
        await using var db = Books.Db();
        return await db.Transactions.Include(t => t.Lines).SingleAsync(t => t.Id == transaction.Id);
    }

    public async Task<Batch> BatchAsync(string number, int month = 3)
    {
        var batch = new Batch
        {
            Number = number, CompanyId = Association.Company.Id, BranchId = Association.Branch.Id, LedgerId = Association.Ledger.Id, Name = $"Batch of month {month}",
            FiscalPeriodId = Association.Year.Periods.Single(p => p.Number == month).Id, Date = new DateOnly(2026, month, 1), OpenedAt = Books.Start, OpenedBy = "R. Osei",
        };
        await Books.PutAsync(batch);
        return batch;
    }

    /// <summary>A Statistical ledger with accounts 9000 (members) and 9100 (hours), and batch B-000009 in March that posts to it.</summary>
    public async Task<Batch> CountingAsync()
    {
        var (company, branch) = (Association.Company, Association.Branch);
        var ledger = new Ledger { Code = "STAT", Description = "Figures", Type = LedgerType.Statistical, Currency = Currency.None };
        await Books.PutAsync(ledger);
        Account[] accounts =
        [
            new() { CompanyId = company.Id, Code = "9000", Name = "Members", Type = AccountType.Statistical, Unit = "members" },
            new() { CompanyId = company.Id, Code = "9100", Name = "Volunteers", Type = AccountType.Statistical, Unit = "hours" },
        ];
        await Books.PutAsync([new LedgerCompany { LedgerId = ledger.Id, CompanyId = company.Id }, .. accounts]);
        foreach (var account in accounts) Association.Accounts.Add(account.Code, account);
        var batch = new Batch
        {
            Number = "B-000009", CompanyId = company.Id, BranchId = branch.Id, LedgerId = ledger.Id, Name = "Figures of March", Date = new DateOnly(2026, 3, 10),
            FiscalPeriodId = Association.March.Id, OpenedAt = Books.Start, OpenedBy = "R. Osei",
        };
        await Books.PutAsync(batch);
        return batch;
    }

    /// <summary>The batch is posted, past every service.</summary>
    public Task PostedAsync(int batchId) => ChangeAsync<Batch>(batchId, batch =>
    {
        batch.Close("R. Osei", Books.Start);
        batch.Post("R. Osei", Books.Start);
    });

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

    public ValueTask DisposeAsync() => Books.DisposeAsync();
}
