using BatchLedger.FakeGl;
using BatchLedger.OutsideGl;
using BatchLedger.SageIntacct;

namespace BatchLedger.Tests.SageIntacct;

/// <summary>The connector on a real wire, against books that are not ours.</summary>
public sealed class IntacctWireTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly SageIntacctConnector intacct = Intacct.Real(TimeSpan.FromSeconds(3));
    private FakeLedger fake = null!;

    public async ValueTask InitializeAsync() => fake = await FakeLedger.StartAsync(FakeSystem.SageIntacct,
        new FakeOptions { Secrets = new Dictionary<string, string> { ["senderPassword"] = "sender-secret", ["userPassword"] = "user-secret" } });

    public async ValueTask DisposeAsync() => await fake.DisposeAsync();

    [Fact]
    public async Task A_journal_is_sent_found_compared_and_deleted()
    {
        var (session, entry) = (await SignInAsync(), Entry());
        Assert.Equal(AnswerClass.NotFound, (await intacct.LookUpAsync(session, Mark(entry), None)).Class);

        var sent = await intacct.SendAsync(session, entry, None);
        var journal = Assert.Single(fake.Books.Journals);
        Assert.Equal((AnswerClass.Accepted, journal.Id, entry.Number), (sent.Class, sent.OutsideId, sent.OutsideNumber));
        Assert.Equal((entry.Number, entry.Key, entry.Date, entry.Memo), (journal.Number, journal.Key, journal.Date, journal.Memo));
        Assert.Equal([("1010", 125_000L, "HQ", "MEM"), ("4010", -125_000L, "HQ", "MEM")], journal.Lines.Select(line => (line.Account, line.Amount, line.Location, line.Department)));

        var found = await intacct.LookUpAsync(session, Mark(entry), None);
        Assert.Equal((AnswerClass.Found, journal.Id), (found.Class, found.OutsideId));
        Assert.Equal(2, found.Copy!.Lines!.Count);
        Assert.Empty(found.Copy.DifferencesFrom(entry));

        Assert.Equal(AnswerClass.Deleted, (await intacct.DeleteAsync(session, found.Copy, None)).Class);
        Assert.Equal(AnswerClass.Gone, (await intacct.DeleteAsync(session, found.Copy, None)).Class);
        Assert.Empty(fake.Books.Journals);
    }

    [Fact]
    public async Task A_journal_edited_over_there_shows_what_differs_and_one_renumbered_is_found_by_its_record()
    {
        var (session, entry) = (await SignInAsync(), Entry());
        var id = (await intacct.SendAsync(session, entry, None)).OutsideId;
        fake.Books.Edit(fake.Books.Journals[0], journal => journal with { Number = "OTHER", Date = new(2026, 7, 2), Lines = [journal.Lines[0] with { Amount = 1 }, journal.Lines[1] with { Amount = -1 }] });

        Assert.Equal(AnswerClass.NotFound, (await intacct.LookUpAsync(session, Mark(entry), None)).Class);
        var found = await intacct.LookUpAsync(session, Mark(entry) with { OutsideId = id }, None);
        Assert.Equal((id, "OTHER"), (found.OutsideId, found.OutsideNumber));
        Assert.Equal(3, found.Copy!.DifferencesFrom(entry).Count);
    }

    [Fact]
    public async Task The_same_key_makes_no_second_journal()
    {
        var (session, entry) = (await SignInAsync(), Entry());
        Assert.Equal(AnswerClass.Accepted, (await intacct.SendAsync(session, entry, None)).Class);
        Assert.Equal(AnswerClass.Duplicate, (await intacct.SendAsync(session, entry, None)).Class);
        Assert.Single(fake.Books.Journals);
    }

    [Theory]
    [InlineData(FakeFailure.CommitThenDrop, AnswerClass.Unknown, 1)]
    [InlineData(FakeFailure.CommitThenHang, AnswerClass.Unknown, 1)]
    [InlineData(FakeFailure.DropThenCommitLate, AnswerClass.Unknown, 0)]
    [InlineData(FakeFailure.DropBeforeCommit, AnswerClass.Unknown, 0)]
    [InlineData(FakeFailure.HangBeforeCommit, AnswerClass.Unknown, 0)]
    [InlineData(FakeFailure.Error500AfterCommit, AnswerClass.Unknown, 1)]
    [InlineData(FakeFailure.Error500, AnswerClass.Unknown, 0)]
    [InlineData(FakeFailure.Html502AfterCommit, AnswerClass.Unknown, 1)]
    [InlineData(FakeFailure.Html502, AnswerClass.Unknown, 0)]
    [InlineData(FakeFailure.HalfBodyAfterCommit, AnswerClass.Unknown, 1)]
    [InlineData(FakeFailure.EmptyBodyAfterCommit, AnswerClass.Unknown, 1)]
    [InlineData(FakeFailure.WrongJournalAfterCommit, AnswerClass.Unknown, 1)]
    [InlineData(FakeFailure.Throttled, AnswerClass.Throttled, 0)]
    [InlineData(FakeFailure.Unavailable, AnswerClass.Transient, 0)]
    [InlineData(FakeFailure.TokenExpired, AnswerClass.AuthRefresh, 0)]
    [InlineData(FakeFailure.FaultInside200, AnswerClass.RejectedData, 0)]
    [InlineData(FakeFailure.ClosedPeriod, AnswerClass.RejectedClosedPeriod, 0)]
    [InlineData(FakeFailure.DuplicateNumber, AnswerClass.RejectedData, 0)]
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
        Assert.Equal((AnswerClass.RejectedData, "FaKe~1"), (inactive.Class, inactive.Trace));
        Assert.Equal((2, "4-000"), (Assert.Single(inactive.Findings).LineNo, inactive.Findings[0].AccountCode));

        var place = await intacct.SendAsync(session, entry with { Refusals = 1, Lines = [entry.Lines[0], entry.Lines[1] with { LocationId = "OLD" }] }, None);
        Assert.Equal((AnswerClass.RejectedData, (int?)2), (place.Class, place.Findings[0].LineNo));
        Assert.Contains("do not balance for Location HQ", place.Message, StringComparison.Ordinal);

        fake.Books.ClosedThrough = entry.Date;
        Assert.Equal(AnswerClass.RejectedClosedPeriod, (await intacct.SendAsync(session, entry with { Refusals = 2 }, None)).Class);
        Assert.Empty(fake.Books.Journals);
    }

    [Fact]
    public async Task A_session_that_ran_out_is_renewed_by_signing_in_once_more()
    {
        var (session, entry) = (await SignInAsync(), Entry());
        fake.Failures.Add(FakeDeed.Read, FakeFailure.TokenExpired);
        Assert.Equal(AnswerClass.AuthRefresh, (await intacct.LookUpAsync(session, Mark(entry), None)).Class);
        Assert.Equal(AnswerClass.AuthRefresh, (await intacct.SendAsync(session, entry, None)).Class);
        Assert.Equal(AnswerClass.Accepted, (await intacct.SendAsync(await SignInAsync(), entry, None)).Class);
    }

    [Theory]
    [InlineData("senderPassword", AnswerClass.ConfigError)]
    [InlineData("userPassword", AnswerClass.AuthReconnect)]
    [InlineData("locationId", AnswerClass.AuthReconnect)]
    public async Task Wrong_credentials_are_told_apart(string field, AnswerClass expected)
    {
        var (tokens, answer) = await intacct.SignInAsync(Intacct.Terms(fake.Address, (field, "wrong")), null, None);
        Assert.Equal((null, expected), (tokens, answer.Class));
    }

    [Fact]
    public async Task The_books_are_read_page_by_page()
    {
        fake.Books.Accounts.AddRange(Enumerable.Range(0, 2_300).Select(n => new FakeItem($"x{n}", $"Account {n}", $"7{n:0000}")));
        var (books, _) = await intacct.ReadBooksAsync(await SignInAsync(), None);
        Assert.Equal(fake.Books.Accounts.Select(account => account.Number), books!.Items.Where(item => item.Kind == OutsideKind.Account).Select(item => item.Id));
        Assert.False(books.Find(OutsideKind.Account, "4000")!.Active);
        Assert.Equal("Headquarters", books.Find(OutsideKind.Location, "HQ")!.Name);
        Assert.True(books.Find(OutsideKind.Department, "MEM")!.Active && books.Find(OutsideKind.Class, "EVENTS")!.Active && books.Find(OutsideKind.Journal, "GJ")!.Active);
        Assert.Equal(("HARBOUR", "USD"), (books.Name, books.HomeCurrency));
        Assert.Empty(OutsideCheck.Findings(Entry(), books, "Sage Intacct").Concat(intacct.Check(Entry(), books, Intacct.Terms())));
    }

    [Fact]
    public async Task A_list_that_the_user_may_not_see_does_not_keep_the_others_back()
    {
        var session = await SignInAsync();
        fake.Failures.Add(FakeDeed.Read, FakeFailure.None, FakeFailure.None, FakeFailure.None, FakeFailure.Forbidden, FakeFailure.Forbidden);
        var (books, _) = await intacct.ReadBooksAsync(session, None);
        Assert.Equal([OutsideKind.Class], books!.Off);
        Assert.DoesNotContain(books.Items, item => item.Kind == OutsideKind.Journal);

        fake.Failures.Add(FakeDeed.Read, FakeFailure.Forbidden);
        Assert.Equal(AnswerClass.Forbidden, (await intacct.ReadBooksAsync(session, None)).Answer.Class);
        fake.Failures.Add(FakeDeed.Read, FakeFailure.None, FakeFailure.Throttled);
        Assert.Equal(AnswerClass.Throttled, (await intacct.ReadBooksAsync(session, None)).Answer.Class);
    }

    [Fact]
    public async Task Where_the_lines_cannot_be_listed_the_head_is_compared_alone()
    {
        var (session, entry) = (await SignInAsync(), Entry());
        await intacct.SendAsync(session, entry, None);
        fake.Failures.Add(FakeDeed.Read, FakeFailure.None, FakeFailure.Forbidden);
        var found = await intacct.LookUpAsync(session, Mark(entry), None);
        Assert.Equal((AnswerClass.Found, null, entry.Date), (found.Class, found.Copy!.Lines, found.Copy.Date));

        fake.Failures.Add(FakeDeed.Read, FakeFailure.None, FakeFailure.Throttled);
        Assert.Equal(AnswerClass.Throttled, (await intacct.LookUpAsync(session, Mark(entry), None)).Class);
    }

    [Fact]
    public async Task Nobody_there_means_nothing_was_sent()
    {
        var session = await SignInAsync();
        await fake.DisposeAsync();
        Assert.Equal(AnswerClass.NotSent, (await Intacct.Real().SendAsync(session, Entry(), None)).Class);
    }

    private async Task<GlSession> SignInAsync()
    {
        var terms = Intacct.Terms(fake.Address);
        var (tokens, answer) = await intacct.SignInAsync(terms, null, None);
        Assert.True(tokens is not null, answer.Message);
        return new GlSession(terms, tokens);
    }

    private static GlEntry Entry() => new()
    {
        Key = "bl-0123456789abcdef", Number = "J-000107", Date = new(2026, 6, 30), Memo = "Dues & fees – June", Currency = "USD",
        Lines = [Line(1, "1010", 125_000), Line(2, "4010", -125_000)],
    };

    private static GlEntryLine Line(int no, string account, long signed) => Intacct.Line(no, account, signed, "memo") with { LocationId = "HQ", DepartmentId = "MEM" };

    private static GlMark Mark(GlEntry entry) => new(entry.Key, entry.Number, entry.Date) { Digits = 2 };
}
