using BatchLedger.Accounts;
using BatchLedger.Refusals;

namespace BatchLedger.Consolidation;

/// <summary>From and to a day. Companies may have different calendars, so the days decide and not the periods.</summary>
public readonly record struct DayRange(DateOnly From, DateOnly To)
{
    public string Words => $"{From:yyyy-MM-dd} to {To:yyyy-MM-dd}";
}

/// <summary>What stood before the range, what came in it, and what stands after. Opening and closing are debit less credit.</summary>
public readonly record struct Movement(long Opening, long Debit, long Credit)
{
    public long Closing => checked(Opening + Debit - Credit);

    public static Movement operator +(Movement one, Movement other) => checked(new(one.Opening + other.Opening, one.Debit + other.Debit, one.Credit + other.Credit));
}

/// <summary>One column: a company in a source ledger.</summary>
public sealed record ConsolidationSource(string Ledger, string Company, string CompanyName)
{
    /// <summary>The fiscal periods that lie in the range, in words: "Jan 2026 to Mar 2026".</summary>
    public required string Periods { get; init; }
    public required IReadOnlyList<ConsolidationFigure> Figures { get; init; }

    public string Name => $"{Company} ({Ledger})";

    public Movement Total => Figures.Aggregate(default(Movement), (sum, figure) => sum + figure.Movement);
}

/// <summary>What one account of a company came to in its source ledger.</summary>
public sealed record ConsolidationFigure(string Code, string Name, AccountType Type, Movement Movement);

/// <summary>One account code over all companies. Name and type are those of the first company that has it.</summary>
public sealed record ConsolidatedAccount(string Code, string Name, AccountType Type)
{
    /// <summary>One a source, in their order; nothing where the company has no such account.</summary>
    public required IReadOnlyList<Movement> BySource { get; init; }

    public Movement Total => BySource.Aggregate(default(Movement), (sum, movement) => sum + movement);
}

/// <summary>Source ledgers of several companies, summed by account code.</summary>
public sealed record Consolidated(DayRange Range, string Currency, IReadOnlyList<ConsolidationSource> Sources)
{
    public required IReadOnlyList<ConsolidatedAccount> Accounts { get; init; }

    /// <summary>Accounts with the same code that are not the same thing everywhere.</summary>
    public required IReadOnlyList<Fault> Mismatches { get; init; }

    public Movement Total => Accounts.Aggregate(default(Movement), (sum, account) => sum + account.Total);

    /// <summary>Pure: no database. Sources stand in their order, accounts by their code.</summary>
    public static Consolidated Of(DayRange range, string currency, IReadOnlyList<ConsolidationSource> sources)
    {
        var byCode = sources.SelectMany((source, place) => source.Figures.Select(figure => (Place: place, Figure: figure)))
            .GroupBy(found => found.Figure.Code, StringComparer.Ordinal).OrderBy(of => of.Key, StringComparer.Ordinal).ToList();
        return new(range, currency, sources)
        {
            Accounts = [.. byCode.Select(of => Account([.. of], sources.Count))],
            Mismatches = [.. byCode.SelectMany(of => Differences([.. of], sources))],
        };
    }

    private static ConsolidatedAccount Account(IReadOnlyList<(int Place, ConsolidationFigure Figure)> found, int sources)
    {
        var movements = new Movement[sources];
        foreach (var (place, figure) in found) movements[place] += figure.Movement;
        var first = found[0].Figure;
        return new(first.Code, first.Name, first.Type) { BySource = movements };
    }

    private static IEnumerable<Fault> Differences(IReadOnlyList<(int Place, ConsolidationFigure Figure)> found, IReadOnlyList<ConsolidationSource> sources)
    {
        var (firstPlace, first) = found[0];
        foreach (var (place, other) in found.Skip(1))
        {
            if (other.Name != first.Name)
                yield return new($"Account {first.Code}", $"It is called “{first.Name}” in {sources[firstPlace].Company} and “{other.Name}” in {sources[place].Company}.");
            if (other.Type != first.Type)
                yield return new($"Account {first.Code}", $"It is of type {first.Type} in {sources[firstPlace].Company} and {other.Type} in {sources[place].Company}.");
        }
    }
}
