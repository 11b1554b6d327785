using System.Globalization;
using BatchLedger.Refusals;

namespace BatchLedger.Imports;

/// <summary>Every "no" an import can say before or instead of its faults.</summary>
public static class ImportRefusals
{
    public static Refusal Faulty(ImportRequest request, FaultList faults) => new("Import.Faulty",
        $"Nothing was imported: {request.FileName} has {Count(faults.Total, "fault")}. Mend the file and import it again.") { Faults = faults.AsFaults() };

    public static Refusal FileMissing(string path) => new("Import.FileMissing", $"There is no file {path}.");

    public static Refusal FileUnreadable(string path, string reason) => new("Import.FileUnreadable", $"{path} cannot be read: {reason}");

    public static Refusal CompanyUnknown(string code) => new("Import.CompanyUnknown",
        $"There is no company {code} here, or it is not one you see. Name a company by its code.");

    public static Refusal BatchUnknown(string number, string company) => new("Import.BatchUnknown",
        $"Company {company} has no batch {number}. Name one of its open batches.");

    public static Refusal BatchMissing => new("Import.BatchMissing", "Sales go into an open batch. Name it, as B-000001.");

    public static Refusal BranchUnknown(string code, string company) => new("Import.BranchUnknown",
        $"Company {company} has no active branch {code}.");

    public static Refusal BranchMissing(string company, IReadOnlyList<string> branches) => new("Import.BranchMissing", branches.Count == 0
        ? $"Company {company} has no active branch. Make one first."
        : $"Company {company} has {branches.Count} active branches: {string.Join(", ", branches)}. Name the one that the batches belong to.");

    public static Refusal UploadGone => new("Import.UploadGone", "The uploaded file is no longer here; uploads are kept for an hour. Choose the file again.");

    public static Refusal UploadTooLarge => new("Import.UploadTooLarge", $"The file is larger than {FileScan.MaxMegabytes} MB. Split it.");

    public static Refusal UploadEmpty => new("Import.UploadEmpty", "Choose a CSV file or an Excel workbook first.");

    private static string Count(int count, string noun) => $"{count.ToString("N0", CultureInfo.CurrentCulture)} {noun}{(count == 1 ? "" : "s")}";
}
