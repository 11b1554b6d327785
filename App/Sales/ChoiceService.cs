using BatchLedger.Batches;
using BatchLedger.Catalog;
using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.ExchangeRates;
using BatchLedger.Features;
using BatchLedger.FiscalPeriods;
using BatchLedger.Ledgers;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Sales;

/// <summary>One line of a picker.</summary>
public sealed record Choice(int Id, string Code, string Name)
{
    public override string ToString() => Code.Length == 0 ? Name : $"{Code} {Name}";
}

/// <summary>A product in a picker, with what a line takes from it.</summary>
public sealed record ProductChoice(int Id, string Code, string Name, long UnitPrice, int TaxRate)
{
    /// <summary>Its revenue is deferred, so a line says from when to when the service runs.</summary>
    public bool Defers { get; init; }

    public override string ToString() => $"{Code} {Name}";
}

/// <summary>An invoice or a payment in a picker, with what is left of it.</summary>
public sealed record Unsettled(int Id, string Number, DateOnly Date, long Amount, long Left, string Currency)
{
    public override string ToString() => Id == 0 ? Number : $"{Number}, {Date:dd MMM yyyy}, {new Money(Left, Currency)} of {new Money(Amount, Currency)} left";
}

/// <summary>A batch that takes entries, in a picker.</summary>
public sealed record BatchChoice(string Number, string Name, string Period, int CompanyId, int BranchId, DateOnly From, DateOnly To)
{
    public override string ToString() => $"{Number} {Name} ({Period})";
}

/// <summary>What a form in one batch needs to know before anything is typed.</summary>
public sealed record FormFacts(int BatchId, int CompanyId, string Currency, bool IsStatistical)
{
    /// <summary>What the batch's ledger counts in; <see cref="Currency"/> is what is typed in.</summary>
    public required string BookCurrency { get; init; }
    /// <summary>What may be typed in: that of the book first, then those from which there are rates.</summary>
    public required IReadOnlyList<string> Currencies { get; init; }
    public required FiscalPeriod Period { get; init; }
    public required DateOnly FirstDate { get; init; }
    public required IReadOnlyList<Choice> Methods { get; init; }
    public required IReadOnlyList<Choice> Branches { get; init; }
    public required IReadOnlyList<Choice> Departments { get; init; }
    public required int BranchId { get; init; }

    /// <summary>Its batches may hold trust money.</summary>
    public required bool HasManagements { get; init; }
}

/// <summary>What the pickers offer: what is active, of the company, and still open. The services refuse everything else all the same.</summary>
public sealed class ChoiceService(Work work, TimeProvider clock)
{
    private const int Most = 50;

    /// <summary>Null when the batch is not to be seen.</summary>
    public Task<FormFacts?> FactsAsync(string batch, CancellationToken token = default) => work.ReadAsync<FormFacts?>(async db =>
    {
        if (await db.Batches.SingleOrDefaultAsync(b => b.Number == batch, token) is not { } found) return null;
        var period = await db.FiscalPeriods.SingleAsync(p => p.Id == found.FiscalPeriodId, token);
        var company = await db.Companies.SingleAsync(c => c.Id == found.CompanyId, token);
        var today = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        var statistical = await db.Ledgers.AnyAsync(l => l.Id == found.LedgerId && l.Type == LedgerType.Statistical, token);
        var book = statistical ? Currency.None : company.Currency;
        return new FormFacts(found.Id, company.Id, book, statistical)
        {
            BookCurrency = book, Currencies = [book, .. await OthersAsync(db, book, token)],
            Period = period, FirstDate = period.Covers(today) ? today : found.Date, BranchId = found.BranchId,
            HasManagements = (await db.FeaturesAsync(token)).Managements,
            Methods = await db.PaymentMethods.Where(m => m.CompanyId == company.Id && m.Active).OrderBy(m => m.Code).Select(m => new Choice(m.Id, m.Code, m.Name)).ToListAsync(token),
            Branches = await db.Branches.Where(b => b.CompanyId == company.Id && b.Active).OrderBy(b => b.Code).Select(b => new Choice(b.Id, b.Code, b.Name)).ToListAsync(token),
            Departments = await db.Departments.Where(d => d.CompanyId == company.Id && d.Active).OrderBy(d => d.Code).Select(d => new Choice(d.Id, d.Code, d.Name)).ToListAsync(token),
        };
    }, token);

    /// <summary>The rate that an entry of the day would be converted at.</summary>
    public Task<ExchangeRate?> RateAsync((string From, string To) pair, DateOnly day, CancellationToken token = default) =>
        work.ReadAsync(db => db.RateInForceAsync(pair, day, token), token);

    /// <summary>Why the reader can enter nothing at all.</summary>
    public async Task<Refusal?> WhyNotEnterAsync() => (await work.ActorAsync()).WhyNot(Permission.WorkInBatches);

    /// <summary>Why nothing can be entered in the batch: the reason that the services would give for any entry.</summary>
    public async Task<Refusal?> WhyNotEnterAsync(Batch batch, CancellationToken token = default)
    {
        if (await WhyNotEnterAsync() is { } denied) return denied;
        if (batch.WhyNotChange() is { } refusal) return refusal;
        var period = await work.ReadAsync(db => db.FiscalPeriods.SingleAsync(p => p.Id == batch.FiscalPeriodId, token), token);
        return period.IsOpen ? null : BatchRefusals.ChooseOpenPeriod(period);
    }

    /// <summary>Open batches in open periods (S1.4): of one company, or of all.</summary>
    public Task<List<BatchChoice>> OpenBatchesAsync(int? companyId = null, CancellationToken token = default) => work.ReadAsync(db =>
        (from batch in db.Batches
         join period in db.FiscalPeriods on batch.FiscalPeriodId equals period.Id
         where batch.State == BatchState.Open && period.State == FiscalPeriodState.Open && (companyId == null || batch.CompanyId == companyId)
         orderby batch.Date descending, batch.Number descending
         select new BatchChoice(batch.Number, batch.Name, period.Name, batch.CompanyId, batch.BranchId, period.Start, period.End)).ToListAsync(token), token);

    public Task<List<Choice>> CompaniesAsync(CancellationToken token = default) => work.ReadAsync(db =>
        db.Companies.Where(c => db.Branches.Any(b => b.CompanyId == c.Id)).OrderBy(c => c.Code).Select(c => new Choice(c.Id, c.Code, c.Name)).ToListAsync(token), token);

    public Task<List<Choice>> BranchesAsync(int companyId, CancellationToken token = default) => work.ReadAsync(db =>
        db.Branches.Where(b => b.CompanyId == companyId && b.Active).OrderBy(b => b.Code).Select(b => new Choice(b.Id, b.Code, b.Name)).ToListAsync(token), token);

    public Task<List<Choice>> MembersAsync(int companyId, string typed, CancellationToken token = default) => work.ReadAsync(db =>
        Like(db.Members.Where(m => m.CompanyId == companyId && m.Active), typed).OrderBy(m => m.Name).Take(Most).Select(m => new Choice(m.Id, m.Number, m.Name)).ToListAsync(token), token);

    public Task<Choice?> MemberAsync(int id, CancellationToken token = default) => work.ReadAsync(db =>
        db.Members.Where(m => m.Id == id).Select(m => new Choice(m.Id, m.Number, m.Name)).SingleOrDefaultAsync(token), token);

    public Task<List<ProductChoice>> ProductsAsync(int companyId, CancellationToken token = default) => work.ReadAsync(db =>
        db.Products.Where(p => p.CompanyId == companyId && p.Active).OrderBy(p => p.Code)
            .Select(p => new ProductChoice(p.Id, p.Code, p.Name, p.UnitPrice, p.TaxRate) { Defers = p.DeferredRevenueAccountId != null }).ToListAsync(token), token);

    /// <summary>Invoices of a member with something left open.</summary>
    /// <param name="without">The transaction that is being edited: what it settles counts as open.</param>
    public Task<List<Unsettled>> InvoicesAsync(int memberId, int without = 0, CancellationToken token = default) => work.ReadAsync(db =>
        Balances.Invoices(db, without).Where(b => b.Invoice.MemberId == memberId && b.Open > 0).OrderBy(b => b.Invoice.Date).Take(Most)
            .Select(b => new Unsettled(b.Invoice.Id, b.Invoice.Number, b.Invoice.Date, b.Invoice.Amount, b.Open, b.Invoice.Currency)).ToListAsync(token), token);

    /// <summary>Payments of a member that are not wholly given back.</summary>
    public Task<List<Unsettled>> PaymentsAsync(int memberId, int without = 0, CancellationToken token = default) => work.ReadAsync(db =>
        Balances.Payments(db, without).Where(b => b.Payment.MemberId == memberId && b.Payment.VoidedAt == null && b.Payment.Amount > b.Refunded)
            .OrderByDescending(b => b.Payment.Date).Take(Most)
            .Select(b => new Unsettled(b.Payment.Id, b.Payment.Number, b.Payment.Date, b.Payment.Amount, b.Payment.Amount - b.Refunded, b.Payment.Currency)).ToListAsync(token), token);

    private static async Task<List<string>> OthersAsync(AppDbContext db, string book, CancellationToken token) => (await db.FeaturesAsync(token)).Multicurrency
        ? await db.ExchangeRates.Where(rate => rate.To == book).Select(rate => rate.From).Distinct().Order().ToListAsync(token)
        : [];

    // What was picked stands in the field as "M-1 Anna Berg"; searched again, it must find itself.
    private static IQueryable<Member> Like(IQueryable<Member> members, string typed) => members.Where(m =>
        m.Number.StartsWith(typed) || EF.Functions.Like(m.Name, $"%{typed}%") || typed == m.Number + " " + m.Name);
}
