using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.Journals;
using BatchLedger.LedgerExports;
using BatchLedger.LedgerRuns;
using BatchLedger.Mail;
using BatchLedger.People;
using BatchLedger.Tests.Audits;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.LedgerExports;

public class MassRunTests
{
    private readonly HandBinder binder = new();

    [Fact]
    [Rule("S0.18"), Rule("S0.23")]
    public async Task One_run_creates_what_is_missing_posts_each_batch_and_writes_one_file()
    {
        await using var books = await HandBinder.BooksAsync(binder);
        var march = await MarchBatches.FoundAsync(books);
        var numbers = await march.CloseAsync(3);
        Assert.NotNull((await books.Get<LedgerRunService>().CreateAsync(numbers[1])).Value);
        await books.Get<LedgerRunWorker>().WorkOffAsync(CancellationToken.None);

        var run = await march.RunAsync(march.Order(numbers));

        Assert.Equal((LedgerRunState.Completed, LedgerRunStage.Done, 6, 6), (run.State, run.Stage, run.Done, run.Total));
        Assert.Equal(["B-000001 Open", "B-000002 Posted", "B-000003 Posted", "B-000004 Posted"], await march.WordsAsync());
        Assert.Equal(["2 3 4"], binder.Bound);
        await using var db = books.Db();
        Assert.Equal(3, await db.JournalEntries.CountAsync(e => e.State == JournalEntryState.Posted && e.Lines == 4));
        Assert.Equal([], (await books.VerifyAsync()).Findings);
    }

    [Fact]
    public async Task A_batch_that_fails_keeps_its_state_and_says_why_and_the_others_are_done()
    {
        await using var books = await HandBinder.BooksAsync(binder);
        var march = await MarchBatches.FoundAsync(books);
        var (good, broken) = (await march.CloseAsync(2), await march.CloseBrokenAsync());
        Assert.Null(await books.Get<BatchService>().SetControlTotalAsync(good[1], null, 150_00));

        var run = await march.RunAsync(march.Order([.. good, broken]));

        Assert.Equal(LedgerRunState.Completed, run.State);
        Assert.Equal([LedgerRunLaneState.Posted, LedgerRunLaneState.Failed, LedgerRunLaneState.Failed], run.Lanes.Select(l => l.State));
        Assert.Equal("Cannot create the ledger: control total 150.00, payments 200.00, difference -50.00. Correct one of them.", run.Lanes[1].Reason);
        Assert.Equal($"Ledger not created: batch {broken} has 2 transactions that cannot be posted. Mend what is listed and create the ledger again.", run.Lanes[2].Reason);
        Assert.Contains("No account yet", run.Lanes[2].Faults);
        Assert.Equal(["B-000001 Open", "B-000002 Posted", "B-000003 Closed", "B-000004 Ledger failed"], await march.WordsAsync());
        Assert.Equal(["2 3:Failed 4:Failed"], binder.Bound);
        Assert.Equal([], (await books.VerifyAsync()).Findings);
    }

    [Fact]
    public async Task A_second_run_does_what_was_mended_and_may_take_the_posted_ones_along()
    {
        await using var books = await HandBinder.BooksAsync(binder);
        var march = await MarchBatches.FoundAsync(books);
        var (good, broken) = (await march.CloseAsync(1), await march.CloseBrokenAsync());
        var first = await march.RunAsync(march.Order([.. good, broken]));
        await march.MendAsync();

        var again = (await books.Get<LedgerExportService>().RetryAsync(first.Id)).Value!;
        await books.Get<LedgerRunWorker>().WorkOffAsync(CancellationToken.None);

        Assert.Equal([LedgerRunLaneState.Posted, LedgerRunLaneState.Posted], (await march.RunNowAsync(again.Id)).Lanes.Select(l => l.State));
        Assert.Equal(["2 3:Failed", "2 3"], binder.Bound);
        await using var db = books.Db();
        Assert.Equal(2, await db.JournalEntries.CountAsync());
    }

    [Fact]
    public async Task When_no_batch_can_be_posted_there_is_no_file_and_the_run_says_so()
    {
        await using var books = await HandBinder.BooksAsync(binder);
        var march = await MarchBatches.FoundAsync(books);

        var run = await march.RunAsync(march.Order(await march.CloseBrokenAsync()));

        Assert.Equal("No file was written: the batch could not be posted. It says why; mend what it names and schedule the ledger again.", run.FailureReason);
        Assert.Equal(LedgerRunState.Failed, run.State);
        Assert.Empty(binder.Bound);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_fails_the_run_and_leaves_the_batches_posted()
    {
        await using var books = await HandBinder.BooksAsync(binder);
        var march = await MarchBatches.FoundAsync(books);
        binder.Refuses = new("LedgerFile.NotWritten", "The disk is full.");

        var run = await march.RunAsync(march.Order(await march.CloseAsync(1)));

        Assert.Equal((LedgerRunState.Failed, "The disk is full."), (run.State, run.FailureReason));
        Assert.Equal(["B-000001 Open", "B-000002 Posted"], await march.WordsAsync());
        Assert.Equal([], (await books.VerifyAsync()).Findings);
    }

    [Fact]
    public async Task A_cancelled_run_gives_back_the_batches_it_did_not_come_to()
    {
        await using var books = await HandBinder.BooksAsync(binder);
        var march = await MarchBatches.FoundAsync(books);
        var run = (await books.Get<LedgerExportService>().ScheduleAsync(march.Order(await march.CloseAsync(2)))).Value!;
        Assert.Equal(["B-000001 Open", "B-000002 Creating ledger", "B-000003 Creating ledger"], await march.WordsAsync());

        Assert.Null(await books.Get<LedgerRunService>().CancelAsync(run.Id));
        await books.Get<LedgerRunWorker>().WorkOffAsync(CancellationToken.None);

        Assert.Equal([LedgerRunLaneState.Cancelled, LedgerRunLaneState.Cancelled], (await march.RunNowAsync(run.Id)).Lanes.Select(l => l.State));
        Assert.Equal(["B-000001 Open", "B-000002 Ledger failed", "B-000003 Ledger failed"], await march.WordsAsync());
        Assert.Equal([], (await books.VerifyAsync()).Findings);
    }

    [Fact]
    public async Task A_run_that_gets_somewhere_is_not_given_up()
    {
        await using var books = await HandBinder.BooksAsync(binder);
        var march = await MarchBatches.FoundAsync(books);
        var run = (await books.Get<LedgerExportService>().ScheduleAsync(march.Order(await march.CloseAsync(1)))).Value!;
        await books.Get<WriteGate>().PassAsync(async () =>
        {
            await using var db = books.Db();
            await db.LedgerRuns.ExecuteUpdateAsync(set => set.SetProperty(r => r.Attempt, LedgerRun.MostAttempts - 1));
        });
        var attempt = 0;
        binder.Before = async () => attempt = (await march.RunNowAsync(run.Id)).Attempt;

        await books.Get<LedgerRunWorker>().WorkOffAsync(CancellationToken.None);

        Assert.Equal((1, LedgerRunState.Completed), (attempt, (await march.RunNowAsync(run.Id)).State));
    }

    [Fact]
    public async Task A_batch_waits_in_one_run_at_a_time()
    {
        await using var books = await HandBinder.BooksAsync(binder);
        var march = await MarchBatches.FoundAsync(books);
        var numbers = await march.CloseAsync(1);
        await march.RunAsync(march.Order(numbers));
        var exports = books.Get<LedgerExportService>();
        var first = (await exports.ScheduleAsync(march.Order(numbers))).Value!;

        Assert.Equal($"Batch B-000002 waits in run {first.Id} already. Wait for its end, or cancel it.", (await exports.ScheduleAsync(march.Order(numbers))).Refusal?.Message);
    }

    [Fact]
    public async Task The_same_command_twice_is_one_run()
    {
        await using var books = await HandBinder.BooksAsync(binder);
        var march = await MarchBatches.FoundAsync(books);
        var order = march.Order(await march.CloseAsync(1));
        var exports = books.Get<LedgerExportService>();

        var (first, second) = ((await exports.ScheduleAsync(order)).Value!, (await exports.ScheduleAsync(order)).Value!);

        Assert.Equal(first.Id, second.Id);
        Assert.Equal("Data.CommandReused", (await exports.ScheduleAsync(order with { Kind = LedgerKind.Summary })).Refusal?.Code);
    }

    [Fact]
    public async Task Each_no_is_one_sentence()
    {
        await using var books = await HandBinder.BooksAsync(binder);
        var march = await MarchBatches.FoundAsync(books);
        var numbers = await march.CloseAsync(1);
        var exports = books.Get<LedgerExportService>();
        async Task<string?> NoAsync(LedgerExportOrder order) => (await exports.ScheduleAsync(order)).Refusal?.Message;

        Assert.Equal("No batch of Mar 2026 is selected. Tick those that the mass ledger is to hold.", await NoAsync(march.Order()));
        Assert.Contains("nobody", await NoAsync(march.Order(numbers) with { Recipient = "nobody" }));
        Assert.StartsWith("Batch B-000099 was not found", await NoAsync(march.Order("B-000099")));
        Assert.StartsWith("The fiscal period was not found", await NoAsync(march.Order(numbers) with { PeriodId = 9999 }));
        books.Actor = Books.Person("S. Staff", Role.Staff);
        Assert.StartsWith("Posting batches needs", await NoAsync(march.Order(numbers)));
    }

    [Fact]
    public async Task Who_asked_is_told_at_the_start_and_who_else_gets_the_file_too()
    {
        await using var books = await HandBinder.BooksAsync(binder);
        var march = await MarchBatches.FoundAsync(books);

        await march.RunAsync(march.Order([.. await march.CloseAsync(1), await march.CloseBrokenAsync()]));

        await using var db = books.Db();
        Assert.Equal(["Ledger creation started: mass ledger Mar 2026", "Ledger ready: mass ledger Mar 2026, 1 batch missing"],
            (await db.Set<OutboxMail>().OrderBy(m => m.CreatedAt).ToListAsync()).Select(m => m.Subject).Order());
    }
}
