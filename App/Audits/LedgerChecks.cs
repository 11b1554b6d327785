using BatchLedger.Accounts;
using BatchLedger.Ledgers;
using BatchLedger.Refusals;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Audits;

/// <summary>What each type of ledger may hold, and what holds between the records that journals are made by.</summary>
internal static class LedgerChecks
{
    public static async Task RunAsync(Audit audit)
    {
        await ActualAsync(audit);
        await JournalsAsync(audit);
        await RangesAsync(audit);
        await SettlementsAsync(audit);
        await ReversalsAsync(audit);
    }

    private static Task ActualAsync(Audit audit)
    {
        var kept = from company in audit.Db.Companies
                   select new { company.Id, company.Code, Ledgers = audit.Db.Ledgers.Count(l => l.Type == LedgerType.Actual && l.Companies.Any(c => c.CompanyId == company.Id)) };
        return audit.FindAsync("Each company keeps one Actual ledger at most", kept, kept.Where(c => c.Ledgers > 1).OrderBy(c => c.Id),
            bad => new Fault($"Company {bad.Code}", $"It keeps {bad.Ledgers} Actual ledgers.", $"/companies/{bad.Code}"));
    }

    private static Task JournalsAsync(Audit audit)
    {
        var booked = from entry in audit.Db.JournalEntries
                     join ledger in audit.Db.Ledgers on entry.LedgerId equals ledger.Id
                     select new { entry.Id, entry.Number, ledger.Code, ledger.Type };
        return audit.FindAsync("No journal is in a Budget or Reporting ledger", booked,
            booked.Where(e => e.Type == LedgerType.Budget || e.Type == LedgerType.Reporting).OrderBy(e => e.Id),
            bad => new Fault(bad.Number, $"It is in ledger {bad.Code}, which is of type {bad.Type} and takes no journals.", $"/journals/{bad.Number}"));
    }

    private static async Task RangesAsync(Audit audit)
    {
        var check = audit.Check("The ranges of an inter-branch mapping do not overlap");
        var mappings = await audit.Db.InterBranchMappings.AsNoTracking().OrderBy(m => m.Id).ToListAsync(audit.Token);
        check.Looked = mappings.Count;
        foreach (var pair in mappings.GroupBy(m => (m.FromBranchId, m.ToBranchId)))
            foreach (var (at, one) in pair.Index())
                foreach (var other in pair.Skip(at + 1).Where(other => one.Overlaps(other.AccountFrom, other.AccountTo)))
                    check.Add(new Fault($"Inter-branch mapping no. {other.Id}", $"Its accounts ({AccountRange.Words(other.AccountFrom, other.AccountTo)}) overlap those of no. {one.Id} ({AccountRange.Words(one.AccountFrom, one.AccountTo)}).", "/inter-branch"));
    }

    private static Task SettlementsAsync(Audit audit)
    {
        var settlements = from settlement in audit.Db.Transactions
                          join settled in audit.Db.Transactions on settlement.AppliesToId equals settled.Id
                          where settlement.VoidedAt == null
                          select new { settlement.Id, settlement.Number, settlement.Currency, Settled = settled.Number, Of = settled.Currency };
        return audit.FindAsync("Each settlement is in the currency of what it settles", settlements, settlements.Where(s => s.Currency != s.Of).OrderBy(s => s.Id),
            bad => new Fault(bad.Number, $"It is in {bad.Currency} and settles {bad.Settled}, which is in {bad.Of}.", $"/transactions/{bad.Number}"));
    }

    private static Task ReversalsAsync(Audit audit)
    {
        var reversals = audit.Db.Transactions.Where(t => t.ReversesId != null && t.VoidedAt == null);
        var again = from reversal in reversals
                    join journal in audit.Db.Transactions on reversal.ReversesId equals journal.Id
                    where reversals.Any(first => first.ReversesId == journal.Id && first.Id < reversal.Id)
                    orderby reversal.Id
                    select new { reversal.Number, Journal = journal.Number };
        return audit.FindAsync("Each journal is reversed once at most", reversals, again,
            bad => new Fault(bad.Number, $"It reverses {bad.Journal}, which another journal reverses already.", $"/transactions/{bad.Number}"));
    }
}
