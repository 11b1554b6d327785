using BatchLedger.Batches;
using BatchLedger.FiscalPeriods;
using BatchLedger.Sales;
using BatchLedger.Transactions;

namespace BatchLedger.DeferredRevenue;

/// <summary>The manual journal of a period: out of the deferred revenue accounts into the revenue accounts, one line per account, branch and department.
/// What is given back stands apart, with the sides swapped.</summary>
internal static class RecognitionJournal
{
    public static string Title(FiscalPeriod period) => $"Deferred revenue {period.Name}";

    public static TransactionDraft Of(IReadOnlyList<DueLine> due, FiscalPeriod period, Batch batch)
    {
        var (earned, back) = (due.Where(line => line.Due > 0).ToList(), due.Where(line => line.Due < 0).ToList());
        return new TransactionDraft
        {
            Batch = batch.Number, Kind = TransactionKind.ManualJournal, Date = period.End, Description = Title(period), Reference = period.Name,
            Journal =
            [
                .. Grouped(earned, line => line.DeferredAccountId).Select(sum => Line(sum, sum.Amount, null)),
                .. Grouped(earned, line => line.RevenueAccountId).Select(sum => Line(sum, null, sum.Amount)),
                .. Grouped(back, line => line.RevenueAccountId).Select(sum => Line(sum, -sum.Amount, null)),
                .. Grouped(back, line => line.DeferredAccountId).Select(sum => Line(sum, null, -sum.Amount)),
            ],
        };

        JournalLineDraft Line(Sum sum, long? debit, long? credit) => new()
        {
            AccountId = sum.Account, BranchId = sum.Branch, DepartmentId = sum.Department, Debit = debit, Credit = credit, Description = Title(period),
        };
    }

    private static IEnumerable<Sum> Grouped(IReadOnlyList<DueLine> lines, Func<DueLine, int?> account) => lines
        .GroupBy(line => (Account: account(line), line.BranchId, line.DepartmentId))
        .OrderBy(group => group.Key.Account).ThenBy(group => group.Key.BranchId).ThenBy(group => group.Key.DepartmentId)
        .Select(group => new Sum(group.Key.Account, group.Key.BranchId, group.Key.DepartmentId, group.Sum(line => line.Due)));

    private sealed record Sum(int? Account, int Branch, int? Department, long Amount);
}
