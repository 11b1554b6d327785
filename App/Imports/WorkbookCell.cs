using System.Globalization;

namespace BatchLedger.Imports;

/// <summary>A cell as the file has it: its type, its look, and what stands in it.</summary>
internal sealed record WorkbookCell(string Type, int Look, string? Value)
{
    private const int LeapDayThatNeverWas = 60;
    private static readonly DateOnly Day1904 = new(1904, 1, 1), Day1900 = new(1899, 12, 31);

    public bool HasFormula { get; init; }

    /// <summary>A text for a field, as a CSV file would have it. Or why there is none.</summary>
    public string Text(WorkbookBook book, out string? whyNot)
    {
        whyNot = null;
        if (string.IsNullOrEmpty(Value))
        {
            if (HasFormula && Type != "str") whyNot = "holds a formula without a saved result. Open the workbook in Excel and save it, or put the value in.";
            return "";
        }
        switch (Type)
        {
            case "s":
                var text = int.TryParse(Value, CultureInfo.InvariantCulture, out var place) ? book.Text(place) : null;
                if (text is null) whyNot = "names a text that the workbook does not have. The workbook is damaged.";
                return text ?? "";
            case "str" or "inlineStr":
                return Value;
            case "b":
                return Value is "1" or "true" ? "true" : "false";
            case "e":
                whyNot = $"holds the error {Value}. Mend the formula.";
                return "";
            case "d":
                return Value.EndsWith("T00:00:00", StringComparison.Ordinal) ? Value[..10] : Value;
            default:
                return Number(book, out whyNot);
        }
    }

    private string Number(WorkbookBook book, out string? whyNot)
    {
        whyNot = null;
        if (!decimal.TryParse(Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            whyNot = $"holds the number {Value}, which is too large or no number.";
            return "";
        }
        if (book.IsDate(Look)) return Date(number, book, out whyNot);
        return AsShown(number).ToString("0.#############################", CultureInfo.InvariantCulture);
    }

    // Excel computes and shows 15 digits, and writes two more: 0.30000000000000004 was 0.3 to whoever typed it.
    private static decimal AsShown(decimal number)
    {
        var whole = decimal.Truncate(Math.Abs(number)).ToString(CultureInfo.InvariantCulture);
        var digits = 15 - (whole == "0" ? 0 : whole.Length);
        return digits is >= 0 and <= 28 ? Math.Round(number, digits) : number;
    }

    private static string Date(decimal number, WorkbookBook book, out string? whyNot)
    {
        whyNot = null;
        var day = decimal.Truncate(number);
        if (day != number) whyNot = "holds a time of day. Leave only the date.";
        else if (day is < 1 or > 2_950_000 || (day == LeapDayThatNeverWas && !book.CountsFrom1904)) whyNot = $"holds the day number {day}, which is no date.";
        if (whyNot is not null) return "";

        // Excel counts a 29 February 1900 that never was.
        var date = book.CountsFrom1904 ? Day1904.AddDays((int)day) : Day1900.AddDays((int)day - (day > LeapDayThatNeverWas ? 1 : 0));
        return date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
