using BatchLedger.Spreadsheets;

namespace BatchLedger.GeneralLedger;

public enum BookFormat { Excel, Csv }

public static class BookFormats
{
    /// <summary>Null: no format has this word.</summary>
    public static BookFormat? Read(string word) => word.ToLowerInvariant() switch { "xlsx" => BookFormat.Excel, "csv" => BookFormat.Csv, _ => null };

    public static string Word(this BookFormat format) => format is BookFormat.Csv ? "csv" : "xlsx";

    public static string ContentType(this BookFormat format) => format is BookFormat.Csv
        ? "text/csv; charset=utf-8"
        : FileTypes.Workbook;
}

/// <summary>A finished file. It goes from the disk when it is closed.</summary>
public sealed record BookFile(Stream Content, string Name, BookFormat Format) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}

/// <summary>Who takes which part of the books, and when: it stands in the file.</summary>
internal sealed record BookTake(BookScope Scope, string Title, string By, DateTimeOffset At)
{
    /// <summary>"Trial_balance_ACTUAL_ARG_Jan_2026_to_Mar_2026.xlsx"</summary>
    public string FileName(BookFormat format) => FileNames.Safe($"{Title} {Scope.Ledger.Code} {Scope.Company.Code} {Scope.Periods}.{format.Word()}");
}
