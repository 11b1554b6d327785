using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.BankReconciliations;

public sealed class ReconciliationReader(Work work)
{
    /// <summary>The reconciliations of a company, newest first.</summary>
    public Task<Listed<ReconciliationRow>> ListAsync(int companyId, ListQuery query, CancellationToken token = default) => work.ReadAsync(async db =>
    {
        var found = db.Reconciliations.Where(r => r.CompanyId == companyId);
        if (query.Filters) found = found.Where(r => EF.Functions.Like(r.Number, query.Pattern, "\\"));
        var currency = await CurrencyAsync(db, companyId, token);
        var rows = await found.OrderByDescending(r => r.StatementDate).Skip(query.Skip).Take(query.Take).Select(r => new
        {
            Reconciliation = r,
            In = db.TrustEntries.Where(e => e.ReconciliationId == r.Id && e.Bank > 0).Sum(e => e.Bank),
            Out = db.TrustEntries.Where(e => e.ReconciliationId == r.Id && e.Bank < 0).Sum(e => -e.Bank),
        }).ToListAsync(token);
        return new Listed<ReconciliationRow>([.. rows.Select(r => new ReconciliationRow(r.Reconciliation, new(r.In, currency), new(r.Out, currency)))], await found.CountAsync(token));
    }, token);

    /// <summary>What a new one would begin with, and why it cannot be begun.</summary>
    public Task<ReconciliationStart> BeginningAsync(int companyId, CancellationToken token = default) => work.ReadAsync(async db =>
    {
        var refusal = (await work.ActorAsync()).WhyNot(Permission.ReconcileTrust) ?? await ReconciliationService.WhyNotStartAsync(db, companyId, token);
        return new ReconciliationStart(companyId, await CurrencyAsync(db, companyId, token), await ReconciliationService.LastFinishedAsync(db, companyId, token), refusal);
    }, token);

    /// <summary>Null when it is not to be seen.</summary>
    public Task<ReconciliationView?> FindAsync(string number, CancellationToken token = default) => work.ReadAsync<ReconciliationView?>(async db =>
    {
        if (await db.Reconciliations.SingleOrDefaultAsync(r => r.Number == number, token) is not { } found) return null;
        var company = await db.Companies.SingleAsync(c => c.Id == found.CompanyId, token);
        var figures = await ReconciliationFigures.ReadAsync(new BankItems(db, found), company.Currency, token);
        var actor = await work.ActorAsync();
        return new ReconciliationView(found, figures, $"{company.Code} {company.Name}", found.WhyNotChange() ?? actor.WhyNot(Permission.ReconcileTrust)) { MayTake = actor.May(Permission.KeepManagements) };
    }, token);

    /// <summary>Its items by date: what is ticked in it, and what could be. The text looks into numbers, places and words, and an amount finds that amount.</summary>
    public Task<Listed<ReconciliationItem>> ItemsAsync(string number, ItemShow show, ListQuery query, CancellationToken token = default) => work.ReadAsync(async db =>
    {
        if (await db.Reconciliations.SingleOrDefaultAsync(r => r.Number == number, token) is not { } of) return new Listed<ReconciliationItem>([], 0);
        var currency = await CurrencyAsync(db, of.CompanyId, token);
        var items = Matching(db, new BankItems(db, of).Shown(show), query, currency);
        var ordered = query.Descending ? items.OrderByDescending(e => e.Transaction.Date).ThenByDescending(e => e.TransactionId) : items.OrderBy(e => e.Transaction.Date).ThenBy(e => e.TransactionId);
        var rows =
            from e in ordered.Skip(query.Skip).Take(query.Take)
            join m in db.Managements on e.ManagementId equals m.Id
            select new ReconciliationItem(e.TransactionId, e.Transaction.Number, e.Transaction.Date, e.Transaction.Kind, e.Transaction.Description, e.Bank)
            {
                Receipt = e.ReceiptNumber, Reference = e.Transaction.Reference, Cheque = e.Cheque, Payee = e.Payee, Management = m.Number, Place = m.Place, IsTicked = e.ReconciliationId == of.Id,
            };
        var page = await rows.ToListAsync(token);
        return new Listed<ReconciliationItem>([.. (query.Descending ? page.OrderByDescending(i => i.Date).ThenByDescending(i => i.TransactionId) : page.OrderBy(i => i.Date).ThenBy(i => i.TransactionId))],
            await items.CountAsync(token));
    }, token);

    private static IQueryable<TrustEntry> Matching(AppDbContext db, IQueryable<TrustEntry> items, ListQuery query, string currency)
    {
        if (!query.Filters) return items;
        var amount = Money.TryParse(query.Text, currency, null, out var money) ? money.Minor : (long?)null;
        return items.Where(e => EF.Functions.Like(e.Transaction.Number, query.Pattern, "\\") || EF.Functions.Like(e.Transaction.Description, query.Pattern, "\\")
            || EF.Functions.Like(e.Transaction.Reference!, query.Pattern, "\\") || EF.Functions.Like(e.ReceiptNumber!, query.Pattern, "\\")
            || EF.Functions.Like(e.Cheque!, query.Pattern, "\\") || EF.Functions.Like(e.Payee!, query.Pattern, "\\")
            || db.Managements.Any(m => m.Id == e.ManagementId && (EF.Functions.Like(m.Number, query.Pattern, "\\") || EF.Functions.Like(m.Place, query.Pattern, "\\")))
            || e.Bank == amount || -e.Bank == amount);
    }

    // A company that is not to be seen has no rows either.
    private static async Task<string> CurrencyAsync(AppDbContext db, int companyId, CancellationToken token) =>
        await db.Companies.Where(c => c.Id == companyId).Select(c => c.Currency).SingleOrDefaultAsync(token) ?? Currency.None;
}

/// <summary>Which items of a reconciliation are looked at.</summary>
public enum ItemShow { All, In, Out, Ticked, NotTicked }

public sealed record ReconciliationRow(Reconciliation Reconciliation, Money In, Money Out)
{
    public Money Opening => In with { Minor = Reconciliation.Opening };
    public Money Closing => In with { Minor = Reconciliation.Closing };
    public Money Difference => Closing - (Opening + In - Out);
}

/// <summary><paramref name="Last"/> is the one finished before: its closing balance is the opening one.</summary>
public sealed record ReconciliationStart(int CompanyId, string Currency, Reconciliation? Last, Refusal? WhyNot)
{
    public Money Opening => new(Last?.Closing ?? 0, Currency);
}

public sealed record ReconciliationView(Reconciliation Reconciliation, ReconciliationFigures Figures, string Company, Refusal? WhyNotChange)
{
    /// <summary>As a workbook.</summary>
    public bool MayTake { get; init; }

    public Refusal? WhyNotFinish => WhyNotChange ?? Reconciliation.WhyNotFinish(Figures);
}

/// <summary>A movement of the trust bank. <paramref name="Bank"/> in minor units, over 0 when money came in.</summary>
public sealed record ReconciliationItem(int TransactionId, string Number, DateOnly Date, TransactionKind Kind, string Description, long Bank)
{
    public string? Receipt { get; init; }
    public string? Reference { get; init; }
    public string? Cheque { get; init; }
    public string? Payee { get; init; }
    public required string Management { get; init; }
    public required string Place { get; init; }
    public required bool IsTicked { get; init; }

    public string LedgerAddress => $"/managements/{Management}/ledger";
}
