using BatchLedger.FakeGl;
using BatchLedger.Ledgers;
using BatchLedger.OutsideGl;
using BatchLedger.Refusals;

namespace BatchLedger.Tests.GlIntegration;

/// <summary>An outside system written by hand, with books of its own in memory. It knows neither keys nor numbers twice: whoever sends twice has two journals, so that only a sender that looks gets by.</summary>
internal class HandConnector : IGlConnector, ICounterpart
{
    private readonly Lock door = new();
    private readonly List<OutsideCopy> journals = [];
    private readonly Dictionary<FakeDeed, Queue<FakeFailure>> failures = Enum.GetValues<FakeDeed>().ToDictionary(deed => deed, _ => new Queue<FakeFailure>());
    private readonly List<(OutsideCopy Journal, int Requests)> late = [];
    private int last = 3710;
    private string access = "hand-0";

    public AccountingSystem System { get; init; } = AccountingSystem.QuickBooksOnline;
    public IReadOnlyList<ConnectionField> Fields => [];
    public int MostLines { get; init; } = 1_000;
    public TimeSpan Settling => TimeSpan.FromMinutes(2);
    public DateOnly? ClosedThrough { get; set; }
    public OutsideTrait TraitOfAll { get; set; }
    public int Sends => Taken.Count;

    /// <summary>All that came in, also what was refused.</summary>
    public List<GlEntry> Taken { get; } = [];
    public IReadOnlySet<OutsideKind> Off { get; init; } = new HashSet<OutsideKind>();

    public Refusal? WhyNot(GlTerms terms) => null;

    public void Fail(FakeDeed deed, FakeFailure failure)
    {
        lock (door) failures[deed].Enqueue(failure);
    }

    public void Mend()
    {
        lock (door)
            foreach (var queue in failures.Values) queue.Clear();
    }

    public IReadOnlyList<string> Numbers()
    {
        lock (door) return [.. journals.Select(journal => journal.Number!)];
    }

    public void Edit(string number)
    {
        lock (door)
            for (var at = 0; at < journals.Count; at++)
                if (journals[at].Number == number) journals[at] = journals[at] with { Version = $"{int.Parse(journals[at].Version!, null) + 1}", Date = journals[at].Date?.AddDays(1) };
    }

    public Task<SignInAnswer> SignInAsync(GlTerms terms, OutsideTokens? held, CancellationToken token)
    {
        lock (door)
        {
            if (Take(FakeDeed.SignIn) is not FakeFailure.None) return Task.FromResult(new SignInAnswer(null, GlAnswer.Of(AnswerClass.Transient, "Try again later.")));
            access = $"hand-{int.Parse(access[5..], null) + 1}";
            return Task.FromResult(new SignInAnswer(new OutsideTokens { Access = access, AccessUntil = DateTimeOffset.MaxValue }, new GlAnswer(AnswerClass.Session)));
        }
    }

    public Task<BooksAnswer> ReadBooksAsync(GlSession session, CancellationToken token)
    {
        lock (door)
        {
            if (Trouble(session, Take(FakeDeed.Read)) is { } trouble) return Task.FromResult(new BooksAnswer(null, trouble));
            var items = new[] { "1010", "1200", "2200", "2300", "4010", "4900", "6800", "6900" }.Select(code => new OutsideItem(OutsideKind.Account, $"A{code}", code) { Number = code, Trait = TraitOfAll });
            return Task.FromResult(new BooksAnswer(new OutsideBooks { Name = "By hand", Items = [.. items, .. Dimensions], Off = Off, ClosedThrough = ClosedThrough, HomeCurrency = "USD" }, new GlAnswer(AnswerClass.List)));
        }
    }

    public IReadOnlyList<GlFinding> Check(GlEntry entry, OutsideBooks books, GlTerms terms) => [];

    public Task<GlAnswer> SendAsync(GlSession session, GlEntry entry, CancellationToken token)
    {
        lock (door)
        {
            Taken.Add(entry);
            ComeLate(true);
            return Task.FromResult(Sent(session, entry, Take(FakeDeed.Write)));
        }
    }

    public virtual Task<GlAnswer> LookUpAsync(GlSession session, GlMark mark, CancellationToken token)
    {
        lock (door)
        {
            ComeLate(false);
            if (Trouble(session, Take(FakeDeed.Read)) is { } trouble) return Task.FromResult(trouble);
            return Task.FromResult(journals.Find(journal => journal.Number == mark.Number) is { } found
                ? new GlAnswer(AnswerClass.Found) { OutsideId = found.Id, OutsideNumber = found.Number, OutsideVersion = found.Version, Copy = found } : new GlAnswer(AnswerClass.NotFound));
        }
    }

    public Task<GlAnswer> DeleteAsync(GlSession session, OutsideCopy copy, CancellationToken token)
    {
        lock (door)
        {
            ComeLate(true);
            var failure = Take(FakeDeed.Write);
            if (failure is FakeFailure.ClosedPeriod) return Task.FromResult(GlAnswer.Of(AnswerClass.RejectedClosedPeriod, "The period is closed."));
            if (After(failure)) journals.RemoveAll(journal => journal.Id == copy.Id && journal.Version == copy.Version);
            if (Trouble(session, failure) is { } trouble) return Task.FromResult(trouble);
            if (journals.Find(journal => journal.Id == copy.Id) is not { } there) return Task.FromResult(new GlAnswer(AnswerClass.Gone));
            if (there.Version != copy.Version) return Task.FromResult(new GlAnswer(AnswerClass.Stale));
            journals.Remove(there);
            return Task.FromResult(new GlAnswer(AnswerClass.Deleted));
        }
    }

    private static readonly OutsideItem[] Dimensions =
        [.. from kind in new[] { OutsideKind.Location, OutsideKind.Department, OutsideKind.Class } from id in new[] { "HQ", "EDU" } select new OutsideItem(kind, id, id)];

    private GlAnswer Sent(GlSession session, GlEntry entry, FakeFailure failure)
    {
        var journal = new OutsideCopy
        {
            Id = $"{++last}", Number = entry.Number, Version = "0", Date = entry.Date, Lines = [.. entry.Lines.Select(line => new OutsideCopyLine(line.AccountId, line.Debit - line.Credit))],
        };
        if (After(failure)) journals.Add(journal);
        if (failure is FakeFailure.DropThenCommitLate) late.Add((journal, 2));
        if (failure is FakeFailure.ClosedPeriod) return GlAnswer.Of(AnswerClass.RejectedClosedPeriod, "The period is closed.");
        if (failure is FakeFailure.DuplicateNumber) return GlAnswer.Of(AnswerClass.Duplicate, "The number is taken.");
        if (Trouble(session, failure) is { } trouble) return trouble;
        journals.Add(journal);
        return new GlAnswer(AnswerClass.Accepted) { OutsideId = journal.Id, OutsideNumber = journal.Number, OutsideVersion = journal.Version };
    }

    private GlAnswer? Trouble(GlSession session, FakeFailure failure)
    {
        if (failure is FakeFailure.TokenExpired) access = $"hand-{int.Parse(access[5..], null) + 1}";
        if (session.Tokens?.Access != access) return GlAnswer.Of(AnswerClass.AuthRefresh, "The token is over.");
        return failure switch
        {
            FakeFailure.None => null,
            FakeFailure.Throttled => GlAnswer.Of(AnswerClass.Throttled, "Too much at once.") with { RetryAfter = TimeSpan.FromMinutes(1) },
            FakeFailure.Unavailable => GlAnswer.Of(AnswerClass.Transient, "Out of service."),
            FakeFailure.Rejected or FakeFailure.FaultInside200 or FakeFailure.ClosedPeriod or FakeFailure.DuplicateNumber => GlAnswer.Of(AnswerClass.RejectedData, "No."),
            FakeFailure.Forbidden => GlAnswer.Of(AnswerClass.Forbidden, "Not allowed."),
            _ => GlAnswer.Of(AnswerClass.Unknown, "No answer."),
        };
    }

    private static bool After(FakeFailure failure) => failure is FakeFailure.CommitThenDrop or FakeFailure.CommitThenHang or FakeFailure.Error500AfterCommit or FakeFailure.Html502AfterCommit
        or FakeFailure.HalfBodyAfterCommit or FakeFailure.EmptyBodyAfterCommit or FakeFailure.WrongJournalAfterCommit;

    private FakeFailure Take(FakeDeed deed) => failures[deed].TryDequeue(out var failure) ? failure : FakeFailure.None;

    private void ComeLate(bool writes)
    {
        for (var at = late.Count - 1; at >= 0; at--)
            if (writes || late[at].Requests <= 1)
            {
                journals.Add(late[at].Journal);
                late.RemoveAt(at);
            }
            else late[at] = late[at] with { Requests = late[at].Requests - 1 };
    }
}

/// <summary>Looks nothing up: what a sender would be that sends again without looking.</summary>
internal sealed class BlindConnector : HandConnector
{
    public override Task<GlAnswer> LookUpAsync(GlSession session, GlMark mark, CancellationToken token) => Task.FromResult(new GlAnswer(AnswerClass.NotFound));
}

/// <summary>Gives no answer to a look-up before it is told to.</summary>
internal sealed class SlowConnector : HandConnector
{
    private readonly TaskCompletionSource asked = new(), mayAnswer = new();

    public Task Asked => asked.Task;

    public void Answer() => mayAnswer.TrySetResult();

    public override async Task<GlAnswer> LookUpAsync(GlSession session, GlMark mark, CancellationToken token)
    {
        asked.TrySetResult();
        await mayAnswer.Task.WaitAsync(token);
        return await base.LookUpAsync(session, mark, token);
    }
}
