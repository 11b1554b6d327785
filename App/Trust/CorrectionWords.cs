using BatchLedger.Managements;
using BatchLedger.Transactions;

namespace BatchLedger.Trust;

/// <summary>What a correction will do, told before it is done.</summary>
public static class CorrectionWords
{
    /// <summary>What is taken back, and from where.</summary>
    public static string Words(this CorrectionOffer offer, bool bounced)
    {
        var t = offer.Transaction;
        var way = (bounced, t.Kind) switch
        {
            (true, _) => $"The bank gave {offer.In(t.Amount)} of {TrustRefusals.Day(t.Date)} back. The deposit stays and a withdrawal of today takes the money",
            (_, TransactionKind.TrustReceipt or TransactionKind.OwnerContribution) => $"A reversal of today takes the {offer.In(t.Amount)} of {TrustRefusals.Day(t.Date)} back",
            (_, TransactionKind.TenantRefund) => $"A reversal of today puts {offer.In(t.Amount)} back into unallocated money",
            (_, TransactionKind.BondRefund) => $"A reversal of today puts {offer.In(t.Amount)} back into the bond",
            _ => $"A reversal of today puts {offer.In(t.Amount)} back into owner funds",
        };
        var from = offer.Parts.Count == 0 ? "" : $" out of {string.Join(" and ", offer.Parts.Select(p => offer.Parts.Count == 1 ? p.InWords() : $"{p.InWords()} {offer.In(p.Amount)}"))}";
        return $"{way}{from}. Both transactions stay and name each other.";
    }

    /// <summary>What becomes of the fees that were charged on it, a sentence each.</summary>
    public static IEnumerable<string> FeeWords(this CorrectionOffer offer, bool bounced) => offer.Fees.Count == 0 && bounced
        ? ["No fee was charged on it, so none is credited back."]
        : offer.Fees.Select(fee => fee.State is FeeState.Disbursed
            ? $"{fee.Description} over {offer.In(fee.Amount)} is credited back to the owner."
            : $"{fee.Description} over {offer.In(fee.Amount)}, still pending, is deleted.");
}
