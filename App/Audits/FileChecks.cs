using System.Globalization;
using BatchLedger.Refusals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Audits;

/// <summary>What SQLite itself finds in its file.</summary>
internal static class FileChecks
{
    public static async Task RunAsync(Audit audit)
    {
        if (!audit.Db.Database.IsSqlite()) return;

        var file = audit.Check("The database file is intact");
        file.Looked = await CountAsync(audit, "PRAGMA page_count");
        foreach (var row in await ReadAsync(audit, "PRAGMA integrity_check(100)"))
            if (row[0] != "ok") file.Add(new Fault("Database file", $"{row[0]}."));

        var references = audit.Check("Each reference leads to a record");
        references.Looked = await CountAsync(audit, "SELECT count(*) FROM sqlite_master WHERE type = 'table'");
        foreach (var row in await ReadAsync(audit, "PRAGMA foreign_key_check"))
            references.Add(new Fault($"{row[0]}, row {row[1]}", $"Refers to a row of {row[2]} that is not there."));
    }

    private static async Task<long> CountAsync(Audit audit, string sql) => long.Parse((await ReadAsync(audit, sql))[0][0], CultureInfo.InvariantCulture);

    private static async Task<List<string[]>> ReadAsync(Audit audit, string sql)
    {
        await using var command = audit.Db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(audit.Token);
        var rows = new List<string[]>();
        while (await reader.ReadAsync(audit.Token))
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture) ?? "")]);
        return rows;
    }
}
