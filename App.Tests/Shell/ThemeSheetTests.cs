using System.Text.RegularExpressions;
using Bunit;
using MudBlazor;
using MudBlazor.Services;

namespace BatchLedger.Tests.Shell;

/// <summary>The static theme is what MudBlazor itself would write for our palette. After an upgrade or a new colour, run this test
/// with WRITE_THEME=1 in the environment and commit the file it writes.</summary>
public partial class ThemeSheetTests : BunitContext
{
    public ThemeSheetTests()
    {
        Services.AddMudServices();
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public void The_committed_theme_is_the_one_mudblazor_writes()
    {
        var written = Sheet();
        var file = Path.Combine(Sources.Top(), "wwwroot-assets", "css", "theme.css");
        if (Environment.GetEnvironmentVariable("WRITE_THEME") == "1") File.WriteAllText(file, written);

        Assert.Equal(written, File.ReadAllText(file));
    }

    [Fact]
    public void The_theme_knows_light_dark_and_the_systems_own_choice()
    {
        var sheet = Sheet();
        Assert.Contains(":root {\n", sheet, StringComparison.Ordinal);
        Assert.Contains("[data-theme=dark] {\n", sheet, StringComparison.Ordinal);
        Assert.Contains("prefers-color-scheme: dark", sheet, StringComparison.Ordinal);
        Assert.True(Variables("dark").Count > 100, "MudThemeProvider wrote no variables.");
    }

    private string Sheet()
    {
        var light = Variables("light");
        var dark = Variables("dark").Except(light).ToList();
        return $":root {{\n{Lines(light)}}}\n[data-theme=dark] {{\n{Lines(dark)}}}\n"
            + $"@media (prefers-color-scheme: dark) {{\n:root:not([data-theme]) {{\n{Lines(dark)}}}\n}}\n";
    }

    private List<string> Variables(string scheme)
    {
        var provider = Render<MudThemeProvider>(with => with.Add(p => p.Theme, HouseTheme.Create()).Add(p => p.IsDarkMode, scheme == "dark"));
        return [.. Variable().Matches(provider.Markup).Select(match => match.Value)];
    }

    private static string Lines(IEnumerable<string> variables) => string.Concat(variables.Select(line => line + "\n"));

    [GeneratedRegex("--mud-[a-z0-9-]+: [^;]+;")]
    private static partial Regex Variable();
}
