namespace BatchLedger.AccountBalances;

/// <summary>Debits and credits, kept apart. Minor units.</summary>
public readonly record struct Sides(long Debit, long Credit)
{
    public long Net => checked(Debit - Credit);

    /// <summary>A balance stands on one of the two; <paramref name="balance"/> is debits less credits.</summary>
    public static Sides Of(long balance) => balance < 0 ? new(0, checked(-balance)) : new(balance, 0);

    public static Sides operator +(Sides one, Sides other) => checked(new(one.Debit + other.Debit, one.Credit + other.Credit));
}
