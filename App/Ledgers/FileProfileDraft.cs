using BatchLedger.Data;
using BatchLedger.Refusals;

namespace BatchLedger.Ledgers;

/// <summary>What is typed about a company's import files. Only what its accounting system asks for is shown and demanded; the rest stays as it is.</summary>
public sealed class FileProfileDraft
{
    public required int CompanyId { get; init; }
    public required AccountingSystem System { get; init; }
    public string IntacctJournal { get; set; } = "";
    public string? IntacctLocation { get; set; }
    public string? NetSuiteSubsidiary { get; set; }
    public string? XeroTaxRate { get; set; }
    public string? XeroBranchTracking { get; set; }
    public string? XeroDepartmentTracking { get; set; }
    public string? SummaryCustomer { get; set; }
    public string? SummaryVendor { get; set; }
    public DateOrder DateOrder { get; set; }
    public QuickBooksClass QuickBooksClass { get; set; }

    /// <summary>"NORTH = 200", one a line.</summary>
    public string BranchCodes { get; set; } = "";
    public string DepartmentCodes { get; set; } = "";

    /// <summary>0: nothing was saved yet.</summary>
    public int Version { get; init; }

    public bool IsQuickBooks => System is AccountingSystem.QuickBooksOnline or AccountingSystem.QuickBooksDesktop;
    public bool NamesEntities => IsQuickBooks || System is AccountingSystem.NetSuite;
    public bool ChoosesDates => System is AccountingSystem.QuickBooksOnline or AccountingSystem.NetSuite or AccountingSystem.Xero;

    public static FileProfileDraft Of(FileProfile profile, AccountingSystem system) => new()
    {
        CompanyId = profile.CompanyId, System = system, IntacctJournal = profile.IntacctJournal, IntacctLocation = profile.IntacctLocation, NetSuiteSubsidiary = profile.NetSuiteSubsidiary,
        XeroTaxRate = profile.XeroTaxRate, XeroBranchTracking = profile.XeroBranchTracking, XeroDepartmentTracking = profile.XeroDepartmentTracking,
        SummaryCustomer = profile.SummaryCustomer, SummaryVendor = profile.SummaryVendor, DateOrder = profile.DateOrder, QuickBooksClass = profile.QuickBooksClass,
        BranchCodes = profile.BranchCodes.Text, DepartmentCodes = profile.DepartmentCodes.Text, Version = profile.Version,
    };

    /// <summary>Refuses with Text.*, which name the field. Codes are read by <see cref="Codes"/>.</summary>
    internal Refusal? WhyNot()
    {
        Trim();
        return Asked(AccountingSystem.SageIntacct, "the Intacct journal", IntacctJournal, FileProfile.IntacctCodeLength)
            ?? TextRefusals.Optional("the Intacct location", IntacctLocation, FileProfile.IntacctCodeLength)
            ?? Asked(AccountingSystem.NetSuite, "the NetSuite subsidiary", NetSuiteSubsidiary, FileProfile.NameLength)
            ?? Asked(AccountingSystem.Xero, "the Xero tax rate", XeroTaxRate, FileProfile.NameLength)
            ?? TextRefusals.Optional("the tracking category for branches", XeroBranchTracking, FileProfile.NameLength)
            ?? TextRefusals.Optional("the tracking category for departments", XeroDepartmentTracking, FileProfile.NameLength)
            ?? TextRefusals.Optional("the customer of summary lines", SummaryCustomer, FileProfile.NameLength)
            ?? TextRefusals.Optional("the vendor of summary lines", SummaryVendor, FileProfile.NameLength);
    }

    internal (Outcome<CodeMap> Branches, Outcome<CodeMap> Departments) Codes => (CodeMap.Read("Branch codes", BranchCodes), CodeMap.Read("Department codes", DepartmentCodes));

    internal void WriteTo(FileProfile profile)
    {
        (profile.IntacctJournal, profile.IntacctLocation, profile.NetSuiteSubsidiary) = (IntacctJournal, IntacctLocation, NetSuiteSubsidiary);
        (profile.XeroTaxRate, profile.XeroBranchTracking, profile.XeroDepartmentTracking) = (XeroTaxRate, XeroBranchTracking, XeroDepartmentTracking);
        (profile.SummaryCustomer, profile.SummaryVendor) = (SummaryCustomer, SummaryVendor);
        (profile.DateOrder, profile.QuickBooksClass) = (DateOrder, QuickBooksClass);
        (profile.BranchCodes, profile.DepartmentCodes) = (Codes.Branches.Value ?? CodeMap.Empty, Codes.Departments.Value ?? CodeMap.Empty);
    }

    internal static IReadOnlyList<Said> Words(FileProfile profile) =>
    [
        new("Intacct journal", profile.IntacctJournal), new("Intacct location", profile.IntacctLocation), new("NetSuite subsidiary", profile.NetSuiteSubsidiary),
        new("Xero tax rate", profile.XeroTaxRate), new("Tracking for branches", profile.XeroBranchTracking), new("Tracking for departments", profile.XeroDepartmentTracking),
        new("Customer of summary lines", profile.SummaryCustomer), new("Vendor of summary lines", profile.SummaryVendor), new("Dates", profile.DateOrder.InWords()),
        new("QuickBooks class", profile.QuickBooksClass.InWords()), new("Branch codes", OneLine(profile.BranchCodes)), new("Department codes", OneLine(profile.DepartmentCodes)),
    ];

    private static string OneLine(CodeMap map) => map.Text.Replace("\n", ", ", StringComparison.Ordinal);

    private Refusal? Asked(AccountingSystem system, string what, string? text, int longest) =>
        System == system ? TextRefusals.Needed(what, text ?? "", longest) : TextRefusals.Optional(what, text, longest);

    private void Trim()
    {
        IntacctJournal = IntacctJournal.Trim();
        (IntacctLocation, NetSuiteSubsidiary) = (NullIfBlank(IntacctLocation), NullIfBlank(NetSuiteSubsidiary));
        (XeroTaxRate, XeroBranchTracking, XeroDepartmentTracking) = (NullIfBlank(XeroTaxRate), NullIfBlank(XeroBranchTracking), NullIfBlank(XeroDepartmentTracking));
        (SummaryCustomer, SummaryVendor) = (NullIfBlank(SummaryCustomer), NullIfBlank(SummaryVendor));
    }

    private static string? NullIfBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
