using BatchLedger.FakeGl;
using BatchLedger.OutsideGl;
using BatchLedger.SageIntacct;

namespace BatchLedger.Tests.SageIntacct;

/// <summary>REST on a real wire, against books that are not ours.</summary>
public sealed class IntacctRestWireTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly SageIntacctConnector intacct = Intacct.Real(TimeSpan.FromSeconds(3));
    private FakeLedger fake = null!;

    public async ValueTask InitializeAsync() => fake = await FakeLedger.StartAsync(FakeSystem.SageIntacct, new FakeOptions { Secrets = new Dictionary<string, string> { ["clientSecret"] = "client-secret" } });

    public async ValueTask DisposeAsync() => await fake.DisposeAsync();

    [Fact]
    public async Task A_journal_is_sent_found_compared_and_deleted()
    {
        var (session, entry) = (await SignInAsync(), Entry());
        Assert.Equal(AnswerClass.NotFound, (await intacct.LookUpAsync(session, Mark(entry), None)).Class);

        var sent = await intacct.SendAsync(session, entry, None);
        var journal = Assert.Single(fake.Books.Journals);
        Assert.Equal((AnswerClass.Accepted, journal.Id, entry.Number), (sent.Class, sent.OutsideId, sent.OutsideNumber));
        Assert.Equal([("1010", 125_000L, "HQ", "MEM"), ("4010", -125_000L, "HQ", "MEM")], journal.Lines.Select(line => (line.Account, line.Amount, line.Location, line.Department)));

        var found = await intacct.LookUpAsync(session, Mark(entry), None);
        Assert.Equal((AnswerClass.Found, journal.Id, entry.Number), (found.Class, found.OutsideId, found.OutsideNumber));
        Assert.Equal(2, found.Copy!.Lines!.Count);
        Assert.Empty(found.Copy.DifferencesFrom(entry));

        Assert.Equal(AnswerClass.Deleted, (await intacct.DeleteAsync(session, found.Copy, None)).Class);
        Assert.Equal(AnswerClass.Gone, (await intacct.DeleteAsync(session, found.Copy, None)).Class);
        Assert.Equal(AnswerClass.NotFound, (await intacct.LookUpAsync(session, Mark(entry) with { OutsideId = journal.Id }, None)).Class);
    }

    [Fact]
    public async Task A_journal_edited_over_there_is_found_by_its_record_and_shows_what_differs()
    {
        var (session, entry) = (await SignInAsync(), Entry());
        var id = (await intacct.SendAsync(session, entry, None)).OutsideId;
        fake.Books.Edit(fake.Books.Journals[0], journal => journal with { Date = new(2026, 7, 2), Lines = [journal.Lines[0] with { Amount = 1 }, journal.Lines[1] with { Amount = -1 }] });
        var found = await intacct.LookUpAsync(session, Mark(entry) with { OutsideId = id }, None);
        Assert.Equal((id, 3), (found.OutsideId, found.Copy!.DifferencesFrom(entry).Count));
    }

    [Theory]
    [InlineData(FakeFailure.CommitThenDrop, AnswerClass.Unknown, 1)]
    [InlineData(FakeFailure.CommitThenHang, AnswerClass.Unknown, 1)]
    [InlineData(FakeFailure.DropBeforeCommit, AnswerClass.Unknown, 0)]
    [InlineData(FakeFailure.Error500AfterCommit, AnswerClass.Unknown, 1)]
    [InlineData(FakeFailure.Html502AfterCommit, AnswerClass.Unknown, 1)]
    [InlineData(FakeFailure.HalfBodyAfterCommit, AnswerClass.Unknown, 1)]
    [InlineData(FakeFailure.EmptyBodyAfterCommit, AnswerClass.Unknown, 1)]
    [InlineData(FakeFailure.WrongJournalAfterCommit, AnswerClass.Unknown, 1)]
    [InlineData(FakeFailure.Throttled, AnswerClass.Throttled, 0)]
    [InlineData(FakeFailure.Unavailable, AnswerClass.Transient, 0)]
    [InlineData(FakeFailure.TokenExpired, AnswerClass.AuthRefresh, 0)]
    [InlineData(FakeFailure.FaultInside200, AnswerClass.RejectedData, 0)]
    [InlineData(FakeFailure.ClosedPeriod, AnswerClass.RejectedClosedPeriod, 0)]
    [InlineData(FakeFailure.DuplicateNumber, AnswerClass.Duplicate, 0)]
    [InlineData(FakeFailure.Rejected, AnswerClass.RejectedData, 0)]
    [InlineData(FakeFailure.Forbidden, AnswerClass.Forbidden, 0)]
    public async Task Each_way_to_go_wrong_is_told_apart(FakeFailure failure, AnswerClass expected, int journals)
    {
        var session = await SignInAsync();
        fake.Failures.Add(FakeDeed.Write, failure);
        var answer = await intacct.SendAsync(session, Entry(), None);
        Assert.Equal((expected, journals), (answer.Class, fake.Books.Journals.Count));
        Assert.NotEmpty(answer.Message);
    }

    [Fact]
    public async Task What_the_books_refuse_is_told_with_the_line()
    {
        var (session, entry) = (await SignInAsync(), Entry());
        var inactive = await intacct.SendAsync(session, entry with { Lines = [entry.Lines[0], entry.Lines[1] with { AccountId = "4000", AccountCode = "4-000" }] }, None);
        Assert.Equal((AnswerClass.RejectedData, "FaKe~2"), (inactive.Class, inactive.Trace));
        Assert.Contains(inactive.Findings, finding => (finding.LineNo, finding.AccountCode) == (2, "4-000"));

        fake.Books.ClosedThrough = entry.Date;
        Assert.Equal(AnswerClass.RejectedClosedPeriod, (await intacct.SendAsync(session, entry, None)).Class);
        Assert.Empty(fake.Books.Journals);
    }

    [Fact]
    public async Task The_books_are_read_page_by_page()
    {
        fake.Books.Accounts.AddRange(Enumerable.Range(0, 1_300).Select(n => new FakeItem($"x{n}", $"Account {n}", $"7{n:0000}")));
        var (books, _) = await intacct.ReadBooksAsync(await SignInAsync(), None);
        Assert.Equal(fake.Books.Accounts.Select(account => account.Number), books!.Items.Where(item => item.Kind == OutsideKind.Account).Select(item => item.Id));
        Assert.False(books.Find(OutsideKind.Account, "4000")!.Active);
        Assert.True(books.Find(OutsideKind.Location, "HQ")!.Active && books.Find(OutsideKind.Journal, "GJ")!.Active);
        Assert.Empty(books.Off);
    }

    [Fact]
    public async Task A_wrong_client_and_a_token_that_ran_out_are_told_apart()
    {
        var (tokens, answer) = await intacct.SignInAsync(Terms(("clientSecret", "wrong")), null, None);
        Assert.Equal((null, AnswerClass.ConfigError), (tokens, answer.Class));

        var session = await SignInAsync();
        Assert.Equal(Intacct.Clock.GetUtcNow().AddHours(12), session.Tokens!.AccessUntil);
        fake.Failures.Add(FakeDeed.Read, FakeFailure.TokenExpired);
        Assert.Equal(AnswerClass.AuthRefresh, (await intacct.LookUpAsync(session, Mark(Entry()), None)).Class);
        Assert.Equal(AnswerClass.AuthRefresh, (await intacct.SendAsync(session, Entry(), None)).Class);
        Assert.Equal(AnswerClass.Accepted, (await intacct.SendAsync(await SignInAsync(), Entry(), None)).Class);
    }

    [Theory]
    [InlineData("clientId", "", "Intacct.FieldMissing")]
    [InlineData("clientSecret", "", "Intacct.FieldMissing")]
    [InlineData("senderId", "", null)]
    [InlineData("gateway", "SOAP", "Intacct.Gateway")]
    public void Each_gateway_needs_its_own_credentials(string field, string typed, string? code) => Assert.Equal(code, intacct.WhyNot(Terms((field, typed)))?.Code);

    private GlTerms Terms(params (string, string)[] other) => Intacct.Terms(fake.Address, [("gateway", "REST"), ("clientId", "client"), ("clientSecret", "client-secret"), ("senderPassword", ""), .. other]);

    private async Task<GlSession> SignInAsync()
    {
        var (tokens, answer) = await intacct.SignInAsync(Terms(), null, None);
        Assert.True(tokens is not null, answer.Message);
        return new GlSession(Terms(), tokens);
    }

    private static GlEntry Entry() => new()
    {
        Key = "bl-0123456789abcdef", Number = "J-000107", Date = new(2026, 6, 30), Memo = "Dues & fees – June", Currency = "USD",
        Lines = [Line(1, "1010", 125_000), Line(2, "4010", -125_000)],
    };

    private static GlEntryLine Line(int no, string account, long signed) => Intacct.Line(no, account, signed, "memo") with { LocationId = "HQ", DepartmentId = "MEM" };

    private static GlMark Mark(GlEntry entry) => new(entry.Key, entry.Number, entry.Date) { Digits = 2 };
}
