namespace BatchLedger.Demo;

/// <summary>Lets the sample year happen on its own days.</summary>
internal sealed class DemoClock : TimeProvider
{
    public DateTimeOffset Now { get; set; }

    public override DateTimeOffset GetUtcNow() => Now;

    /// <summary>Somewhere in the working hours of the day; each call a minute later.</summary>
    public void Work(DateOnly day) => Now = day > DateOnly.FromDateTime(Now.UtcDateTime)
        ? new DateTimeOffset(day, new TimeOnly(9, 0), TimeSpan.Zero)
        : Now.AddMinutes(1);
}
