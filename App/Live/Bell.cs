using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace BatchLedger.Live;

/// <summary>Tells whoever is looking that a record changed. It carries no news, only the topic: the listener reads
/// the row again, so a missed or doubled ring can never show something untrue.</summary>
public sealed class Bell
{
    private readonly Lock gate = new();
    private readonly HashSet<Ear> ears = [];

    public int ListenerCount { get { lock (gate) return ears.Count; } }

    public void Ring(IEnumerable<string> topics)
    {
        var rung = topics.ToHashSet(StringComparer.Ordinal);
        lock (gate)
            foreach (var ear in ears)
                foreach (var topic in ear.Topics)
                    if (rung.Contains(topic))
                        ear.Box.Writer.TryWrite(topic);
    }

    /// <summary>Yields the topic each time one of them rings; rings that come while the listener is busy are folded into few. Rings once at the start.</summary>
    public async IAsyncEnumerable<string> ListenAsync(IReadOnlyList<string> topics, [EnumeratorCancellation] CancellationToken token)
    {
        if (topics.Count == 0) yield break;
        var ear = new Ear(topics, Channel.CreateBounded<string>(
            new BoundedChannelOptions(topics.Count + 1) { FullMode = BoundedChannelFullMode.DropOldest }));
        lock (gate) ears.Add(ear);

        // What rang between the listener's first look and now would be lost; so the first ring is ours.
        ear.Box.Writer.TryWrite(topics[0]);
        try
        {
            await foreach (var topic in ear.Box.Reader.ReadAllAsync(token)) yield return topic;
        }
        finally
        {
            lock (gate) ears.Remove(ear);
        }
    }

    private sealed record Ear(IReadOnlyList<string> Topics, Channel<string> Box);
}
