using System.Security.Cryptography;
using System.Text;
using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.FiscalPeriods;
using BatchLedger.Journals;
using BatchLedger.LedgerExports;
using BatchLedger.LedgerRuns;
using BatchLedger.Ledgers;
using BatchLedger.PeriodClose;
using BatchLedger.People;
using BatchLedger.Tests.Audits;
using BatchLedger.Tests.Batches;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.PeriodClose;

public class PeriodCloseTests
{
    [Fact]
    public async Task A_year_of_12_periods_closes_in_order_and_refuses_out_of_order()
    {
        await using var books = await Books.OpenAsync();
        var association = await PeriodSituations.MarchPostedAsync(books);
        await books.Get<BatchLifeService>().CloseAsync(BatchSituations.Target);
        var service = books.Get<PeriodCloseService>();

        for (var month = 1; month <= 12; month++)
        {
            for (var later = month + 1; later <= 12; later++)
                Assert.Equal("FiscalPeriods.NotReady", (await service.CloseAsync(association.Month(later).Id))?.Code);
            Assert.Null(await service.CloseAsync(association.Month(month).Id));
        }

        Assert.Equal("Fiscal period Jan 2026 was closed by R. Osei (10 Mar 2026 09:00 UTC).", (await service.CloseAsync(association.Month(1).Id))?.Message);
        Assert.Equal([], (await books.VerifyAsync()).Findings);
    }

    [Fact]
    public async Task What_stands_in_the_way_is_named_with_its_links()
    {
        await using var books = await Books.OpenAsync();
        var association = await Association.FoundAsync(books);
        var service = books.Get<PeriodCloseService>();

        var early = await service.CloseAsync(association.Month(2).Id);
        var earlier = await service.CloseAsync(association.Month(3).Id);
        var muchEarlier = await service.CloseAsync(association.Month(12).Id);
        await association.CloseAsync(1, 2);
        var unposted = await service.CloseAsync(association.Month(3).Id);

        Assert.Equal("Fiscal period Feb 2026 cannot be closed: Jan 2026 is still open. Close it first.", early?.Message);
        Assert.Equal([association.Month(1).Address], early!.Links.Select(link => link.Address));
        Assert.Equal("Fiscal period Mar 2026 cannot be closed: Jan 2026 and Feb 2026 are still open. Close them first, beginning with Jan 2026.", earlier?.Message);
        Assert.Equal("Fiscal period Dec 2026 cannot be closed: Jan 2026, Feb 2026, Mar 2026, Apr 2026, May 2026 and 6 more are still open. Close them first, beginning with Jan 2026.", muchEarlier?.Message);
        Assert.Equal("Fiscal period Mar 2026 cannot be closed: 1 of 1 batch is not posted: B-000001 is open. Post it first; an empty one only needs to be closed.", unposted?.Message);
        Assert.Equal(["/batches/B-000001"], unposted!.Links.Select(link => link.Address));
    }

    [Fact]
    public async Task A_closed_batch_without_any_transaction_counts_as_done_and_an_open_one_does_not()
    {
        await using var books = await Books.OpenAsync();
        var association = await Association.FoundAsync(books);
        await association.CloseAsync(1, 2);
        var service = books.Get<PeriodCloseService>();
        Assert.NotNull(await service.CloseAsync(association.March.Id));

        await books.Get<BatchLifeService>().CloseAsync("B-000001");

        Assert.Null(await service.CloseAsync(association.March.Id));
        Assert.Equal([], (await books.VerifyAsync()).Findings);
    }

    [Fact]
    public async Task A_run_that_is_under_way_stands_on_the_checklist()
    {
        await using var books = await Books.OpenAsync();
        var association = await BatchSituations.MakeAsync(books, "Creating");

        var view = await books.Get<PeriodReader>().FindAsync(association.March.Id);

        var check = view!.Checklist.Checks.Single(check => check.Name == "No ledger run is under way");
        Assert.Equal(("Run 1 is under way", "Wait for its end, or cancel it.", "/jobs/1"), (check.Found, check.Mend, check.Blockers.Single().Address));
        Assert.Equal("1 of 1 batch is not posted: B-000001 is creating ledger", view.Checklist.Checks.Single(c => c.Name == "Every batch is posted").Found);
    }

    [Fact]
    public async Task A_mass_run_of_the_period_keeps_it_open_until_it_ends()
    {
        await using var books = await Books.OpenAsync();
        var association = await PeriodSituations.MarchPostedAsync(books);
        await association.CloseAsync(1, 2);
        var run = (await books.Get<LedgerExportService>().ScheduleAsync(new LedgerExportOrder(association.March.Id, ["B-000001"], LedgerKind.Detail))).Value!;

        var refusal = await books.Get<PeriodCloseService>().CloseAsync(association.March.Id);
        await books.Get<LedgerRunWorker>().WorkOffAsync(CancellationToken.None);

        Assert.Equal($"Fiscal period Mar 2026 cannot be closed: Run {run.Id} is under way. Wait for its end, or cancel it.", refusal?.Message);
        Assert.Equal([$"/jobs/{run.Id}"], refusal!.Links.Select(link => link.Address));
        await association.CloseAsync(3);
    }

    [Fact]
    public async Task Closing_freezes_who_when_totals_and_a_hash_that_anybody_can_compute_again()
    {
        await using var books = await Books.OpenAsync();
        var association = await PeriodSituations.MarchPostedAsync(books);
        await association.PostedBatchAsync(3);
        await association.CloseAsync(1, 2);
        books.Clock.Advance(TimeSpan.FromHours(1));
        books.Actor = Books.Person("C. Duarte", Role.Controller);

        await association.CloseAsync(3);

        var period = await association.MonthNowAsync(3);
        await using var db = books.Db();
        var entries = await db.JournalEntries.OrderBy(e => e.Number).ToListAsync();
        var text = string.Concat(entries.Select(e => $"{e.Number}|{e.PostingVersion}|{e.Lines}|{e.Debit}|{e.Credit}|{e.LinesHash}\n"));
        Assert.Equal(new PeriodTotals(2, 2, 4, 200_03, 200_03, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))), period.Frozen);
        Assert.Equal(("C. Duarte", Books.Start.AddHours(1)), (period.ClosedBy, period.ClosedAt));
        var trail = await db.AuditRows.SingleAsync(row => row.Action == "FiscalPeriod.Close" && row.Record == "Fiscal period Mar 2026");
        Assert.Equal($"Closed · Batches: 2 · Journals: 2 · Lines: 4 · Debit: 200.03 · Credit: 200.03 · SHA-256: {period.Frozen!.Hash}", trail.After);
        Assert.True((await books.Get<PeriodReader>().FindAsync(period.Id))!.StillAgrees);
    }

    [Fact]
    [Rule("S1.27"), Rule("S1.29")]
    public async Task A_posted_batch_can_be_reopened_until_its_period_is_closed()
    {
        await using var books = await Books.OpenAsync();
        var association = await PeriodSituations.MarchPostedAsync(books);
        var march = await association.PostedBatchAsync(3);
        Assert.Null(await books.Get<BatchLifeService>().ReopenAsync(march, reason: "A cheque bounced"));
        Assert.Null(await books.Get<BatchLifeService>().CloseAsync(march));
        Assert.Null((await books.Get<LedgerRunService>().CreateAsync(march)).Refusal);
        await books.Get<LedgerRunWorker>().WorkOffAsync(CancellationToken.None);
        Assert.Null(await books.Get<BatchLifeService>().PostAsync(march));

        await association.CloseAsync(1, 2, 3);

        Assert.Equal("Fiscal period Mar 2026 is closed.", (await books.Get<BatchLifeService>().ReopenAsync(march, reason: "Once more"))?.Message);
        Assert.Equal("Fiscal period Mar 2026 is closed. Choose an open period.", (await books.Get<BatchService>().CreateAsync(BatchLifeTests.DraftFor(association, 3))).Refusal?.Message);
    }

    [Fact]
    public async Task Closing_is_final_until_an_administrator_allows_reopening()
    {
        await using var books = await Books.OpenAsync();
        var association = await Association.FoundAsync(books);
        await association.CloseAsync(1, 2);
        var service = books.Get<PeriodCloseService>();

        Assert.Equal("Closing is final: the administrator has not allowed reopening for company ARG.", (await service.ReopenAsync(association.Month(2).Id, null, "A mistake"))?.Message);
        await association.AllowReopeningAsync();
        Assert.Equal("Fiscal period Jan 2026 cannot be reopened: Feb 2026 was closed after it. Reopen Feb 2026 first.", (await service.ReopenAsync(association.Month(1).Id, null, "A mistake"))?.Message);
        Assert.Equal("Reopening a fiscal period needs a reason.", (await service.ReopenAsync(association.Month(2).Id, null, " "))?.Message);
        Assert.Null(await service.ReopenAsync(association.Month(2).Id, null, "A mistake"));
        Assert.Equal("Fiscal period Feb 2026 is open.", (await service.ReopenAsync(association.Month(2).Id, null, "A mistake"))?.Message);

        var period = await association.MonthNowAsync(2);
        Assert.Equal((FiscalPeriodState.Open, null, null), (period.State, period.Frozen, period.ClosedBy));
        await using var db = books.Db();
        Assert.Equal("Closed fiscal periods: The latest closed period may be reopened", (await db.AuditRows.SingleAsync(row => row.Action == "Company.AllowReopening")).After);
        var trail = await db.AuditRows.SingleAsync(row => row.Action == "FiscalPeriod.Reopen");
        Assert.Equal("Open: A mistake", trail.After);
        Assert.StartsWith("Closed · Batches: 0 ", trail.Before, StringComparison.Ordinal);
        Assert.Null(await service.CloseAsync(period.Id));
    }

    [Fact]
    public async Task Only_an_administrator_decides_whether_periods_may_be_reopened()
    {
        await using var books = await Books.OpenAsync();
        await Association.FoundAsync(books);
        books.Actor = Books.Person("C. Duarte", Role.Controller);

        var outcome = await books.Get<CompanyService>().AllowReopeningAsync("ARG", null, ReopeningPeriods.LatestAllowed);

        Assert.Equal("Deciding whether closed periods may be reopened needs the role Administrator. You are Controller. Ask an administrator.", outcome.Refusal?.Message);
    }

    [Fact]
    public async Task Somebody_who_looks_at_an_old_picture_is_told_who_was_quicker()
    {
        await using var books = await Books.OpenAsync();
        var association = await Association.FoundAsync(books);
        var seen = (await association.MonthNowAsync(1)).Version;
        await association.CloseAsync(1);

        Assert.Equal("Data.Stale", (await books.Get<PeriodCloseService>().CloseAsync(association.Month(1).Id, seen))?.Code);
    }

    [Theory]
    [InlineData("UPDATE FiscalPeriods SET State = 'Closed' WHERE Number = 2", "An earlier fiscal period is open.")]
    [InlineData("UPDATE FiscalPeriods SET State = 'Closed' WHERE Number <= 3", "A batch of the fiscal period is not posted.")]
    [InlineData("UPDATE FiscalPeriods SET State = 'Closed' WHERE Number = 1; UPDATE Batches SET FiscalPeriodId = (SELECT Id FROM FiscalPeriods WHERE Number = 1)", "The fiscal period is closed.")]
    [InlineData("UPDATE FiscalPeriods SET State = 'Closed' WHERE Number = 1; UPDATE FiscalPeriods SET State = 'Closed' WHERE Number = 2; UPDATE FiscalPeriods SET State = 'Open' WHERE Number = 1", "A later fiscal period is closed.")]
    public async Task The_database_itself_refuses(string sql, string words)
    {
        await using var books = await Books.OpenAsync();
        await Association.FoundAsync(books);

        var refused = await Assert.ThrowsAsync<SqliteException>(() => books.Get<WriteGate>().PassAsync(async () =>
        {
            await using var db = books.Db();
            await db.Database.ExecuteSqlRawAsync(sql);
        }));

        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
    }
}
