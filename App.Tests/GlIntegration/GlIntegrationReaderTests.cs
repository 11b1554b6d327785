using BatchLedger.GlConnections;
using BatchLedger.GlDeliveries;
using BatchLedger.GlIntegration;
using BatchLedger.Tests.Data;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.GlIntegration;

public class GlIntegrationReaderTests
{
    [Fact]
    [Rule("S2.5"), Rule("S2.6")]
    public async Task The_oldest_journal_not_sent_and_the_transactions_not_posted_to_the_gl_are_counted_over_all_days()
    {
        await using var ground = await GlGround.OpenAsync();
        var sent = await ground.JournalAsync(new(2026, 2, 3), transactions: 4);
        await ground.DeliveryAsync(sent, GlDeliveryState.Sent);
        await ground.DeliveryAsync(await ground.JournalAsync(new(2026, 2, 20), transactions: 3), GlDeliveryState.Unknown);
        await ground.JournalAsync(new(2026, 3, 9), transactions: 2);
        await ground.DeliveryAsync(await ground.JournalAsync(new(2026, 3, 9), transactions: 9), GlDeliveryState.Recorded);

        var backlog = (await ground.ScreenAsync()).Backlog;

        Assert.Equal((new DateOnly(2026, 2, 20), 2, 5), (backlog.Oldest, backlog.Journals, backlog.Transactions));
        Assert.Equal(2, await ground.Reader.NotSentAsync());
    }

    [Fact]
    [Rule("S2.7"), Rule("S2.8"), Rule("S2.10")]
    public async Task From_and_up_to_choose_the_journals_and_are_a_week_unless_somebody_says_otherwise()
    {
        await using var ground = await GlGround.OpenAsync();
        foreach (var day in new DateOnly[] { new(2026, 3, 2), new(2026, 3, 3), new(2026, 3, 10), new(2026, 3, 11) }) await ground.JournalAsync(day);

        var (usual, asked) = (await ground.ScreenAsync(), await ground.ScreenAsync("2026-03-02", "2026-03-02"));

        Assert.Equal(new GlRange(new(2026, 3, 3), new(2026, 3, 10)), usual.Range);
        Assert.Equal(["J-000102", "J-000103"], usual.Rows.Select(row => row.Entry.Number));
        Assert.Equal(["J-000101"], asked.Rows.Select(row => row.Entry.Number));
    }

    [Fact]
    [Rule("S2.9")]
    public async Task A_range_that_hides_journals_not_sent_says_how_many_and_of_which_day_the_oldest_is()
    {
        await using var ground = await GlGround.OpenAsync();
        await ground.JournalAsync(new(2026, 2, 12));
        await ground.JournalAsync(new(2026, 3, 1));
        await ground.JournalAsync(new(2026, 3, 9));
        await ground.JournalAsync(new(2026, 3, 30));

        var (usual, all) = ((await ground.ScreenAsync()).Backlog, (await ground.ScreenAsync("2026-02-12", "2026-03-30")).Backlog);

        Assert.Equal((2, 1, new DateOnly(2026, 2, 12), new DateOnly(2026, 3, 30)), (usual.Before, usual.After, usual.Oldest, usual.Newest));
        Assert.Equal((0, 0), (all.Before, all.After));
    }

    [Fact]
    public async Task Journals_of_before_the_connection_are_neither_counted_nor_offered()
    {
        await using var ground = await GlGround.OpenAsync();
        await ground.JournalAsync(new(2026, 2, 12));
        await ground.ChangeAsync(connection => connection.From = new DateOnly(2026, 3, 1));

        var screen = await ground.ScreenAsync("2026-01-01", "2026-12-31");

        Assert.Equal((0, 0), (screen.Backlog.Journals, screen.Rows.Count));
    }

    [Fact]
    public async Task A_journal_that_was_deleted_outside_is_not_sent_again_and_keeps_its_past()
    {
        await using var ground = await GlGround.OpenAsync();
        var entry = await ground.JournalAsync(new(2026, 3, 9));
        await ground.DeliveryAsync(entry, GlDeliveryState.Removed, d => d.OutsideNumber = "3711");

        var row = Assert.Single((await ground.ScreenAsync()).Rows);

        Assert.Equal((null, true, true), (row.Delivery, row.HasPast, row.Choice.IsSelectable));
        await ground.DeliveryAsync(entry, GlDeliveryState.Sent, d => d.OutsideNumber = "3712");
        row = Assert.Single((await ground.ScreenAsync()).Rows);
        Assert.Equal(("3712", false), (row.Delivery?.OutsideNumber, row.Choice.IsSelectable));
    }

    [Fact]
    public async Task Without_a_connection_or_with_the_module_off_there_is_one_sentence_and_no_list()
    {
        await using var ground = await GlGround.OpenAsync();
        await ground.JournalAsync(new(2026, 3, 9));
        await ground.SqlAsync("UPDATE \"Features\" SET \"GlIntegration\" = 0");

        var off = await ground.ScreenAsync();

        Assert.Equal(("Features.Off", 0, 0), (off.WhyNot?.Code, off.Choices.Count, await ground.Reader.NotSentAsync()));
        await ground.SqlAsync("UPDATE \"Features\" SET \"GlIntegration\" = 1; DELETE FROM \"GlConnections\"");
        Assert.Equal(("GlConnections.NotConnected", 0), ((await ground.ScreenAsync()).WhyNot?.Code, (await ground.ScreenAsync()).Rows.Count));
    }

    [Fact]
    public async Task What_needs_somebody_is_counted_for_the_dashboard()
    {
        await using var ground = await GlGround.OpenAsync(state: ConnectionState.NeedsSignIn);
        await ground.DeliveryAsync(await ground.JournalAsync(new(2026, 3, 9)), GlDeliveryState.Unknown);
        await ground.DeliveryAsync(await ground.JournalAsync(new(2026, 3, 9)), GlDeliveryState.Failed);

        var attention = await ground.Reader.AttentionAsync();

        Assert.Equal((1, 1, 0), (attention.Unknown, attention.Failed, attention.Invalid));
        Assert.Equal([new GlSignInNeeded("ARG", "QuickBooks Online")], attention.SignIns);
    }

    [Fact]
    [Rule("S2.11")]
    public async Task With_ten_thousand_journals_a_week_is_found_by_the_index_of_its_periods_and_the_rest_is_not_read()
    {
        await using var ground = await ManyAsync();
        await using var db = ground.Books.Db();
        var week = new GlRange(new(2026, 3, 3), new(2026, 3, 10));

        foreach (var plan in new[] { await GlJournals.Choices(db, ground.Connection, week).PlanAsync(db), await GlJournals.NotSent(db, ground.Connection).PlanAsync(db) })
        {
            Assert.Contains(plan, step => step.Contains("USING INDEX IX_JournalEntries_FiscalPeriodId_State (FiscalPeriodId=? AND State=?)", StringComparison.Ordinal));
            Assert.Contains(plan, step => step.Contains("IX_GlDeliveries_JournalEntryId_ConnectionId (JournalEntryId=? AND ConnectionId=?)", StringComparison.Ordinal));
            Assert.DoesNotContain(plan, step => step.StartsWith("SCAN", StringComparison.Ordinal) && !step.StartsWith("SCAN l", StringComparison.Ordinal)); // there is one ledger
        }

        var screen = await ground.ScreenAsync("2026-03-01", "2026-03-10");
        Assert.Equal((10_002, 50), (screen.Backlog.Journals, screen.Rows.Count));
    }

    /// <summary>The year's journals, 10,000 of them, half of them sent and taken back, and statistics over them.</summary>
    private static async Task<GlGround> ManyAsync()
    {
        var ground = await GlGround.OpenAsync();
        await ground.JournalAsync(new(2026, 3, 9));
        await ground.DeliveryAsync(await ground.JournalAsync(new(2026, 2, 9)), GlDeliveryState.Removed);
        await CopyAsync(ground, "Batches", new() { ["Id"] = "100000 + n.n", ["Number"] = "'B-9' || (100000 + n.n)", ["Date"] = "(SELECT p.\"Start\" FROM \"FiscalPeriods\" p WHERE p.\"Number\" = 1 + n.n % 12)", ["FiscalPeriodId"] = "(SELECT p.\"Id\" FROM \"FiscalPeriods\" p WHERE p.\"Number\" = 1 + n.n % 12)", ["JournalEntryId"] = "100000 + n.n" });
        await CopyAsync(ground, "JournalEntries", new() { ["Id"] = "100000 + n.n", ["Number"] = "'J-9' || (100000 + n.n)", ["BatchId"] = "100000 + n.n", ["FiscalPeriodId"] = "(SELECT p.\"Id\" FROM \"FiscalPeriods\" p WHERE p.\"Number\" = 1 + n.n % 12)" });
        await CopyAsync(ground, "GlDeliveries", new() { ["Id"] = "100000 + n.n", ["Key"] = "'bl-' || n.n", ["JournalEntryId"] = "100000 + n.n" });
        await ground.SqlAsync("ANALYZE");
        return ground;
    }

    /// <summary>Ten thousand times the first posted row of a table, but for these columns.</summary>
    private static async Task CopyAsync(GlGround ground, string table, Dictionary<string, string> but)
    {
        await using var db = ground.Books.Db();
        var columns = await db.Database.SqlQuery<string>($"SELECT name AS Value FROM pragma_table_info({table})").ToListAsync();
        var where = table == "Batches" ? " WHERE t.\"State\" = 'Posted'" : "";
        await ground.SqlAsync($"WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 10000) INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) "
            + $"SELECT {string.Join(", ", columns.Select(c => but.GetValueOrDefault(c, $"t.\"{c}\"")))} FROM n, (SELECT * FROM \"{table}\" t{where} LIMIT 1) t");
    }
}
