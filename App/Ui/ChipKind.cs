namespace BatchLedger.Ui;

/// <summary>What a colour means, everywhere: colour stands for state and for nothing else.</summary>
public enum ChipKind { Plain, Ok, Warn, Bad, Run, Brand }

public static class ChipKinds
{
    public static string CssClass(this ChipKind kind) => kind switch
    {
        ChipKind.Ok => "ok",
        ChipKind.Warn => "warn",
        ChipKind.Bad => "bad",
        ChipKind.Run => "run",
        ChipKind.Brand => "brand",
        _ => "plain",
    };
}
