using BatchLedger.Ledgers;

namespace BatchLedger.GlFormats;

/// <summary>
/// Where the dimensions of a line go in an import file. The one table of it; "branch" is <see cref="OutsideLine.Location"/>, and codes are written as the company's profile translates them.
/// <code>
///                      branch               department              class
/// QuickBooks Online    Location (1)         Class (1)               Class, before all others
/// QuickBooks Desktop   – (1)                CLASS (1)               CLASS, before all others
/// Sage Intacct         LOCATION_ID (2)      DEPT_ID                 GLENTRY_CLASSID
/// NetSuite             Location (3)         Department              Class
/// Xero                 tracking (4)         tracking (4)            –
/// Generic CSV          Location (3)         Department              Class
/// </code>
/// (1) as <see cref="QuickBooksClass"/> says: Department as drawn; Branch the other way round; Unused: Location is the branch, or else the department, and Class only a line's own.
/// (2) or else the profile's location. (3) a column that is there only when some line of the file has a branch.
/// (4) the category the profile names for it, the first of them in the first place; without a category the dimension is not in the file.
/// </summary>
internal sealed class Dimensions(FileProfile profile)
{
    public string? Branch(OutsideLine line) => profile.BranchCodes.Outside(line.Location);

    public string? Department(OutsideLine line) => profile.DepartmentCodes.Outside(line.Department);

    public string? IntacctLocation(OutsideLine line) => Branch(line) ?? profile.IntacctLocation;

    public string? QuickBooksLocation(OutsideLine line) => profile.QuickBooksClass switch
    {
        QuickBooksClass.Department => Branch(line),
        QuickBooksClass.Branch => Department(line),
        _ => Branch(line) ?? Department(line),
    };

    public string? QuickBooksClassOf(OutsideLine line) => line.Class ?? profile.QuickBooksClass switch
    {
        QuickBooksClass.Department => Department(line),
        QuickBooksClass.Branch => Branch(line),
        _ => null,
    };

    /// <summary>Name and option, twice. A line without the option has neither.</summary>
    public (Tracking First, Tracking Second) Xero(OutsideLine line)
    {
        var (branch, department) = (Tracking.Of(profile.XeroBranchTracking, Branch(line)), Tracking.Of(profile.XeroDepartmentTracking, Department(line)));
        return string.IsNullOrEmpty(profile.XeroBranchTracking) ? (department, default) : (branch, department);
    }
}

/// <summary>A tracking category of Xero and the option a line has in it.</summary>
internal readonly record struct Tracking(string? Name, string? Option)
{
    public static Tracking Of(string? name, string? option) => string.IsNullOrEmpty(name) || string.IsNullOrEmpty(option) ? default : new(name, option);
}
