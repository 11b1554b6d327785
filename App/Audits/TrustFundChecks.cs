using BatchLedger.Currencies;
using BatchLedger.Refusals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Audits;

/// <summary>Trust money is never below zero: the owner funds of a management, the unallocated money and the bond of a tenancy, added up row by row in the order of the ledger.</summary>
internal static class TrustFundChecks
{
    public static async Task RunAsync(Audit audit)
    {
        var check = audit.Check("No fund of trust money is below zero on any day");
        var (held, told) = (new Dictionary<(string Fund, int Whose), long>(), new HashSet<(string Fund, int Whose)>());
        await foreach (var row in Rows(audit).AsAsyncEnumerable().WithCancellation(audit.Token))
        {
            check.Looked++;
            foreach (var (fund, whose, amount) in row.Funds)
            {
                var now = held[(fund, whose)] = checked(held.GetValueOrDefault((fund, whose)) + amount);
                if (now < 0 && told.Add((fund, whose))) check.Add(row.Below(fund, now));
            }
        }
    }

    private static IQueryable<Row> Rows(Audit audit) =>
        from entry in audit.Db.TrustEntries
        join transaction in audit.Db.Transactions on entry.TransactionId equals transaction.Id
        join management in audit.Db.Managements on entry.ManagementId equals management.Id
        orderby entry.ManagementId, transaction.Date, transaction.Id
        select new Row(management.Id, management.Number, entry.TenancyId, transaction.Date, transaction.Number, transaction.Currency) { Owner = entry.Owner, Unallocated = entry.Unallocated, Bond = entry.Bond };

    private sealed record Row(int ManagementId, string Management, int? TenancyId, DateOnly Date, string Transaction, string Currency)
    {
        public long Owner { get; init; }
        public long Unallocated { get; init; }
        public long Bond { get; init; }

        public IEnumerable<(string Fund, int Whose, long Amount)> Funds =>
            [("owner funds", ManagementId, Owner), ("unallocated money", TenancyId ?? -ManagementId, Unallocated), ("bond", TenancyId ?? -ManagementId, Bond)];

        public Fault Below(string fund, long now) => new(Management,
            $"Its {fund} {(fund == "bond" ? "is" : "are")} at {new Money(now, Currency)} after {Transaction} of {Date:dd MMM yyyy}. Reverse what was paid out too much, or record the money that is missing.",
            $"/managements/{Management}/ledger");
    }
}
