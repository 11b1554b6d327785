using System.Text.Json;
using System.Text.Json.Nodes;

namespace BatchLedger.FakeGl;

/// <summary>Journals come in, are read and are deleted.</summary>
internal sealed class FakeQuickBooksJournals(FakeBooks books)
{
    private const int LongestKey = 50;

    private readonly Dictionary<string, FakeReply> answered = [];
    private readonly HashSet<string> deleted = [];

    public FakeReply Create(string body, string key, string include)
    {
        if (key.Length > LongestKey) return FakeQuickBooksFaults.TooLong("requestid", LongestKey, key.Length);
        if (key.Length > 0 && Replay(key) is { } first) return first;
        var reply = Take(body, key, include);
        Remember(key, reply);
        return reply;
    }

    /// <summary>The first answer to a key is the answer to all later requests with it, a fault as well.</summary>
    public void Remember(string key, FakeReply reply)
    {
        if (key.Length > 0) answered.TryAdd(key, reply);
    }

    private FakeReply Take(string body, string key, string include)
    {
        var (journal, refused) = FakeQuickBooksRequest.Read(body, key.Length == 0 ? null : key, books);
        if (journal is null) return refused!;
        if (new FakeQuickBooksRules(books).WhyNot(journal) is { } fault) return fault;
        if (books.QuickBooks.RefusesTakenNumbers && include != "allowduplicatedocnum" && books.Journals.Find(other => other.Number == journal.Number) is { } taken)
            return FakeQuickBooksFaults.Taken(journal.Number, taken.Id);

        var kept = journal with { Id = books.NewId() };
        books.Put(kept);
        return Answer(kept);
    }

    public FakeReply Get(string id) => books.Journals.Find(journal => journal.Id == id) is { } found ? Answer(found)
        : deleted.Contains(id) ? FakeQuickBooksFaults.Deleted() : FakeQuickBooksFaults.Inactive();

    public FakeReply Delete(string body)
    {
        if (Named(body) is not { } named) return FakeQuickBooksFaults.Missing("Id", "SyncToken");
        if (books.Journals.Find(journal => journal.Id == named.Id) is not { } found) return FakeQuickBooksFaults.Deleted();
        if (found.Version.ToString(System.Globalization.CultureInfo.InvariantCulture) != named.Version) return FakeQuickBooksFaults.Stale();
        if (found.Date <= books.ClosedThrough) return FakeQuickBooksFaults.Closed();
        books.Remove(found);
        deleted.Add(found.Id);
        return FakeQuickBooksJson.Reply(200, new JsonObject { ["JournalEntry"] = new JsonObject { ["domain"] = "QBO", ["status"] = "Deleted", ["Id"] = found.Id } });
    }

    // The first answer comes again, even when the journal was deleted since.
    private FakeReply? Replay(string key) => answered.TryGetValue(key, out var first) ? first : books.Journals.Find(journal => journal.Key == key) is { } kept ? Answer(kept) : null;

    private FakeReply Answer(FakeJournal journal) => FakeQuickBooksJson.Reply(200, new JsonObject { ["JournalEntry"] = FakeQuickBooksJson.Journal(journal, books) });

    private static (string Id, string Version)? Named(string body)
    {
        try
        {
            var named = JsonNode.Parse(body);
            return (string?)named?["Id"] is { } id && (string?)named["SyncToken"] is { } version ? (id, version) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
