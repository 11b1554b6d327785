using BatchLedger.Batches;
using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.ExchangeRates;
using BatchLedger.FiscalPeriods;
using BatchLedger.Ledgers;
using BatchLedger.Refusals;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Sales;

/// <summary>Which rows of a batch a list shows, and in which order.</summary>
public sealed record EntryFilter(int Skip = 0, int Take = 50)
{
    public string Text { get; init; } = "";
    public string? Sort { get; init; }
    public bool Descending { get; init; }
    public TransactionKind? Kind { get; init; }
    public OrderState? State { get; init; }
}

public sealed record Rows<T>(IReadOnlyList<T> Shown, int Total);

/// <summary>One transaction with everything its page shows.</summary>
public sealed record TransactionDetails(Transaction Transaction, Batch Batch, FiscalPeriod Period)
{
    public string? Member { get; init; }
    public string? Method { get; init; }
    public string Branch { get; init; } = "";
    public Transaction? AppliesTo { get; init; }
    public IReadOnlyList<Transaction> RestingOn { get; init; } = [];

    /// <summary>Of a reversal: its journal.</summary>
    public Transaction? Reverses { get; init; }
    public Transaction? ReversedBy { get; init; }

    /// <summary>Null for what is no trust money.</summary>
    public TrustFacts? Trust { get; init; }

    /// <summary>What the accounts of its lines count, in a Statistical ledger.</summary>
    public IReadOnlyDictionary<int, string> Units { get; init; } = new Dictionary<int, string>();
    public IReadOnlyDictionary<int, string> Products { get; init; } = new Dictionary<int, string>();
    public IReadOnlyDictionary<int, string> Accounts { get; init; } = new Dictionary<int, string>();
    public IReadOnlyDictionary<int, string> Branches { get; init; } = new Dictionary<int, string>();

    /// <summary>Why it cannot be edited even in an open batch.</summary>
    public Refusal? Fixed { get; init; }

    /// <summary>Of an invoice: still to be paid. Of a payment: still to be given back.</summary>
    public long? Left { get; init; }

    /// <summary>What the batch's ledger counts in.</summary>
    public string BookCurrency { get; init; } = "";

    /// <summary>Of a transaction in another currency that is not posted yet: the rate it would be posted at, if there is one.</summary>
    public ExchangeRate? Rate { get; init; }

    public bool IsForeign => Transaction.Currency != BookCurrency;

    public Money In(long minor) => Transaction.In(minor);

    /// <summary>With its currency; what only counts, one sum a unit.</summary>
    public string AmountInWords => Transaction.Currency != Currency.None ? In(Transaction.Amount).WithCode() : string.Join(", ", Transaction.Lines
        .GroupBy(l => Units.GetValueOrDefault(l.AccountId ?? 0)).Select(unit => Currency.Quantity(unit.Sum(l => l.Debit - l.Credit), unit.Key)));

    public TransactionDraft AsDraft() => new()
    {
        Batch = Batch.Number, Kind = Transaction.Kind, Date = Transaction.Date, MemberId = Transaction.MemberId, PaymentMethodId = Transaction.PaymentMethodId,
        AppliesToId = Transaction.AppliesToId, Currency = Transaction.Currency, Amount = Transaction.Amount, Applied = Transaction.Kind is TransactionKind.Payment ? Transaction.Applied : null,
        Description = Transaction.Description, Reference = Transaction.Reference, Seen = Transaction.Version, ReversesOn = Transaction.ReversesOn,
        Products = [.. Transaction.Lines.Where(l => l.ProductId is not null).Select(l => new ProductLineDraft
        {
            ProductId = l.ProductId, Quantity = l.Quantity, UnitPrice = l.UnitPrice, Tax = l.Tax, Description = l.Description,
            ServiceStart = l.ServiceStart, ServiceEnd = l.ServiceEnd,
        })],
        Journal = [.. Transaction.Lines.Where(l => l.AccountId is not null).Select(l => l.AsDraft())],
    };

    /// <summary>The same anew in an open batch.</summary>
    public TransactionDraft AsCopy(BatchChoice batch)
    {
        var copy = AsDraft();
        (copy.Batch, copy.Date, copy.Seen, copy.ReversesOn) = (batch.Number, null, null, null);
        return copy;
    }
}

/// <summary>Reads transactions and orders for lists and records.</summary>
public sealed class SalesReads(Work work)
{
    public Task<Rows<TransactionRow>> TransactionsAsync(int batchId, EntryFilter filter, CancellationToken token = default) => work.ReadAsync(async db =>
    {
        var rows = from t in db.Transactions.Where(t => t.BatchId == batchId && (filter.Kind == null || t.Kind == filter.Kind))
                   join m in db.Members on t.MemberId equals m.Id into members
                   from m in members.DefaultIfEmpty()
                   select new { T = t, Member = m == null ? null : m.Number + " " + m.Name };
        if (filter.Text.Length > 0)
            rows = rows.Where(r => r.T.Number.Contains(filter.Text) || EF.Functions.Like(r.T.Description, $"%{filter.Text}%")
                || EF.Functions.Like(r.T.Reference!, $"%{filter.Text}%") || EF.Functions.Like(r.Member!, $"%{filter.Text}%")
                || db.TrustEntries.Any(e => e.TransactionId == r.T.Id && db.Managements.Any(m => m.Id == e.ManagementId && (m.Number.Contains(filter.Text) || EF.Functions.Like(m.Place, $"%{filter.Text}%")))));
        var sorted = (filter.Sort, filter.Descending) switch
        {
            ("date", false) => rows.OrderBy(r => r.T.Date).ThenBy(r => r.T.Id),
            ("date", true) => rows.OrderByDescending(r => r.T.Date).ThenByDescending(r => r.T.Id),
            ("amount", false) => rows.OrderBy(r => r.T.Amount).ThenBy(r => r.T.Id),
            ("amount", true) => rows.OrderByDescending(r => r.T.Amount).ThenBy(r => r.T.Id),
            ("member", false) => rows.OrderBy(r => r.Member).ThenBy(r => r.T.Id),
            ("member", true) => rows.OrderByDescending(r => r.Member).ThenBy(r => r.T.Id),
            ("number", false) => rows.OrderBy(r => r.T.Number),
            _ => rows.OrderByDescending(r => r.T.Id),
        };
        var shown = await sorted.Skip(filter.Skip).Take(filter.Take).Select(r => new TransactionRow(r.T.Id, r.T.Number, r.T.Kind, r.T.Date, r.T.Amount, r.T.Currency)
        {
            Member = r.Member, Description = r.T.Description, Reference = r.T.Reference, Removed = r.T.VoidedAt != null, Version = r.T.Version,
        }).ToListAsync(token);
        return new Rows<TransactionRow>(await db.WithManagementsAsync(await db.WithQuantitiesAsync(shown, token), token), await rows.CountAsync(token));
    }, token);

    public Task<Rows<OrderRow>> OrdersAsync(int batchId, EntryFilter filter, CancellationToken token = default) => work.ReadAsync(async db =>
    {
        var rows = from o in db.Orders.Where(o => o.BatchId == batchId && (filter.State == null || o.State == filter.State))
                   join m in db.Members on o.MemberId equals m.Id
                   select new { O = o, Member = m.Number + " " + m.Name };
        if (filter.Text.Length > 0) rows = rows.Where(r => r.O.Number.Contains(filter.Text) || EF.Functions.Like(r.Member, $"%{filter.Text}%"));
        var shown = await rows.OrderByDescending(r => r.O.Id).Skip(filter.Skip).Take(filter.Take).Select(r => new OrderRow(r.O.Id, r.O.Number, r.O.State, r.O.Date, r.O.Total, r.O.Currency)
        {
            Member = r.Member, Version = r.O.Version, Lines = r.O.Lines.Count,
            Invoice = db.Transactions.Where(t => t.Id == r.O.InvoiceId).Select(t => t.Number).FirstOrDefault(),
        }).ToListAsync(token);
        return new Rows<OrderRow>(shown, await rows.CountAsync(token));
    }, token);

    public Task<OrderDraft?> OrderAsync(int id, CancellationToken token = default) => work.ReadAsync<OrderDraft?>(async db =>
    {
        if (await db.Orders.Include(o => o.Lines.OrderBy(l => l.LineNo)).SingleOrDefaultAsync(o => o.Id == id, token) is not { } order) return null;
        var batch = await db.Batches.SingleAsync(b => b.Id == order.BatchId, token);
        return new OrderDraft { Batch = batch.Number, Date = order.Date, MemberId = order.MemberId, Seen = order.Version, Products = [.. order.Lines.Select(OrderService.AsDraft)] };
    }, token);

    /// <summary>Null when there is none that the reader may see.</summary>
    public Task<TransactionDetails?> DetailsAsync(string number, CancellationToken token = default) => work.ReadAsync<TransactionDetails?>(async db =>
    {
        var found = await db.Transactions.Include(t => t.Lines.OrderBy(l => l.LineNo)).OrderBy(t => t.Id).FirstOrDefaultAsync(t => t.Number == number, token);
        return found is null ? null : await DetailsAsync(db, found, token);
    }, token);

    private static async Task<TransactionDetails> DetailsAsync(AppDbContext db, Transaction t, CancellationToken token)
    {
        var batch = await db.Batches.SingleAsync(b => b.Id == t.BatchId, token);
        var productIds = t.Lines.Select(l => l.ProductId).ToHashSet();
        var accountIds = t.Lines.Select(l => l.AccountId).ToHashSet();
        var branches = await db.Branches.Where(b => b.CompanyId == t.CompanyId).ToDictionaryAsync(b => b.Id, b => b.Code, token);
        var book = await BookCurrencyAsync(db, batch, token);
        await RateDays.FindAsync(db, [t], token);
        return new TransactionDetails(t, batch, await db.FiscalPeriods.SingleAsync(p => p.Id == batch.FiscalPeriodId, token))
        {
            BookCurrency = book,
            Rate = t.Currency == book || batch.State is BatchState.Posted ? null : await db.RateInForceAsync((t.Currency, book), t.RateDate, token),
            Member = await db.Members.Where(m => m.Id == t.MemberId).Select(m => m.Number + " " + m.Name).SingleOrDefaultAsync(token),
            Method = await db.PaymentMethods.Where(m => m.Id == t.PaymentMethodId).Select(m => m.Code + " " + m.Name).SingleOrDefaultAsync(token),
            AppliesTo = await db.Transactions.SingleOrDefaultAsync(a => a.Id == t.AppliesToId, token),
            RestingOn = await db.Transactions.Where(r => r.AppliesToId == t.Id).OrderBy(r => r.Id).ToListAsync(token),
            Products = await db.Products.Where(p => productIds.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Code, token),
            Accounts = await db.Accounts.Where(a => accountIds.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => $"{a.Code} {a.Name}", token),
            Branches = branches, Branch = branches.GetValueOrDefault(t.BranchId, ""), Left = await LeftAsync(db, t, token),
            Reverses = await db.Transactions.SingleOrDefaultAsync(j => j.Id == t.ReversesId, token), ReversedBy = await Reversals.OfAsync(db, t.Id, token),
            Units = await db.Accounts.Where(a => accountIds.Contains(a.Id) && a.Unit != null).ToDictionaryAsync(a => a.Id, a => a.Unit!, token),
            Fixed = await Reversals.WhyFixedAsync(db, t, token), Trust = await db.TrustAsync(t, token),
        };
    }

    private static async Task<string> BookCurrencyAsync(AppDbContext db, Batch batch, CancellationToken token) =>
        await db.Ledgers.AnyAsync(l => l.Id == batch.LedgerId && l.Type == LedgerType.Statistical, token)
            ? Currency.None
            : await db.Companies.Where(c => c.Id == batch.CompanyId).Select(c => c.Currency).SingleAsync(token);

    private static async Task<long?> LeftAsync(AppDbContext db, Transaction t, CancellationToken token) => t.Kind switch
    {
        TransactionKind.Invoice => await Balances.Invoices(db).Where(b => b.Invoice.Id == t.Id).Select(b => b.Open).SingleAsync(token),
        TransactionKind.Payment => (await Balances.Payments(db).SingleAsync(b => b.Payment.Id == t.Id, token)).Left,
        _ => null,
    };
}
