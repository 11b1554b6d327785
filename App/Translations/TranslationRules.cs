using BatchLedger.AccountBalances;
using BatchLedger.Accounts;
using BatchLedger.ExchangeRates;

namespace BatchLedger.Translations;

/// <summary>Where an amount stands. Department 0 is none.</summary>
public readonly record struct Place(int AccountId, int BranchId, int DepartmentId);

/// <summary>What is translated: the movements of the period, what each place held before, and what was translated of it before.</summary>
public sealed record TranslationSource(IReadOnlyDictionary<Place, Sides> Movements, IReadOnlyDictionary<Place, long> Held, IReadOnlyDictionary<Place, long> Translated)
{
    public required IReadOnlyDictionary<int, AccountType> Types { get; init; }

    /// <summary>Takes the difference of a company whose branches do not balance each by itself.</summary>
    public required int HomeBranchId { get; init; }

    public bool IsHeld(Place place) => Types[place.AccountId] is AccountType.Asset or AccountType.Liability;
}

/// <summary>From the balances of an Actual ledger to the movements of its Reporting ledger. Pure.
/// Added up over the periods, assets and liabilities come to their balance at the closing rate, and all else to the sum of its movements, each at the average
/// rate of its period; equity too, for that stands for the rate of the day on which it was paid in. What then differs goes to the translation account.</summary>
public static class TranslationRules
{
    public static (IReadOnlyDictionary<Place, Sides> Rows, long Difference) Translate(TranslationSource source, (Conversion Closing, Conversion Average) at, int differenceAccountId)
    {
        var rows = new Dictionary<Place, Sides>();
        foreach (var (place, sides) in source.Movements)
            if (!source.IsHeld(place)) rows[place] = new Sides(at.Average.Of(sides.Debit), at.Average.Of(sides.Credit));
        foreach (var place in source.Held.Keys.Union(source.Translated.Keys).Union(source.Movements.Keys).Where(source.IsHeld))
        {
            var closing = checked(source.Held.GetValueOrDefault(place) + source.Movements.GetValueOrDefault(place).Net);
            rows[place] = Sides.Of(checked(at.Closing.Of(closing) - source.Translated.GetValueOrDefault(place)));
        }

        var difference = 0L;
        foreach (var (branch, excess) in Excesses(source, rows))
        {
            var place = new Place(differenceAccountId, branch, 0);
            rows[place] = rows.GetValueOrDefault(place) + Sides.Of(-excess);
            difference = checked(difference - excess);
        }
        return (rows.Where(row => row.Value != default).ToDictionary(), difference);
    }

    // Where the branches balance in the Actual ledger, so they do here; where they do not, only the company as a whole can.
    private static List<(int Branch, long Excess)> Excesses(TranslationSource source, Dictionary<Place, Sides> rows)
    {
        var each = source.Held.Select(held => (held.Key.BranchId, Net: held.Value)).Concat(source.Movements.Select(moved => (moved.Key.BranchId, moved.Value.Net)))
            .GroupBy(part => part.BranchId).All(branch => branch.Sum(part => part.Net) == 0);
        return [.. rows.GroupBy(row => each ? row.Key.BranchId : source.HomeBranchId)
            .Select(group => (group.Key, group.Sum(row => row.Value.Net))).Where(group => group.Item2 != 0).OrderBy(group => group.Key)];
    }
}
