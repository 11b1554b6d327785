namespace BatchLedger.FakeGl;

public enum FakeSystem { QuickBooksOnline, SageIntacct, NetSuite }

/// <summary>What a fake is started with.</summary>
public sealed record FakeOptions
{
    /// <summary>0: any free one.</summary>
    public int Port { get; init; }

    /// <summary>Where the books outlive a restart. Null: they end with the process.</summary>
    public string? BooksFile { get; init; }

    /// <summary>Names of secrets the fake wants to see, per system (client secret, passwords, public key). What is not named is not asked for.</summary>
    public IReadOnlyDictionary<string, string> Secrets { get; init; } = new Dictionary<string, string>();
}

/// <summary>What a request is about to do, as far as failures go.</summary>
public enum FakeDeed { SignIn, Read, Write }

/// <summary>Ways to go wrong, as the outside systems do. "After commit" means: it is in the books, and the client cannot know.</summary>
public enum FakeFailure
{
    None,
    CommitThenDrop,
    CommitThenHang,

    /// <summary>The connection drops now; the journal comes into the books two requests later.</summary>
    DropThenCommitLate,
    DropBeforeCommit,
    HangBeforeCommit,
    Error500AfterCommit,
    Error500,
    Html502AfterCommit,
    Html502,
    HalfBodyAfterCommit,
    EmptyBodyAfterCommit,

    /// <summary>Answers about another journal than the one that was sent.</summary>
    WrongJournalAfterCommit,
    Throttled,
    Unavailable,

    /// <summary>The access token is worthless from now on.</summary>
    TokenExpired,
    FaultInside200,
    ClosedPeriod,
    DuplicateNumber,
    Rejected,
    Forbidden,
}

/// <summary>What the next requests shall come to. Each failure is used up by one request of its deed.</summary>
public sealed class FakeFailures
{
    private readonly Lock door = new();
    private readonly Dictionary<FakeDeed, Queue<FakeFailure>> next = Enum.GetValues<FakeDeed>().ToDictionary(deed => deed, _ => new Queue<FakeFailure>());

    public void Add(FakeDeed deed, params IEnumerable<FakeFailure> failures)
    {
        lock (door)
            foreach (var failure in failures) next[deed].Enqueue(failure);
    }

    public void Clear()
    {
        lock (door)
            foreach (var queue in next.Values) queue.Clear();
    }

    public int Waiting
    {
        get { lock (door) return next.Values.Sum(queue => queue.Count); }
    }

    internal FakeFailure Take(FakeDeed deed)
    {
        lock (door) return next[deed].TryDequeue(out var failure) ? failure : FakeFailure.None;
    }
}
