using BatchLedger.Currencies;
using BatchLedger.Ledgers;
using BatchLedger.Managements;

namespace BatchLedger.OwnerStatements;

public enum StatementSection { Income, Expenses, Corrections, Payments }

/// <summary>What a statement tells, before and after it is made. Amounts in minor units of the company's currency.</summary>
public sealed record StatementContent(Management Management, Company Office)
{
    /// <summary>The one it has or, as long as it is not made, the next to be given.</summary>
    public required int Number { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }

    /// <summary>Owner funds at the end of the statement before.</summary>
    public required long Opening { get; init; }

    /// <summary>How many transactions it takes, those that leave owner funds alone included.</summary>
    public required int Entries { get; init; }
    public required IReadOnlyList<StatementLine> Lines { get; init; }

    /// <summary>Beside owner funds, by tenancy.</summary>
    public required IReadOnlyList<HeldMoney> Held { get; init; }

    public long Closing => Opening + Lines.Sum(line => line.Amount);

    public string Title => $"Owner statement {Number}";

    public Money Money(long minor) => new(minor, Office.Currency);

    public IReadOnlyList<StatementLine> Of(StatementSection section) => [.. Lines.Where(line => line.Section == section)];

    public long SumOf(StatementSection section) => Of(section).Sum(line => line.Amount);

    /// <summary>What moved owner funds from the opening to the closing figure, in words and signed.</summary>
    public IReadOnlyList<(string Label, long Amount)> Summary =>
    [
        ("Income", SumOf(StatementSection.Income)), ("Expenses", SumOf(StatementSection.Expenses)),
        .. Of(StatementSection.Corrections).Count > 0 ? [("Corrections", SumOf(StatementSection.Corrections))] : Array.Empty<(string, long)>(),
        ("Payments to the owner", SumOf(StatementSection.Payments)),
    ];
}

/// <summary>What one transaction does to owner funds; over 0 is money in.</summary>
/// <param name="Party">Whose rent it is; null for what concerns the owner alone.</param>
public sealed record StatementLine(StatementSection Section, DateOnly Date, string Transaction, string Description, long Amount)
{
    public string? Party { get; init; }
}

/// <summary>Money of a tenancy that is not the owner's.</summary>
public sealed record HeldMoney(string Tenants, long Unallocated, long Bond);
