using BatchLedger.Accounts;
using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.Live;
using BatchLedger.People;
using BatchLedger.RecurringJournals;
using BatchLedger.Sales;
using BatchLedger.Tests.Sales;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.RecurringJournals;

public class DueJournalsTests
{
    [Fact]
    [Rule("S4.14")]
    public async Task What_is_due_is_made_once_into_an_auto_batch_of_its_period()
    {
        await using var till = await Till.OpenAsync();
        await SavedAsync(till, new DateOnly(2026, 1, 31));
        var by = till.Books.Get<DueJournalsByItself>();

        await by.MakeAsync(default);
        await by.MakeAsync(default);

        await using var db = till.Books.Db();
        var made = await db.Transactions.OrderBy(t => t.Date).ToListAsync();
        Assert.Equal([new DateOnly(2026, 1, 31), new DateOnly(2026, 2, 28)], made.Select(t => t.Date));
        Assert.All(made, t => Assert.Equal(("Rent", "BatchLedger"), (t.Description, t.ChangedBy)));
        var batches = await db.Batches.Where(b => b.Kind == BatchKind.Auto).OrderBy(b => b.Date).ToListAsync();
        Assert.Equal(["Auto_Journals_2026_01", "Auto_Journals_2026_02"], batches.Select(b => b.Name));
        Assert.Equal(new DateOnly(2026, 3, 31), (await ViewAsync(till)).Journals.Single().Next);
    }

    [Fact]
    public async Task Two_of_a_day_share_the_batch_and_a_closed_one_is_left_alone()
    {
        await using var till = await Till.OpenAsync();
        await SavedAsync(till, new DateOnly(2026, 3, 1));
        await MadeAsync(till);
        await using (var db = till.Books.Db()) await till.ChangeAsync<Batch>((await db.Batches.SingleAsync(b => b.Kind == BatchKind.Auto)).Id, b => b.Close("R. Osei", Books.Start));
        await SavedAsync(till, new DateOnly(2026, 3, 2));
        await SavedAsync(till, new DateOnly(2026, 3, 3));

        Assert.Equal(new DueResult(2, 0), await MadeAsync(till));

        await using var now = till.Books.Db();
        Assert.Equal([1, 2], await now.Batches.Where(b => b.Kind == BatchKind.Auto).OrderBy(b => b.Id).Select(b => now.Transactions.Count(t => t.BatchId == b.Id)).ToListAsync());
    }

    [Fact]
    public async Task Many_at_once_and_one_after_the_other_make_each_day_once()
    {
        await using var till = await Till.OpenAsync();
        await SavedAsync(till, new DateOnly(2026, 1, 1), Frequency.Weekly);
        var by = till.Books.Get<DueJournalsByItself>();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => by.MakeAsync(default))));

        await using var db = till.Books.Db();
        var days = await db.Transactions.OrderBy(t => t.Date).Select(t => t.Date).ToListAsync();
        Assert.Equal(Enumerable.Range(0, 10).Select(week => new DateOnly(2026, 1, 1).AddDays(7 * week)), days);
    }

    [Fact]
    public async Task One_that_fails_unforeseen_waits_with_a_plain_sentence_and_keeps_no_other_back()
    {
        await using var till = await Till.OpenAsync();
        await SavedAsync(till, new DateOnly(2026, 1, 1), Frequency.Weekly);
        await SqlAsync(till, "CREATE TRIGGER \"Stop\" BEFORE INSERT ON \"Transactions\" WHEN NEW.\"Date\" = '2026-02-05' BEGIN SELECT RAISE(ABORT, 'stopped'); END");

        Assert.Equal(new DueResult(9, 1), await MadeAsync(till));
        Assert.Equal("It could not be made because of an unexpected fault, which is in the log of the program. It is tried again with the next pass.", (await ViewAsync(till)).Journals.Single().Waits);

        await SqlAsync(till, "DROP TRIGGER \"Stop\"");
        await till.Books.Get<DueJournalsByItself>().MakeAsync(default);
        await using var db = till.Books.Db();
        Assert.Equal(10, await db.Transactions.Select(t => t.Date).Distinct().CountAsync());
        Assert.Equal(10, await db.Transactions.CountAsync());
        Assert.Equal(10, await db.JournalOccurrences.CountAsync(o => o.MadeId != null && o.Waits == null));
    }

    [Fact]
    public async Task A_stop_between_two_loses_nothing_and_doubles_nothing()
    {
        await using var till = await Till.OpenAsync();
        await SavedAsync(till, new DateOnly(2026, 1, 1), Frequency.Weekly);
        using var stop = new CancellationTokenSource();
        var stopping = Task.Run(async () =>
        {
            await foreach (var _ in till.Books.Get<Bell>().ListenAsync([Topics.Recurring], stop.Token)) await stop.CancelAsync();
        });
        await Record.ExceptionAsync(() => till.Books.Get<DueJournalsByItself>().MakeAsync(stop.Token));
        await stop.CancelAsync();
        await Record.ExceptionAsync(() => stopping);

        await till.Books.Get<DueJournalsByItself>().MakeAsync(default);

        await using var db = till.Books.Db();
        Assert.Equal(10, await db.Transactions.Select(t => t.Date).Distinct().CountAsync());
        Assert.Equal(10, await db.Transactions.CountAsync());
        Assert.Equal(10, await db.JournalOccurrences.CountAsync(o => o.MadeId != null));
    }

    [Fact]
    public async Task A_busy_database_is_no_reason_that_is_kept()
    {
        await using var till = await Till.OpenAsync();
        await SavedAsync(till, new DateOnly(2026, 3, 1));
        await SqlAsync(till, "PRAGMA busy_timeout = 1");
        await using var other = new Microsoft.Data.Sqlite.SqliteConnection($"{till.Books.Folder.ConnectionString};Pooling=False");
        await other.OpenAsync();
        await using var command = other.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        await command.ExecuteNonQueryAsync();

        await Record.ExceptionAsync(() => till.Books.Get<DueJournals>().MakeAsync());

        command.CommandText = "ROLLBACK";
        await command.ExecuteNonQueryAsync();
        Assert.Null((await ViewAsync(till)).Journals.Single().Waits);
        Assert.Equal(new DueResult(1, 0), await MadeAsync(till));
    }

    [Fact]
    public async Task What_cannot_be_made_waits_with_its_reason_and_comes_later()
    {
        await using var till = await Till.OpenAsync();
        await SavedAsync(till, new DateOnly(2026, 2, 1));
        await till.ChangeAsync<Account>(till.Association.Accounts["6800"].Id, a => a.Active = false);

        Assert.Equal(new DueResult(0, 2), await MadeAsync(till));
        var row = (await ViewAsync(till)).Journals.Single();
        Assert.Equal((new DateOnly(2026, 2, 1), "Line 1: account 6800 Bad debt is inactive. Activate it in the set-up or choose another."), (row.Next, row.Waits));

        await till.ChangeAsync<Account>(till.Association.Accounts["6800"].Id, a => a.Active = true);
        await till.Association.ClosePeriodAsync(2);
        Assert.Equal(new DueResult(1, 1), await MadeAsync(till));
        Assert.Equal("Fiscal period Feb 2026 is closed. The journal of 01 Feb 2026 is made once it is reopened.", (await ViewAsync(till)).Journals.Single().Waits);

        till.Books.Clock.Advance(TimeSpan.FromDays(365));
        await MadeAsync(till);
        await using var db = till.Books.Db();
        Assert.Equal("No fiscal period covers 01 Jan 2027. Generate its fiscal year, or choose another day.", (await db.JournalOccurrences.SingleAsync(o => o.DueOn == new DateOnly(2027, 1, 1))).Waits);
        Assert.Equal(10, await db.Transactions.CountAsync());
    }

    [Fact]
    public async Task A_posted_journal_reverses_by_itself_on_its_day_and_a_removed_reversal_stays_removed()
    {
        await using var till = await Till.OpenAsync();
        var draft = till.Journal(("6800", 80_00, 0), ("2200", 0, 80_00));
        draft.ReversesOn = new DateOnly(2026, 4, 1);
        var journal = await till.RecordedAsync(draft);
        till.Books.Clock.Advance(TimeSpan.FromDays(30));

        Assert.Equal("Nothing is due today, and no journal is coming.", (await till.Books.Get<DueJournals>().MakeAsync()).Refusal?.Message);
        Assert.Equal("Waits until batch B-000001 is posted", (await ViewAsync(till)).Reversing.Single().State(new DateOnly(2026, 4, 9)));
        await till.PostedAsync(till.Association.Batch.Id);
        Assert.Equal(new DueResult(1, 0), await MadeAsync(till));

        await using var db = till.Books.Db();
        var reversal = await db.Transactions.SingleAsync(t => t.ReversesId == journal.Id);
        Assert.Equal((new DateOnly(2026, 4, 1), "Reversal of T-000001"), (reversal.Date, reversal.Description));
        Assert.Equal("Auto_Journals_2026_04", (await db.Batches.SingleAsync(b => b.Id == reversal.BatchId)).Name);
        await till.Transactions.VoidAsync(reversal.Id, "Not wanted");
        Assert.Equal("Recurring.NothingDue", (await till.Books.Get<DueJournals>().MakeAsync()).Refusal?.Code);
        Assert.Empty((await ViewAsync(till)).Reversing);
    }

    [Fact]
    public async Task One_that_was_reversed_by_hand_does_not_reverse_again()
    {
        await using var till = await Till.OpenAsync();
        var draft = till.Journal(("6800", 80_00, 0), ("2200", 0, 80_00));
        draft.ReversesOn = new DateOnly(2026, 4, 1);
        var journal = await till.RecordedAsync(draft);
        await till.PostedAsync(till.Association.Batch.Id);
        Till.Made(await till.Books.Get<ReversalService>().ReverseAsync(new ReversalDraft { JournalId = journal.Id, Date = new DateOnly(2026, 4, 2) }));
        till.Books.Clock.Advance(TimeSpan.FromDays(30));

        Assert.Equal("Recurring.NothingDue", (await till.Books.Get<DueJournals>().MakeAsync()).Refusal?.Code);
    }

    [Fact]
    [Rule("S4.19")]
    public async Task Quantities_recur_too()
    {
        await using var till = await Till.OpenAsync();
        var batch = await till.CountingAsync();
        var draft = RecurringTests.Draft(till, new DateOnly(2026, 3, 1));
        draft.LedgerId = batch.LedgerId;
        draft.Lines = [new JournalLineDraft { AccountId = till.Association.Accounts["9000"].Id, Debit = 12_00 }];
        Till.Made(await till.Books.Get<RecurringJournalService>().SaveAsync(draft));

        Assert.Equal(new DueResult(1, 0), await MadeAsync(till));

        await using var db = till.Books.Db();
        var made = await db.Transactions.SingleAsync();
        Assert.Equal((Currencies.Currency.None, batch.LedgerId), (made.Currency, (await db.Batches.SingleAsync(b => b.Id == made.BatchId)).LedgerId));
    }

    [Fact]
    public async Task Nobody_makes_or_sees_what_is_due_in_another_company()
    {
        await using var till = await Till.OpenAsync();
        await SavedAsync(till, new DateOnly(2026, 3, 1));
        var other = await Association.FoundAsync(till.Books, "OTH");
        till.Books.Actor = Books.Person("E. Elsewhere", Role.Staff, new HashSet<int> { other.Company.Id });

        Assert.Equal("Recurring.NothingDue", (await till.Books.Get<DueJournals>().MakeAsync()).Refusal?.Code);
        Assert.Empty((await till.Books.Get<RecurringReader>().ReadAsync(till.Association.Company.Id)).Journals);
    }

    private static Task SqlAsync(Till till, string sql) => till.Books.Get<WriteGate>().PassAsync(async () =>
    {
        await using var db = till.Books.Db();
        await db.Database.ExecuteSqlRawAsync(sql);
    });

    private static async Task SavedAsync(Till till, DateOnly first, Frequency frequency = Frequency.Monthly)
    {
        var draft = RecurringTests.Draft(till, first);
        draft.Frequency = frequency;
        Till.Made(await till.Books.Get<RecurringJournalService>().SaveAsync(draft));
    }

    private static async Task<DueResult> MadeAsync(Till till) => Till.Made(await till.Books.Get<DueJournals>().MakeAsync());

    private static Task<RecurringView> ViewAsync(Till till) => till.Books.Get<RecurringReader>().ReadAsync(till.Association.Company.Id);
}
