using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.GlConnections;
using BatchLedger.Journals;
using BatchLedger.Ledgers;
using BatchLedger.OutsideGl;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.GlIntegration;

/// <summary>What our ids are called in the outside system, for one journal. Keeps in mind which of them it was asked for in vain.</summary>
internal sealed class EntryWords
{
    private readonly SortedSet<string> unmapped = new(StringComparer.Ordinal);
    private readonly SortedSet<OutsideKind> off = [];

    public required Batch Batch { get; init; }
    public required Company Company { get; init; }
    public required FileProfile Profile { get; init; }
    public required GlMapBook Map { get; init; }
    public required AccountingSystem System { get; init; }
    public required OutsideBooks? Books { get; init; }
    public required Dictionary<int, string> Accounts { get; init; }
    public required Dictionary<int, string> Branches { get; init; }
    public required Dictionary<int, string> Departments { get; init; }

    public static async Task<EntryWords> ReadAsync(AppDbContext db, EntryOrder order, CancellationToken token)
    {
        var company = order.Journal.CompanyId;
        return new EntryWords
        {
            Batch = await db.Batches.AsNoTracking().SingleAsync(b => b.Id == order.Journal.BatchId, token),
            Company = await db.Companies.AsNoTracking().SingleAsync(c => c.Id == company, token),
            Profile = await FileProfile.OfAsync(db, company, token),
            Map = await GlMapBook.ReadAsync(db, order.Connection, token),
            System = order.Connection.System, Books = order.Books,
            Accounts = await db.Accounts.Where(a => a.CompanyId == company).ToDictionaryAsync(a => a.Id, a => a.Code, token),
            Branches = await db.Branches.Where(b => b.CompanyId == company).ToDictionaryAsync(b => b.Id, b => b.Code, token),
            Departments = await db.Departments.Where(d => d.CompanyId == company).ToDictionaryAsync(d => d.Id, d => d.Code, token),
        };
    }

    public GlEntryLine Line(JournalLine line)
    {
        var (branch, department) = (Branch(line.BranchId), Department(line.DepartmentId));
        var account = Map.Outside(OurKind.Account, line.AccountId) ?? "";
        var trait = account.Length == 0 ? OutsideTrait.None : Books?.Find(OutsideKind.Account, account)?.Trait ?? OutsideTrait.None;
        return new GlEntryLine
        {
            No = line.LineNo, AccountCode = Accounts.GetValueOrDefault(line.AccountId, $"#{line.AccountId}"), AccountId = account, Debit = line.Debit, Credit = line.Credit, Memo = line.Description,
            LocationId = Kept(OutsideKind.Location, Place(OutsideKind.Location, branch, department) ?? (System is AccountingSystem.SageIntacct ? Profile.IntacctLocation : null)),
            DepartmentId = Kept(OutsideKind.Department, Place(OutsideKind.Department, branch, department)), ClassId = Kept(OutsideKind.Class, Place(OutsideKind.Class, branch, department)),
            CustomerId = trait is OutsideTrait.NeedsCustomer ? Map.Customer : null, VendorId = trait is OutsideTrait.NeedsVendor ? Map.Vendor : null,
        };
    }

    /// <summary>What the lines go without.</summary>
    public IReadOnlyList<GlFinding> LeftOut() =>
    [
        .. unmapped.Select(what => new GlFinding("DimensionNotMapped", $"{what} is not mapped in {System.InWords()}; its lines go without it.") { Weight = FindingWeight.Warns }),
        .. off.Select(kind => new GlFinding("DimensionOff", $"{System.InWords()} does not keep a {kind.InWords()} on lines; the journal goes without it.") { Weight = FindingWeight.Warns }),
    ];

    private string? Kept(OutsideKind kind, string? id)
    {
        if (id is null || Books?.Off.Contains(kind) is not true) return id;
        off.Add(kind);
        return null;
    }

    // Where both are the same over there, a line has the branch's or else the department's.
    private string? Place(OutsideKind kind, string? branch, string? department) => (IsThere(OurKind.Branch, kind) ? branch : null) ?? (IsThere(OurKind.Department, kind) ? department : null);

    private bool IsThere(OurKind ours, OutsideKind kind) => GlDimensions.KindOf(System, Profile.QuickBooksClass, ours) == kind;

    // A company without branches has one of its own code in our books, and none outside.
    private string? Branch(int id)
    {
        if (Company.Type is CompanyType.WithoutBranches) return null;
        var outside = Map.Outside(OurKind.Branch, id);
        if (outside is null) unmapped.Add($"Branch {Branches.GetValueOrDefault(id, $"#{id}")}");
        return outside;
    }

    private string? Department(int? id)
    {
        if (id is not { } known) return null;
        var outside = Map.Outside(OurKind.Department, known);
        if (outside is null) unmapped.Add($"Department {Departments.GetValueOrDefault(known, $"#{known}")}");
        return outside;
    }
}
