using System.Globalization;

namespace BatchLedger.Currencies;

/// <summary>An amount as a whole number of minor units (cents) with its ISO 4217 currency. Sums are checked: an overflow throws.</summary>
public readonly record struct Money(long Minor, string Currency)
{
    /// <summary>The largest amount one line may carry, in minor units: 10¹⁵.</summary>
    public const long Limit = 1_000_000_000_000_000;

    public static Money Zero(string currency) => new(0, currency);

    public static Money operator +(Money left, Money right) => left with { Minor = checked(left.Minor + right.SameCurrencyAs(left).Minor) };

    public static Money operator -(Money left, Money right) => left with { Minor = checked(left.Minor - right.SameCurrencyAs(left).Minor) };

    public static Money operator -(Money money) => money with { Minor = checked(-money.Minor) };

    /// <summary>Grouped, with the currency's digits, no currency sign: 1,200.00. The culture is the reader's.</summary>
    public string Format(IFormatProvider? culture = null) => AsDecimal().ToString("N" + BatchLedger.Currencies.Currency.Digits(Currency), culture ?? CultureInfo.CurrentCulture);

    /// <summary>For files and machines: 1200.00, always with a point.</summary>
    public string Plain() => AsDecimal().ToString("F" + BatchLedger.Currencies.Currency.Digits(Currency), CultureInfo.InvariantCulture);

    /// <summary>With its code, where it has a currency at all: 1,200.00 USD.</summary>
    public string WithCode() => Currency == BatchLedger.Currencies.Currency.None ? Format() : $"{Format()} {Currency}";

    public override string ToString() => Format();

    /// <summary>Reads what a person typed, in their culture's writing. Refuses more digits than the currency has, signs in the middle, and amounts over the limit.</summary>
    public static bool TryParse(string? text, string currency, IFormatProvider? culture, out Money money)
    {
        money = Zero(currency);
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands
            | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite | NumberStyles.AllowParentheses;
        culture ??= CultureInfo.CurrentCulture;
        if (!GroupsAreWhole(text, NumberFormatInfo.GetInstance(culture)) || !decimal.TryParse(text, Style, culture, out var number)) return false;
        if (Math.Abs(number) > Limit) return false;

        var minor = number * BatchLedger.Currencies.Currency.MinorPerMajor(currency);
        if (minor != decimal.Truncate(minor) || Math.Abs(minor) > Limit) return false;

        money = new((long)minor, currency);
        return true;
    }

    // .NET reads "1,5" in an English culture as 15; a group must have three digits, or it is a mistyped decimal.
    private static bool GroupsAreWhole(string? text, NumberFormatInfo format)
    {
        if (string.IsNullOrWhiteSpace(text)) return false;
        var whole = text.Split(format.NumberDecimalSeparator)[0];
        var groups = whole.Split(format.NumberGroupSeparator);
        return groups.Skip(1).All(group => group.Trim(' ', ')').Length == 3);
    }

    // Only for writing figures: decimal holds every long exactly.
    private decimal AsDecimal() => (decimal)Minor / BatchLedger.Currencies.Currency.MinorPerMajor(Currency);

    private Money SameCurrencyAs(Money other) => Currency == other.Currency
        ? this
        : throw new InvalidOperationException($"{Currency} and {other.Currency} cannot be added.");
}
