using BatchLedger.Managements;
using BatchLedger.ManagementLedgers;
using BatchLedger.Transactions;
using Bunit;

namespace BatchLedger.Tests.ManagementLedgers;

public class BondLedgerTests : LedgerStage
{
    [Fact, Rule("S3.8")]
    public async Task The_bond_ledger_shows_what_is_outstanding_and_each_row_with_the_bond_held_after_it()
    {
        await using var ground = await OpenAsync();
        await ground.PutAsync(new(TransactionKind.TrustReceipt, 3, 2) { Owner = 520_00, Bond = 1_000_00, Description = "Rent and bond" });
        await ground.PutAsync(new(TransactionKind.TrustReceipt, 3, 9) { Owner = 520_00, Description = "Rent" });
        await ground.PutAsync(new(TransactionKind.Allocation, 3, 10) { Bond = 560_00, Unallocated = 0, Description = "To bond" });
        var refund = await ground.PutAsync(new(TransactionKind.BondRefund, 3, 11) { Bond = -100_00, Description = "Part of the bond back" });
        await ground.PutAsync(new(TransactionKind.TrustReversal, 3, 12) { Of = refund, Bond = 100_00, Description = "By mistake" });

        var page = Render<BondLedgerPage>(with => with.Add(p => p.Number, "M-000107"));

        page.WaitForAssertion(() => Assert.Equal(4, page.FindAll("table[aria-label='Bond ledger'] tbody tr").Count));
        Assert.Equal("A. Novak|2,080.00|1,560.00|–|1,560.00|520.00", Texts(page, "table[aria-label='Bond by tenancy'] tbody td"));
        Assert.Equal("–|100.00|1,560.00|100.00|–|1,460.00|–|560.00|1,560.00|–|1,000.00|1,000.00", Texts(page, "table[aria-label='Bond ledger'] tbody td.bl-num"));
    }

    [Fact]
    public async Task Nothing_is_due_for_a_tenancy_that_is_over()
    {
        await using var ground = await OpenAsync();
        var past = new Tenancy { CompanyId = ground.Association.Company.Id, ManagementId = ground.Management.Id, Tenants = "B. Before", Start = new(2025, 1, 1), End = new(2026, 1, 31), BondRequired = 900_00 };
        past.Agree(400_00, RentPeriod.Month);
        await ground.Books.PutAsync(past);

        var desk = (await ground.Reader.DeskAsync(ground.Management.Id))!;

        Assert.Equal([("A. Novak", 2_080_00L), ("B. Before", 0L)], desk.Bonds.Select(b => (b.Tenancy.Tenants, b.Outstanding)));
        Assert.Equal((2_080_00, 2_080_00), (desk.Alerts.BondDue, desk.Alerts.BondRequired));
    }

    private static string Texts(IRenderedComponent<BondLedgerPage> page, string cells) => string.Join('|', page.FindAll(cells).Select(td => Plain(td.TextContent)));
}
