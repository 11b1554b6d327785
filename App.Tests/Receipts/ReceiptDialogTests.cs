using BatchLedger.FilingCabinet;
using BatchLedger.Live;
using BatchLedger.OwnerStatements;
using BatchLedger.Receipts;
using BatchLedger.Tests.Trust;
using BatchLedger.Tests.Ui;
using BatchLedger.Ui;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace BatchLedger.Tests.Receipts;

public class ReceiptDialogTests : UiStage
{
    [Fact]
    [Rule("S3.23")]
    public async Task Print_opens_the_page_of_the_receipt_and_save_puts_it_into_the_filing_cabinet_and_says_so_with_a_link()
    {
        await using var office = await TrustOffice.OpenAsync();
        var screen = Stage(office);
        var asked = await OpenAsync(screen, office, await office.ReceivedAsync(520_00));
        Assert.Equal("Receipt R-000001", screen.Find(".mud-dialog h2").TextContent);
        Assert.Contains("Rent 02 Mar to 09 Mar520.00", screen.Find(".mud-dialog table").TextContent, StringComparison.Ordinal);
        var print = screen.Find(".mud-dialog a.bl-btn");
        Assert.Equal(("/receipts/T-000001", "_blank", "Print"), (print.GetAttribute("href"), print.GetAttribute("target"), print.TextContent));

        await screen.Find(".mud-dialog .primary").ClickAsync(new());

        Assert.True(await asked);
        var toast = Assert.Single(Services.GetRequiredService<Toasts>().Shown);
        var kept = Assert.Single(await office.Books.Get<FilingService>().ListAsync(office.Management.Id)).Document;
        Assert.Equal("Receipt R-000001.pdf is in the filing cabinet.", toast.Text);
        Assert.Equal([kept.Address, "/managements/M-000107/filing-cabinet"], toast.Links.Select(link => link.Address));
    }

    [Fact]
    public async Task A_reversed_receipt_says_so_before_it_is_printed_and_going_back_keeps_nothing()
    {
        await using var office = await TrustOffice.OpenAsync();
        var screen = Stage(office);
        var receipt = await office.ReceivedAsync(520_00);
        TrustOffice.Made(await office.Corrections.ReverseAsync(office.Correction(receipt)));
        var asked = await OpenAsync(screen, office, receipt);

        Assert.Contains("REVERSED on 10 Mar 2026", screen.Find(".mud-dialog .bl-banner").TextContent, StringComparison.Ordinal);
        await screen.FindAll(".mud-dialog button").Single(button => button.TextContent == "Close").ClickAsync(new());

        Assert.False(await asked);
        Assert.Empty(await office.Books.Get<FilingService>().ListAsync(office.Management.Id));
    }

    [Fact]
    public async Task A_statement_is_shown_before_it_is_made_and_an_end_that_cannot_be_says_why()
    {
        await using var office = await TrustOffice.OpenAsync();
        var screen = Stage(office);
        await office.ReceivedAsync(520_00);
        office.Books.Clock.SetUtcNow(Clock.GetUtcNow());
        var asked = screen.InvokeAsync(() => Services.GetRequiredService<StatementDialogs>().MakeAsync(office.Management));
        screen.WaitForElement(".mud-dialog table");
        Assert.Contains("10 Mar 2026 to 24 Mar 2026, 1 transaction", screen.Find(".mud-dialog table").TextContent, StringComparison.Ordinal);

        await screen.Find(".mud-dialog input").ChangeAsync(new() { Value = "3/25/2026" });
        screen.WaitForAssertion(() => Assert.Contains("would tell of days to come", screen.Find(".mud-dialog .bl-refusal").TextContent, StringComparison.Ordinal));
        Assert.Empty(screen.FindAll(".mud-dialog .primary"));
        await screen.Find(".mud-dialog input").ChangeAsync(new() { Value = "3/10/2026" });
        screen.WaitForElement(".mud-dialog .primary");
        await screen.Find(".mud-dialog .primary").ClickAsync(new());

        Assert.True(await asked);
        Assert.Equal("Statement 1 up to 10 Mar 2026 is in the filing cabinet.", Assert.Single(Services.GetRequiredService<Toasts>().Shown).Text);
        var list = Render<StatementList>(p => p.Add(l => l.Management, office.Management));
        Assert.Equal(["Statement 1 as PDF", "Statement 1 as Excel workbook"], list.FindAll("tbody a").Select(link => link.GetAttribute("aria-label")));
        Assert.Equal(2, Render<DocumentList>(p => p.Add(l => l.Management, office.Management)).FindAll("tbody tr").Count);
    }

    private IRenderedComponent<MudDialogProvider> Stage(TrustOffice office)
    {
        Services.AddSingleton(office.Books.Get<ReceiptFiling>()).AddSingleton(office.Books.Get<StatementService>()).AddSingleton(office.Books.Get<FilingService>()).AddSingleton(office.Books.Get<Bell>())
            .AddScoped<ReceiptDialogs>().AddScoped<StatementDialogs>();
        Render<MudPopoverProvider>();
        return Render<MudDialogProvider>();
    }

    private async Task<Task<bool>> OpenAsync(IRenderedComponent<MudDialogProvider> screen, TrustOffice office, BatchLedger.Transactions.Transaction receipt)
    {
        var standing = await office.StandingAsync(receipt);
        var asked = screen.InvokeAsync(() => Services.GetRequiredService<ReceiptDialogs>().ShowAsync(standing));
        screen.WaitForElement(".mud-dialog table");
        return asked;
    }
}
