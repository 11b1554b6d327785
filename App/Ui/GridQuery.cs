using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace BatchLedger.Ui;

/// <summary>What a LedgerGrid asks its page for, and what it keeps in the address, so that a link or Back brings the same view.</summary>
public sealed record GridQuery(int Page = 1, int Size = GridQuery.FirstSize, string? Sort = null, bool Descending = false, string Text = "")
{
    public const int FirstSize = 50;

    public static readonly IReadOnlyList<int> Sizes = [50, 100, 200];

    public int Skip => (Page - 1) * Size;

    /// <summary>Reads page, size, sort ("-number" is descending) and q. A prefix tells two grids of one page apart.</summary>
    public static GridQuery Read(string address, string prefix = "")
    {
        var query = QueryHelpers.ParseQuery(new Uri(address).Query);
        var sort = Word(query, prefix + "sort");
        return new GridQuery(
            Math.Max(1, Number(query, prefix + "page", 1)),
            Number(query, prefix + "size", FirstSize) is var size && Sizes.Contains(size) ? size : FirstSize,
            sort.Length > 0 ? sort.TrimStart('-') : null,
            sort.StartsWith('-'),
            Word(query, prefix + "q"));
    }

    /// <summary>The parameters of the address; what is usual is left out.</summary>
    public IReadOnlyDictionary<string, object?> Write(string prefix = "") => new Dictionary<string, object?>
    {
        [prefix + "page"] = Page > 1 ? Page : null,
        [prefix + "size"] = Size == FirstSize ? null : Size,
        [prefix + "sort"] = Sort is null ? null : (Descending ? "-" : "") + Sort,
        [prefix + "q"] = Text.Length > 0 ? Text : null,
    };

    /// <summary>A first click sorts upward, a second downward, a third gives up sorting.</summary>
    public GridQuery SortedBy(string column) => this with
    {
        Page = 1,
        Sort = Sort == column && Descending ? null : column,
        Descending = Sort == column && !Descending,
    };

    /// <summary>A page of rows that are all at hand; <paramref name="words"/> is what the filter looks in.</summary>
    public GridRows<T> Of<T>(IReadOnlyList<T> rows, Func<T, string> words)
    {
        var found = rows.Where(row => words(row).Contains(Text, StringComparison.CurrentCultureIgnoreCase)).ToList();
        return new GridRows<T>([.. found.Skip(Skip).Take(Size)], found.Count);
    }

    private static string Word(Dictionary<string, StringValues> query, string name) =>
        query.TryGetValue(name, out var value) ? value.ToString().Trim() : "";

    private static int Number(Dictionary<string, StringValues> query, string name, int otherwise) =>
        int.TryParse(Word(query, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}

/// <summary>The rows of one page, and how many there are over all pages.</summary>
public sealed record GridRows<T>(IReadOnlyList<T> Rows, int Total);
