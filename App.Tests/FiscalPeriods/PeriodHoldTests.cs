using System.Text.RegularExpressions;
using BatchLedger.Data;
using BatchLedger.FiscalPeriods;
using BatchLedger.People;
using BatchLedger.Tests.House;
using Microsoft.Data.Sqlite;

namespace BatchLedger.Tests.FiscalPeriods;

public partial class PeriodHoldTests
{
    [Fact]
    public async Task While_a_period_is_held_nobody_else_writes()
    {
        await using var books = await Books.OpenAsync();
        var arg = await Association.FoundAsync(books);

        await books.Get<Work>().DoAsync(Permission.Read, async desk =>
        {
            Assert.Equal("Mar 2026", (await desk.HoldPeriodAsync(arg.March.Id))?.Name);
            var meanwhile = await Assert.ThrowsAsync<SqliteException>(() => WriteFromOutsideAsync(books));
            Assert.Equal(SQLitePCL.raw.SQLITE_BUSY, meanwhile.SqliteErrorCode);
            return null;
        });
        await WriteFromOutsideAsync(books);
    }

    /// <summary>A use case has a desk. One that asks the table by itself would decide by a period that it does not hold.</summary>
    [Fact]
    public void No_use_case_reads_a_period_for_a_decision_in_another_way()
    {
        var files = AppSources.Files(AppSources.App, ".cs", ".razor").Where(file => !AppSources.Shown(file).StartsWith("App/FiscalPeriods/", StringComparison.Ordinal)).ToList();

        Assert.Equal([], files.Where(file => PastTheHold().IsMatch(File.ReadAllText(file))).Select(AppSources.Shown));
        Assert.True(files.Count(file => File.ReadAllText(file).Contains("desk.HoldPeriodAsync(", StringComparison.Ordinal)) >= 4, "Hardly anybody holds a period, so this proves nothing.");
    }

    private static async Task WriteFromOutsideAsync(Books books)
    {
        await using var connection = new SqliteConnection($"{books.Folder.ConnectionString};Pooling=False");
        connection.DefaultTimeout = 1;
        await connection.OpenAsync();
        await using var transaction = connection.BeginTransaction();
        await transaction.RollbackAsync();
    }

    [GeneratedRegex(@"desk\.Db\.(FiscalPeriods|Set<FiscalPeriod>)|Set<FiscalPeriod>\(\)(?!;)")]
    private static partial Regex PastTheHold();
}
