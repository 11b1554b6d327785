using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Data;

/// <summary>Which part of a list is asked for: a text to look for, a page, an order.</summary>
public sealed record ListQuery(string Text = "", int Skip = 0, int Take = 50, string? Sort = null, bool Descending = false)
{
    /// <summary>What was typed as a pattern for LIKE, its own wildcards made harmless. The escape is a backslash.</summary>
    public string Pattern => $"%{Text.Trim().Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_")}%";

    public bool Filters => !string.IsNullOrWhiteSpace(Text);
}

/// <summary>The rows of one page, and how many there are over all pages.</summary>
public sealed record Listed<T>(IReadOnlyList<T> Rows, int Total);

public static class Listing
{
    public static async Task<Listed<T>> PageAsync<T>(this IQueryable<T> rows, ListQuery query, CancellationToken token) =>
        new(await rows.Skip(query.Skip).Take(query.Take).ToListAsync(token), await rows.CountAsync(token));
}
