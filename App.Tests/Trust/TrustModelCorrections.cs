using BatchLedger.Managements;
using BatchLedger.Transactions;

namespace BatchLedger.Tests.Trust;

/// <summary>What can still be done with a row, and what doing it does. A correction that fails leaves the book as it was.</summary>
internal sealed partial class TrustModel
{
    public string? Reverse(int at)
    {
        var row = Rows[at];
        if (row.Kind is TransactionKind.Allocation or TransactionKind.Reassignment or TransactionKind.TrustReversal or TransactionKind.Dishonour) return "Trust.NotReversible";
        if (Ended(at) is { } ended) return ended;
        if (Reassigned(at) > 0) return "Trust.ReassignedStays";
        if (row.Presented) return "Trust.PresentedStays";
        if (row.IsReceipt) return Where(at).Sum(place => place.Amount) < row.Amount ? "Trust.PaidBack" : TakeBack(at, TransactionKind.TrustReversal, Where(at));

        Write(Negated(at, TransactionKind.TrustReversal, row.Parts));
        foreach (var fee in Fees.Where(fee => fee.Row == at)) fee.State = FeeState.Credited;
        foreach (var paid in Rows.Where(paid => paid.PaidOutBy == at)) paid.PaidOutBy = -1;
        return null;
    }

    public string? Dishonour(int at)
    {
        var row = Rows[at];
        if (!row.IsReceipt) return "Trust.OnlyReceiptsBounce";
        if (Ended(at) is { } ended) return ended;

        // The bank takes the whole; what the tenant had back already is taken from the owner.
        var (there, gone) = (Where(at), row.Amount - Where(at).Sum(place => place.Amount));
        return TakeBack(at, TransactionKind.Dishonour, gone > 0 ? [.. there, new ModelPart(TrustPurpose.Owner, 0, -1, gone)] : there);
    }

    public string? Reassign(int at, (TrustPurpose For, TrustPurpose To, long? Amount) move)
    {
        var row = Rows[at];
        if (row.Kind is not TransactionKind.TrustReceipt) return "Trust.OnlyReceiptsReassign";
        if (Ended(at) is { } ended) return ended;
        var left = row.Amount - Reassigned(at);
        if (left == 0) return "Trust.NothingLeft";
        if (!row.Presented) return "Trust.NotPresented";
        if (row.PaidOutBy >= 0 && row.Stated) return "Trust.PaidAndStated";
        if (move.To is TrustPurpose.Owner) return "Trust.NotForOwner";
        if (move.For == move.To) return "Trust.SamePlace";
        var there = Where(at).Where(place => place.For == move.For).Sum(place => place.Amount);
        if (move.Amount is <= 0) return "Sales.AmountNotPositive";
        var amount = move.Amount ?? Math.Min(there, left);
        if (amount > left) return "Trust.MoreThanLeft";
        if (amount > there || amount == 0) return "Trust.NotThere";
        var (rent, bond, water) = (Of(TrustPurpose.Rent), Of(TrustPurpose.Bond), Of(TrustPurpose.Invoice));
        if (WhyNotFor(row.Tenant, rent, bond, water) is { } no) return no;
        if (ModelRow.Fund(move.For) != ModelRow.Fund(move.To) && Sinks(ModelRow.Fund(move.For), row.Tenant, (Today, -amount))) return "Trust.BelowZero";

        Write(new ModelRow(TransactionKind.Reassignment, Today, row.Tenant) { Corrects = at, Parts = [new(move.For, Invoice(move.For), at, -amount), new(move.To, Invoice(move.To), at, amount)] });
        return null;

        long Of(TrustPurpose purpose) => move.To == purpose ? amount : 0;
        int Invoice(TrustPurpose purpose) => purpose is TrustPurpose.Invoice ? row.Tenant + 1 : 0;
    }

    public string? ChangeToCheque(int at)
    {
        var row = Rows[at];
        if (row.Kind is not TransactionKind.CreditorPayment) return "Trust.OnlyCreditorPayments";
        if (Ended(at) is { } ended) return ended;
        if (row.Cheque) return "Trust.AlreadyCheque";
        if (row.Presented) return "Trust.EftPresented";
        Write(Negated(at, TransactionKind.TrustReversal, row.Parts));
        Write(new ModelRow(TransactionKind.CreditorPayment, Today, -1) { Parts = row.Parts, Corrects = at, Cheque = true });
        return null;
    }

    private string? TakeBack(int at, TransactionKind kind, IReadOnlyList<ModelPart> parts)
    {
        var (rows, fees) = (new List<ModelRow>(Rows), Fees.ConvertAll(fee => fee with { }));
        foreach (var fee in Fees.Where(fee => fee.ChargedOn == at))
        {
            if (fee.State is FeeState.Pending) fee.State = FeeState.Deleted;
            if (fee.State is not FeeState.Disbursed) continue;
            Write(Negated(fee.Row, TransactionKind.TrustReversal, Rows[fee.Row].Parts));
            fee.State = FeeState.Credited;
        }
        var taken = Negated(at, kind, parts);
        var sinks = Enum.GetValues<TrustFund>().Any(fund => Sinks(fund, taken.Tenant, (Today, taken.Of(fund))));
        if (!sinks) return Write(taken);

        (Rows, Fees) = (rows, fees);
        return "Trust.BelowZero";
    }

    private ModelRow Negated(int at, TransactionKind kind, IReadOnlyList<ModelPart> parts) =>
        new(kind, Today, Rows[at].Tenant) { Corrects = at, Parts = [.. parts.Select(part => part with { Amount = -part.Amount })] };

    private string? Ended(int at)
    {
        var by = Rows.Where(row => row.Corrects == at).Select(row => row.Kind).ToList();
        if (by.Contains(TransactionKind.CreditorPayment)) return "Trust.ChangedToCheque";
        if (by.Contains(TransactionKind.TrustReversal)) return "Trust.AlreadyReversed";
        return by.Contains(TransactionKind.Dishonour) ? "Trust.AlreadyDishonoured" : null;
    }

    private long Reassigned(int at) => Rows.Where(row => row.Corrects == at && row.Kind is TransactionKind.Reassignment).Sum(row => row.Amount);

    /// <summary>What the owner still has is the newest money, so the receipts before it are paid out. A payment marks no receipt that came after it.</summary>
    private void MarkPaidOut(int payment)
    {
        var kept = Held(TrustFund.Owner, -1);
        foreach (var receipt in Enumerable.Range(0, Rows.Count).Where(at => Rows[at] is { IsReceipt: true, PaidOutBy: < 0 }).OrderByDescending(at => Rows[at].Day).ThenByDescending(at => at))
        {
            var money = Where(receipt).Where(place => OfOwner.Contains(place.For)).Sum(place => place.Amount);
            if (money > kept && Rows[receipt].Day <= Rows[payment].Day) Rows[receipt].PaidOutBy = payment;
            kept = Math.Max(0, kept - money);
        }
    }
}
