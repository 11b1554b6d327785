using BatchLedger.Batches;
using BatchLedger.Ledgers;
using BatchLedger.Tests.Ledgers;
using BatchLedger.Tests.Ui;
using BatchLedger.Ui;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace BatchLedger.Tests.Batches;

public class BatchLedgerFieldTests : UiStage
{
    [Fact]
    [Rule("S4.14")]
    public async Task The_form_of_a_batch_asks_for_the_ledger_only_where_there_is_a_choice()
    {
        await using var books = await Books.OpenAsync();
        var association = await Association.FoundAsync(books);
        Services.AddSingleton(books.Get<BatchService>()).AddSingleton(books.Get<BatchFormChoices>()).AddSingleton(books.Get<LedgerService>()).AddSingleton(books.Get<BatchLedger.FiscalPeriods.FiscalYearService>());
        Render<MudPopoverProvider>();
        var screen = Render<MudDialogProvider>();

        var asked = BatchForm.AskAsync(Services.GetRequiredService<Dialogs>());
        screen.WaitForAssertion(() => Assert.Contains("Fiscal period", screen.Markup, StringComparison.Ordinal));
        Assert.Empty(screen.FindComponents<Pick<LedgerChoice>>());
        await screen.FindAll("button").Single(b => b.TextContent.Trim() == "Cancel").ClickAsync(new());
        Assert.Null(await asked);

        await LedgerSituations.AddAsync(books, LedgerType.Budget, code: "BUD");
        var units = await LedgerSituations.AddAsync(books, LedgerType.Statistical, code: "UNITS");
        foreach (var code in new[] { "BUD", "UNITS" }) Assert.Null(await books.Get<LedgerCompanyService>().AddAsync(code, association.Company.Id));
        asked = BatchForm.AskAsync(Services.GetRequiredService<Dialogs>());
        screen.WaitForAssertion(() => Assert.Equal(["ACTUAL", "UNITS"], screen.FindComponent<Pick<LedgerChoice>>().Instance.Options.Select(l => l.Code)));
        await screen.Field("Name").ChangeAsync(new() { Value = "Members counted" });
        await screen.InvokeAsync(() => screen.FindComponent<Pick<LedgerChoice>>().Instance.ValueChanged.InvokeAsync(new LedgerChoice(units.Id, units.Code, units.Description)));
        await screen.FindAll("button").Single(b => b.TextContent.Trim() == "Create batch").ClickAsync(new());

        Assert.Equal("UNITS", (await books.Get<BatchReader>().FindAsync((await asked)!))!.Ledger.Code);
    }
}
