using System.Globalization;
using BatchLedger.Ui;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace BatchLedger.Tests.Ui;

/// <summary>Renders one part of the kit with the real services, a clock that the test moves, and the culture it names.</summary>
public abstract class UiStage : BunitContext
{
    protected UiStage()
    {
        Speak("en-US");
        Services.AddUi();
        Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 24, 10, 0, 0, TimeSpan.Zero));

    protected static void Speak(string culture) =>
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
}
