using BatchLedger.Managements;
using BatchLedger.Tests.Trust;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Managements;

public class TenancyTests
{
    [Fact]
    public async Task A_tenancy_starts_once_and_only_while_no_other_lasts()
    {
        await using var office = await TrustOffice.OpenAsync();
        var other = await office.ManageAsync("M-000108");
        var service = office.Books.Get<TenancyService>();
        var draft = Draft(other);

        var made = TrustOffice.Made(await service.SaveAsync(draft));

        Assert.Equal(made.Id, TrustOffice.Made(await service.SaveAsync(draft)).Id);
        Assert.Equal((new DateOnly(2026, 3, 1), 1_200_00, RentPeriod.Month, 2_400_00), (made.PaidTo, made.Rent, made.Every, made.BondRequired));
        Assert.Equal("B. Silva rent since 01 Mar 2026, without an end. A management has one tenancy at a time: choose other days, or end that one first.",
            TrustOffice.Refused(await service.SaveAsync(Draft(other))));
        Assert.Null(await service.EndAsync(made.Id, made.Version, new DateOnly(2026, 6, 30)));
        var next = Draft(other);
        next.Start = new DateOnly(2026, 7, 1);
        TrustOffice.Made(await service.SaveAsync(next));
        var first = (await NowAsync(office, made.Id))!;
        Assert.StartsWith("B. Silva rent since 01 Jul 2026, without an end.", (await service.EndAsync(first.Id, first.Version, null))?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_or_unclear_is_said()
    {
        await using var office = await TrustOffice.OpenAsync();
        var other = await office.ManageAsync("M-000108");

        Assert.Equal("Enter the tenants' names.", await RefusedAsync(d => d.Tenants = " "));
        Assert.Equal("Enter the first day of the tenancy.", await RefusedAsync(d => d.Start = null));
        Assert.Equal("A tenancy that starts on 01 Mar 0026 is not kept here. Correct the year.", await RefusedAsync(d => d.Start = new DateOnly(26, 3, 1)));
        Assert.Equal("Enter a rent over 0.", await RefusedAsync(d => d.Rent = 0));
        Assert.Equal("Amounts of a tenancy go up to 10,000,000.00.", await RefusedAsync(d => d.Rent = RentDraft.Most + 1));
        Assert.Equal("Enter the bond that is agreed; 0 for none.", await RefusedAsync(d => d.BondRequired = null));
        Assert.Equal("The tenancy starts on 01 Mar 2026; it cannot end on 28 Feb 2026.", await RefusedAsync(d => d.End = new DateOnly(2026, 2, 28)));
        Assert.Equal("Rent is paid to 20 Feb 2026, outside the tenancy, which starts on 01 Mar 2026. Choose a day of the tenancy.", await RefusedAsync(d => d.PaidTo = new DateOnly(2026, 2, 20)));
        await office.ChangeAsync<Management>(other.Id, m => m.Active = false);
        Assert.Equal("Management M-000108 is inactive. Set it active first.", await RefusedAsync(_ => { }));

        async Task<string> RefusedAsync(Action<TenancyDraft> spoil)
        {
            var draft = Draft(other);
            spoil(draft);
            return TrustOffice.Refused(await office.Books.Get<TenancyService>().SaveAsync(draft));
        }
    }

    [Fact]
    public async Task Ending_a_tenancy_leaves_its_money_where_it_is()
    {
        await using var office = await TrustOffice.OpenAsync();
        await office.ReceivedAsync(520_00);
        await office.UnallocatedAsync(140_00);
        var before = await office.FundsAsync();
        var tenancy = await office.FirstAsync<Tenancy>();

        Assert.Null(await office.Books.Get<TenancyService>().EndAsync(tenancy.Id, tenancy.Version, new DateOnly(2026, 3, 9)));

        Assert.Equal(before, await office.FundsAsync());
        Assert.Null((await office.Books.Get<ManagementReader>().FindAsync("M-000107"))!.Tenancy);
        Assert.Equal(140_00, (await office.Books.Get<ManagementReader>().HeldAsync(office.Management.Id))!.Of(tenancy).Unallocated);
    }

    [Fact]
    public async Task One_with_money_or_an_invoice_is_never_deleted_and_one_by_mistake_is()
    {
        await using var office = await TrustOffice.OpenAsync();
        var service = office.Books.Get<TenancyService>();
        var mistake = TrustOffice.Made(await service.SaveAsync(Draft(await office.ManageAsync("M-000108"))));
        await office.ReceivedAsync(520_00);
        await office.InvoiceAsync();
        var tenancy = await office.FirstAsync<Tenancy>();

        Assert.Equal("The tenancy of A. Novak stays: 1 transaction and 1 invoice name it. End it instead.", (await service.DeleteAsync(tenancy.Id, tenancy.Version))?.Message);
        Assert.Null(await service.DeleteAsync(mistake.Id, mistake.Version));
        Assert.Null(await NowAsync(office, mistake.Id));
    }

    [Fact]
    public async Task Another_rent_is_agreed_from_a_day_of_the_tenancy()
    {
        await using var office = await TrustOffice.OpenAsync();
        await office.ReceivedAsync(520_00);
        var service = office.Books.Get<TenancyService>();
        var draft = RentDraft.Of(await office.FirstAsync<Tenancy>());

        Assert.Equal("The rent is 520.00 a week already. Enter another one.", (await service.AgreeAsync(draft))?.Message);
        (draft.Rent, draft.From) = (540_00, new DateOnly(2026, 3, 1));
        Assert.Equal("The rent would count from 01 Mar 2026, outside the tenancy, which starts on 02 Mar 2026. Choose a day of the tenancy.", (await service.AgreeAsync(draft))?.Message);
        draft.From = new DateOnly(2026, 3, 16);
        Assert.Null(await service.AgreeAsync(draft));

        var now = await office.FirstAsync<Tenancy>();
        Assert.Equal((540_00, new DateOnly(2026, 3, 16), -520_00, 1_040_00), (now.Rent, now.RentFrom, now.RentReceived, now.RentBefore));
        Assert.Equal((new DateOnly(2026, 3, 9), 20_00), (now.PaidTo, now.RentCredit));
        Assert.StartsWith("The tenancy of A. Novak was changed by R. Osei", (await service.AgreeAsync(draft))?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_day_is_corrected_and_rent_counts_from_it_while_none_was_received()
    {
        await using var office = await TrustOffice.OpenAsync();
        var service = office.Books.Get<TenancyService>();
        var draft = TenancyDraft.Of(await office.FirstAsync<Tenancy>());
        draft.Start = new DateOnly(2026, 3, 4);

        var corrected = TrustOffice.Made(await service.SaveAsync(draft));
        Assert.Equal((new DateOnly(2026, 3, 4), 520_00), (corrected.PaidTo, corrected.Rent));

        await office.ReceivedAsync(520_00);
        draft = TenancyDraft.Of(await office.FirstAsync<Tenancy>());
        draft.Start = new DateOnly(2026, 3, 2);
        Assert.Equal(new DateOnly(2026, 3, 11), TrustOffice.Made(await service.SaveAsync(draft)).PaidTo);
    }

    private static TenancyDraft Draft(Management management) => new()
    {
        ManagementId = management.Id, Tenants = "B. Silva", Start = new DateOnly(2026, 3, 1), Rent = 1_200_00, Every = RentPeriod.Month, BondRequired = 2_400_00,
    };

    private static async Task<Tenancy?> NowAsync(TrustOffice office, int id)
    {
        await using var db = office.Books.Db();
        return await db.Tenancies.AsNoTracking().SingleOrDefaultAsync(t => t.Id == id);
    }
}
