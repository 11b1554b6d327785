namespace BatchLedger.Spreadsheets;

/// <summary>Columns count from zero here and are called A, B … Z, AA … in a sheet.</summary>
internal static class ColumnLetters
{
    public static string Of(int column)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
            letters = (char)('A' + (rest - 1) % 26) + letters;
        return letters;
    }
}
