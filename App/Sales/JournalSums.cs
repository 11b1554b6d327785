using BatchLedger.Currencies;

namespace BatchLedger.Sales;

/// <summary>What the lines of a form come to while they are typed.</summary>
public sealed record JournalSums(Money Debits, Money Credits)
{
    public Money Difference => Debits - Credits;

    public static JournalSums Of(IEnumerable<JournalLineDraft> lines, string currency)
    {
        // An amount can be at most 10^15 and a journal a few hundred lines, so the sum of a form fits.
        var (debits, credits) = lines.Aggregate((0L, 0L), (sum, line) => (sum.Item1 + (line.Debit ?? 0), sum.Item2 + (line.Credit ?? 0)));
        return new JournalSums(new Money(debits, currency), new Money(credits, currency));
    }

    public string InWords => (Debits.Minor, Difference.Minor) switch
    {
        (0, 0) => "Nothing entered yet.",
        (_, 0) => $"Balanced: {Debits} on each side.",
        (_, > 0) => $"Not balanced: {Difference} is missing on the credit side.",
        _ => $"Not balanced: {-Difference} is missing on the debit side.",
    };

    /// <summary>Of quantities: one sum a unit.</summary>
    public static string Counted(IEnumerable<JournalLineDraft> lines, JournalAccounts accounts)
    {
        var sums = lines.Where(line => line.HasAmount).GroupBy(line => accounts.Of(line)?.Unit ?? "")
            .Select(unit => Currency.Quantity(unit.Sum(line => line.Signed), unit.Key)).ToList();
        return sums.Count == 0 ? "Nothing entered yet." : $"Together {string.Join(", ", sums)}.";
    }
}
