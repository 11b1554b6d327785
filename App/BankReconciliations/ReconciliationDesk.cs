using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.Live;
using BatchLedger.Refusals;
using BatchLedger.Trail;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.BankReconciliations;

/// <summary>What every use case of a reconciliation does in the same words: find the open one as it was seen, leave a trace, ring.</summary>
internal static class ReconciliationDesk
{
    /// <summary>How many items a row of the trail names.</summary>
    private const int Named = 20;

    /// <summary>Refuses with NotFound, Stale or Finished. A null <paramref name="seen"/> takes it as it is.</summary>
    public static async Task<Outcome<Reconciliation>> OpenReconciliationAsync(this Desk desk, string number, int? seen = null)
    {
        var found = await desk.Db.Reconciliations.SingleOrDefaultAsync(r => r.Number == number, desk.Token);
        if (found is null) return DataRefusals.NotFound($"Reconciliation {number}");
        if (found.WhyNotChange() is { } refusal) return refusal;
        return seen is { } version && version != found.Version ? DataRefusals.Stale($"Reconciliation {number}", found) : found;
    }

    public static async Task<ReconciliationFigures> FiguresAsync(this Desk desk, Reconciliation of) =>
        await ReconciliationFigures.ReadAsync(new BankItems(desk.Db, of), await desk.CurrencyAsync(of), desk.Token);

    /// <summary>The head of the statement, for the trail.</summary>
    public static async Task<string> HeadAsync(this Desk desk, Reconciliation of) =>
        $"Statement date: {of.StatementDate:yyyy-MM-dd} · Closing balance: {new Money(of.Closing, await desk.CurrencyAsync(of)).Plain()}";

    public static async Task TraceAsync(this Desk desk, Reconciliation of, string deed, string? before = null)
    {
        desk.Note(new AuditEntry($"Reconciliation.{deed}", of.Number)
        {
            CompanyId = of.CompanyId, Address = deed == "Discard" ? null : of.Address, Before = before, After = deed == "Discard" ? null : await desk.HeadAsync(of),
        });
        desk.Ring(Topics.Reconciliations);
    }

    /// <summary>Ticks the items, or unticks them with null. What is presented decides what can be done with it, so their ledgers hear of it too.</summary>
    public static async Task MarkAsync(this Desk desk, Reconciliation open, List<TrustEntry> items, int? mark)
    {
        if (items.Count == 0) return;
        foreach (var item in items) item.ReconciliationId = mark;
        desk.Note(new AuditEntry($"Reconciliation.{(mark is null ? "Untick" : "Tick")}", open.Number)
        {
            CompanyId = open.CompanyId, Address = open.Address, After = Words(items, await desk.CurrencyAsync(open)),
        });
        desk.Ring([Topics.Reconciliations, Topics.Managements, .. items.Select(e => e.ManagementId).Distinct().Select(Topics.Management)]);
    }

    private static string Words(List<TrustEntry> items, string currency)
    {
        var (into, outOf) = (items.Where(e => e.Bank > 0).Sum(e => e.Bank), -items.Where(e => e.Bank < 0).Sum(e => e.Bank));
        var named = string.Join(", ", items.Take(Named).Select(e => e.Transaction.Number));
        return $"Items: {items.Count} · In: {new Money(into, currency).Plain()} · Out: {new Money(outOf, currency).Plain()} · {named}{(items.Count > Named ? " …" : "")}";
    }

    private static Task<string> CurrencyAsync(this Desk desk, Reconciliation of) =>
        desk.Db.Companies.Where(c => c.Id == of.CompanyId).Select(c => c.Currency).SingleAsync(desk.Token);
}
