using System.Linq.Expressions;
using BatchLedger.Data;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.FiscalPeriods;

/// <summary>The one way to a fiscal period for whoever decides by its state. Between a look and a write somebody else could close the period, or bring a
/// batch into it; so the period is held from here to the commit, and the closing of a period holds it in the same way.</summary>
public static class PeriodHold
{
    /// <summary>Null when it is not there, or belongs to a company that the actor does not see.</summary>
    public static Task<FiscalPeriod?> HoldPeriodAsync(this Desk desk, int id) => HoldAsync(desk, period => period.Id == id);

    /// <summary>The company's period that the day lies in. Null when there is none.</summary>
    public static Task<FiscalPeriod?> HoldPeriodAsync(this Desk desk, int companyId, DateOnly day) =>
        HoldAsync(desk, period => period.CompanyId == companyId && period.Start <= day && period.End >= day);

    private static Task<FiscalPeriod?> HoldAsync(Desk desk, Expression<Func<FiscalPeriod, bool>> which)
    {
        // On SQLite this transaction is itself the lock: it began as a writer, behind the gate, and nobody else writes until it ends.
        // A database with several writers locks the row here, to the end of the transaction.
        if (desk.Db.Database.CurrentTransaction is null) throw new InvalidOperationException("A fiscal period is held inside a write transaction, or its state means nothing.");
        return desk.Db.FiscalPeriods.SingleOrDefaultAsync(which, desk.Token);
    }
}
