using System.Globalization;
using BatchLedger.Currencies;
using BatchLedger.Refusals;

namespace BatchLedger.Imports;

/// <summary>The fields of one row. Each reader answers null after it has noted what is wrong.</summary>
internal sealed class Fields(ImportRow row, FaultList faults)
{
    public int Row => row.Number;

    public string this[string column] => row[column];

    public void Fault(string column, string what) => faults.Add(row.Number, column, what, row[column]);

    /// <summary>Text that must be there.</summary>
    public string? Required(string column, int most)
    {
        if (row[column].Length > 0) return Text(column, most);
        Fault(column, "is empty.");
        return null;
    }

    /// <summary>Text that may be empty.</summary>
    public string? Text(string column, int most)
    {
        var text = row[column];
        if (!IsPlain(text)) Fault(column, "holds a control character.");
        else if (text.Length > most) Fault(column, $"has {text.Length} characters; {most} is the most.");
        else return text;
        return null;
    }

    public DateOnly? Date(string column)
    {
        if (DateOnly.TryParseExact(row[column], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        Fault(column, "is not a date. Write it as 2026-03-31.");
        return null;
    }

    /// <summary>A date that may be left out. False after it has noted what is wrong.</summary>
    public bool DateIfAny(string column, out DateOnly? date)
    {
        date = row[column].Length == 0 ? null : Date(column);
        return date is not null || row[column].Length == 0;
    }

    public int? Count(string column)
    {
        var text = row[column];
        if (text.Length is > 0 and <= 6 && text.All(char.IsAsciiDigit) && int.Parse(text, CultureInfo.InvariantCulture) is > 0 and var count) return count;
        Fault(column, "is not a whole number from 1 to 999999.");
        return null;
    }

    /// <summary>Minor units, 0 or more; an empty field is 0.</summary>
    public long? Amount(string column, string currency)
    {
        var text = row[column];
        if (text.Length == 0) return 0;
        var why = WhyNotAmount(text, currency);
        if (why is null && Money.TryParse(text, currency, CultureInfo.InvariantCulture, out var money)) return money.Minor;
        Fault(column, why ?? $"is more than {new Money(Money.Limit, currency).Plain()}, the most one amount can be.");
        return null;
    }

    /// <summary>Minor units of either sign; an empty field is 0.</summary>
    public long? SignedAmount(string column, string currency)
    {
        var text = row[column];
        if (text.Length == 0) return 0;
        var why = WhyNotAmount(text[0] == '-' && text.Length > 1 && text[1] != '-' ? text[1..] : text, currency);
        if (why is null && Money.TryParse(text, currency, CultureInfo.InvariantCulture, out var money)) return money.Minor;
        Fault(column, why ?? $"is more than {new Money(Money.Limit, currency).Plain()}, the most one amount can be.");
        return null;
    }

    private static string? WhyNotAmount(string text, string currency)
    {
        var parts = text.TrimStart('-').Split('.');
        if (text.Contains(',')) return "has a comma. Write it as 1200.00, with a point and without thousands separators.";
        if (parts.Length > 2 || parts.Any(part => part.Length == 0 || !part.All(char.IsAsciiDigit))) return "is not an amount. Write it as 1200.00.";
        if (parts.Length == 2 && parts[1].Length > Currency.Digits(currency)) return $"has {parts[1].Length} decimals; {(currency == Currency.None ? "a quantity" : currency)} has {Currency.Digits(currency)}.";
        return text[0] == '-' ? "is negative. Amounts are 0 or more." : null;
    }

    /// <summary>An empty field is a yes.</summary>
    public bool? YesNo(string column)
    {
        switch (row[column].ToLowerInvariant())
        {
            case "" or "yes" or "true":
                return true;
            case "no" or "false":
                return false;
            default:
                Fault(column, "is neither yes nor no.");
                return null;
        }
    }

    /// <summary>A code that stands in addresses.</summary>
    public string? Code(string column, int most)
    {
        if (Required(column, most) is not { } code) return null;
        if (TextRefusals.Code("the code", code, most) is not { } refusal) return code;
        Fault(column, refusal.Message);
        return null;
    }

    public static bool IsPlain(string text) => text.All(IsPlain);

    // Neither control characters nor the marks that turn the reading direction around: both make a sheet lie about what it holds.
    public static bool IsPlain(char sign) => !char.IsControl(sign) && sign is not ((>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF' or '\uFFFE' or '\uFFFF');

    public static string WithoutControls(string text) => string.Concat(text.Select(sign => IsPlain(sign) ? sign : '\uFFFD'));
}
