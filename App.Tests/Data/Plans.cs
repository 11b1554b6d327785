using BatchLedger.Data;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Data;

/// <summary>How the database would go about a query, one step a line, in the words of EXPLAIN QUERY PLAN.</summary>
internal static class Plans
{
    /// <summary>Of the very command that the program sends.</summary>
    public static async Task<IReadOnlyList<string>> PlanAsync<T>(this IQueryable<T> query, AppDbContext db)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = query.CreateDbCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {command.CommandText}";
        await using var reader = await command.ExecuteReaderAsync();
        var steps = new List<string>();
        while (await reader.ReadAsync()) steps.Add(reader.GetString(3));
        return steps;
    }

    /// <summary>Of a query of <see cref="RowSelect"/>.</summary>
    public static IReadOnlyList<string> PlanOf(AppDbContext db, string query, params IReadOnlyList<long> values)
    {
        using var rows = new RowSelect(db, $"EXPLAIN QUERY PLAN {query}", values);
        var steps = new List<string>();
        while (rows.Next()) steps.Add(rows.Text(3));
        return steps;
    }
}
