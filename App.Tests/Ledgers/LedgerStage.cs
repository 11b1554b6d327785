using BatchLedger.Data;
using BatchLedger.Features;
using BatchLedger.Ledgers;
using BatchLedger.Live;
using BatchLedger.Tests.Ui;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace BatchLedger.Tests.Ledgers;

/// <summary>The page of one ledger over real books.</summary>
public abstract class LedgerStage : UiStage
{
    protected IRenderedComponent<MudDialogProvider> Screen { get; private set; } = null!;

    protected async Task<Books> OpenAsync()
    {
        var books = await Books.OpenAsync();
        Services.AddSingleton(books.Get<Bell>()).AddSingleton(books.Get<Work>()).AddSingleton(books.Get<LedgerReader>()).AddSingleton(books.Get<LedgerService>())
            .AddSingleton(books.Get<LedgerCompanyService>()).AddSingleton(books.Get<CompanyService>()).AddSingleton(books.Get<FeatureReader>());
        Render<MudPopoverProvider>();
        Screen = Render<MudDialogProvider>();
        return books;
    }

    protected IRenderedComponent<LedgerPage> Open(string? code)
    {
        var page = Render<LedgerPage>(with => with.Add(p => p.Code, code));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("button")));
        return page;
    }

    /// <summary>Why a button cannot be used, as its reader learns it; null is "it can".</summary>
    protected static string? WhyNot(IRenderedComponent<LedgerPage> page, string button)
    {
        var found = page.FindAll("button").Single(b => b.TextContent.Trim() == button);
        return found.GetAttribute("aria-disabled") == "true" ? found.GetAttribute("title") : null;
    }

    protected static async Task PressAsync<T>(IRenderedComponent<T> part, string button) where T : Microsoft.AspNetCore.Components.IComponent =>
        await part.FindAll("button").Single(b => b.TextContent.Trim() == button).ClickAsync(new());
}
