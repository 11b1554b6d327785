using AngleSharp.Dom;
using BatchLedger.Data;
using BatchLedger.Live;
using BatchLedger.ManagementLedgers;
using BatchLedger.Managements;
using BatchLedger.OwnerStatements;
using BatchLedger.Receipts;
using BatchLedger.Tests.Ui;
using BatchLedger.Trust;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace BatchLedger.Tests.ManagementLedgers;

/// <summary>The pages of a management's ledger over real books.</summary>
public abstract class LedgerStage : UiStage
{
    /// <summary>Where dialogs open.</summary>
    protected IRenderedComponent<MudDialogProvider> Screen { get; private set; } = null!;

    internal async Task<LedgerGround> OpenAsync()
    {
        var ground = await LedgerGround.OpenAsync();
        Services.AddSingleton(ground.Books.Get<Bell>()).AddSingleton(ground.Books.Get<ManagementReader>()).AddSingleton(ground.Reader);
        Services.AddSingleton(ground.Books.Get<TrustChoices>()).AddSingleton(ground.Books.Get<TrustReceiptService>()).AddSingleton(ground.Books.Get<TrustPaymentService>())
            .AddSingleton(ground.Books.Get<FeeService>()).AddSingleton(ground.Books.Get<TrustCorrectionService>()).AddScoped<TrustDialogs>().AddScoped<ReceiptDialogs>().AddScoped<StatementDialogs>();
        Render<MudPopoverProvider>();
        Screen = Render<MudDialogProvider>();
        return ground;
    }

    protected void Go(string address) => Address.NavigateTo(address);

    protected NavigationManager Address => Services.GetRequiredService<NavigationManager>();

    protected IRenderedComponent<ManagementLedgerPage> Ledger(string number = "M-000107")
    {
        var page = Render<ManagementLedgerPage>(with => with.Add(p => p.Number, number));
        page.WaitForAssertion(() => Assert.DoesNotContain("Loading", page.Markup, StringComparison.Ordinal));
        return page;
    }

    protected static IReadOnlyList<string> Cells(IRenderedComponent<ManagementLedgerPage> page, string number) =>
        [.. page.Find($"tr[data-row='{number}']").QuerySelectorAll("td").Select(td => Plain(System.Text.RegularExpressions.Regex.Replace(td.InnerHtml, "<[^>]+>", " ")))];

    protected static string Plain(string text) => System.Text.RegularExpressions.Regex.Replace(text, "\\s+", " ").Trim();

    /// <summary>Opens Other of a row: each deed with its reason, or with nothing.</summary>
    protected static async Task<Dictionary<string, string>> OtherAsync(IRenderedComponent<ManagementLedgerPage> page, string number)
    {
        await page.Find($"tr[data-row='{number}'] button[aria-label='Other for {number}']").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Equal(6, page.FindAll($"tr[data-row='{number}'] .bl-other-item").Count));
        return page.FindAll($"tr[data-row='{number}'] .bl-other li").ToDictionary(li => li.QuerySelector("button")!.TextContent, Why);
    }

    private static string Why(IElement li)
    {
        var (button, reason) = (li.QuerySelector("button")!, li.QuerySelector("span"));
        Assert.Equal(reason is null ? null : "true", button.GetAttribute("aria-disabled"));
        Assert.Equal(reason?.Id, button.GetAttribute("aria-describedby"));
        return reason?.TextContent ?? "";
    }
}
