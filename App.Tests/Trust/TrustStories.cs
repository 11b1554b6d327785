using BatchLedger.Managements;
using BatchLedger.Transactions;
using FsCheck;
using FsCheck.Fluent;

namespace BatchLedger.Tests.Trust;

/// <summary>One thing that somebody does; the numbers say to what, when and over how much, as the story finds things then.</summary>
internal sealed record TrustStep(int Deed, int Which, int Day, int How, int Much);

/// <summary>Random stories: receipts and what becomes of them, now and then with something that must be refused.</summary>
internal static class TrustStories
{
    private static readonly TrustPurpose[] Purposes = Enum.GetValues<TrustPurpose>();
    private static readonly TransactionKind[] Payments = [TransactionKind.OwnerPayment, TransactionKind.CreditorPayment, TransactionKind.TenantRefund, TransactionKind.BondRefund];

    private static Gen<TrustStep> Step =>
        from deed in Gen.Choose(0, 99)
        from which in Gen.Choose(0, 9_999)
        from day in Gen.Choose(0, 99)
        from how in Gen.Choose(0, 99)
        from much in Gen.Choose(0, 9_999)
        select new TrustStep(deed, which, day, how, much);

    public static Arbitrary<TrustStep[]> Any { get; } = Arb.From(from count in Gen.Choose(3, 30) from steps in Gen.ArrayOf(Step, count) select steps, Shorter);

    /// <summary>What the step comes to in the book as it stands: what it asks of the services, and what the model says to it.</summary>
    public static TrustAsk Ask(TrustStep step, TrustModel model)
    {
        var tenant = step.Which % 2;
        return step.Deed switch
        {
            < 22 => Receipt(step, model, tenant),
            < 26 => new TrustAsk.Receipt(-1, Day(step), Amount(step, 0), null, 0, 0),
            < 36 => Allocation(step, model, tenant),
            < 56 => Payment(step, model, tenant),
            < 58 => new TrustAsk.Charge(Day(step), step.How < 10 ? 0 : step.Much),
            < 61 when model.Fees.Count > 0 => new TrustAsk.DeleteFee(step.Which % model.Fees.Count),
            < 68 => new TrustAsk.Disburse([.. Enumerable.Range(0, model.Fees.Count).Where(fee => step.How < 5 || (model.Fees[fee].State is FeeState.Pending && (step.Much >> fee & 1) == 0))], Day(step)),
            _ when model.Rows.Count == 0 => Receipt(step, model, tenant),
            < 76 => new TrustAsk.Reverse(step.How % 4 == 0 ? Pick(step, model, row => row is { IsReceipt: true, Presented: true }) : step.Which % model.Rows.Count),
            < 82 => new TrustAsk.Dishonour(Pick(step, model, row => row.IsReceipt)),
            < 87 => Reassignment(step, model),
            < 90 => new TrustAsk.ToCheque(Pick(step, model, row => row.Kind is TransactionKind.CreditorPayment && (step.How % 3 > 0 || row is { Presented: true, Cheque: false }))),
            < 95 => new TrustAsk.Present(Pick(step, model, row => row is { Bank: not 0, Presented: false } && (step.How % 4 > 0 || row is { Kind: TransactionKind.CreditorPayment, Cheque: false }))),
            _ => new TrustAsk.State(),
        };
    }

    private static TrustAsk.Receipt Receipt(TrustStep step, TrustModel model, int tenant)
    {
        var amount = Amount(step, TrustModel.Rent);
        long part = amount / 3, left = Math.Max(0, TrustModel.BondRequired - model.Held(TrustFund.Bond, tenant));
        return (step.How % 8) switch
        {
            0 or 1 or 2 => new(tenant, Day(step), amount, null, 0, 0),
            3 => new(tenant, Day(step), amount, 0, 0, 0),
            4 => new(tenant, Day(step), amount, part, step.Much % 5 == 0 ? left : part, 0),
            5 => new(tenant, Day(step), amount, null, part, step.Much % 3 * 40_00),
            6 => new(tenant, Day(step), amount, null, left + (step.Much % 4 == 0 ? 1 : 0), step.Much % 2 == 0 ? TrustModel.Water - model.PaidOf(tenant) : 0),
            _ => new(tenant, Day(step), amount, step.Much % 9 == 0 ? -1 : amount - part, 0, step.Much % 7 == 0 ? 90_00 : 0),
        };
    }

    private static TrustAsk.Allocation Allocation(TrustStep step, TrustModel model, int tenant)
    {
        var there = model.Held(TrustFund.Unallocated, tenant);
        var rent = step.How % 5 == 0 ? 0 : step.How % 7 == 0 ? there + 1 : step.How % 2 == 0 ? there : there * (step.Much % 100) / 100;
        return new(tenant, Day(step), rent, step.Much % 3 == 0 ? (there - Math.Min(there, rent)) / 2 : 0, step.Much % 4 == 0 ? Math.Min(20_00, there - Math.Min(there, rent)) : 0);
    }

    private static TrustAsk.Payment Payment(TrustStep step, TrustModel model, int tenant)
    {
        var kind = Payments[step.How % 4];
        var there = model.Held(kind is TransactionKind.TenantRefund ? TrustFund.Unallocated : kind is TransactionKind.BondRefund ? TrustFund.Bond : TrustFund.Owner, tenant);
        var amount = (step.Much % 10) switch { 0 => there + 1, 1 or 2 or 3 => there, 4 => 0, _ => there * (step.Much % 97) / 97 };
        return new(kind, tenant, Day(step), amount, step.Which % 3 == 0);
    }

    private static TrustAsk.Reassignment Reassignment(TrustStep step, TrustModel model)
    {
        var receipt = Pick(step, model, row => row is { Kind: TransactionKind.TrustReceipt, Presented: true } && (step.How % 3 > 0 || row is { Stated: true, PaidOutBy: >= 0 }));
        var places = model.Where(receipt);
        var from = places.Count > 0 && step.How % 10 > 0 ? places[step.How % places.Count].For : Purposes[step.How % Purposes.Length];
        var there = places.Where(place => place.For == from).Sum(place => place.Amount);
        long? amount = (step.Much % 6) switch { 0 => null, 1 => there + 1, 2 => 0, 3 => there, _ => there * (step.Much % 89) / 89 };
        return new(receipt, from, Purposes[step.Much / 7 % Purposes.Length], amount);
    }

    // Mostly one of those for which it makes sense, if there is any.
    private static int Pick(TrustStep step, TrustModel model, Func<ModelRow, bool> which)
    {
        var fitting = Enumerable.Range(0, model.Rows.Count).Where(row => which(model.Rows[row])).ToList();
        return fitting.Count > 0 && step.Day % 8 > 0 ? fitting[step.Which % fitting.Count] : step.Which % model.Rows.Count;
    }

    private static DateOnly Day(TrustStep step) => step.Day < 40 ? TrustModel.Today : TrustModel.Today.AddDays(step.Day < 43 ? 1 : -(step.Day % 9));

    private static long Amount(TrustStep step, long usual) => (step.Much % 12) switch { 0 when step.Which % 5 == 0 => 0, 1 or 2 or 3 when usual > 0 => usual * (1 + step.Much % 4), _ => 1 + step.Much * 31L };

    // First a half goes, then one step after the other.
    private static IEnumerable<TrustStep[]> Shorter(TrustStep[] steps)
    {
        if (steps.Length > 1) yield return steps[..(steps.Length / 2)];
        if (steps.Length > 1) yield return steps[(steps.Length / 2)..];
        for (var without = steps.Length - 1; without >= 0 && steps.Length > 1; without--) yield return [.. steps[..without], .. steps[(without + 1)..]];
    }
}
