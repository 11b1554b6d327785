using BatchLedger.Data;
using BatchLedger.Features;
using BatchLedger.Live;
using BatchLedger.Managements;
using BatchLedger.People;
using BatchLedger.Shell;
using BatchLedger.Tests.Settings;
using BatchLedger.Tests.Trust;
using BatchLedger.Tests.Ui;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace BatchLedger.Tests.Managements;

public class ManagementPageTests : UiStage
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    private IRenderedComponent<MudDialogProvider> Screen { get; set; } = null!;

    [Fact]
    public async Task The_list_shows_what_is_held_and_who_is_in_arrears_and_moves_by_itself()
    {
        await using var office = await OpenAsync();
        var page = Render<ManagementsPage>();
        page.WaitForAssertion(() => Assert.Equal(["M-000107", "14 Mill Lane", "Harbour Trust", "A. Novak", "520.00 a week", "02 Mar 2026 8 days late", "–", "–", "–", "2,080.00"], Cells(page)));
        Assert.Equal("/managements/M-000107/ledger", page.Find("tbody a").GetAttribute("href"));

        await office.ReceivedAsync(520_00);
        await office.UnallocatedAsync(140_00);

        page.WaitForAssertion(() => Assert.Equal(["09 Mar 2026 1 day late", "520.00", "140.00", "26.00", "2,080.00"], Cells(page)[5..]), Soon);
    }

    [Fact]
    [Rule("S3.2")]
    public async Task From_the_list_one_comes_to_Tenancy_Management_and_on_to_the_Ledger()
    {
        await using var office = await OpenAsync();

        var page = Page<ManagementPage>();

        page.WaitForAssertion(() => Assert.Equal("14 Mill Lane", page.Find("h1").TextContent));
        Assert.Equal(["Tenancy/Management", "Ledger", "Bond", "Invoices", "Statements", "Filing cabinet"], page.FindAll(".bl-tabs a").Select(a => a.TextContent.Trim()));
        Assert.Equal("Tenancy/Management", page.Find(".bl-tabs a[aria-current=page]").TextContent.Trim());
        Assert.Equal("/managements/M-000107/ledger", page.FindAll(".bl-tabs a")[1].GetAttribute("href"));
        Assert.Contains("Owner: Harbour Trust · Tenant: A. Novak · rent 520.00 a week, paid to 02 Mar 2026", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_management_and_its_tenancy_are_made_in_dialogs_that_stay_open_until_they_are_right()
    {
        await using var office = await OpenAsync();
        var list = Render<ManagementsPage>();
        list.WaitForAssertion(() => Assert.NotEmpty(list.FindAll("tbody tr")));

        var asked = PressAsync(list, "New management");
        Screen.WaitForAssertion(() => Assert.Contains("Create management", Screen.Markup, StringComparison.Ordinal));
        await PressAsync(Screen, "Create management");
        Screen.WaitForAssertion(() => Assert.Equal("Enter the address of the property.", Screen.Find("[role=alert] span").TextContent), Soon);
        await Screen.Field("Property").ChangeAsync(new ChangeEventArgs { Value = "2 Quay Street" });
        await Screen.Field("Owner").ChangeAsync(new ChangeEventArgs { Value = "P. Lund" });
        await Screen.Field("Management fee, percent").ChangeAsync(new ChangeEventArgs { Value = "5.5" });
        await PressAsync(Screen, "Create management");
        await asked;

        Assert.EndsWith("/managements/M-000001", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        var page = Page<ManagementPage>("M-000001");
        page.WaitForAssertion(() => Assert.Contains("No tenancy yet", page.Markup, StringComparison.Ordinal));
        asked = PressAsync(page, "Start tenancy");
        Screen.WaitForAssertion(() => Assert.Contains("Bond agreed", Screen.Markup, StringComparison.Ordinal));
        await Screen.Field("Tenants").ChangeAsync(new ChangeEventArgs { Value = "B. Silva" });
        await Screen.Field("First day").ChangeAsync(new ChangeEventArgs { Value = "3/1/2026" });
        await Screen.Field("Rent").ChangeAsync(new ChangeEventArgs { Value = "480" });
        await PressAsync(Screen, "Start tenancy");
        await asked;
        page.WaitForAssertion(() => Assert.Contains("480.00 a week", page.Markup, StringComparison.Ordinal), Soon);
    }

    [Fact]
    public async Task Another_rent_and_the_end_are_agreed_on_the_tenancy()
    {
        await using var office = await OpenAsync();
        var page = Page<ManagementPage>();
        page.WaitForAssertion(() => Assert.Contains("Agree another rent", page.Markup, StringComparison.Ordinal));

        var asked = PressAsync(page, "Agree another rent");
        Screen.WaitForAssertion(() => Assert.Contains("The rent is 520.00 a week, paid to 02 Mar 2026.", Screen.Markup, StringComparison.Ordinal));
        await Screen.Field("Rent").ChangeAsync(new ChangeEventArgs { Value = "540.00" });
        await PressAsync(Screen, "Agree this rent");
        await asked;
        page.WaitForAssertion(() => Assert.Contains("540.00 a week", page.Markup, StringComparison.Ordinal), Soon);

        asked = PressAsync(page, "End tenancy");
        Screen.WaitForAssertion(() => Assert.Contains("Save the last day", Screen.Markup, StringComparison.Ordinal));
        await Screen.Field("Last day").ChangeAsync(new ChangeEventArgs { Value = "3/8/2026" });
        await PressAsync(Screen, "Save the last day");
        await asked;
        page.WaitForAssertion(() => Assert.Contains("Ended 08 Mar 2026", page.Markup, StringComparison.Ordinal), Soon);
        Assert.Contains("Tenancy: agree rent", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invoices_are_added_and_voided_and_a_paid_one_says_why_it_is_not()
    {
        await using var office = await OpenAsync();
        var invoice = await office.InvoiceAsync();
        var page = Page<InvoicesPage>();
        page.WaitForAssertion(() => Assert.Equal("Open", Cells(page)[7]));

        var asked = PressAsync(page, "Void");
        Screen.WaitForAssertion(() => Assert.Contains("Void invoice TI-000001?", Screen.Markup, StringComparison.Ordinal));
        await Screen.Find("textarea").InputAsync(new ChangeEventArgs { Value = "Wrong tenant" });
        await PressAsync(Screen, "Void invoice");
        await asked;
        page.WaitForAssertion(() => Assert.Equal("Voided Wrong tenant", Cells(page)[7]), Soon);

        await office.ChangeAsync<TenancyInvoice>((await office.InvoiceAsync()).Id, i => i.Take(10_00));
        office.Books.Get<Bell>().Ring([Topics.Management(office.Management.Id)]);
        page.WaitForAssertion(() => Assert.Equal("10.00 of invoice TI-000002 is paid. Take that money back first: reverse or reassign the receipt in the ledger.",
            page.Find("button[aria-label='Void TI-000002']").GetAttribute("title")), Soon);
        Assert.Equal(invoice.Number, page.FindAll("tbody tr")[1].FirstElementChild!.TextContent);
    }

    [Fact]
    public async Task Whoever_only_reads_sees_it_all_and_why_nothing_can_be_changed()
    {
        await using var office = await OpenAsync();
        office.Books.Actor = Books.Person("V. Viewer", Role.Viewer);

        var page = Page<ManagementPage>();

        page.WaitForAssertion(() => Assert.All(page.FindAll(".bl-bar button"), button => Assert.Equal("true", button.GetAttribute("aria-disabled"))));
        Assert.Contains("Keeping managements needs the role Staff or Accountant.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_is_not_there_says_so()
    {
        await using var office = await OpenAsync();

        Assert.Contains("This management was not found", Page<ManagementPage>("M-999999").Markup, StringComparison.Ordinal);
        Assert.Contains("This management was not found", Page<InvoicesPage>("M-999999").Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_navigation_leads_to_managements_only_while_they_are_on()
    {
        await using var books = await Books.OpenAsync();
        Services.AddSingleton(books.Get<Bell>()).AddSingleton(books.Get<FeatureReader>());
        var nav = Render<NavProperty>();
        nav.WaitForAssertion(() => Assert.Equal(["/managements", "/reconciliations"], nav.FindAll("a").Select(a => a.GetAttribute("href"))));

        Assert.Null(await books.TurnAsync(Feature.Managements, Switch.Off));

        nav.WaitForAssertion(() => Assert.Empty(nav.FindAll("a")), Soon);
    }

    private async Task<TrustOffice> OpenAsync()
    {
        var office = await TrustOffice.OpenAsync();
        var books = office.Books;
        Services.AddSingleton(books.Get<Bell>()).AddSingleton(books.Get<ManagementReader>()).AddSingleton(books.Get<ManagementService>()).AddSingleton(books.Get<TenancyService>())
            .AddSingleton(books.Get<InvoiceService>()).AddScoped<ManagementDialogs>();
        Render<MudPopoverProvider>();
        Screen = Render<MudDialogProvider>();
        return office;
    }

    private IRenderedComponent<T> Page<T>(string number = "M-000107") where T : ComponentBase => Render<T>(builder =>
    {
        builder.OpenComponent<T>(0);
        builder.AddAttribute(1, "Number", number);
        builder.CloseComponent();
    });

    private static Task PressAsync<T>(IRenderedComponent<T> part, string text) where T : IComponent =>
        part.FindAll("button").Single(button => button.TextContent.Trim() == text).ClickAsync(new());

    private static string[] Cells<T>(IRenderedComponent<T> page) where T : IComponent =>
        [.. page.FindAll("tbody tr")[0].Children.Select(cell => string.Join(' ', cell.TextContent.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)))];
}
