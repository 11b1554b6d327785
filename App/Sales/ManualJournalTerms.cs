using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.Refusals;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Sales;

/// <summary>A manual journal: typed debits and credits that balance; in a statistical ledger one side is enough.</summary>
internal static class ManualJournalTerms
{
    /// <summary>Refuses with TooFewLines, by line with AccountMissing, NotOneSide, TextTooLong, NotFound or Inactive, then with Unbalanced or AmountTooLarge.</summary>
    public static async Task<Outcome<Terms>> ReadAsync(Entry entry)
    {
        var drafts = entry.Draft.Journal;
        var least = entry.Open.IsStatistical ? 1 : 2;
        if (drafts.Count < least) return ManualJournalRefusals.TooFewLines(least);
        foreach (var (draft, number) in drafts.Select((draft, i) => (draft, i + 1)))
            if (WhyNotTyped(entry, draft, number) is { } refusal) return refusal;
        if (await WhyNotOfCompanyAsync(entry) is { } foreign) return foreign;

        var (debits, credits) = (Sum(drafts, d => d.Debit), Sum(drafts, d => d.Credit));
        var amount = Int128.Max(debits, credits);
        if (amount > Money.Limit) return SalesRefusals.AmountTooLarge(entry.Currency);
        if (debits != credits && !entry.Open.IsStatistical)
            return ManualJournalRefusals.Unbalanced(new Money((long)debits, entry.Currency), new Money((long)credits, entry.Currency));

        return new Terms((long)amount)
        {
            MemberId = null,
            Lines = [.. drafts.Select((draft, i) => new TransactionLine
            {
                LineNo = i + 1, AccountId = draft.AccountId, BranchId = draft.BranchId ?? entry.Open.Batch.BranchId, DepartmentId = draft.DepartmentId,
                Description = SalesWords.Clean(draft.Description) ?? "", Debit = draft.Debit ?? 0, Credit = draft.Credit ?? 0,
            })],
        };
    }

    private static Int128 Sum(IEnumerable<JournalLineDraft> lines, Func<JournalLineDraft, long?> side) =>
        lines.Aggregate(Int128.Zero, (sum, line) => sum + (side(line) ?? 0));

    private static Refusal? WhyNotTyped(Entry entry, JournalLineDraft draft, int number)
    {
        if (draft.AccountId is null) return ManualJournalRefusals.AccountMissing(number);
        if (draft.Debit is not > 0 == draft.Credit is not > 0 || draft.Debit < 0 || draft.Credit < 0) return ManualJournalRefusals.NotOneSide(number);
        if (Math.Max(draft.Debit ?? 0, draft.Credit ?? 0) > Money.Limit) return SalesRefusals.LineTooLarge(number, entry.Currency);
        return draft.Description?.Trim().Length is { } length and > Transaction.DescriptionLength
            ? SalesRefusals.TextTooLong($"description of line {number}", length, Transaction.DescriptionLength)
            : null;
    }

    private static async Task<Refusal?> WhyNotOfCompanyAsync(Entry entry)
    {
        var (db, company, token) = (entry.Desk.Db, entry.Open.Company.Id, entry.Desk.Token);
        var drafts = entry.Draft.Journal;
        var accountIds = drafts.Select(d => d.AccountId).ToHashSet();
        var branchIds = drafts.Select(d => d.BranchId).ToHashSet();
        var departmentIds = drafts.Select(d => d.DepartmentId).ToHashSet();
        var accounts = await db.Accounts.AsNoTracking().Where(a => a.CompanyId == company && accountIds.Contains(a.Id)).ToDictionaryAsync(a => a.Id, token);
        var branches = await db.Branches.AsNoTracking().Where(b => b.CompanyId == company && branchIds.Contains(b.Id)).ToDictionaryAsync(b => b.Id, token);
        var departments = await db.Departments.AsNoTracking().Where(d => d.CompanyId == company && departmentIds.Contains(d.Id)).ToDictionaryAsync(d => d.Id, token);
        foreach (var (draft, number) in drafts.Select((draft, i) => (draft, i + 1)))
        {
            if (!accounts.TryGetValue(draft.AccountId!.Value, out var account)) return DataRefusals.NotFound($"Line {number}: the account");
            if (!account.Active) return SalesRefusals.Inactive($"Line {number}: account {account.Code} {account.Name}");
            if (draft.BranchId is { } branch && (!branches.TryGetValue(branch, out var b) || !b.Active)) return DataRefusals.NotFound($"Line {number}: the branch");
            if (draft.DepartmentId is not { } department) continue;
            if (!departments.TryGetValue(department, out var d)) return DataRefusals.NotFound($"Line {number}: the department");
            if (!d.Active) return SalesRefusals.Inactive($"Line {number}: department {d.Code} {d.Name}");
        }
        return null;
    }
}
