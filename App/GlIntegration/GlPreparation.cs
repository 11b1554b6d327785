using BatchLedger.Data;
using BatchLedger.GlConnections;
using BatchLedger.GlDeliveries;
using BatchLedger.OutsideGl;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.GlIntegration;

/// <summary>The outside books of one connection, as they were read last.</summary>
internal sealed record GlPass
{
    public OutsideBooks? Books { get; set; }
    public DateTimeOffset ReadAt { get; set; }

    /// <summary>When what they were read for was asked. Somebody who asks later may have mended something over there, and is not answered from an older reading.</summary>
    public DateTimeOffset For { get; set; }

    /// <summary>Deliveries validated with this reading: one of them that is asked for again needs another.</summary>
    public HashSet<int> Validated { get; } = [];
}

/// <summary>A journal held against the outside books as they are now. With <see cref="Why"/> nothing could be found out.</summary>
internal sealed record PreparedEntry(GlEntry? Entry, IReadOnlyList<GlFinding> Findings)
{
    public string? Hash { get; init; }
    public GlAnswer? Why { get; init; }

    public GlFinding? Blocker => Findings.FirstOrDefault(finding => finding.Weight is FindingWeight.Blocks);
}

/// <summary>Makes the entry of a delivery and holds it against the outside books, or against a copy read back from them. Reads only.</summary>
public sealed class GlPreparation(IDbContextFactory<AppDbContext> dbs, OutsideBooksKeeper keeper, GlConnectors connectors, GlCalls calls, TimeProvider clock)
{
    /// <summary>Fresh enough: several journals in a row are held against one reading. What closes in between, the outside system refuses itself.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    internal async Task<PreparedEntry> PrepareAsync(HeldDelivery held, GlPass pass, CancellationToken token)
    {
        if (await BooksAsync(held, pass, token) is { } why) return new PreparedEntry(null, []) { Why = why };
        var (terms, closed) = await calls.TermsAsync(held.Connection.Id, token);
        if (terms is null) return new PreparedEntry(null, []) { Why = closed };

        var made = await MakeAsync(held, pass.Books, token);
        if (made.Entry is not { } entry) return new PreparedEntry(null, made.Findings);
        var findings = OutsideCheck.Findings(entry, pass.Books!, held.System).Concat(connectors.Of(held.Connection.System).Check(entry, pass.Books!, terms)).Concat(made.Findings);
        return new PreparedEntry(entry, [.. findings]) { Hash = entry.Fingerprint() };
    }

    /// <summary>What is different over there. Where our mapping changed since it was sent, only the date and the totals can be compared.</summary>
    internal async Task<IReadOnlyList<string>> DifferencesAsync(HeldDelivery held, OutsideCopy copy, GlPass pass, CancellationToken token)
    {
        var made = await MakeAsync(held, null, token);
        var found = made.Entry is null ? [] : copy.DifferencesFrom(made.Entry);
        if (made.Entry is not null && found.Count == 0) return found;
        var prepared = await PrepareAsync(held, pass, token);
        return prepared.Hash is { } hash && hash == held.Delivery.SentHash ? found : Totals(held, copy);
    }

    private async Task<GlAnswer?> BooksAsync(HeldDelivery held, GlPass pass, CancellationToken token)
    {
        var again = held.Delivery.State is GlDeliveryState.Checking && !pass.Validated.Add(held.Delivery.Id);
        if (!again && pass.Books is not null && clock.GetUtcNow() - pass.ReadAt < Fresh && held.Delivery.AskedAt <= pass.For) return null;
        pass.Validated.Clear();
        pass.Validated.Add(held.Delivery.Id);
        var (books, answer) = await keeper.RefreshAsync(held.Connection.Id, token);
        (pass.Books, pass.ReadAt, pass.For) = (books, clock.GetUtcNow(), held.Delivery.AskedAt);
        // A second refusal after a renewal is for a person.
        return books is not null ? null : answer.Class is AnswerClass.AuthRefresh ? answer with { Class = AnswerClass.AuthReconnect } : answer;
    }

    private async Task<MadeEntry> MakeAsync(HeldDelivery held, OutsideBooks? books, CancellationToken token)
    {
        await using var db = await dbs.CreateDbContextAsync(token);
        var most = connectors.Of(held.Connection.System).MostLines;
        return await GlEntryMaker.MakeAsync(db, new EntryOrder(held.Delivery.Key, held.Journal, held.Connection) { Books = books, MostLines = most, Refusals = held.Delivery.Refusals }, token);
    }

    private static List<string> Totals(HeldDelivery held, OutsideCopy copy)
    {
        List<string> found = [];
        if (copy.Date is { } date && date != held.Batch.Date) found.Add($"The date is {date:yyyy-MM-dd} there and {held.Batch.Date:yyyy-MM-dd} here.");
        var debit = copy.Lines?.Where(line => line.Signed > 0).Sum(line => line.Signed);
        if (debit is not null && debit != held.Journal.Debit) found.Add("The debits come to another total there.");
        return found;
    }
}
