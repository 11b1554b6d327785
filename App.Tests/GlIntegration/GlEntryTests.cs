using BatchLedger.Accounts;
using BatchLedger.Data;
using BatchLedger.GlConnections;
using BatchLedger.GlDeliveries;
using BatchLedger.Ledgers;
using BatchLedger.OutsideGl;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.GlIntegration;

/// <summary>What goes out of a journal: how many lines, and which place over there each has.</summary>
public class GlEntryTests
{
    [Fact]
    public async Task A_summary_has_a_line_for_each_account_and_every_line_is_every_line()
    {
        await using var rig = await WithAsync(new HandConnector(), null, 6);
        Assert.Equal([("A1010", 300_03L, 0L), ("A2200", 0L, 300_03L)], (await SentAsync(rig)).Lines.Select(line => (line.AccountId, line.Debit, line.Credit)));

        await using var whole = await WithAsync(new HandConnector(), null, 6);
        await whole.ChangeConnectionAsync(connection => connection.Lines = SentLines.EveryLine);
        var entry = await SentAsync(whole);
        Assert.Equal([1, 2, 3, 4, 5, 6], entry.Lines.Select(line => line.No));
        Assert.Equal((300_03L, 300_03L, "Dues"), (entry.Debit, entry.Credit, entry.Lines[0].Memo));
    }

    [Fact]
    public async Task Too_many_lines_are_told_before_one_of_them_is_read()
    {
        await using var rig = await WithAsync(new HandConnector { MostLines = 5 }, null, 6);
        await rig.ChangeConnectionAsync(connection => connection.Lines = SentLines.EveryLine);
        await rig.Books.Get<WriteGate>().PassAsync(async () =>
        {
            await using var db = rig.Books.Db();
            await db.Database.ExecuteSqlRawAsync("ALTER TABLE \"JournalLines\" RENAME TO \"Away\"");
        });
        Assert.Null(await rig.Service.ValidateAsync([rig.Journals[0].Id]));
        await rig.RestAsync();
        Assert.Equal("Journal J-000001 has 6 lines to send; QuickBooks Online takes 5 in one journal. Let the connection send summaries instead of every line, or make smaller batches.",
            Assert.Single((await rig.DeliveryAsync())!.Findings).Message);
    }

    [Theory]
    [InlineData(AccountingSystem.QuickBooksOnline, QuickBooksClass.Department, "HQ", null, "EDU")]
    [InlineData(AccountingSystem.QuickBooksOnline, QuickBooksClass.Branch, "EDU", null, "HQ")]
    [InlineData(AccountingSystem.QuickBooksOnline, QuickBooksClass.Unused, "HQ", null, null)]
    [InlineData(AccountingSystem.SageIntacct, QuickBooksClass.Branch, "HQ", "EDU", null)]
    [InlineData(AccountingSystem.NetSuite, QuickBooksClass.Branch, "HQ", "EDU", null)]
    public async Task Branch_and_department_go_where_the_system_keeps_them(AccountingSystem system, QuickBooksClass meaning, string? location, string? department, string? kind)
    {
        await using var rig = await WithAsync(new HandConnector { System = system }, meaning, 2);
        await MapAsync(rig);
        var line = (await SentAsync(rig)).Lines[0];
        Assert.Equal((location, department, kind), (line.LocationId, line.DepartmentId, line.ClassId));
    }

    [Fact]
    public async Task What_is_not_mapped_is_left_out_and_told()
    {
        await using var rig = await WithAsync(new HandConnector { System = AccountingSystem.NetSuite }, QuickBooksClass.Unused, 2);
        Assert.Null(await rig.Service.ValidateAsync([rig.Journals[0].Id]));
        await rig.RestAsync();
        Assert.Equal((GlDeliveryState.Valid, "Branch HQ is not mapped in NetSuite; its lines go without it.", "Department EDU is not mapped in NetSuite; its lines go without it."),
            ((await rig.DeliveryAsync())!.State, await FindingAsync(rig, 1), await FindingAsync(rig, 2)));
        var line = (await SentAsync(rig)).Lines[0];
        Assert.Equal((null, null), (line.LocationId, line.DepartmentId));
    }

    [Fact]
    public async Task What_is_switched_off_over_there_is_not_sent_and_told()
    {
        await using var rig = await WithAsync(new HandConnector { System = AccountingSystem.SageIntacct, Off = new HashSet<OutsideKind> { OutsideKind.Department } }, QuickBooksClass.Unused, 2);
        await MapAsync(rig);
        Assert.Null(await rig.Service.ValidateAsync([rig.Journals[0].Id]));
        await rig.RestAsync();
        Assert.Equal("Sage Intacct does not keep a department on lines; the journal goes without it.", await FindingAsync(rig, 1));
        var line = (await SentAsync(rig)).Lines[0];
        Assert.Equal(("HQ", null), (line.LocationId, line.DepartmentId));
    }

    private static async Task<GlRig> WithAsync(HandConnector hand, QuickBooksClass? meaning, int lines)
    {
        var rig = await GlRig.ByHandAsync(0, hand);
        var company = rig.Association.Company.Id;
        var department = new Department { CompanyId = company, Code = "EDU", Name = "Education" };
        await rig.Books.PutAsync(department);
        if (meaning is { } known)
        {
            await rig.Books.PutAsync(new FileProfile { CompanyId = company, QuickBooksClass = known });
            await rig.Books.Get<WriteGate>().PassAsync(async () =>
            {
                await using var db = rig.Books.Db();
                await db.Companies.ExecuteUpdateAsync(set => set.SetProperty(c => c.Type, CompanyType.WithBranchesNotRequiringBalancing));
            });
        }
        await rig.PutJournalsAsync(1, lines, meaning is null ? null : department.Id);
        return rig;
    }

    private static async Task MapAsync(GlRig rig)
    {
        await using var db = rig.Books.Db();
        var department = await db.Departments.SingleAsync();
        GlMap Map(OurKind kind, int ours, string theirs) => new() { CompanyId = rig.Association.Company.Id, ConnectionId = rig.Connection.Id, Kind = kind, OurId = ours, OutsideId = theirs };
        await rig.Books.PutAsync(Map(OurKind.Branch, rig.Association.Branch.Id, "HQ"), Map(OurKind.Department, department.Id, "EDU"));
    }

    private static async Task<GlEntry> SentAsync(GlRig rig)
    {
        Assert.Null(await rig.Service.ConnectAsync([rig.Batch()]));
        await rig.RestAsync();
        return Assert.Single(rig.Hand.Taken);
    }

    private static async Task<string> FindingAsync(GlRig rig, int ordinal) => (await rig.DeliveryAsync())!.Findings.Single(finding => finding.Ordinal == ordinal).Message;
}
