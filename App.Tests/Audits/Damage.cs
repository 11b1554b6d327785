using BatchLedger.Data;
using Microsoft.Data.Sqlite;

namespace BatchLedger.Tests.Audits;

/// <summary>Somebody at work in the tables with a database tool: no guards, no constraints, no services.</summary>
internal static class Damage
{
    public static Task DoAsync(Books books, string sql) => DoAsync(books.Folder, sql);

    public static async Task DoAsync(DataFolder folder, string sql)
    {
        await using var connection = new SqliteConnection($"{folder.ConnectionString};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT group_concat('DROP TRIGGER \"' || name || '\"', ';') FROM sqlite_master WHERE type = 'trigger'";
        var guards = (string)(await command.ExecuteScalarAsync())!;
        command.CommandText = $"PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; {guards}; {sql}";
        await command.ExecuteNonQueryAsync();
    }
}
