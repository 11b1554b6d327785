namespace BatchLedger.Spreadsheets;

/// <summary>What the cells of a column hold; it decides their format and never changes down the column.</summary>
public enum CellKind { Text, Date, Amount, Whole }

/// <summary>What the totals row says below a column. Debit and Credit are sums that must also agree with each other.</summary>
public enum ColumnTotal { None, Sum, Debit, Credit }

/// <summary>
/// One column of a table. <paramref name="Width"/> is in characters, as Excel counts them. <paramref name="Digits"/> (0 to 4) is how many
/// decimals the currency of an amount has: a cell is given in minor units and written as exact decimal text.
/// </summary>
public sealed record SheetColumn(string Header, CellKind Kind, int Width, int Digits = 0)
{
    public ColumnTotal Total { get; init; }

    /// <summary>Names, codes, account numbers and stamps: text cells, so that leading zeros stay.</summary>
    public static SheetColumn Text(string header, int width) => new(header, CellKind.Text, width);

    public static SheetColumn Date(string header) => new(header, CellKind.Date, 12);

    public static SheetColumn Whole(string header, int width = 10) => new(header, CellKind.Whole, width);

    public static SheetColumn Amount(string header, int digits, ColumnTotal total = ColumnTotal.Sum)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(digits, DecimalText.MostDigits);
        ArgumentOutOfRangeException.ThrowIfNegative(digits);
        return new(header, CellKind.Amount, 18, digits) { Total = total };
    }
}

/// <summary>
/// A sheet that is one named table. <paramref name="Name"/> and <paramref name="TableName"/> are wishes: they are made legal and unique in the workbook.
/// Column headers must differ, because a table finds its columns by name; a repeated one gets a number.
/// </summary>
public sealed record TablePlan(string Name, string TableName, IReadOnlyList<SheetColumn> Columns)
{
    /// <summary>How many columns stay in sight when the reader scrolls to the right.</summary>
    public int FrozenColumns { get; init; } = 1;

    /// <summary>Sheets stand in ascending order, and those with the same number in the order they were written.</summary>
    public int Order { get; init; }
}

/// <summary>A sheet of labels, values and small lists without a named table: Control, About.</summary>
public sealed record PlainPlan(string Name, IReadOnlyList<int> Widths)
{
    /// <summary>Sheets stand in ascending order, and those with the same number in the order they were written.</summary>
    public int Order { get; init; }
}
