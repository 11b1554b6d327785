using BatchLedger.Refusals;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Trust;

/// <summary>Trust money never goes below zero, on no day: what is taken must have been there then, and must not be missing for anything that came later.</summary>
internal static class TrustFloor
{
    /// <summary>Refuses with BelowZero. <paramref name="change"/> is signed; what adds to the fund is never refused.</summary>
    public static async Task<Refusal?> WhyNotAsync(TrustDeed deed, TrustFund fund, long change)
    {
        if (change >= 0) return null;
        var (day, token) = (deed.Date, deed.Desk.Token);
        var moves = Moves(deed, fund).Where(move => move.Amount != 0);
        var there = await moves.Where(move => move.Date <= day).SumAsync(move => move.Amount, token);
        var (lowest, on) = (there, day);
        foreach (var move in await moves.Where(move => move.Date > day).OrderBy(move => move.Date).ThenBy(move => move.Id).ToListAsync(token))
        {
            there = checked(there + move.Amount);
            if (there < lowest) (lowest, on) = (there, move.Date);
        }
        return checked(lowest + change) >= 0 ? null : TrustRefusals.BelowZero(Whose(deed, fund), (deed.In(lowest), on), deed.In(-change));
    }

    private static IQueryable<Move> Moves(TrustDeed deed, TrustFund fund)
    {
        var (entries, management, tenancy) = (deed.Desk.Db.TrustEntries, deed.Management.Id, deed.Tenancy?.Id);
        return fund switch
        {
            TrustFund.Owner => entries.Where(e => e.ManagementId == management).Select(e => new Move { Id = e.TransactionId, Date = e.Transaction.Date, Amount = e.Owner }),
            TrustFund.Unallocated => entries.Where(e => e.TenancyId == tenancy).Select(e => new Move { Id = e.TransactionId, Date = e.Transaction.Date, Amount = e.Unallocated }),
            _ => entries.Where(e => e.TenancyId == tenancy).Select(e => new Move { Id = e.TransactionId, Date = e.Transaction.Date, Amount = e.Bond }),
        };
    }

    private static string Whose(TrustDeed deed, TrustFund fund) => fund switch
    {
        TrustFund.Owner => $"Owner funds of management {deed.Management.Number}, {deed.Management.Place}",
        TrustFund.Unallocated => $"Unallocated money of {deed.Tenancy!.Tenants}",
        _ => $"Bond held for {deed.Tenancy!.Tenants}",
    };

    private sealed class Move
    {
        public int Id { get; init; }
        public DateOnly Date { get; init; }
        public long Amount { get; init; }
    }
}
