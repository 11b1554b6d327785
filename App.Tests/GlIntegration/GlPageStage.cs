using AngleSharp.Dom;
using BatchLedger.Data;
using BatchLedger.GlConnections;
using BatchLedger.GlDeliveries;
using BatchLedger.GlIntegration;
using BatchLedger.Live;
using BatchLedger.OutsideGl;
using BatchLedger.People;
using BatchLedger.Shell;
using BatchLedger.Tests.Ui;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace BatchLedger.Tests.GlIntegration;

/// <summary>The GL Integration screen over real books.</summary>
public abstract class GlPageStage : UiStage
{
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    protected IRenderedComponent<GlIntegrationPage> Open(GlGround ground)
    {
        var books = ground.Books;
        Services.AddSingleton(books.Get<Bell>()).AddSingleton(books.Get<Work>()).AddSingleton(books.Get<GlIntegrationReader>()).AddSingleton(books.Get<GlDeliveryService>());
        Render<MudPopoverProvider>();
        var page = Render<GlIntegrationPage>();
        page.WaitForElement("h1 ~ .bl-sub");
        return page;
    }

    protected static void Checked(GlDelivery delivery) => (delivery.CheckedAt, delivery.CheckedHash) = (Books.Start, new string('a', 64));

    protected static IElement Button<T>(IRenderedComponent<T> page, string text) where T : IComponent => page.FindAll("button").First(button => Text(button) == text);

    protected static IReadOnlyList<string> WhyNot(IRenderedComponent<GlIntegrationPage> page) => [.. page.FindAll(".bl-why span[id]").Select(Text)];

    protected static string Text(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
