using System.IO.Compression;

namespace BatchLedger.Spreadsheets;

/// <summary>What the file says about itself, and what every printed page says. Nothing here is looked up: same properties and rows, same bytes.</summary>
public sealed record WorkbookProperties(string Title, DateTimeOffset Created)
{
    public string Subject { get; init; } = "";
    public string Creator { get; init; } = "";
    public string Company { get; init; } = "";
    public string Keywords { get; init; } = "";

    /// <summary>Batch id, ledger id, status and the like. What is known only after the rows is added with <see cref="WorkbookWriter.Property"/>.</summary>
    public IReadOnlyDictionary<string, string> Custom { get; init; } = new Dictionary<string, string>();

    /// <summary>Left at the top of each printed page: company · batch · period.</summary>
    public string PrintHeader { get; init; } = "";

    /// <summary>Left at the foot of each printed page: generated at, with its time zone.</summary>
    public string PrintFooter { get; init; } = "";

    /// <summary>Centred at the top of each printed page while the books may still change; see <see cref="Draft"/>.</summary>
    public string PrintMark { get; init; } = "";

    /// <summary>Rows a sheet may hold, all of its own rows counted. Only tests make it smaller than Excel does.</summary>
    public int RowLimit { get; init; } = 1_048_576;

    /// <summary>Optimal takes about three times the time of Fastest and makes half the file.</summary>
    public CompressionLevel Compression { get; init; } = CompressionLevel.Optimal;

    public const string Draft = "DRAFT – NOT POSTED";
}
