using BatchLedger.Data;
using BatchLedger.Features;
using BatchLedger.Managements;
using BatchLedger.Tests.Settings;
using BatchLedger.Tests.Trust;
using BatchLedger.Transactions;

namespace BatchLedger.Tests.Managements;

public class ManagementTests
{
    [Fact]
    public async Task A_management_is_made_once_however_often_its_form_is_sent()
    {
        await using var books = await Books.OpenAsync();
        var association = await Association.FoundAsync(books);
        var service = books.Get<ManagementService>();
        var draft = Draft(association);

        var made = TrustOffice.Made(await service.SaveAsync(draft));
        var again = TrustOffice.Made(await service.SaveAsync(draft));

        Assert.Equal(("M-000001", made.Id), (made.Number, again.Id));
        var view = (await books.Get<ManagementReader>().FindAsync("M-000001"))!;
        Assert.Equal(("14 Mill Lane", "Harbour Trust", 550, "USD"), (view.Management.Place, view.Management.OwnerName, view.Management.FeeRate, view.Currency));
        Assert.Equal("Owner: Harbour Trust · no tenant", view.Sub);
        Assert.Equal("Management.Add", Assert.Single(await books.Get<ManagementReader>().HistoryAsync(made.Id)).Action);
    }

    [Fact]
    public async Task What_is_missing_or_unclear_is_said()
    {
        await using var books = await Books.OpenAsync();
        var association = await Association.FoundAsync(books);

        Assert.Equal("Enter the address of the property.", await RefusedAsync(books, association, d => d.Place = " "));
        Assert.Equal("Enter the owner's name.", await RefusedAsync(books, association, d => d.OwnerName = ""));
        Assert.Equal("“harbour” is not an e-mail address. Write it like anna@example.org, or leave it empty.", await RefusedAsync(books, association, d => d.OwnerEmail = "harbour"));
        Assert.Equal("Enter a fee between 0 and 100 percent, with at most two digits after the point, such as 5.50. 0 charges none by itself.", await RefusedAsync(books, association, d => d.FeeRate = null));
        Assert.Equal("Choose the branch whose books keep the trust money of this management.", await RefusedAsync(books, association, d => d.BranchId = 0));
        Assert.Null(await books.TurnAsync(Feature.Managements, Switch.Off));
        Assert.Equal("A management needs Managements, which is off. An administrator turns it on in Settings.", await RefusedAsync(books, association, _ => { }));
    }

    [Fact]
    public async Task A_change_is_refused_when_somebody_was_quicker_and_traced_when_not()
    {
        await using var office = await TrustOffice.OpenAsync();
        var service = office.Books.Get<ManagementService>();
        var (mine, theirs) = (ManagementDraft.Of(office.Management), ManagementDraft.Of(office.Management));
        (mine.OwnerName, theirs.OwnerName) = ("Harbour Trust Ltd", "Somebody else");

        TrustOffice.Made(await service.SaveAsync(mine));

        Assert.StartsWith("Management M-000107 was changed by R. Osei at 09:00:00 UTC", TrustOffice.Refused(await service.SaveAsync(theirs)), StringComparison.Ordinal);
        var row = Assert.Single(await office.Books.Get<ManagementReader>().HistoryAsync(office.Management.Id));
        Assert.Equal(("Owner: Harbour Trust", "Owner: Harbour Trust Ltd"), (row.Before, row.After));
    }

    [Fact]
    public async Task It_stays_active_while_money_is_held_or_fees_are_pending_and_says_how_much()
    {
        await using var office = await TrustOffice.OpenAsync();
        var service = office.Books.Get<ManagementService>();
        await office.ReceivedAsync(1_040_00);
        await office.UnallocatedAsync(140_00);

        Assert.Equal("Management M-000107 stays active: 1,040.00 of owner funds and 140.00 of unallocated money are held, and 1 fee of 52.00 is pending. Pay out what is held, and disburse or delete what is pending.",
            (await InactiveAsync())?.Message);
        await office.DisbursedAsync();
        await office.PaidAsync(TransactionKind.OwnerPayment, 988_00);
        Assert.Equal("Management M-000107 stays active: 140.00 of unallocated money is held. Pay out what is held, and disburse or delete what is pending.", (await InactiveAsync())?.Message);
        await office.PaidAsync(TransactionKind.TenantRefund, 140_00);
        Assert.Null(await InactiveAsync());

        var list = office.Books.Get<ManagementReader>();
        Assert.Equal((0, 1), ((await list.ListAsync(ManagementShow.Active, new ListQuery())).Total, (await list.ListAsync(ManagementShow.All, new ListQuery())).Total));
        var now = await office.FirstAsync<Management>();
        Assert.Null(await service.SetActiveAsync(now.Id, now.Version));
        Assert.Equal(1, (await list.ListAsync(ManagementShow.Active, new ListQuery())).Total);

        async Task<BatchLedger.Refusals.Refusal?> InactiveAsync() => await service.SetInactiveAsync(office.Management.Id, (await office.FirstAsync<Management>()).Version);
    }

    [Fact]
    public async Task With_transactions_it_stays_in_its_branch()
    {
        await using var office = await TrustOffice.OpenAsync();
        var north = new BatchLedger.Ledgers.Branch { CompanyId = office.Association.Company.Id, Code = "NORTH", Name = "North", LedgerId = office.Association.Ledger.Id };
        await office.Books.PutAsync(north);
        await office.ReceivedAsync(520_00);
        var draft = ManagementDraft.Of(await office.FirstAsync<Management>());
        draft.BranchId = north.Id;

        Assert.Equal("Management M-000107 has transactions in the books of its branch, so it stays there. Start a management in the other branch and pay the money over.",
            TrustOffice.Refused(await office.Books.Get<ManagementService>().SaveAsync(draft)));
    }

    [Fact]
    public async Task The_list_says_what_is_held_for_each_and_narrows_to_what_waits()
    {
        await using var office = await TrustOffice.OpenAsync();
        var other = await office.ManageAsync("M-000108");
        await office.ReceivedAsync(520_00);
        await office.UnallocatedAsync(140_00);
        var reader = office.Books.Get<ManagementReader>();

        var rows = (await reader.ListAsync(ManagementShow.Active, new ListQuery())).Rows;
        Assert.Equal(["M-000107", "M-000108"], rows.Select(row => row.Management.Number));
        Assert.Equal((520_00, 140_00, 26_00, 2_080_00, 1), (rows[0].OwnerFunds, rows[0].Unallocated, rows[0].PendingFees, rows[0].BondDue, rows[0].DaysInArrears));
        Assert.Equal((0L, 0L, 0L, 0L, 0), (rows[1].OwnerFunds, rows[1].Unallocated, rows[1].PendingFees, rows[1].BondDue, rows[1].DaysInArrears));
        foreach (var show in new[] { ManagementShow.WithUnallocated, ManagementShow.InArrears, ManagementShow.BondDue })
            Assert.Equal("M-000107", Assert.Single((await reader.ListAsync(show, new ListQuery())).Rows).Management.Number);
        foreach (var text in new[] { "107", "novak", "NOVAK" })
            Assert.Equal("M-000107", Assert.Single((await reader.ListAsync(ManagementShow.Active, new ListQuery(text))).Rows).Management.Number);
        var last = await reader.ListAsync(ManagementShow.Active, new ListQuery(Skip: 1, Take: 1, Sort: "number"));
        Assert.Equal((2, other.Number), (last.Total, Assert.Single(last.Rows).Management.Number));
        Assert.Equal("Owner: Harbour Trust · Tenant: A. Novak · rent 520.00 a week, paid to 09 Mar 2026", (await reader.FindAsync("M-000107"))!.Sub);
    }

    private static ManagementDraft Draft(Association association) => new()
    {
        BranchId = association.Branch.Id, Place = "14 Mill Lane", OwnerName = "Harbour Trust", OwnerEmail = "owner@harbour.example", OwnerAccount = "062-000 1234 5678", FeeRate = 550,
    };

    private static async Task<string> RefusedAsync(Books books, Association association, Action<ManagementDraft> spoil)
    {
        var draft = Draft(association);
        spoil(draft);
        return TrustOffice.Refused(await books.Get<ManagementService>().SaveAsync(draft));
    }
}
