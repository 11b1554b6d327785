using BatchLedger.Data;

namespace BatchLedger.RecurringJournals;

public enum Frequency { Weekly, Monthly, MonthEnd, Quarterly, Yearly }

/// <summary>A manual journal that makes itself again and again: its lines, and the days on which it is due.</summary>
public sealed class RecurringJournal : IVersioned, IOfCompany
{
    public const int NameLength = 60;

    public int Id { get; private set; }
    public required int CompanyId { get; init; }
    public required int BranchId { get; set; }
    public required int LedgerId { get; set; }
    public required string Name { get; set; }
    public string Description { get; set; } = "";
    public string? Reference { get; set; }

    /// <summary>ISO 4217, of its lines.</summary>
    public required string Currency { get; set; }

    /// <summary>Minor units: the larger of both sides.</summary>
    public required long Amount { get; set; }
    public required Frequency Frequency { get; set; }
    public required DateOnly First { get; set; }

    /// <summary>The last day on which it can be due; null: without end.</summary>
    public DateOnly? Until { get; set; }
    public bool Active { get; set; } = true;
    public List<RecurringJournalLine> Lines { get; init; } = [];

    public int Version { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
    public string ChangedBy { get; set; } = "";

    /// <summary>The days on which it is due, in order, up to this one. Counted from the first day, so that the 31st comes back after February.</summary>
    public IEnumerable<DateOnly> DaysUpTo(DateOnly last)
    {
        for (var turn = 0; ; turn++)
        {
            var day = Day(turn);
            if (day > last || day > Until) yield break;
            yield return day;
        }
    }

    /// <summary>The first day that is not among those; null when there is no more.</summary>
    public DateOnly? NextBut(IReadOnlySet<DateOnly> made)
    {
        for (var turn = 0; ; turn++)
        {
            var day = Day(turn);
            if (day > Until) return null;
            if (!made.Contains(day)) return day;
        }
    }

    private DateOnly Day(int turn) => Frequency switch
    {
        Frequency.Weekly => First.AddDays(7 * turn),
        Frequency.Monthly => First.AddMonths(turn),
        Frequency.MonthEnd => new DateOnly(First.Year, First.Month, 1).AddMonths(turn + 1).AddDays(-1),
        Frequency.Quarterly => First.AddMonths(3 * turn),
        Frequency.Yearly => First.AddYears(turn),
        _ => throw new InvalidOperationException($"No days for {Frequency}."),
    };
}

/// <summary>Debit or credit, in minor units.</summary>
public sealed class RecurringJournalLine
{
    public int RecurringJournalId { get; init; }
    public required int LineNo { get; init; }
    public required int AccountId { get; init; }
    public required int BranchId { get; init; }
    public int? DepartmentId { get; init; }
    public string Description { get; init; } = "";
    public long Debit { get; init; }
    public long Credit { get; init; }
}
