using BatchLedger.FakeGl;
using BatchLedger.OutsideGl;
using BatchLedger.QuickBooksOnline;

namespace BatchLedger.Tests.FakeGl;

/// <summary>The connector and the stand-in over a real connection: each was written from the description alone, so where they agree, both read it alike.</summary>
public sealed class FakeQuickBooksTests : IAsyncLifetime
{
    private readonly QuickBooksStage stage = new();
    private FakeLedger fake = null!;
    private QuickBooksConnector connector = null!;
    private GlTerms terms = null!;
    private GlSession session = null!;

    public async ValueTask InitializeAsync()
    {
        await stage.StartAsync();
        (fake, connector, terms, session) = (stage.Fake, stage.Connector, stage.Terms, stage.Session);
    }

    public ValueTask DisposeAsync() => stage.DisposeAsync();

    [Fact]
    public async Task A_journal_is_sent_once_found_and_deleted()
    {
        var entry = QuickBooksStage.Entry();
        var sent = await connector.SendAsync(session, entry, default);
        Assert.Equal((AnswerClass.Accepted, "3711", "0"), (sent.Class, sent.OutsideId, sent.OutsideVersion));
        Assert.StartsWith("1-", sent.Trace);
        Assert.Equal("3711", (await connector.SendAsync(session, entry, default)).OutsideId);

        var kept = Assert.Single(fake.Books.Journals);
        Assert.Equal((entry.Number, entry.Key, entry.Date, "Dues & fees – June"), (kept.Number, kept.Key, kept.Date, kept.Memo));
        Assert.Equal([("35", 125000L, "1", null, null), ("84", 1L, null, null, "201"), ("82", -125001L, "2", "5000000000000012", null)],
            kept.Lines.Select(line => (line.Account, line.Amount, line.Location, line.Class, line.Entity)));

        var found = await connector.LookUpAsync(session, QuickBooksStage.Mark(entry), default);
        Assert.Equal(AnswerClass.Found, found.Class);
        Assert.Empty(found.Copy!.DifferencesFrom(entry));
        Assert.Equal(AnswerClass.Found, (await connector.LookUpAsync(session, QuickBooksStage.Mark(entry, "3711"), default)).Class);
        Assert.Equal(AnswerClass.Deleted, (await connector.DeleteAsync(session, found.Copy, default)).Class);
        Assert.Empty(fake.Books.Journals);
        Assert.Equal(AnswerClass.NotFound, (await connector.LookUpAsync(session, QuickBooksStage.Mark(entry, "3711"), default)).Class);
        Assert.Equal(AnswerClass.Gone, (await connector.DeleteAsync(session, found.Copy, default)).Class);
    }

    [Fact]
    public async Task A_journal_edited_over_there_is_stale_and_shows_its_differences()
    {
        var entry = QuickBooksStage.Entry();
        var sent = await connector.SendAsync(session, entry, default);
        fake.Books.Edit(fake.Books.Journals[0], journal => journal with { Date = journal.Date.AddDays(1), Number = "HAND-1" });

        var found = await connector.LookUpAsync(session, QuickBooksStage.Mark(entry, sent.OutsideId), default);
        Assert.Equal(("HAND-1", "1"), (found.OutsideNumber, found.OutsideVersion));
        Assert.Single(found.Copy!.DifferencesFrom(entry));
        Assert.Equal(AnswerClass.Stale, (await connector.DeleteAsync(session, sent.Copy!, default)).Class);
        fake.Books.ClosedThrough = new(2025, 7, 1);
        Assert.Equal(AnswerClass.RejectedClosedPeriod, (await connector.DeleteAsync(session, found.Copy, default)).Class);
        Assert.Single(fake.Books.Journals);
    }

    [Fact]
    public async Task The_stand_in_says_no_in_the_words_the_connector_tells_apart()
    {
        fake.Books.ClosedThrough = new(2025, 6, 30);
        await SaysAsync(QuickBooksStage.Entry(), AnswerClass.RejectedClosedPeriod, "6210");
        fake.Books.ClosedThrough = new(2025, 6, 29);
        await SaysAsync(WithLine(line => line with { AccountId = "1234" }), AnswerClass.RejectedData, "2500");
        await SaysAsync(WithLine(line => line with { AccountId = "99" }), AnswerClass.RejectedData, "610");
        await SaysAsync(WithLine(line => line with { LocationId = "3" }), AnswerClass.RejectedData, "610");
        await SaysAsync(WithLine(line => line with { ClassId = "7" }), AnswerClass.RejectedData, "2500");
        await SaysAsync(WithLine(line => line with { AccountId = "84" }), AnswerClass.RejectedData, "6000");
        await SaysAsync(WithLine(line => line with { AccountId = "60" }), AnswerClass.RejectedData, "6000");
        await SaysAsync(WithLine(line => line with { Debit = line.Debit + 1 }), AnswerClass.RejectedData, "6000");
        await SaysAsync(WithLine(line => line with { Memo = new string('x', 4001) }), AnswerClass.RejectedData, "2050");
        await SaysAsync(QuickBooksStage.Entry() with { Number = new string('9', 22) }, AnswerClass.RejectedData, "2050");
        await SaysAsync(QuickBooksStage.Entry() with { Lines = [] }, AnswerClass.RejectedData, "2020");
        await SaysAsync(QuickBooksStage.Entry() with { Key = new string('k', 51) }, AnswerClass.RejectedData, "2050");
        fake.Books.QuickBooks.KeepsManyCurrencies = true;
        await SaysAsync(QuickBooksStage.Entry(), AnswerClass.RejectedData, "2020");
        Assert.Empty(fake.Books.Journals);
        Assert.Equal(AnswerClass.Accepted, (await connector.SendAsync(session, QuickBooksStage.Entry() with { CurrencyId = "USD", Refusals = refused++ }, default)).Class);
        fake.Books.QuickBooks.RefusesTakenNumbers = true;
        await SaysAsync(QuickBooksStage.Entry() with { CurrencyId = "USD", Key = "bl-2" }, AnswerClass.Duplicate, "6140");
        Assert.Single(fake.Books.Journals);
    }

    [Fact]
    public async Task Limits_at_their_edge_go_through_whole()
    {
        var lines = Enumerable.Range(1, 1000).Select(no => new GlEntryLine
        {
            No = no, AccountCode = "1010", AccountId = "35", Memo = no == 7 ? new string('–', 4000) : "", Debit = no % 2 == 1 ? 99_999_999_999_00 : 0, Credit = no % 2 == 1 ? 0 : 99_999_999_999_00,
        });
        var entry = QuickBooksStage.Entry() with { Key = new string('k', 50), Number = "BL-2025-06-30-0000117", Memo = new string('é', 4000), Lines = [.. lines] };
        Assert.Empty(connector.Check(entry, new OutsideBooks(), terms));
        Assert.Equal(AnswerClass.Accepted, (await connector.SendAsync(session, entry, default)).Class);
        var found = await connector.LookUpAsync(session, QuickBooksStage.Mark(entry), default);
        Assert.Empty(found.Copy!.DifferencesFrom(entry));
        Assert.Equal(entry.Lines[6].Memo, fake.Books.Journals[0].Lines[6].Memo);
    }

    [Fact]
    public async Task A_chart_of_thousands_comes_page_by_page_with_its_inactive_accounts()
    {
        fake.Books.Accounts.Clear();
        fake.Books.Accounts.AddRange(Enumerable.Range(1, 2000).Select(no => new FakeItem($"{no}", $"Account {no}", $"{no}", "Expense") { Active = no % 10 != 0 }));
        fake.Books.QuickBooks.TracksClasses = false;
        var books = (await connector.ReadBooksAsync(session, default)).Books!;
        Assert.Equal(2000, books.Items.Count(item => item.Kind is OutsideKind.Account));
        Assert.Equal(200, books.Items.Count(item => item.Kind is OutsideKind.Account && !item.Active));
        Assert.Equal((fake.Books.CompanyName, "USD"), (books.Name, books.HomeCurrency));
        Assert.Contains(OutsideKind.Class, books.Off);
        Assert.Equal(["1", "2", "3"], books.Items.Where(item => item.Kind is OutsideKind.Location).Select(item => item.Id));
        Assert.Equal(2, books.Items.Count(item => item.Kind is OutsideKind.Customer));
    }

    [Theory]
    [InlineData(FakeFailure.CommitThenDrop, AnswerClass.Unknown, 1)]
    [InlineData(FakeFailure.DropBeforeCommit, AnswerClass.Unknown, 0)]
    [InlineData(FakeFailure.Error500AfterCommit, AnswerClass.Unknown, 1)]
    [InlineData(FakeFailure.Error500, AnswerClass.Unknown, 0)]
    [InlineData(FakeFailure.Html502AfterCommit, AnswerClass.Unknown, 1)]
    [InlineData(FakeFailure.Html502, AnswerClass.Unknown, 0)]
    [InlineData(FakeFailure.HalfBodyAfterCommit, AnswerClass.Unknown, 1)]
    [InlineData(FakeFailure.EmptyBodyAfterCommit, AnswerClass.Unknown, 1)]
    [InlineData(FakeFailure.WrongJournalAfterCommit, AnswerClass.Unknown, 1)]
    [InlineData(FakeFailure.Throttled, AnswerClass.Throttled, 0)]
    [InlineData(FakeFailure.Unavailable, AnswerClass.Unknown, 0)]
    [InlineData(FakeFailure.TokenExpired, AnswerClass.AuthRefresh, 0)]
    [InlineData(FakeFailure.FaultInside200, AnswerClass.RejectedData, 0)]
    [InlineData(FakeFailure.ClosedPeriod, AnswerClass.RejectedClosedPeriod, 0)]
    [InlineData(FakeFailure.DuplicateNumber, AnswerClass.Duplicate, 0)]
    [InlineData(FakeFailure.Rejected, AnswerClass.RejectedData, 0)]
    [InlineData(FakeFailure.Forbidden, AnswerClass.Forbidden, 0)]
    public async Task A_failure_is_never_taken_for_more_than_it_says(FakeFailure failure, AnswerClass expected, int kept)
    {
        fake.Failures.Add(FakeDeed.Write, failure);
        Assert.Equal(expected, (await connector.SendAsync(session, QuickBooksStage.Entry(), default)).Class);
        Assert.Equal(kept, fake.Books.Journals.Count);
    }

    [Theory]
    [InlineData(FakeFailure.CommitThenHang, 1)]
    [InlineData(FakeFailure.HangBeforeCommit, 0)]
    public async Task A_request_that_hangs_is_unknown_and_the_same_key_never_makes_a_second_journal(FakeFailure failure, int kept)
    {
        stage.Client.Timeout = TimeSpan.FromSeconds(2);
        fake.Failures.Add(FakeDeed.Write, failure);
        Assert.Equal(AnswerClass.Unknown, (await connector.SendAsync(session, QuickBooksStage.Entry(), default)).Class);
        Assert.Equal(kept, fake.Books.Journals.Count);
        Assert.Equal(AnswerClass.Accepted, (await connector.SendAsync(session, QuickBooksStage.Entry(), default)).Class);
        Assert.Single(fake.Books.Journals);
    }

    // The stand-in gives its first answer to a request again, so each is another one.
    private int refused;

    private async Task SaysAsync(GlEntry entry, AnswerClass expected, string code)
    {
        var answer = await connector.SendAsync(session, entry with { Refusals = refused++ }, default);
        Assert.Equal((expected, code), (answer.Class, string.Join(',', answer.Codes)));
    }

    private static GlEntry WithLine(Func<GlEntryLine, GlEntryLine> change)
    {
        var entry = QuickBooksStage.Entry();
        return entry with { Lines = [.. entry.Lines.Select(line => line.No == 1 ? change(line) : line)] };
    }
}
