using BatchLedger.Accounts;
using BatchLedger.Data;
using BatchLedger.Features;
using BatchLedger.Ledgers;
using BatchLedger.OutsideGl;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.GlConnections;

/// <summary>Puts ours and theirs side by side.</summary>
internal sealed class GlMapReader(AppDbContext db, CancellationToken token)
{
    public async Task<GlMapView?> ReadAsync(string code)
    {
        var company = await db.Companies.FirstOrDefaultAsync(c => c.Code == code, token);
        if (company is null) return null;
        var connection = await db.ConnectionOfAsync(company.Id, token);
        var whyNot = GlConnectionRefusals.WhyNotConnect(company, await db.FeaturesAsync(token)) ?? (connection is null ? GlConnectionRefusals.NothingTyped(company).With(GlConnectionRefusals.Link(company)) : null);
        return whyNot is null ? await ReadAsync(company, connection!) : new GlMapView(company, connection) { WhyNot = whyNot };
    }

    public async Task<GlMapView> ReadAsync(Company company, GlConnection connection)
    {
        var profile = await FileProfile.OfAsync(db, company.Id, token);
        var kinds = Enum.GetValues<OurKind>().ToDictionary(kind => kind, kind => GlDimensions.KindOf(company.AccountingSystem, profile.QuickBooksClass, kind));
        var items = (await db.Set<GlBookItem>().Where(i => i.ConnectionId == connection.Id).ToListAsync(token)).Select(ItemOf).ToList();
        var book = await GlMapBook.ReadAsync(db, connection, token);
        var used = (await UsedAsync(connection)).ToHashSet();
        var (found, proposals) = (items.ToDictionary(item => (item.Kind, item.Id)), kinds.Values.Distinct().ToDictionary(kind => kind, kind => new GlProposals(items.Where(item => item.Kind == kind))));

        List<GlMapRow> rows = [];
        foreach (var (kind, ourId, name) in await OursAsync(company, profile, used))
        {
            var (outsideId, isUsed) = (book.Outside(kind, ourId), kind is OurKind.Account && used.Contains(ourId));
            var outside = outsideId is null ? null : found.GetValueOrDefault((kinds[kind], outsideId));
            rows.Add(new GlMapRow(kind, ourId, name.Code, name.Name)
            {
                OutsideId = outsideId, Outside = outside, Used = isUsed, Missing = MissingOf(kind, outside, book),
                Proposal = outsideId is null && kind is not (OurKind.Customer or OurKind.Vendor) ? proposals[kinds[kind]].For(name) : null,
            });
        }
        return new GlMapView(company, connection) { Rows = rows, Kinds = kinds, Counts = items.CountBy(item => item.Kind).ToDictionary() };
    }

    internal static OutsideItem ItemOf(GlBookItem item) => new(item.Kind, item.OutsideId, item.Name) { Number = item.Number, Path = item.Path, Active = item.Active, Trait = item.Trait };

    private static OurKind? MissingOf(OurKind kind, OutsideItem? outside, GlMapBook book) => kind is not OurKind.Account ? null : outside?.Trait switch
    {
        OutsideTrait.NeedsCustomer when book.Customer is null => OurKind.Customer,
        OutsideTrait.NeedsVendor when book.Vendor is null => OurKind.Vendor,
        _ => null,
    };

    private async Task<List<(OurKind Kind, int OurId, OurName Name)>> OursAsync(Company company, FileProfile profile, HashSet<int> used)
    {
        // An inactive account stays while a journal may still go out with it.
        var accounts = (await db.Accounts.Where(a => a.CompanyId == company.Id && a.Type != AccountType.Statistical).OrderBy(a => a.Code).ToListAsync(token)).Where(a => a.Active || used.Contains(a.Id));
        // The one branch of a company without branches is nothing over there.
        var branches = company.Type is CompanyType.WithoutBranches ? [] : await db.Branches.Where(b => b.CompanyId == company.Id && b.Active).OrderBy(b => b.Code).ToListAsync(token);
        var departments = await db.Departments.Where(d => d.CompanyId == company.Id && d.Active).OrderBy(d => d.Code).ToListAsync(token);
        return
        [
            .. accounts.Select(a => (OurKind.Account, a.Id, new OurName(a.Code, a.Name) { ExternalName = a.ExternalName })),
            .. branches.Select(b => (OurKind.Branch, b.Id, new OurName(b.Code, b.Name) { ExternalName = profile.BranchCodes.Outside(b.Code) })),
            .. departments.Select(d => (OurKind.Department, d.Id, new OurName(d.Code, d.Name) { ExternalName = profile.DepartmentCodes.Outside(d.Code) })),
            (OurKind.Customer, 0, new OurName("Customer", "Lines on receivable accounts")),
            (OurKind.Vendor, 0, new OurName("Vendor", "Lines on payable accounts")),
        ];
    }

    // The tables of upper floors are named as tables.
    private Task<List<int>> UsedAsync(GlConnection connection) => db.Database.SqlQuery<int>($"""
        SELECT DISTINCT s."AccountId" AS "Value" FROM "JournalSummaries" s JOIN "JournalEntries" e ON e."Id" = s."JournalEntryId"
        JOIN "Batches" b ON b."Id" = e."BatchId"
        WHERE e."CompanyId" = {connection.CompanyId} AND e."State" <> 'Superseded' AND b."Date" >= {connection.From}
        """).ToListAsync(token);
}
