using BatchLedger.BankReconciliations;
using BatchLedger.Data;
using BatchLedger.ManagementLedgers;
using BatchLedger.Managements;
using BatchLedger.OwnerStatements;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.ManagementLedgers;

/// <summary>14 Mill Lane of Harbour Trust with its tenant, and trust money laid down past the services, so that a test says what stands in the ledger.</summary>
internal sealed class LedgerGround : IAsyncDisposable
{
    private int last;

    public required Association Association { get; init; }
    public required Management Management { get; init; }
    public required Tenancy Novak { get; init; }

    public Books Books => Association.Books;
    public ManagementLedgerReader Reader => Books.Get<ManagementLedgerReader>();

    public static async Task<LedgerGround> OpenAsync()
    {
        var association = await Association.FoundAsync(await Books.OpenAsync());
        await association.Books.Get<WriteGate>().PassAsync(async () =>
        {
            await using var db = association.Books.Db();
            await db.Database.ExecuteSqlRawAsync("UPDATE \"Features\" SET \"Managements\" = 1");
        });
        var (management, tenancy) = await LetAsync(association, "M-000107", "14 Mill Lane");
        return new LedgerGround { Association = association, Management = management, Novak = tenancy };
    }

    public static async Task<(Management Management, Tenancy Tenancy)> LetAsync(Association association, string number, string place)
    {
        var management = new Management
        {
            Number = number, CompanyId = association.Company.Id, BranchId = association.Branch.Id, Place = place, OwnerName = "Harbour Trust", FeeRate = 500,
        };
        await association.Books.PutAsync(management);
        var tenancy = new Tenancy
        {
            CompanyId = association.Company.Id, ManagementId = management.Id, Tenants = "A. Novak", Reference = "NOVAK", Start = new DateOnly(2026, 2, 2), BondRequired = 2_080_00,
        };
        tenancy.Agree(520_00, RentPeriod.Week);
        await association.Books.PutAsync(tenancy);
        return (management, tenancy);
    }

    public async Task<Transaction> PutAsync(Move move) => (await PutManyAsync([move]))[0];

    public async Task<IReadOnlyList<Transaction>> PutManyAsync(IReadOnlyList<Move> moves)
    {
        var made = moves.Select(Transaction).ToList();
        await Books.PutAsync([.. made]);
        return made;
    }

    /// <summary>Another management beside this one, with so many receipts.</summary>
    public async Task CrowdAsync(string number, int receipts)
    {
        var (management, tenancy) = await LetAsync(Association, number, $"Place {number}");
        var beside = new LedgerGround { Association = Association, Management = management, Novak = tenancy, last = last };
        await beside.PutManyAsync([.. Enumerable.Range(0, receipts).Select(n => new Move(TransactionKind.TrustReceipt, 3, 1 + n % 28) { Owner = 100_00 })]);
        last = beside.last;
    }

    public async Task PresentAsync(Transaction transaction, DateOnly statement)
    {
        var reconciliation = new Reconciliation { Number = $"BR-{transaction.Number}", CompanyId = Association.Company.Id, StatementDate = statement, Opening = 0, Closing = 0 };
        await Books.PutAsync(reconciliation);
        await MarkAsync(transaction, entry => entry.ReconciliationId = reconciliation.Id);
    }

    public async Task StateAsync(Transaction transaction, int number)
    {
        var statement = new OwnerStatement
        {
            CompanyId = Association.Company.Id, Number = number, ManagementId = Management.Id, From = new(2026, 1, 1), To = new(2026, 3, 31), Opening = 0, Closing = 0, MadeAt = Books.Start, MadeBy = "R. Osei",
        };
        await Books.PutAsync(statement);
        await MarkAsync(transaction, entry => entry.StatementId = statement.Id);
    }

    public Task<Listed<LedgerRow>> RowsAsync(LedgerShow? show = null, ListQuery? query = null) => Reader.RowsAsync(Management.Id, show ?? new LedgerShow(), query ?? new ListQuery());

    /// <summary>"T-000001 520.00 – 1,180.00": number, withdrawn, deposited, balance.</summary>
    public async Task<IReadOnlyList<string>> FiguresAsync(LedgerShow? show = null) =>
        [.. (await RowsAsync(show)).Rows.Select(row => FormattableString.Invariant($"{row.Transaction.Number} {row.Withdraw / 100m:0.##} {row.Deposit / 100m:0.##} {row.Balance / 100m:0.##}"))];

    public ValueTask DisposeAsync() => Books.DisposeAsync();

    private Task MarkAsync(Transaction transaction, Action<TrustEntry> mark) => Books.Get<WriteGate>().PassAsync(async () =>
    {
        await using var db = Books.Db();
        mark(await db.TrustEntries.SingleAsync(e => e.TransactionId == transaction.Id));
        await db.SaveChangesAsync();
    });

    private Transaction Transaction(Move move)
    {
        var number = ++last;
        return new Transaction
        {
            Number = $"T-{number:D6}", CompanyId = Association.Company.Id, BatchId = Association.Batch.Id, BranchId = Association.Branch.Id, Kind = move.Kind, Date = move.Date, Currency = "USD",
            Amount = move.Amount ?? Math.Max(Math.Abs(move.Owner + move.Unallocated + move.Bond), Math.Max(Math.Abs(move.Owner), Math.Max(Math.Abs(move.Unallocated), Math.Abs(move.Bond)))),
            Description = move.Description, Reference = move.Reference, ReversesId = move.Kind is TransactionKind.TrustReversal or TransactionKind.Dishonour ? move.Of?.Id : null,
            Trust = new TrustEntry
            {
                CompanyId = Association.Company.Id, ManagementId = Management.Id, TenancyId = move.Of is null && move.Kind is TransactionKind.OwnerPayment or TransactionKind.CreditorPayment ? null : Novak.Id,
                AddedAt = Books.Start, AddedBy = "R. Osei", ReceiptNumber = move.Kind is TransactionKind.TrustReceipt ? $"R-{number:D6}" : null, Payee = move.Payee, Means = move.Means, Cheque = move.Cheque,
                CorrectsId = move.Of?.Id, Owner = move.Owner, Unallocated = move.Unallocated, Bond = move.Bond, Bank = move.Owner + move.Unallocated + move.Bond,
            },
        };
    }
}

/// <summary>What one transaction does to the three funds, in minor units.</summary>
internal sealed record Move(TransactionKind Kind, int Month, int Day)
{
    public DateOnly Date => new(2026, Month, Day);
    public long Owner { get; init; }
    public long Unallocated { get; init; }
    public long Bond { get; init; }
    public long? Amount { get; init; }

    /// <summary>What it corrects.</summary>
    public Transaction? Of { get; init; }
    public string Description { get; init; } = "";
    public string? Reference { get; init; }
    public string? Payee { get; init; }
    public PaymentMeans? Means { get; init; }
    public string? Cheque { get; init; }
}
