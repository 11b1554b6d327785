using BatchLedger.FakeGl;
using BatchLedger.NetSuite;
using BatchLedger.OutsideGl;

namespace BatchLedger.Tests.NetSuite;

/// <summary>The connector against books that are not its own, over a real network.</summary>
public sealed class NetSuiteRoadTests : IAsyncLifetime
{
    private readonly NetSuiteConnector connector = NetSuiteStage.Connector(OutsideDoor.Handler());
    private FakeLedger fake = null!;

    public async ValueTask InitializeAsync() => fake = await NetSuiteStage.FakeAsync();

    public ValueTask DisposeAsync() => fake.DisposeAsync();

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_journal_is_validated_sent_found_and_deleted(bool byToken)
    {
        var (session, entry) = (await SignedInAsync(byToken), NetSuiteStage.Small());
        var books = (await connector.ReadBooksAsync(session, default)).Books!;
        Assert.Empty(OutsideCheck.Findings(entry, books, "NetSuite").Concat(connector.Check(entry, books, session.Terms)));
        Assert.Equal(AnswerClass.NotFound, (await connector.LookUpAsync(session, NetSuiteStage.MarkOf(entry), default)).Class);

        var sent = await connector.SendAsync(session, entry, default);

        Assert.Equal(AnswerClass.Accepted, sent.Class);
        var journal = Assert.Single(fake.Books.Journals);
        Assert.Equal((journal.Id, "J-000107", entry.Date), (sent.OutsideId, journal.Number, journal.Date));
        Assert.Equal([("35", 125_000, "5", null), ("82", -125_000, null, "2")], journal.Lines.Select(line => (line.Account, line.Amount, line.Department, line.Location)));
        var found = await connector.LookUpAsync(session, NetSuiteStage.MarkOf(entry), default);
        Assert.Equal((AnswerClass.Found, journal.Id, $"JE{journal.Id}"), (found.Class, found.OutsideId, found.OutsideNumber));
        Assert.Empty(found.Copy!.DifferencesFrom(entry));
        Assert.Equal(AnswerClass.Deleted, (await connector.DeleteAsync(session, found.Copy, default)).Class);
        Assert.Equal(AnswerClass.Gone, (await connector.DeleteAsync(session, found.Copy, default)).Class);
        Assert.Empty(fake.Books.Journals);
    }

    [Fact]
    public async Task The_books_over_there_are_read_whole()
    {
        var books = (await connector.ReadBooksAsync(await SignedInAsync(false), default)).Books!;

        Assert.Equal((fake.Books.CompanyName, "USD", "1"), (books.Name, books.HomeCurrency, books.CurrencyId("USD")));
        Assert.Equal(fake.Books.Accounts.Count, books.Items.Count(item => item.Kind is OutsideKind.Account));
        Assert.Equal("2400 Deferred dues", books.Find(OutsideKind.Account, "90")!.Title);
        Assert.False(books.Find(OutsideKind.Account, "99")!.Active);
        Assert.Equal((OutsideTrait.NeedsCustomer, OutsideTrait.NeedsVendor), (books.Find(OutsideKind.Account, "84")!.Trait, books.Find(OutsideKind.Account, "60")!.Trait));
        Assert.Equal(16 * 12, books.Periods.Count);
        Assert.Contains(books.Items, item => item.Kind is OutsideKind.Customer);
    }

    [Fact]
    public async Task A_company_that_keeps_fewer_lists_is_read_as_far_as_it_goes()
    {
        fake.Books.NotKept.UnionWith(["classification", "subsidiary", "currency", "accountingperiod"]);

        var books = (await connector.ReadBooksAsync(await SignedInAsync(false), default)).Books!;

        Assert.Equal([OutsideKind.Class], books.Off);
        Assert.DoesNotContain(connector.Check(NetSuiteStage.Small(), books, NetSuiteStage.Terms(more: (NetSuiteFields.Subsidiary, ""))), finding => finding.Weight is FindingWeight.Blocks);
    }

    [Fact]
    public async Task The_same_number_is_taken_once_and_never_adds_lines()
    {
        var session = await SignedInAsync(false);
        await connector.SendAsync(session, NetSuiteStage.Small(), default);

        Assert.Equal(AnswerClass.Duplicate, (await connector.SendAsync(session, NetSuiteStage.Small(), default)).Class);
        Assert.Equal(2, Assert.Single(fake.Books.Journals).Lines.Count);
    }

    [Fact]
    public async Task A_journal_that_waits_for_approval_says_so()
    {
        fake.Books.NeedsApproval = true;

        var sent = await connector.SendAsync(await SignedInAsync(false), NetSuiteStage.Small(), default);

        Assert.Equal((AnswerClass.Accepted, OutsideApproval.Pending), (sent.Class, sent.Copy!.Approval));
        Assert.Contains("waiting for approval", sent.Message);
    }

    [Fact]
    public async Task A_closed_period_is_seen_before_and_said_after()
    {
        fake.Books.ClosedThrough = new(2025, 6, 30);
        var (session, entry) = (await SignedInAsync(false), NetSuiteStage.Small());
        var books = (await connector.ReadBooksAsync(session, default)).Books!;

        Assert.Equal("ClosedPeriod", Assert.Single(OutsideCheck.Findings(entry, books, "NetSuite")).Code);
        Assert.Equal(AnswerClass.RejectedClosedPeriod, (await connector.SendAsync(session, entry, default)).Class);
    }

    [Fact]
    public async Task A_line_that_is_refused_is_named()
    {
        var entry = NetSuiteStage.Small() with { Lines = [NetSuiteStage.Line(1, "35", 100, 0), NetSuiteStage.Line(2, "99", 0, 100)] };

        var answer = await connector.SendAsync(await SignedInAsync(false), entry, default);

        Assert.Equal((AnswerClass.RejectedData, 2, "A99"), (answer.Class, answer.Findings[0].LineNo, answer.Findings[0].AccountCode));
        Assert.Equal("Invalid account reference key 99 for subsidiary 1.", answer.Message);
    }

    // What it comes to; whether the journal is in the books afterwards.
    [Theory]
    [InlineData(FakeFailure.CommitThenDrop, AnswerClass.Unknown, 1), InlineData(FakeFailure.DropBeforeCommit, AnswerClass.Unknown, 0), InlineData(FakeFailure.DropThenCommitLate, AnswerClass.Unknown, 0)]
    [InlineData(FakeFailure.Error500AfterCommit, AnswerClass.Unknown, 1), InlineData(FakeFailure.Error500, AnswerClass.Unknown, 0), InlineData(FakeFailure.Html502AfterCommit, AnswerClass.Unknown, 1), InlineData(FakeFailure.Html502, AnswerClass.Unknown, 0)]
    [InlineData(FakeFailure.HalfBodyAfterCommit, AnswerClass.Unknown, 1), InlineData(FakeFailure.EmptyBodyAfterCommit, AnswerClass.Unknown, 1), InlineData(FakeFailure.WrongJournalAfterCommit, AnswerClass.Unknown, 1)]
    [InlineData(FakeFailure.Throttled, AnswerClass.Throttled, 0), InlineData(FakeFailure.Unavailable, AnswerClass.Transient, 0), InlineData(FakeFailure.TokenExpired, AnswerClass.AuthRefresh, 0)]
    [InlineData(FakeFailure.FaultInside200, AnswerClass.RejectedData, 0), InlineData(FakeFailure.ClosedPeriod, AnswerClass.RejectedClosedPeriod, 0), InlineData(FakeFailure.DuplicateNumber, AnswerClass.Duplicate, 0)]
    [InlineData(FakeFailure.Rejected, AnswerClass.RejectedData, 0), InlineData(FakeFailure.Forbidden, AnswerClass.Forbidden, 0)]
    public async Task Every_way_to_go_wrong_is_told_for_what_it_is(FakeFailure failure, AnswerClass expected, int kept)
    {
        var session = await SignedInAsync(false);
        fake.Failures.Add(FakeDeed.Write, failure);

        var answer = await connector.SendAsync(session, NetSuiteStage.Small(), default);

        Assert.Equal(expected, answer.Class);
        Assert.Equal(kept, fake.Books.Journals.Count);
        Assert.NotEmpty(answer.Message);
    }

    [Fact]
    public async Task A_token_that_is_over_is_replaced_by_the_next_sign_in()
    {
        var session = await SignedInAsync(false);
        fake.Failures.Add(FakeDeed.Read, FakeFailure.TokenExpired);
        Assert.Equal(AnswerClass.AuthRefresh, (await connector.ReadBooksAsync(session, default)).Answer.Class);
        Assert.Equal(AnswerClass.AuthRefresh, (await connector.ReadBooksAsync(session, default)).Answer.Class);

        Assert.Equal(AnswerClass.List, (await connector.ReadBooksAsync(await SignedInAsync(false), default)).Answer.Class);
    }

    [Fact]
    public async Task What_was_accepted_stays_accepted_when_the_look_at_it_is_cut_short()
    {
        var session = await SignedInAsync(false);
        fake.Failures.Add(FakeDeed.Read, FakeFailure.HangBeforeCommit);
        using var impatient = new CancellationTokenSource(TimeSpan.FromSeconds(2));

        Assert.Equal(AnswerClass.Accepted, (await connector.SendAsync(session, NetSuiteStage.Small(), impatient.Token)).Class);
    }

    [Fact]
    public async Task A_system_that_is_not_there_was_sent_nothing()
    {
        var session = await SignedInAsync(false);
        await fake.DisposeAsync();

        Assert.Equal(AnswerClass.NotSent, (await connector.SendAsync(session, NetSuiteStage.Small(), default)).Class);
    }

    private async Task<GlSession> SignedInAsync(bool byToken)
    {
        var terms = byToken ? NetSuiteStage.TokenTerms(fake.Address) : NetSuiteStage.Terms(standIn: fake.Address);
        var answer = await connector.SignInAsync(terms, null, default);
        Assert.Equal((AnswerClass.Session, true), (answer.Answer.Class, answer.Tokens is not null));
        return new GlSession(terms, answer.Tokens);
    }
}
