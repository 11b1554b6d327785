namespace BatchLedger.FakeGl;

/// <summary>The wire of one system: its addresses, its checks and its words. Each system is a class of its own, found by <see cref="Of"/>.</summary>
internal abstract class FakeApi(FakeBooks books, FakeFailures failures)
{
    private static readonly FakeFailure[] ForItsContent = [FakeFailure.FaultInside200, FakeFailure.ClosedPeriod, FakeFailure.DuplicateNumber, FakeFailure.Rejected, FakeFailure.Forbidden];

    private readonly List<Late> late = [];

    protected FakeBooks Books { get; } = books;

    public abstract void Map(IEndpointRouteBuilder app);

    /// <summary>The answer to a failure that saves nothing (Throttled, Unavailable, TokenExpired, FaultInside200, ClosedPeriod, DuplicateNumber, Rejected, Forbidden, Error500), in the system's own shape.
    /// TokenExpired also makes the tokens given so far worthless.</summary>
    protected abstract FakeReply Refusing(FakeFailure failure);

    /// <summary>A request was refused on demand for what is in it: a system that remembers requests remembers that too.</summary>
    protected virtual void Remember(HttpContext http, FakeReply refusal)
    {
    }

    /// <summary>The same answer, but about another journal.</summary>
    protected abstract FakeReply AboutAnother(FakeReply reply);

    /// <summary>Carries a request out, or lets it fail as was asked for. <paramref name="carryOut"/> runs under the lock of the books.</summary>
    protected async Task AnswerAsync(HttpContext http, FakeDeed deed, Func<FakeReply> carryOut)
    {
        var failure = Begin(deed);
        switch (failure)
        {
            case FakeFailure.DropBeforeCommit:
                http.Abort();
                return;
            case FakeFailure.HangBeforeCommit:
                await HangAsync(http);
                return;
            case FakeFailure.DropThenCommitLate:
                lock (Books.Door) late.Add(new Late(carryOut));
                http.Abort();
                return;
            case FakeFailure.Html502:
                await WriteAsync(http, FakeReply.Html(502, "Bad Gateway"));
                return;
            case >= FakeFailure.Throttled or FakeFailure.Error500:
                await WriteAsync(http, Refused(http, deed, failure));
                return;
        }

        FakeReply reply;
        lock (Books.Door) reply = carryOut();
        await FinishAsync(http, failure, reply);
    }

    private FakeReply Refused(FakeFailure failure)
    {
        lock (Books.Door) return Refusing(failure);
    }

    private FakeReply Refused(HttpContext http, FakeDeed deed, FakeFailure failure)
    {
        lock (Books.Door)
        {
            var refusal = Refusing(failure);
            if (deed is FakeDeed.Write && ForItsContent.Contains(failure)) Remember(http, refusal);
            return refusal;
        }
    }

    private async Task FinishAsync(HttpContext http, FakeFailure failure, FakeReply reply)
    {
        switch (failure)
        {
            case FakeFailure.CommitThenDrop:
                http.Abort();
                return;
            case FakeFailure.CommitThenHang:
                await HangAsync(http);
                return;
            case FakeFailure.HalfBodyAfterCommit:
                await WriteHalfAsync(http, reply);
                return;
        }
        await WriteAsync(http, failure switch
        {
            FakeFailure.Error500AfterCommit => Refused(FakeFailure.Error500),
            FakeFailure.Html502AfterCommit => FakeReply.Html(502, "Bad Gateway"),
            FakeFailure.EmptyBodyAfterCommit => reply with { Body = "", Headers = [] },
            FakeFailure.WrongJournalAfterCommit => AboutAnother(reply),
            _ => reply,
        });
    }

    // What is late comes with the second request after it, or before any other write, as a queue over there would have it.
    private FakeFailure Begin(FakeDeed deed)
    {
        lock (Books.Door)
        {
            Books.Requests[deed] = Books.Requests.GetValueOrDefault(deed) + 1;
            foreach (var waiting in late.ToList().Where(waiting => deed is FakeDeed.Write || --waiting.Requests <= 0))
            {
                late.Remove(waiting);
                waiting.CarryOut();
            }
        }
        return failures.Take(deed);
    }

    private static async Task HangAsync(HttpContext http)
    {
        await Task.Delay(Timeout.Infinite, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        http.Abort();
    }

    private static async Task WriteAsync(HttpContext http, FakeReply reply)
    {
        Head(http, reply);
        await http.Response.WriteAsync(reply.Body);
    }

    private static async Task WriteHalfAsync(HttpContext http, FakeReply reply)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(reply.Body);
        Head(http, reply);
        // A reply without a body has only its head to lose.
        if (bytes.Length > 1)
        {
            http.Response.ContentLength = bytes.Length;
            await http.Response.Body.WriteAsync(bytes.AsMemory(0, bytes.Length / 2));
            await http.Response.Body.FlushAsync();
        }
        http.Abort();
    }

    private static void Head(HttpContext http, FakeReply reply)
    {
        http.Response.StatusCode = reply.Status;
        if (reply.Status != StatusCodes.Status204NoContent) http.Response.ContentType = reply.ContentType;
        foreach (var (name, value) in reply.Headers) http.Response.Headers[name] = value;
    }

    private sealed class Late(Func<FakeReply> carryOut)
    {
        public int Requests { get; set; } = 2;

        public void CarryOut() => carryOut();
    }
}
