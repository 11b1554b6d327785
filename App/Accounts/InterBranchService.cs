using BatchLedger.Data;
using BatchLedger.Features;
using BatchLedger.Ledgers;
using BatchLedger.Live;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Trail;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Accounts;

/// <summary>Which ledger a branch posts to by default, and on which accounts branches settle what they post for each other (S4.15).</summary>
public sealed class InterBranchService(Work work)
{
    /// <summary>Null when the actor does not see the company.</summary>
    public Task<InterBranchView?> OpenAsync(int companyId, CancellationToken token = default) => work.ReadAsync(db => InterBranchView.ReadAsync(db, companyId, token), token);

    /// <summary>The accounts that may be chosen, for a field, and those that stand in it already.</summary>
    public Task<IReadOnlyList<AccountChoice>> PickAsync(int companyId, IReadOnlyList<int> kept, CancellationToken token = default) =>
        work.ReadAsync<IReadOnlyList<AccountChoice>>(async db => await db.Accounts
            .Where(a => a.CompanyId == companyId && ((a.Active && (a.Type == AccountType.Asset || a.Type == AccountType.Liability)) || kept.Contains(a.Id)))
            .OrderBy(a => a.Code).Select(a => new AccountChoice(a.Id, a.Code, a.Name, a.Active)).ToListAsync(token), token);

    /// <summary>Refuses with Text.*, BranchMissing, NotFound, MultibranchOff, Stale, BranchesAreFixed, BranchStrange, SameBranch, RangeReversed, RangesOverlap,
    /// AccountMissing, MapAccountStrange, MapAccountInactive or AccountOfWrongType, in that order.</summary>
    public Task<Outcome<InterBranchMapping>> SaveAsync(InterBranchDraft draft, CancellationToken token = default) => work.MakeAsync<InterBranchMapping>(Permission.EditSetUp, async desk =>
    {
        if (draft.WhyNot() is { } refusal) return refusal;
        if (!await desk.Db.Companies.AnyAsync(c => c.Id == draft.CompanyId, desk.Token)) return DataRefusals.NotFound("The company");
        if (!(await desk.Db.FeaturesAsync(desk.Token)).Multibranch) return InterBranchRefusals.MultibranchOff;
        var (mapping, missing) = await FoundAsync(desk, draft);
        if (missing is not null) return missing;

        var terms = await InterBranchTerms.ReadAsync(desk, draft);
        if (terms.WhyNot(draft, mapping) is { } why) return why;
        var before = mapping is null ? [] : terms.Words(InterBranchDraft.Of(mapping));
        if (mapping is null) desk.Db.Add(mapping = New(draft));
        else draft.WriteTo(mapping);
        desk.NoteChange(Entry(draft.Id is null ? "Add" : "Change", mapping, terms.Pair), before, terms.Words(draft));
        desk.Ring(Topics.InterBranch);
        return mapping;
    }, token);

    /// <summary>Posted journals keep their lines. Refuses with NotFound or Stale.</summary>
    public Task<Refusal?> DeleteAsync(int id, int seen, CancellationToken token = default) => work.DoAsync(Permission.EditSetUp, async desk =>
    {
        if (await desk.Db.InterBranchMappings.FirstOrDefaultAsync(m => m.Id == id, desk.Token) is not { } mapping) return DataRefusals.NotFound("The mapping");
        if (mapping.Version != seen) return DataRefusals.Stale("The mapping", mapping);
        var terms = await InterBranchTerms.ReadAsync(desk, InterBranchDraft.Of(mapping));
        desk.Note(Entry("Delete", mapping, terms.Pair) with { Before = string.Join(" · ", terms.Words(InterBranchDraft.Of(mapping)).Select(said => $"{said.Field}: {said.Value}")) });
        desk.Db.Remove(mapping);
        desk.Ring(Topics.InterBranch);
        return null;
    }, token);

    /// <summary>Batches that are there keep their ledger. Refuses with NotFound, Stale, LedgerStrange or LedgerNotActual.</summary>
    public Task<Refusal?> SetLedgerAsync(int branchId, int ledgerId, int seen, CancellationToken token = default) => work.DoAsync(Permission.EditSetUp, async desk =>
    {
        if (await desk.Db.Branches.FirstOrDefaultAsync(b => b.Id == branchId, desk.Token) is not { } branch) return DataRefusals.NotFound("The branch");
        if (branch.Version != seen) return DataRefusals.Stale($"Branch {branch.Code}", branch);
        var ledgers = await desk.Db.Ledgers.Where(l => l.Id == branch.LedgerId || l.Companies.Any(c => c.CompanyId == branch.CompanyId)).ToDictionaryAsync(l => l.Id, desk.Token);
        if (!ledgers.TryGetValue(ledgerId, out var ledger)) return InterBranchRefusals.LedgerStrange(branch);
        if (ledger.Type is not LedgerType.Actual) return InterBranchRefusals.LedgerNotActual(branch, ledger);

        desk.NoteChange(new AuditEntry("Branch.Ledger", $"Branch {branch.Code}") { CompanyId = branch.CompanyId, Address = Address },
            [new("Default posting ledger", ledgers.GetValueOrDefault(branch.LedgerId)?.Code)], [new("Default posting ledger", ledger.Code)]);
        branch.LedgerId = ledger.Id;
        desk.Ring(Topics.InterBranch);
        return null;
    }, token);

    private const string Address = "/inter-branch";

    private static async Task<(InterBranchMapping? Mapping, Refusal? Refusal)> FoundAsync(Desk desk, InterBranchDraft draft)
    {
        if (draft.Id is null) return (null, null);
        var mapping = await desk.Db.InterBranchMappings.FirstOrDefaultAsync(m => m.Id == draft.Id && m.CompanyId == draft.CompanyId, desk.Token);
        if (mapping is null) return (null, DataRefusals.NotFound("The mapping"));
        if (mapping.Version != draft.Version) return (null, DataRefusals.Stale("The mapping", mapping));
        return (mapping.FromBranchId, mapping.ToBranchId) == (draft.FromBranchId, draft.ToBranchId) ? (mapping, null) : (null, InterBranchRefusals.BranchesAreFixed);
    }

    private static InterBranchMapping New(InterBranchDraft draft) => new()
    {
        CompanyId = draft.CompanyId, FromBranchId = draft.FromBranchId!.Value, ToBranchId = draft.ToBranchId!.Value, AccountFrom = draft.AccountFrom, AccountTo = draft.AccountTo,
        DueFromAccountId = draft.DueFromAccountId!.Value, DueToAccountId = draft.DueToAccountId!.Value,
    };

    private static AuditEntry Entry(string deed, InterBranchMapping mapping, string pair) =>
        new($"InterBranch.{deed}", $"Mapping {pair}, {mapping.Range()}") { CompanyId = mapping.CompanyId, Address = Address };
}
