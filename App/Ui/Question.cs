namespace BatchLedger.Ui;

/// <summary>What a ConfirmDialog asks. <paramref name="Confirm"/> is the button's verb: "Post batch", never "OK".</summary>
public sealed record Question(string Title, string Text, string Confirm)
{
    public string Cancel { get; init; } = "Cancel";

    /// <summary>The label of a reason that must be typed; null asks for none.</summary>
    public string? Reason { get; init; }

    /// <summary>Primary for a usual step, Bad for one that takes something away.</summary>
    public ChipKind Kind { get; init; } = ChipKind.Brand;
}
