using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace BatchLedger.Data;

/// <summary>Reads many rows with one prepared statement, on the context's own connection and in its transaction: values are taken by
/// position, without an object a row. For readers of every line; the rest is for queries of the context. No filter by company applies.</summary>
public sealed class RowSelect : IDisposable
{
    private readonly AppDbContext context;
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    /// <param name="query">A constant; its parameters are the <paramref name="values"/>, in their order.</param>
    public RowSelect(AppDbContext db, string query, params IReadOnlyList<long> values)
    {
        context = db;
        db.Database.OpenConnection();
        database = ((SqliteConnection)db.Database.GetDbConnection()).Handle!;
        Check(raw.sqlite3_prepare_v2(database, query, out statement));
        for (var place = 0; place < values.Count; place++) Check(raw.sqlite3_bind_int64(statement, place + 1, values[place]));
    }

    /// <summary>Goes to the next row, and says whether there is one.</summary>
    public bool Next()
    {
        var answer = raw.sqlite3_step(statement);
        if (answer is not (raw.SQLITE_ROW or raw.SQLITE_DONE)) Check(answer);
        return answer == raw.SQLITE_ROW;
    }

    public long Whole(int column) => raw.sqlite3_column_int64(statement, column);

    public int Id(int column) => checked((int)Whole(column));

    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    /// <summary>UTF-8, until the next row.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(statement, column);

    public string Text(int column) => Encoding.UTF8.GetString(Bytes(column));

    public void Dispose()
    {
        statement.Dispose();
        context.Database.CloseConnection();
    }

    private void Check(int answer) => SqliteException.ThrowExceptionForRC(answer, database);
}
