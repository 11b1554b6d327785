using BatchLedger.Currencies;

namespace BatchLedger.DeferredRevenue;

/// <summary>How much of a line is earned by a day: by days of its service, as one figure from the first day on. What a period takes is the difference of two
/// such figures, so that the periods come to the line exactly, however the calendar cuts the service.</summary>
public readonly record struct RecognitionSchedule(long Net, DateOnly Start, DateOnly End)
{
    /// <summary>Half-even. 0 before the service, the whole net from its last day on.</summary>
    public long EarnedBy(DateOnly day)
    {
        if (day < Start) return 0;
        if (day >= End) return Net;

        var (served, days) = (day.DayNumber - Start.DayNumber + 1, End.DayNumber - Start.DayNumber + 1);
        return (long)HalfEven.Divide((Int128)Net * served, days);
    }
}
