using BatchLedger.Data;
using BatchLedger.People;
using BatchLedger.Trail;
using Microsoft.Data.Sqlite;

namespace BatchLedger.Tests.Trail;

public class AuditTrailTests
{
    private const string Unlock = "DROP TRIGGER \"AuditRows_NoUpdate\"; DROP TRIGGER \"AuditRows_NoDelete\";";

    private const string Columns = "(Seq, At, UserId, Actor, Origin, Action, Record, Address, CompanyId, BatchId, Before, After, PreviousHash, Hash)";

    [Fact]
    public async Task The_table_takes_no_change_and_no_removal()
    {
        await using var books = await FiveRowsAsync();

        foreach (var sql in new[] { "UPDATE AuditRows SET Actor = 'Eve' WHERE Seq = 3", "DELETE FROM AuditRows WHERE Seq = 3" })
            Assert.Contains("The audit trail only grows.", (await Assert.ThrowsAsync<SqliteException>(() => TamperAsync(books, sql))).Message, StringComparison.Ordinal);
        Assert.Equal(new AuditCheck(5, null), await books.Get<AuditService>().VerifyAsync());
    }

    [Theory]
    [InlineData("UPDATE AuditRows SET Actor = 'Eve' WHERE Seq = 3", "Row 3 was changed after it was written (Deed.Three Record 3 by Eve).")]
    [InlineData("UPDATE AuditRows SET At = At + 1 WHERE Seq = 1", "Row 1 was changed after it was written (Deed.One Record 1 by R. Osei).")]
    [InlineData("DELETE FROM AuditRows WHERE Seq = 3", "Row 3 is missing: row 4 follows row 2.")]
    [InlineData("DELETE FROM AuditRows WHERE Seq = 1", "Row 1 is missing: row 2 follows row 0.")]
    [InlineData("UPDATE AuditRows SET Seq = 9 WHERE Seq = 3; UPDATE AuditRows SET Seq = 3 WHERE Seq = 4; UPDATE AuditRows SET Seq = 4 WHERE Seq = 9",
        "Row 3 does not follow row 2 as it is now: one of them was put there or changed places.")]
    [InlineData("UPDATE AuditRows SET Seq = 6 WHERE Seq = 5; INSERT INTO AuditRows {columns} SELECT 5, At, UserId, 'Eve', Origin, Action, Record, Address, CompanyId, BatchId, Before, After, 'x', Hash FROM AuditRows WHERE Seq = 4",
        "Row 5 does not follow row 4 as it is now: one of them was put there or changed places.")]
    [InlineData("INSERT INTO AuditRows {columns} SELECT 0, At, UserId, 'Eve', Origin, Action, Record, Address, CompanyId, BatchId, Before, After, 'x', Hash FROM AuditRows WHERE Seq = 1",
        "Row 0 was put before the first row.")]
    public async Task Whoever_gets_past_the_guard_is_found_at_the_first_bad_row(string sql, string fault)
    {
        await using var books = await FiveRowsAsync();
        await TamperAsync(books, Unlock + sql.Replace("{columns}", Columns, StringComparison.Ordinal));

        Assert.Equal(fault, (await books.Get<AuditService>().VerifyAsync()).Fault);
    }

    [Fact]
    public async Task The_list_narrows_by_who_deed_record_and_day_and_leaves_out_foreign_companies()
    {
        await using var books = await FiveRowsAsync();
        var trail = books.Get<AuditService>();

        Assert.Equal([5, 4, 3, 2, 1], await SeqsAsync(trail, new AuditFilter()));
        Assert.Equal([4, 3], await SeqsAsync(trail, new AuditFilter { Skip = 1, Take = 2 }));
        Assert.Equal([3], await SeqsAsync(trail, new AuditFilter(Action: "three")));
        Assert.Equal([2], await SeqsAsync(trail, new AuditFilter("osei", Record: "record 2")));
        Assert.Empty(await SeqsAsync(trail, new AuditFilter("eve")));
        Assert.Equal([5, 4, 3, 2, 1], await SeqsAsync(trail, new AuditFilter { From = new(2026, 3, 10), To = new(2026, 3, 10) }));
        Assert.Empty(await SeqsAsync(trail, new AuditFilter { To = new(2026, 3, 9) }));
        books.Actor = Books.Person("C. Okafor", Role.Accountant, new HashSet<int> { 7 });
        Assert.Equal([5, 4, 3, 1], await SeqsAsync(trail, new AuditFilter()));
    }

    private static async Task<IEnumerable<long>> SeqsAsync(AuditService trail, AuditFilter filter) => (await trail.ListAsync(filter)).Rows.Select(row => row.Seq);

    private static async Task<Books> FiveRowsAsync()
    {
        var books = await Books.OpenAsync();
        string[] deeds = ["One", "Two", "Three", "Four", "Five"];
        for (var i = 0; i < deeds.Length; i++)
        {
            var entry = new AuditEntry("Deed." + deeds[i], $"Record {i + 1}") { CompanyId = i == 1 ? 8 : i == 2 ? 7 : null };
            Assert.Null(await books.Get<Work>().DoAsync(Permission.Read, desk => { desk.Note(entry); return Task.FromResult<BatchLedger.Refusals.Refusal?>(null); }));
        }
        return books;
    }

    // As somebody would who opens the file with another program.
    private static async Task TamperAsync(Books books, string sql)
    {
        await using var connection = new SqliteConnection(books.Folder.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
