using BatchLedger.Managements;
using BatchLedger.Refusals;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Trust;

/// <summary>The fee on rent: charged with the rent, and gone when the receipt that brought it is.</summary>
internal static class RentFees
{
    /// <summary>A pending fee for each receipt whose money became rent, so that it goes with its receipt.</summary>
    public static async Task ChargeAsync(TrustDeed deed, Transaction made)
    {
        if (deed.Management.FeeRate == 0) return;
        var rents = made.Trust!.Allocations.Where(a => a.Purpose is TrustPurpose.Rent).GroupBy(a => a.ReceiptId!.Value, (id, all) => (Id: id, Amount: all.Sum(a => a.Amount))).ToList();
        var ids = rents.Select(rent => rent.Id).ToList();
        var numbers = await deed.Desk.Db.TrustEntries.Where(e => ids.Contains(e.TransactionId)).ToDictionaryAsync(e => e.TransactionId, e => e.ReceiptNumber, deed.Desk.Token);
        foreach (var rent in rents)
            if (Of(rent.Amount, deed.Management.FeeRate) is > 0 and var fee)
                deed.Desk.Db.Add(new ManagementFee
                {
                    CompanyId = deed.Management.CompanyId, ManagementId = deed.Management.Id, Date = deed.Date, Description = $"Management fee on {numbers[rent.Id]}", Amount = fee, ChargedOnId = rent.Id,
                });
    }

    /// <summary>A share in hundredths of a percent; the half goes to the even.</summary>
    private static long Of(long rent, int rate)
    {
        var (whole, rest) = Int128.DivRem((Int128)rent * rate, Management.WholeFee);
        var twice = rest * 2;
        return (long)(twice > Management.WholeFee || (twice == Management.WholeFee && Int128.IsOddInteger(whole)) ? whole + 1 : whole);
    }

    /// <summary>A pending fee of the receipt is deleted, a disbursed one credited back in a transaction of its own.</summary>
    public static async Task<Refusal?> EndAsync(TrustDeed deed, TrustEntry receipt, string reason)
    {
        var desk = deed.Desk;
        var fees = await desk.Db.ManagementFees.Where(f => f.ChargedOnId == receipt.TransactionId && (f.State == FeeState.Pending || f.State == FeeState.Disbursed))
            .OrderBy(f => f.Id).ToListAsync(desk.Token);
        foreach (var fee in fees)
        {
            if (fee.IsPending) fee.Delete(desk.Actor.Name, reason, desk.Now);
            else if (await CreditAsync(deed, fee, reason) is { } refusal) return refusal;
        }
        return null;
    }

    private static async Task<Refusal?> CreditAsync(TrustDeed deed, ManagementFee fee, string reason)
    {
        var charged = await deed.Desk.Db.Transactions.SingleAsync(t => t.Id == fee.DisbursedById, deed.Desk.Token);
        var (_, refusal) = await deed.OfOwner().RecordAsync(new TrustSlip(TransactionKind.TrustReversal, [new TrustPart(TrustPurpose.Owner, fee.Amount)], $"Fee credited back: {reason}")
        {
            Corrects = charged, Fee = -fee.Amount,
        });
        fee.Credit(deed.Desk.Actor.Name, reason, deed.Desk.Now);
        return refusal;
    }
}
