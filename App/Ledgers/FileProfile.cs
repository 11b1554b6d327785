using BatchLedger.Data;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Ledgers;

/// <summary>In which order the outside system of a company writes a date. Usual: as that system does unless somebody changed it there.</summary>
public enum DateOrder { Usual, MonthFirst, DayFirst, YearFirst }

/// <summary>QuickBooks Online has a location and a class on a line, QuickBooks Desktop a class only. This says what the class is.</summary>
public enum QuickBooksClass { Department, Branch, Unused }

/// <summary>What a company says about its books in the outside system, as far as the import files need it. Every field has a value that does until somebody knows better.</summary>
public sealed class FileProfile : IVersioned, IOfCompany
{
    public const int NameLength = 100;
    public const int IntacctCodeLength = 20;

    public int Id { get; private set; }
    public int CompanyId { get; init; }

    /// <summary>The symbol of the journal that takes the entries, such as GJ.</summary>
    public string IntacctJournal { get; set; } = "GJ";

    /// <summary>For lines without a branch.</summary>
    public string? IntacctLocation { get; set; }
    public string? NetSuiteSubsidiary { get; set; }

    /// <summary>The full name of the tax rate, as Xero shows it.</summary>
    public string? XeroTaxRate { get; set; } = "Tax Exempt";

    /// <summary>The tracking category that holds the branches; without it branches are not in the file. The same for departments.</summary>
    public string? XeroBranchTracking { get; set; }
    public string? XeroDepartmentTracking { get; set; }

    /// <summary>Whom a line on a receivable account is for when it stands for many members; for a payable account the vendor.</summary>
    public string? SummaryCustomer { get; set; }
    public string? SummaryVendor { get; set; }
    public DateOrder DateOrder { get; set; }
    public QuickBooksClass QuickBooksClass { get; set; }

    /// <summary>What the outside system calls a branch or a department. One that is not listed keeps its own code.</summary>
    public CodeMap BranchCodes { get; set; } = CodeMap.Empty;
    public CodeMap DepartmentCodes { get; set; } = CodeMap.Empty;

    public int Version { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
    public string ChangedBy { get; set; } = "";

    /// <summary>The company's profile, or the usual one where nothing was said yet.</summary>
    public static async Task<FileProfile> OfAsync(AppDbContext db, int companyId, CancellationToken token) =>
        await db.FileProfiles.AsNoTracking().FirstOrDefaultAsync(p => p.CompanyId == companyId, token) ?? new FileProfile { CompanyId = companyId };
}
