using MudBlazor;

namespace BatchLedger.Tests.Shell;

/// <summary>The palette of the house in MudBlazor's words. The style sheet theme.css is what MudThemeProvider writes for it:
/// the provider itself never runs in the product, because its style blocks would need a weaker content-security policy.</summary>
public static class HouseTheme
{
    private static readonly string[] Font = ["Inter", "Segoe UI", "system-ui", "sans-serif"];

    public static MudTheme Create() => new()
    {
        PaletteLight = Light(),
        PaletteDark = Dark(),
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "8px" },
        Typography = Typography(),
    };

    private static PaletteLight Light() => new()
    {
        Primary = "#0b5cad", PrimaryContrastText = "#ffffff", Secondary = "#5b3cc4", SecondaryContrastText = "#ffffff",
        Tertiary = "#5b3cc4", TertiaryContrastText = "#ffffff", Info = "#0b5cad", InfoContrastText = "#ffffff",
        Success = "#15703f", SuccessContrastText = "#ffffff", Warning = "#8a5a00", WarningContrastText = "#ffffff",
        Error = "#b3261e", ErrorContrastText = "#ffffff", Dark = "#17202b", DarkContrastText = "#ffffff",
        TextPrimary = "#17202b", TextSecondary = "#4d5a68", TextDisabled = "#5a6572",
        ActionDefault = "#4d5a68", ActionDisabled = "#5a6572", ActionDisabledBackground = "#eef1f4",
        Surface = "#ffffff", Background = "#f4f6f8", BackgroundGray = "#eef1f4",
        DrawerBackground = "#ffffff", DrawerText = "#4d5a68", DrawerIcon = "#4d5a68", AppbarBackground = "#ffffff", AppbarText = "#17202b",
        LinesDefault = "#dde3e9", LinesInputs = "#8792a0", TableLines = "#eef1f4", TableStriped = "#f4f6f8", TableHover = "#e7f0fa",
        Divider = "#dde3e9", DividerLight = "#eef1f4",
    };

    private static PaletteDark Dark() => new()
    {
        Primary = "#6db3f5", PrimaryContrastText = "#08213a", Secondary = "#b9a5ff", SecondaryContrastText = "#12181f",
        Tertiary = "#b9a5ff", TertiaryContrastText = "#12181f", Info = "#6db3f5", InfoContrastText = "#12181f",
        Success = "#6fd09d", SuccessContrastText = "#12181f", Warning = "#f0c05a", WarningContrastText = "#12181f",
        Error = "#ff9d94", ErrorContrastText = "#12181f", Dark = "#e8edf2", DarkContrastText = "#12181f",
        TextPrimary = "#e8edf2", TextSecondary = "#b3bec9", TextDisabled = "#93a0ad",
        ActionDefault = "#b3bec9", ActionDisabled = "#93a0ad", ActionDisabledBackground = "#242e38",
        Surface = "#1a222b", Background = "#12181f", BackgroundGray = "#242e38",
        DrawerBackground = "#1a222b", DrawerText = "#b3bec9", DrawerIcon = "#b3bec9", AppbarBackground = "#1a222b", AppbarText = "#e8edf2",
        LinesDefault = "#2d3843", LinesInputs = "#6b7886", TableLines = "#242e38", TableStriped = "#12181f", TableHover = "#16314c",
        Divider = "#2d3843", DividerLight = "#242e38",
    };

    private static Typography Typography() => new()
    {
        Default = new DefaultTypography { FontFamily = Font, FontSize = "14px", LineHeight = "1.5", LetterSpacing = "normal" },
        H1 = new H1Typography { FontFamily = Font, FontSize = "22px", FontWeight = "700", LineHeight = "1.3", LetterSpacing = "-.01em" },
        H2 = new H2Typography { FontFamily = Font, FontSize = "15px", FontWeight = "700", LineHeight = "1.4", LetterSpacing = "normal" },
        H3 = new H3Typography { FontFamily = Font, FontSize = "14px", FontWeight = "700", LineHeight = "1.4", LetterSpacing = "normal" },
        H4 = new H4Typography { FontFamily = Font, FontSize = "14px", FontWeight = "600", LineHeight = "1.4", LetterSpacing = "normal" },
        H5 = new H5Typography { FontFamily = Font, FontSize = "14px", FontWeight = "600", LineHeight = "1.4", LetterSpacing = "normal" },
        H6 = new H6Typography { FontFamily = Font, FontSize = "16px", FontWeight = "700", LineHeight = "1.4", LetterSpacing = "-.01em" },
        Subtitle1 = new Subtitle1Typography { FontFamily = Font, FontSize = "14px", LineHeight = "1.5", LetterSpacing = "normal" },
        Subtitle2 = new Subtitle2Typography { FontFamily = Font, FontSize = "13px", FontWeight = "600", LineHeight = "1.5", LetterSpacing = "normal" },
        Body1 = new Body1Typography { FontFamily = Font, FontSize = "14px", LineHeight = "1.5", LetterSpacing = "normal" },
        Body2 = new Body2Typography { FontFamily = Font, FontSize = "14px", LineHeight = "1.5", LetterSpacing = "normal" },
        Button = new ButtonTypography { FontFamily = Font, FontSize = "13.5px", FontWeight = "600", LineHeight = "1.5", LetterSpacing = "normal", TextTransform = "none" },
        Caption = new CaptionTypography { FontFamily = Font, FontSize = "12.5px", LineHeight = "1.5", LetterSpacing = "normal" },
        Overline = new OverlineTypography { FontFamily = Font, FontSize = "11.5px", LineHeight = "1.5", LetterSpacing = ".06em", TextTransform = "uppercase" },
    };
}
