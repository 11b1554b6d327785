using BatchLedger.Managements;
using BatchLedger.Transactions;

namespace BatchLedger.Tests.Trust;

/// <summary>A part of a row: what for, which invoice (0 for none), and the row that brought the money (-1 for nobody's).</summary>
internal sealed record ModelPart(TrustPurpose For, int Invoice, int From, long Amount);

/// <summary>A transaction as somebody would write it into a book by hand.</summary>
internal sealed record ModelRow(TransactionKind Kind, DateOnly Day, int Tenant)
{
    public required IReadOnlyList<ModelPart> Parts { get; init; }
    public int Corrects { get; init; } = -1;
    public bool Cheque { get; init; }
    public bool Presented { get; set; }
    public bool Stated { get; set; }
    public int PaidOutBy { get; set; } = -1;

    public long Bank => Parts.Sum(part => part.Amount);
    public long Amount => Bank == 0 ? Parts.Where(part => part.Amount > 0).Sum(part => part.Amount) : Math.Abs(Bank);
    public bool IsReceipt => Kind is TransactionKind.TrustReceipt or TransactionKind.OwnerContribution;

    public long Of(TrustFund fund) => Parts.Where(part => Fund(part.For) == fund).Sum(part => part.Amount);

    public static TrustFund Fund(TrustPurpose purpose) => purpose is TrustPurpose.Bond ? TrustFund.Bond : purpose is TrustPurpose.Unallocated ? TrustFund.Unallocated : TrustFund.Owner;
}

internal sealed record ModelFee(DateOnly Day, long Amount, int ChargedOn)
{
    public FeeState State { get; set; }
    public int Row { get; set; } = -1;
}

/// <summary>The trust money of one management by the rules of the house, in the plainest way: a list of rows that is read from its beginning for every question.
/// Two tenants at 520.00 a week from 2 March, the second until 29 March, with a bond of 2,080.00 and one water bill of 80.00 each; the office takes 5 % of rent. Today is 10 March.</summary>
internal sealed partial class TrustModel
{
    public const long Rent = 520_00, BondRequired = 2_080_00, Water = 80_00;
    public static readonly DateOnly Today = new(2026, 3, 10);

    private static readonly TrustPurpose[] OfOwner = [TrustPurpose.Rent, TrustPurpose.Invoice, TrustPurpose.Owner];

    public List<ModelRow> Rows { get; private set; } = [];
    public List<ModelFee> Fees { get; private set; } = [];

    public long Held(TrustFund fund, int tenant) => Rows.Where(row => fund is TrustFund.Owner || row.Tenant == tenant).Sum(row => row.Of(fund));

    public long RentOf(int tenant) => Sum(tenant, part => part.For is TrustPurpose.Rent);

    public long PaidOf(int tenant) => Sum(tenant, part => part.For is TrustPurpose.Invoice);

    /// <summary>The second tenant leaves on 29 March, in the fourth week; nobody pays a hundred years ahead.</summary>
    public long RentLeft(int tenant) => tenant == 1 ? Math.Max(0, 4 * Rent - RentOf(1)) : 5_200 * Rent - RentOf(tenant);

    /// <summary>Where the money of a receipt is now.</summary>
    public List<ModelPart> Where(int receipt) =>
        [.. Rows.SelectMany(row => row.Parts).Where(part => part.From == receipt).GroupBy(part => (part.For, part.Invoice))
            .Select(place => new ModelPart(place.Key.For, place.Key.Invoice, receipt, place.Sum(part => part.Amount))).Where(place => place.Amount != 0).OrderBy(place => place.For)];

    public string? Receive(int tenant, DateOnly day, (long Amount, long? Rent, long Bond, long Water) of)
    {
        if (day > Today) return "Trust.Future";
        if (of.Amount <= 0) return "Sales.AmountNotPositive";
        if (tenant < 0) return Write(new ModelRow(TransactionKind.OwnerContribution, day, -1) { Parts = [new(TrustPurpose.Owner, 0, Rows.Count, of.Amount)] });
        if (of.Rent < 0 || of.Bond < 0 || of.Water < 0) return "Trust.PartNegative";
        var said = (of.Rent ?? 0) + of.Bond + of.Water;
        if (said > of.Amount) return "Trust.MoreThanReceived";
        var rent = of.Rent ?? Math.Min(of.Amount - said, RentLeft(tenant));
        if (WhyNotFor(tenant, rent, of.Bond, of.Water) is { } no) return no;

        var parts = Purposes(tenant, rent, of.Bond, of.Water).Append((For: TrustPurpose.Unallocated, Invoice: 0, Amount: of.Amount - rent - of.Bond - of.Water));
        Write(new ModelRow(TransactionKind.TrustReceipt, day, tenant) { Parts = [.. parts.Where(part => part.Amount > 0).Select(part => new ModelPart(part.For, part.Invoice, Rows.Count, part.Amount))] });
        Charge(Rows.Count - 1, rent, day);
        return null;
    }

    public string? Allocate(int tenant, DateOnly day, (long Rent, long Bond, long Water) of)
    {
        if (day > Today) return "Trust.Future";
        if (of.Rent < 0 || of.Bond < 0 || of.Water < 0) return "Trust.PartNegative";
        var sum = of.Rent + of.Bond + of.Water;
        if (sum == 0) return "Trust.NothingAllocated";
        if (WhyNotFor(tenant, of.Rent, of.Bond, of.Water) is { } no) return no;
        if (Sinks(TrustFund.Unallocated, tenant, (day, -sum))) return "Trust.BelowZero";

        // Coin by coin: the oldest of what is unallocated goes to rent first, then to the bond, then to the water bill.
        var (parts, wanted) = (new List<ModelPart>(), new Queue<(TrustPurpose For, int Invoice, long Amount)>(Purposes(tenant, of.Rent, of.Bond, of.Water).Where(part => part.Amount > 0)));
        foreach (var taken in Oldest(TrustPurpose.Unallocated, tenant, sum))
            for (var left = taken.Amount; left > 0;)
            {
                var (purpose, invoice, amount) = wanted.Peek();
                var now = Math.Min(left, amount);
                parts.AddRange([new(TrustPurpose.Unallocated, 0, taken.From, -now), new(purpose, invoice, taken.From, now)]);
                left -= now;
                wanted.Dequeue();
                if (amount > now) wanted = new([(purpose, invoice, amount - now), .. wanted]);
            }
        Write(new ModelRow(TransactionKind.Allocation, day, tenant) { Parts = parts });
        foreach (var rent in parts.Where(part => part.For is TrustPurpose.Rent).GroupBy(part => part.From).OrderBy(rent => parts.FindIndex(part => part.From == rent.Key))) Charge(rent.Key, rent.Sum(part => part.Amount), day);
        return null;
    }

    public string? Pay(TransactionKind kind, int tenant, (DateOnly Day, long Amount, bool Cheque) of)
    {
        if (of.Day > Today) return "Trust.Future";
        if (of.Amount <= 0) return "Sales.AmountNotPositive";
        var (purpose, whose) = kind switch { TransactionKind.TenantRefund => (TrustPurpose.Unallocated, tenant), TransactionKind.BondRefund => (TrustPurpose.Bond, tenant), _ => (TrustPurpose.Owner, -1) };
        if (Sinks(ModelRow.Fund(purpose), whose, (of.Day, -of.Amount))) return "Trust.BelowZero";

        IEnumerable<ModelPart> parts = purpose is TrustPurpose.Owner ? [new(TrustPurpose.Owner, 0, -1, of.Amount)] : Oldest(purpose, tenant, of.Amount);
        Write(new ModelRow(kind, of.Day, whose) { Parts = [.. parts.Select(part => part with { Amount = -part.Amount })], Cheque = of.Cheque });
        if (kind is TransactionKind.OwnerPayment) MarkPaidOut(Rows.Count - 1);
        return null;
    }

    public string? ChargeByHand(DateOnly day, long amount)
    {
        if (day > Today) return "Trust.Future";
        if (amount <= 0) return "Sales.AmountNotPositive";
        Fees.Add(new ModelFee(day, amount, -1));
        return null;
    }

    public string? DeleteFee(int fee)
    {
        if (Fees[fee].State is not FeeState.Pending) return "Trust.FeeEnded";
        Fees[fee].State = FeeState.Deleted;
        return null;
    }

    public string? Disburse(IReadOnlyList<int> fees, DateOnly day)
    {
        if (day > Today) return "Trust.Future";
        if (fees.Count == 0) return "Trust.NoFeeChosen";
        if (fees.Any(fee => Fees[fee].State is not FeeState.Pending)) return "Trust.FeeEnded";
        if (Sinks(TrustFund.Owner, -1, (day, -fees.Sum(fee => Fees[fee].Amount)))) return "Trust.BelowZero";
        foreach (var fee in fees.OrderBy(fee => Fees[fee].Day).ThenBy(fee => fee))
        {
            Write(new ModelRow(TransactionKind.ManagementFee, day, -1) { Parts = [new(TrustPurpose.Owner, 0, -1, -Fees[fee].Amount)] });
            (Fees[fee].State, Fees[fee].Row) = (FeeState.Disbursed, Rows.Count - 1);
        }
        return null;
    }

    private string? Write(ModelRow row)
    {
        Rows.Add(row);
        return null;
    }

    // 5 % in minor units, the half to the even: twenty of them make one.
    private void Charge(int receipt, long rent, DateOnly day)
    {
        var fee = rent / 20 + (rent % 20 > 10 || (rent % 20 == 10 && rent / 20 % 2 == 1) ? 1 : 0);
        if (fee > 0) Fees.Add(new ModelFee(day, fee, receipt));
    }

    private string? WhyNotFor(int tenant, long rent, long bond, long water)
    {
        if (rent > RentLeft(tenant)) return "Trust.MoreThanRent";
        if (bond > 0 && bond > BondRequired - Held(TrustFund.Bond, tenant)) return "Trust.MoreThanBond";
        return water > Water - PaidOf(tenant) ? "Trust.MoreThanInvoice" : null;
    }

    private static IEnumerable<(TrustPurpose For, int Invoice, long Amount)> Purposes(int tenant, long rent, long bond, long water) =>
        [(TrustPurpose.Rent, 0, rent), (TrustPurpose.Bond, 0, bond), (TrustPurpose.Invoice, tenant + 1, water)];

    private long Sum(int tenant, Func<ModelPart, bool> which) => Rows.Where(row => row.Tenant == tenant).SelectMany(row => row.Parts).Where(which).Sum(part => part.Amount);

    /// <summary>The change is written into the book on its day; is any line below zero from there on?</summary>
    private bool Sinks(TrustFund fund, int tenant, (DateOnly Day, long Amount) change)
    {
        if (change.Amount >= 0) return false;
        var book = Rows.Where(row => fund is TrustFund.Owner || row.Tenant == tenant).Select((row, at) => (row.Day, At: at, Amount: row.Of(fund))).Append((change.Day, At: int.MaxValue, change.Amount));
        var held = 0L;
        foreach (var line in book.OrderBy(line => line.Day).ThenBy(line => line.At))
        {
            held += line.Amount;
            if (held < 0) return true;
        }
        return false;
    }

    private List<ModelPart> Oldest(TrustPurpose purpose, int tenant, long amount)
    {
        var taken = new List<ModelPart>();
        foreach (var receipt in Enumerable.Range(0, Rows.Count).Where(row => Rows[row].Kind is TransactionKind.TrustReceipt && Rows[row].Tenant == tenant).OrderBy(row => Rows[row].Day).ThenBy(row => row))
        {
            var part = Math.Min(amount, Math.Max(0, Where(receipt).Where(place => place.For == purpose).Sum(place => place.Amount)));
            if (part > 0) taken.Add(new ModelPart(purpose, 0, receipt, part));
            amount -= part;
        }
        Assert.True(amount == 0, "The model lost track of whose money it is.");
        return taken;
    }
}
