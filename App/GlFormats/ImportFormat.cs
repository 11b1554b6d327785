using System.Globalization;
using BatchLedger.Ledgers;

namespace BatchLedger.GlFormats;

/// <summary>One outside system's file: what it can hold, and how it is written. What every file demands is in <see cref="ImportCheck"/>.</summary>
internal abstract class ImportFormat(FileProfile profile)
{
    public abstract LedgerFormat Format { get; }

    /// <summary>The system by name, in sentences.</summary>
    public abstract string System { get; }

    protected FileProfile Profile { get; } = profile;
    protected Dimensions Dimensions { get; } = new(profile);

    /// <summary>Two, where the format has amounts with two decimals only.</summary>
    public virtual int? Digits => 2;

    public virtual int? MostLinesOfJournal => null;
    public virtual int? MostLinesOfFile => null;

    /// <summary>The format has no column for the currency, so a file has one only.</summary>
    public virtual bool OneCurrency => true;

    public virtual bool WantsEntities => false;
    public virtual bool OneControlAccount => false;

    /// <summary>What the profile lacks, in whole sentences.</summary>
    public virtual IEnumerable<string> Gaps() => [];

    public abstract IEnumerable<TextCell> Texts(OutsideJournal journal);

    public abstract IEnumerable<TextCell> Texts(OutsideLine line);

    /// <summary>Why the text cannot stand in this file, as the end of a sentence that begins with its name; null when it can.</summary>
    public abstract string? WhyNot(string text);

    /// <summary>More that one line must be.</summary>
    public virtual string? WhyNot(OutsideLine line) => null;

    public abstract IImportRows Open(Stream target, FileShape shape);

    /// <summary>Whom a line is for; lines that stand for many members name the customer of the profile.</summary>
    protected string? EntityOf(OutsideLine line) => NotBlank(line.Entity) ?? line.Control switch
    {
        ControlAccount.Receivable => NotBlank(Profile.SummaryCustomer),
        ControlAccount.Payable => NotBlank(Profile.SummaryVendor),
        _ => null,
    };

    public bool LacksEntity(OutsideLine line) => WantsEntities && line.Control is not ControlAccount.None && EntityOf(line) is null;

    protected static TextCell Account(OutsideLine line) => new("Account", line.AccountPath) { Needed = true, IsPath = true };

    protected static TextCell AccountCode(OutsideLine line) => new("Account code", line.AccountCode) { Needed = true };

    protected string Date(DateOnly date, DateOrder usual) => Written(date, Profile.DateOrder is DateOrder.Usual ? usual : Profile.DateOrder);

    protected static string Written(DateOnly date, DateOrder order) => date.ToString(order switch
    {
        DateOrder.DayFirst => "dd/MM/yyyy",
        DateOrder.YearFirst => "yyyy-MM-dd",
        _ => "MM/dd/yyyy",
    }, CultureInfo.InvariantCulture);

    private static string? NotBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    public static ImportFormat Of(LedgerFormat format, FileProfile profile) => format switch
    {
        LedgerFormat.QuickBooksOnlineCsv => new QuickBooksOnlineFormat(profile),
        LedgerFormat.QuickBooksDesktopIif => new QuickBooksDesktopFormat(profile),
        LedgerFormat.IntacctCsv => new IntacctFormat(profile),
        LedgerFormat.NetSuiteCsv => new NetSuiteFormat(profile),
        LedgerFormat.XeroCsv => new XeroFormat(profile),
        LedgerFormat.GenericCsv => new GenericFormat(profile),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "The workbook is no import file."),
    };
}

/// <summary>A text on its way into a cell, by the name the user knows it by.</summary>
internal readonly record struct TextCell(string What, string? Text)
{
    public int? Most { get; init; }
    public bool Needed { get; init; }

    /// <summary>Parent:Child, no part of it empty.</summary>
    public bool IsPath { get; init; }
}

/// <summary>What the check has learnt about the whole file before its first row is written.</summary>
internal sealed record FileShape(bool HasLocations);

internal enum RowPlace { First, Further }

/// <summary>The rows of one file under way. Disposing ends it; the stream stays open.</summary>
internal interface IImportRows : IDisposable
{
    void Row(OutsideJournal journal, OutsideLine line, RowPlace place);

    /// <summary>After the last row of a journal.</summary>
    void EndJournal() { }
}
