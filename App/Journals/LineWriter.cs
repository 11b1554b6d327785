using System.Data.Common;
using BatchLedger.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace BatchLedger.Journals;

/// <summary>Puts lines into the table with one prepared command on the context's own connection and transaction:
/// tens of times faster than tracking each line as an object.</summary>
public static class LineWriter
{
    private static readonly string[] Columns =
        ["JournalEntryId", "LineNo", "TransactionId", "AccountId", "BranchId", "DepartmentId", "Date", "Debit", "Credit", "Description"];

    public static async Task WriteAsync(AppDbContext db, IEnumerable<JournalLine> lines, CancellationToken token)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = $"""INSERT INTO "JournalLines" ({string.Join(", ", Columns.Select(c => $"\"{c}\""))}) VALUES ({string.Join(", ", Columns.Select(c => $"@{c}"))})""";
        foreach (var column in Columns) Add(command, column);
        await command.PrepareAsync(token);

        foreach (var line in lines)
        {
            object?[] values = [line.JournalEntryId, line.LineNo, line.TransactionId, line.AccountId, line.BranchId, line.DepartmentId, line.Date, line.Debit, line.Credit, line.Description];
            for (var index = 0; index < values.Length; index++) command.Parameters[index].Value = values[index] ?? DBNull.Value;
            await command.ExecuteNonQueryAsync(token);
        }
    }

    private static void Add(DbCommand command, string name)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = $"@{name}";
        command.Parameters.Add(parameter);
    }
}
