namespace BatchLedger.Live;

/// <summary>Who is looking at a record now. Only for courtesy: nothing is locked, and nothing is kept.</summary>
public sealed class Presence(Bell bell)
{
    private readonly Lock gate = new();
    private readonly List<(string Record, string Name)> here = [];

    public IReadOnlyList<string> Names(string record)
    {
        lock (gate) return [.. here.Where(h => h.Record == record).Select(h => h.Name).Distinct().Order(StringComparer.CurrentCulture)];
    }

    /// <summary>Until the answer is disposed of, this person counts as looking.</summary>
    public IDisposable Enter(string record, string name)
    {
        lock (gate) here.Add((record, name));
        bell.Ring([Topics.Presence(record)]);
        return new Leaving(() =>
        {
            lock (gate) here.Remove((record, name));
            bell.Ring([Topics.Presence(record)]);
        });
    }

    private sealed class Leaving(Action leave) : IDisposable
    {
        public void Dispose() => leave();
    }
}
