using BatchLedger.Data;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Trail;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Ledgers;

public sealed class LedgerService(Work work)
{
    /// <summary>The ledgers of a company; without one, all that the actor sees.</summary>
    public Task<Listed<LedgerRow>> ListAsync(int? companyId, ListQuery query, CancellationToken token = default) => work.ReadAsync(async db =>
    {
        var ledgers = db.Ledgers.Include(l => l.Companies).Where(l => companyId == null || l.Companies.Any(c => c.CompanyId == companyId));
        if (query.Filters)
            ledgers = ledgers.Where(l => EF.Functions.Like(l.Code, query.Pattern, "\\") || EF.Functions.Like(l.Description, query.Pattern, "\\"));
        var found = await ledgers.OrderBy(l => l.Code).PageAsync(query, token);
        var codes = await db.Companies.ToDictionaryAsync(c => c.Id, c => c.Code, token);
        return new Listed<LedgerRow>([.. found.Rows.Select(l => new LedgerRow(l.Id, l.Code, l.Description, l.Type, l.Currency,
            [.. l.Companies.Select(c => codes.GetValueOrDefault(c.CompanyId)).OfType<string>().Order(StringComparer.Ordinal)]))], found.Total);
    }, token);

    /// <summary>The ledgers of a company that journals may post to, for a field to choose from.</summary>
    public Task<IReadOnlyList<LedgerChoice>> PickAsync(int companyId, CancellationToken token = default) =>
        work.ReadAsync<IReadOnlyList<LedgerChoice>>(async db => await db.Ledgers
            .Where(l => l.Companies.Any(c => c.CompanyId == companyId) && (l.Type == LedgerType.Actual || l.Type == LedgerType.Statistical))
            .OrderBy(l => l.Code).Select(l => new LedgerChoice(l.Id, l.Code, l.Description)).ToListAsync(token), token);

    public Task<LedgerDraft?> OpenAsync(int id, CancellationToken token = default) => work.ReadAsync(async db =>
        await db.Ledgers.FirstOrDefaultAsync(l => l.Id == id, token) is { } ledger ? LedgerDraft.Of(ledger) : null, token);

    /// <summary>Refuses with Text.*, Stale or NotFound.</summary>
    public Task<Outcome<Ledger>> SaveAsync(LedgerDraft draft, CancellationToken token = default) => work.MakeAsync<Ledger>(Permission.EditSetUp, async desk =>
    {
        if (draft.WhyNot() is { } refusal) return refusal;
        var ledger = await desk.Db.Ledgers.Include(l => l.Companies).FirstOrDefaultAsync(l => l.Id == draft.Id, desk.Token);
        if (ledger is null) return DataRefusals.NotFound("The ledger");
        if (ledger.Version != draft.Version) return DataRefusals.Stale($"Ledger {ledger.Code}", ledger);

        desk.NoteChange(new AuditEntry("Ledger.Change", $"Ledger {ledger.Code}") { CompanyId = ledger.Companies.FirstOrDefault()?.CompanyId, Address = "/ledgers" },
            LedgerDraft.Of(ledger).Words, draft.Words);
        ledger.Description = draft.Description;
        return ledger;
    }, token);
}

public sealed record LedgerRow(int Id, string Code, string Description, LedgerType Type, string Currency, IReadOnlyList<string> Companies);

public sealed record LedgerChoice(int Id, string Code, string Description)
{
    public override string ToString() => $"{Code} {Description}";
}
