using BatchLedger.People;

namespace BatchLedger.Demo;

/// <summary>Who acts in the sample year; at first the program, which may do everything.</summary>
internal sealed class DemoCast : CurrentActor
{
    private readonly Dictionary<string, Actor> people = [];
    private Actor now = Actor.System("demonstration");

    public void Enters(Actor actor) => people[actor.Name] = actor;

    public void Becomes(string name) => now = people[name];

    public override ValueTask<Actor> GetAsync() => ValueTask.FromResult(now);
}
