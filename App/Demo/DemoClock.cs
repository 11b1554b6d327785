namespace BatchLedger.Demo;

/// <summary>Lets the sample year happen on its own days.</summary>
internal sealed class DemoClock : TimeProvider
{
    private DateTimeOffset set;
    private long setAt;

    /// <summary>What was set, and what has really gone by since: runs take the time they take.</summary>
    public DateTimeOffset Now
    {
        get => set + GetElapsedTime(setAt);
        private set => (set, setAt) = (value, GetTimestamp());
    }

    public override DateTimeOffset GetUtcNow() => Now;

    /// <summary>Somewhere in the working hours of the day; each call a minute later.</summary>
    public void Work(DateOnly day) => Now = day > DateOnly.FromDateTime(Now.UtcDateTime)
        ? new DateTimeOffset(day, new TimeOnly(9, 0), TimeSpan.Zero)
        : Now.AddMinutes(1);
}
