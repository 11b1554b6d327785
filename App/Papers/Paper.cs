namespace BatchLedger.Papers;

/// <summary>A printed page, or several: what stands on it, and nothing about where. Amounts and days come as they are to be read.</summary>
/// <param name="Made">Stands in the file's properties only. The same paper gives the same bytes.</param>
public sealed record Paper(string Title, DateTimeOffset Made)
{
    /// <summary>The letterhead: who hands it over.</summary>
    public required string From { get; init; }

    /// <summary>Beside the letterhead: "RECEIPT R-000123".</summary>
    public string Aside { get; init; } = "";
    public string Subtitle { get; init; } = "";

    /// <summary>Over everything, in a frame: "REVERSED on 24 Mar 2026".</summary>
    public string Mark { get; init; } = "";
    public IReadOnlyList<PaperFact> Facts { get; init; } = [];
    public IReadOnlyList<PaperTable> Tables { get; init; } = [];

    /// <summary>Paragraphs below the tables.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Left at the foot of each page; the number of the page stands at the right.</summary>
    public string Foot { get; init; } = "";
}

public sealed record PaperFact(string Label, string Value);

/// <summary>Breaks over pages; its header stands on each of them.</summary>
public sealed record PaperTable(IReadOnlyList<PaperColumn> Columns, IReadOnlyList<PaperRow> Rows)
{
    public string Heading { get; init; } = "";
}

public enum PaperAlign { Left, Right }

/// <param name="Share">Of the width of the page, beside the shares of the other columns.</param>
public sealed record PaperColumn(string Header, int Share, PaperAlign Align = PaperAlign.Left)
{
    public static PaperColumn Amount(string header, int share) => new(header, share, PaperAlign.Right);
}

public enum PaperRowKind { Line, Group, Sum, Total }

/// <summary>A group has one cell over the whole width, and never stands alone at the foot of a page.</summary>
public sealed record PaperRow(PaperRowKind Kind, IReadOnlyList<string> Cells)
{
    public static PaperRow Line(params IReadOnlyList<string> cells) => new(PaperRowKind.Line, cells);

    public static PaperRow Group(string text) => new(PaperRowKind.Group, [text]);

    public static PaperRow Sum(params IReadOnlyList<string> cells) => new(PaperRowKind.Sum, cells);

    public static PaperRow Total(params IReadOnlyList<string> cells) => new(PaperRowKind.Total, cells);
}
