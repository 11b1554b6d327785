using BatchLedger.Data;
using BatchLedger.Ledgers;
using BatchLedger.Refusals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Accounts;

/// <summary>What a mapping is judged by: the company's branches, the other ranges of the pair, the accounts it names.</summary>
internal sealed class InterBranchTerms
{
    private readonly Dictionary<int, Branch> branches;
    private readonly List<InterBranchMapping> ofPair;
    private readonly Dictionary<int, Account> accounts;

    private InterBranchTerms(Dictionary<int, Branch> branches, List<InterBranchMapping> ofPair, Dictionary<int, Account> accounts) =>
        (this.branches, this.ofPair, this.accounts) = (branches, ofPair, accounts);

    /// <summary>"HQ → NORTH".</summary>
    public string Pair { get; private init; } = "";

    public static async Task<InterBranchTerms> ReadAsync(Desk desk, InterBranchDraft draft)
    {
        var branches = await desk.Db.Branches.Where(b => b.CompanyId == draft.CompanyId).ToDictionaryAsync(b => b.Id, desk.Token);
        var ofPair = await desk.Db.InterBranchMappings.Where(m => m.CompanyId == draft.CompanyId && m.FromBranchId == draft.FromBranchId && m.ToBranchId == draft.ToBranchId)
            .OrderBy(m => m.AccountFrom).ToListAsync(desk.Token);
        var ids = draft.Parts.Select(p => p.AccountId).Concat(ofPair.Where(m => m.Id == draft.Id).SelectMany(m => new int?[] { m.DueFromAccountId, m.DueToAccountId })).OfType<int>().ToList();
        var accounts = await desk.Db.Accounts.Where(a => a.CompanyId == draft.CompanyId && ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, desk.Token);
        return new InterBranchTerms(branches, ofPair, accounts) { Pair = $"{Code(draft.FromBranchId)} → {Code(draft.ToBranchId)}" };

        string Code(int? id) => branches.GetValueOrDefault(id ?? 0)?.Code ?? "?";
    }

    public Refusal? WhyNot(InterBranchDraft draft, InterBranchMapping? before)
    {
        if (!branches.TryGetValue(draft.FromBranchId!.Value, out var from) || !branches.TryGetValue(draft.ToBranchId!.Value, out var to)) return InterBranchRefusals.BranchStrange;
        if (from.Id == to.Id) return InterBranchRefusals.SameBranch(from);
        if (draft.WhyNotRange() is { } reversed) return reversed;
        if (ofPair.Find(other => other.Id != draft.Id && other.Overlaps(draft.AccountFrom, draft.AccountTo)) is { } overlapped)
            return InterBranchRefusals.RangesOverlap(draft, overlapped, (from, to));
        return WhyNotAccount("Due-from account", draft.DueFromAccountId, before?.DueFromAccountId) ?? WhyNotAccount("Due-to account", draft.DueToAccountId, before?.DueToAccountId);
    }

    public IReadOnlyList<Said> Words(InterBranchDraft draft) =>
    [
        new("Accounts", AccountRange.Words(draft.AccountFrom, draft.AccountTo)),
        .. draft.Parts.Select(part => new Said(part.Part, part.AccountId is { } id ? accounts.GetValueOrDefault(id)?.Code : null)),
    ];

    // An account that stood there already may stay though inactive, or its mapping could not be mended in other fields.
    private Refusal? WhyNotAccount(string part, int? chosen, int? before)
    {
        if (chosen is not { } id) return InterBranchRefusals.AccountMissing(part);
        if (!accounts.TryGetValue(id, out var account)) return AccountsRefusals.MapAccountStrange(part);
        if (id == before) return null;
        if (!account.Active) return AccountsRefusals.MapAccountInactive(part, account);
        return account.Type is AccountType.Asset or AccountType.Liability ? null : InterBranchRefusals.AccountOfWrongType(part, account);
    }
}
