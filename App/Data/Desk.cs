using System.Security.Cryptography;
using System.Text.Json;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Trail;

namespace BatchLedger.Data;

/// <summary>What a use case has in front of it: the open transaction, who acts and when, and where to note what was done.</summary>
public sealed class Desk(AppDbContext db, Actor actor, DateTimeOffset now, CancellationToken token)
{
    private readonly List<AuditEntry> entries = [];
    private readonly HashSet<string> rung = [];

    public AppDbContext Db { get; } = db;
    public Actor Actor { get; } = actor;
    public DateTimeOffset Now { get; } = now;
    public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);
    public CancellationToken Token { get; } = token;

    internal IReadOnlyList<AuditEntry> Entries => entries;
    internal IReadOnlyCollection<string> Rung => rung;

    /// <summary>Goes into the audit trail in the same transaction.</summary>
    public void Note(AuditEntry entry) => entries.Add(entry);

    /// <summary>Rings once the transaction is committed, never before.</summary>
    public void Ring(params IReadOnlyList<string> topics) => rung.UnionWith(topics);

    /// <summary>The next number of a series, as "B-000042".</summary>
    public async Task<string> NextNumberAsync(string prefix)
    {
        var series = await Db.FindAsync<NumberSeries>([prefix], Token);
        if (series is null) Db.Add(series = new NumberSeries { Prefix = prefix });
        return series.Next();
    }

    /// <summary>The id that this command made the first time it arrived, if it did. Refuses with CommandReused when the content differs.</summary>
    public async Task<(int? ResultId, Refusal? Refusal)> FirstResultAsync(Guid commandId, object content)
    {
        var receipt = await Db.FindAsync<CommandReceipt>([commandId], Token);
        if (receipt is null) return (null, null);
        return receipt.ContentHash == HashOf(content) ? (receipt.ResultId, null) : (null, DataRefusals.CommandReused);
    }

    public void Receipt(Guid commandId, object content, int resultId) =>
        Db.Add(new CommandReceipt { Id = commandId, ContentHash = HashOf(content), ResultId = resultId, At = Now });

    private static string HashOf(object content) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(content)));
}
