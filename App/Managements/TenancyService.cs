using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.People;
using BatchLedger.Refusals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Managements;

/// <summary>Keeps tenancies: one at a time in a management. Ending one leaves its money where it is.</summary>
public sealed class TenancyService(Work work)
{
    /// <summary>Starts a tenancy, or changes who lives there, when and with which bond. Refuses with CommandReused, Off, NotFound, Stale, Inactive, the words of the draft, OutsideTenancy or Overlaps.</summary>
    public Task<Outcome<Tenancy>> SaveAsync(TenancyDraft draft, CancellationToken token = default) => work.MakeAsync<Tenancy>(Permission.KeepManagements, desk =>
        draft.Id is { } id ? ChangeAsync(desk, draft, id) : StartAsync(desk, draft), token);

    /// <summary>Another rent from a day on. Refuses with NotFound, Off, Stale, RentMissing, TooLarge, StartMissing, OutsideTenancy or RentAsItIs.</summary>
    public Task<Refusal?> AgreeAsync(RentDraft draft, CancellationToken token = default) => work.DoAsync(Permission.KeepManagements, async desk =>
    {
        var (tenancy, management, missing) = await desk.TenancyAsync(draft.TenancyId, draft.Version);
        if (tenancy is null) return missing;
        var currency = await desk.CurrencyAsync(management!);
        if (draft.WhyNot(tenancy, currency) is { } refusal) return refusal;

        var before = RentWords(tenancy, currency);
        tenancy.Agree(draft.Rent!.Value, draft.Every, draft.From);
        desk.Trace(management!, "Tenancy.AgreeRent", (before, RentWords(tenancy, currency)));
        return null;
    }, token);

    /// <summary>The last day of a tenancy; null takes an end back. Refuses with NotFound, Off, Stale, EndsBeforeStart, TooLong or Overlaps.</summary>
    public Task<Refusal?> EndAsync(int id, int seen, DateOnly? last, CancellationToken token = default) => work.DoAsync(Permission.KeepManagements, async desk =>
    {
        var (tenancy, management, missing) = await desk.TenancyAsync(id, seen);
        if (tenancy is null) return missing;
        if (RentDraft.WhyNotEnd(tenancy.Start, last) is { } refusal) return refusal;
        if (await OverlappedAsync(desk, tenancy, (tenancy.Start, last)) is { } other) return ManagementRefusals.Overlaps(other);

        desk.Trace(management!, "Tenancy.End", ([new("Tenants", ""), new("End", TenancyDraft.Day(tenancy.End))], [new("Tenants", tenancy.Tenants), new("End", TenancyDraft.Day(last))]));
        tenancy.End = last;
        return null;
    }, token);

    /// <summary>Takes away a tenancy that was started by mistake. Refuses with NotFound, Off, Stale or HasHistory.</summary>
    public Task<Refusal?> DeleteAsync(int id, int seen, CancellationToken token = default) => work.DoAsync(Permission.KeepManagements, async desk =>
    {
        var (tenancy, management, missing) = await desk.TenancyAsync(id, seen);
        if (tenancy is null) return missing;
        var counts = (await desk.Db.TrustEntries.CountAsync(e => e.TenancyId == id, desk.Token), await desk.Db.TenancyInvoices.CountAsync(i => i.TenancyId == id, desk.Token));
        if (counts is not (0, 0)) return ManagementRefusals.HasHistory(tenancy, counts);

        desk.Trace(management!, "Tenancy.Delete", (TenancyDraft.Of(tenancy).Words(await desk.CurrencyAsync(management!)), [new("Tenants", "")]));
        desk.Db.Remove(tenancy);
        return null;
    }, token);

    private static async Task<Outcome<Tenancy>> StartAsync(Desk desk, TenancyDraft draft)
    {
        var (first, reused) = await desk.FirstResultAsync(draft.CommandId, draft);
        if (reused is not null) return reused;
        if (first is { } id) return await desk.Db.Tenancies.SingleAsync(t => t.Id == id, desk.Token);
        var (management, missing) = await desk.ManagementAsync(draft.ManagementId);
        if (management is null) return missing!;
        if (!management.Active) return ManagementRefusals.Inactive(management);
        var currency = await desk.CurrencyAsync(management);
        if (draft.WhyNot(currency) is { } refusal) return refusal;

        var made = new Tenancy { CompanyId = management.CompanyId, ManagementId = management.Id, Tenants = draft.Tenants, Start = draft.Start!.Value };
        draft.WriteTo(made);
        if (draft.PaidTo is { } paid && (paid < made.Start || paid > made.End?.AddDays(1))) return ManagementRefusals.OutsideTenancy("Rent is paid to", paid, made);
        made.Agree(draft.Rent!.Value, draft.Every, draft.PaidTo);
        if (await OverlappedAsync(desk, made, (made.Start, made.End)) is { } other) return ManagementRefusals.Overlaps(other);
        desk.Db.Add(made);
        await desk.Db.SaveAsync(desk);
        desk.Receipt(draft.CommandId, draft, made.Id);
        desk.Trace(management, "Tenancy.Start", ([], draft.Words(currency)));
        return made;
    }

    private static async Task<Outcome<Tenancy>> ChangeAsync(Desk desk, TenancyDraft draft, int id)
    {
        var (tenancy, management, missing) = await desk.TenancyAsync(id, draft.Version);
        if (tenancy is null) return missing!;
        var currency = await desk.CurrencyAsync(management!);
        // The rent of an old one is agreed, not typed over.
        (draft.Rent, draft.Every) = (tenancy.Rent, tenancy.Every);
        if (draft.WhyNot(currency) is { } refusal) return refusal;
        if (await OverlappedAsync(desk, tenancy, (draft.Start!.Value, draft.End)) is { } other) return ManagementRefusals.Overlaps(other);

        desk.Trace(management!, "Tenancy.Change", (TenancyDraft.Of(tenancy).Words(currency), draft.Words(currency)));
        draft.WriteTo(tenancy);
        return tenancy;
    }

    private static Task<Tenancy?> OverlappedAsync(Desk desk, Tenancy tenancy, (DateOnly Start, DateOnly? End) days) => desk.Db.Tenancies.AsNoTracking()
        .Where(t => t.ManagementId == tenancy.ManagementId && t.Id != tenancy.Id && (t.End == null || t.End >= days.Start) && (days.End == null || t.Start <= days.End))
        .OrderBy(t => t.Start).FirstOrDefaultAsync(desk.Token);

    private static IReadOnlyList<Said> RentWords(Tenancy tenancy, string currency) =>
    [
        new("Rent", $"{new Money(tenancy.Rent, currency).Plain()} {tenancy.Every.InWords()}"), new("Counts from", TenancyDraft.Day(tenancy.RentFrom)),
        new("Received since", new Money(tenancy.RentReceived, currency).Plain()),
    ];
}
