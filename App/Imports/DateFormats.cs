namespace BatchLedger.Imports;

/// <summary>Excel keeps a date as a number; only the cell's format says that it is one.</summary>
internal static class DateFormats
{
    // Built in: days and times, and the same in the calendars of East Asia.
    public static bool IsOne(int builtIn) => builtIn is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58);

    /// <summary>A format of one's own shows a year, a month or a day outside of quotes, brackets and escapes.</summary>
    public static bool IsOne(string format)
    {
        for (var at = 0; at < format.Length; at++)
        {
            switch (format[at])
            {
                case '"':
                    at = End(format, at, '"');
                    break;
                case '[':
                    at = End(format, at, ']');
                    break;
                case '\\' or '_' or '*':
                    at++;
                    break;
                case 'y' or 'Y' or 'm' or 'M' or 'd' or 'D' or 'h' or 'H':
                    return true;
            }
        }
        return false;
    }

    private static int End(string format, int start, char last)
    {
        var end = format.IndexOf(last, start + 1);
        return end < 0 ? format.Length : end;
    }
}
