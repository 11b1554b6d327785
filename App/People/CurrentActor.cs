namespace BatchLedger.People;

/// <summary>Who is acting in this scope. Asked anew for each command: a role that was taken away a moment ago is gone.</summary>
public abstract class CurrentActor
{
    public abstract ValueTask<Actor> GetAsync();
}

/// <summary>An actor that is known beforehand: the command line, a background run, a test.</summary>
public sealed class FixedActor(Actor actor) : CurrentActor
{
    public override ValueTask<Actor> GetAsync() => ValueTask.FromResult(actor);
}
