using BatchLedger.Accounts;
using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.Refusals;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Sales;

/// <summary>Where the lines of a journal go, and in what they are.</summary>
public sealed record JournalPlace(int CompanyId, int BranchId, string Currency)
{
    /// <summary>Its ledger counts units, and one side is enough.</summary>
    public required bool IsStatistical { get; init; }

    /// <summary>The lines take back a journal that is there, whatever became of its accounts.</summary>
    public bool TakesBack { get; init; }

    /// <summary>In a sentence: "batch B-000042".</summary>
    public required string Name { get; init; }
}

/// <summary>The lines of a journal as they were typed. Those in which nothing was entered are left out.</summary>
public static class JournalLineTerms
{
    private sealed record Typed(JournalLineDraft Draft, int Number);

    /// <summary>Refuses with TooFewLines, by line with AccountUnread, AmountUnread, AccountMissing, NotOneSide, QuantityMissing, LineTooLarge, TextTooLong, NotFound,
    /// Inactive, AccountOfOtherKind or HoldsTrust, then with AmountTooLarge or Unbalanced.</summary>
    public static async Task<Outcome<Terms>> ReadAsync(Desk desk, JournalPlace place, IReadOnlyList<JournalLineDraft> drafts)
    {
        Typed[] lines = [.. drafts.Select((draft, i) => new Typed(draft, i + 1)).Where(line => !line.Draft.IsEmpty)];
        var least = place.IsStatistical ? 1 : 2;
        if (lines.Length < least) return ManualJournalRefusals.TooFewLines(least);
        foreach (var line in lines)
            if (WhyNotTyped(place, line) is { } refusal) return refusal;
        if (await WhyNotOfCompanyAsync(desk, place, lines) is { } foreign) return foreign;

        var (debits, credits) = (Sum(lines, d => d.Debit), Sum(lines, d => d.Credit));
        var amount = Int128.Max(debits, credits);
        if (amount > Money.Limit) return SalesRefusals.AmountTooLarge(place.Currency);
        if (debits != credits && !place.IsStatistical)
            return ManualJournalRefusals.Unbalanced(new Money((long)debits, place.Currency), new Money((long)credits, place.Currency));
        return new Terms((long)amount) { Lines = [.. lines.Select((line, i) => Line(place, line.Draft, i + 1))] };
    }

    private static TransactionLine Line(JournalPlace place, JournalLineDraft draft, int number) => new()
    {
        LineNo = number, AccountId = draft.AccountId, BranchId = draft.BranchId ?? place.BranchId, DepartmentId = draft.DepartmentId,
        Description = SalesWords.Clean(draft.Description) ?? "", Debit = draft.Debit ?? 0, Credit = draft.Credit ?? 0,
    };

    private static Int128 Sum(IEnumerable<Typed> lines, Func<JournalLineDraft, long?> side) =>
        lines.Aggregate(Int128.Zero, (sum, line) => sum + (side(line.Draft) ?? 0));

    private static Refusal? WhyNotTyped(JournalPlace place, Typed line)
    {
        var (draft, number) = line;
        if (draft.AccountTyped is { } account) return ManualJournalRefusals.AccountUnread(number, account);
        if ((draft.DebitTyped ?? draft.CreditTyped) is { } amount) return ManualJournalRefusals.AmountUnread(number, amount);
        if (draft.AccountId is null) return ManualJournalRefusals.AccountMissing(number);
        if (draft.Debit is not > 0 == draft.Credit is not > 0 || draft.Debit < 0 || draft.Credit < 0)
            return place.IsStatistical ? ManualJournalRefusals.QuantityMissing(number) : ManualJournalRefusals.NotOneSide(number);
        if (Math.Max(draft.Debit ?? 0, draft.Credit ?? 0) > Money.Limit) return SalesRefusals.LineTooLarge(number, place.Currency);
        return draft.Description?.Trim().Length is { } length and > Transaction.DescriptionLength
            ? SalesRefusals.TextTooLong($"description of line {number}", length, Transaction.DescriptionLength)
            : null;
    }

    private static async Task<Refusal?> WhyNotOfCompanyAsync(Desk desk, JournalPlace place, Typed[] lines)
    {
        var (db, company, token) = (desk.Db, place.CompanyId, desk.Token);
        var accountIds = lines.Select(line => line.Draft.AccountId).ToHashSet();
        var branchIds = lines.Select(line => line.Draft.BranchId).ToHashSet();
        var departmentIds = lines.Select(line => line.Draft.DepartmentId).ToHashSet();
        var accounts = await db.Accounts.AsNoTracking().Where(a => a.CompanyId == company && accountIds.Contains(a.Id)).ToDictionaryAsync(a => a.Id, token);
        var branches = await db.Branches.AsNoTracking().Where(b => b.CompanyId == company && branchIds.Contains(b.Id)).ToDictionaryAsync(b => b.Id, token);
        var departments = await db.Departments.AsNoTracking().Where(d => d.CompanyId == company && departmentIds.Contains(d.Id)).ToDictionaryAsync(d => d.Id, token);
        var trust = place.TakesBack ? new HashSet<int>() : await db.TrustAccountsAsync(company, token);
        foreach (var (draft, number) in lines)
        {
            if (!accounts.TryGetValue(draft.AccountId!.Value, out var account)) return DataRefusals.NotFound($"Line {number}: the account");
            if (!account.Active) return SalesRefusals.Inactive($"Line {number}: account {account.Code} {account.Name}");
            if (account.Type is AccountType.Statistical != place.IsStatistical) return ManualJournalRefusals.AccountOfOtherKind(number, account, place.Name);
            if (trust.Contains(account.Id)) return AccountsRefusals.HoldsTrust(account, $"Line {number}");
            if (draft.BranchId is { } branch && (!branches.TryGetValue(branch, out var b) || !b.Active)) return DataRefusals.NotFound($"Line {number}: the branch");
            if (draft.DepartmentId is not { } department) continue;
            if (!departments.TryGetValue(department, out var d)) return DataRefusals.NotFound($"Line {number}: the department");
            if (!d.Active) return SalesRefusals.Inactive($"Line {number}: department {d.Code} {d.Name}");
        }
        return null;
    }
}
