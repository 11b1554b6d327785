using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace BatchLedger.Data;

/// <summary>Puts many rows into one table with one prepared statement, on the context's own connection and transaction: values are
/// bound in column order, without an object a row. What a table refuses is thrown as by any other command.</summary>
public sealed class RowInsert : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private int column;

    public RowInsert(AppDbContext db, string table, params IReadOnlyList<string> columns)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("Rows are inserted inside a transaction, or a crash leaves half of them.");
        database = ((SqliteConnection)db.Database.GetDbConnection()).Handle!;
        var names = string.Join(", ", columns.Select(name => $"\"{name}\""));
        Check(raw.sqlite3_prepare_v2(database, $"INSERT INTO \"{table}\" ({names}) VALUES ({string.Join(", ", columns.Select(_ => "?"))})", out statement));
    }

    public RowInsert Whole(long number) => Bound(raw.sqlite3_bind_int64(statement, ++column, number));

    public RowInsert WholeOrNull(int? number) => Bound(number is { } known
        ? raw.sqlite3_bind_int64(statement, ++column, known)
        : raw.sqlite3_bind_null(statement, ++column));

    public RowInsert Text(string text) => Bound(raw.sqlite3_bind_text(statement, ++column, text));

    /// <summary>The row is complete.</summary>
    public void End()
    {
        var answer = raw.sqlite3_step(statement);
        if (answer != raw.SQLITE_DONE) Check(answer);
        Check(raw.sqlite3_reset(statement));
        column = 0;
    }

    public void Dispose() => statement.Dispose();

    private RowInsert Bound(int answer)
    {
        Check(answer);
        return this;
    }

    private void Check(int answer) => SqliteException.ThrowExceptionForRC(answer, database);
}
