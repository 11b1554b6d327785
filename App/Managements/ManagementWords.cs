using System.Globalization;
using BatchLedger.Currencies;

namespace BatchLedger.Managements;

/// <summary>The pages below /managements/{Number}.</summary>
public enum ManagementTab { Management, Ledger, Bond, Invoices, Statements, FilingCabinet }

/// <summary>How a management, its tenancy and its rent are written, everywhere.</summary>
public static class ManagementWords
{
    public const string Tenancy = "Tenancy/Management";

    public static string InWords(this ManagementTab tab) => tab switch
    {
        ManagementTab.Management => Tenancy,
        ManagementTab.FilingCabinet => "Filing cabinet",
        _ => tab.ToString(),
    };

    public static string Address(this ManagementTab tab, Management management) => tab switch
    {
        ManagementTab.Management => management.Address,
        ManagementTab.FilingCabinet => $"{management.Address}/filing-cabinet",
        _ => $"{management.Address}/{tab.ToString().ToLowerInvariant()}",
    };

    public static string InWords(this RentPeriod every) => $"a {every.ToString().ToLowerInvariant()}";

    /// <summary>520.00 a week.</summary>
    public static string RentInWords(this Tenancy tenancy, string currency) => $"{new Money(tenancy.Rent, currency).Format()} {tenancy.Every.InWords()}";

    public static string InWords(this DateOnly day) => day.ToString("dd MMM yyyy", CultureInfo.CurrentCulture);

    public static string InWords(this ManagementShow show) => show switch
    {
        ManagementShow.WithUnallocated => "With unallocated money",
        ManagementShow.InArrears => "In arrears",
        ManagementShow.BondDue => "Bond due",
        _ => show.ToString(),
    };

    public static string StateInWords(this Tenancy tenancy, DateOnly today)
    {
        if (tenancy.Start > today) return $"Starts {tenancy.Start.InWords()}";
        if (tenancy.End is not { } end) return "Current";
        return end < today ? $"Ended {end.InWords()}" : $"Current, ends {end.InWords()}";
    }

    /// <summary>Days of rent that are not paid for, up to today or to the end of the tenancy.</summary>
    public static int DaysInArrears(this Tenancy tenancy, DateOnly today)
    {
        var until = tenancy.End is { } end && end < today ? end.AddDays(1) : today;
        return Math.Max(0, until.DayNumber - tenancy.PaidTo.DayNumber);
    }
}
