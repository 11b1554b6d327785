namespace BatchLedger.GlIntegration;

/// <summary>Posted journals that are not in the outside books yet, since the day the connection begins.</summary>
public sealed record GlBacklog
{
    public static GlBacklog None { get; } = new();

    public int Journals { get; init; }

    /// <summary>In those journals: "Transactions not posted to GL" (S2.6).</summary>
    public int Transactions { get; init; }

    /// <summary>Null: everything is sent (S2.5).</summary>
    public DateOnly? Oldest { get; init; }
    public DateOnly? Newest { get; init; }

    /// <summary>How many lie before the From date that was asked for, and after Up To.</summary>
    public int Before { get; init; }
    public int After { get; init; }
}

/// <summary>From and Up To, both days in it.</summary>
public sealed record GlRange(DateOnly From, DateOnly To)
{
    /// <summary>A week back from today (S2.8).</summary>
    public const int UsualDays = 7;

    /// <summary>What was typed into the address. A day that cannot be read is taken as not given, and an end before the start as the start.</summary>
    public static GlRange Read(string? from, string? to, DateOnly today)
    {
        var last = Day(to) ?? Later(today, Day(from));
        var first = Day(from) ?? last.AddDays(-UsualDays);
        return new(first, first > last ? first : last);
    }

    public static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static DateOnly Later(DateOnly today, DateOnly? from) => from > today ? from.Value : today;

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day) && day.Year is > 1900 and < 9000 ? day : null;
}
