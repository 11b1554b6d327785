namespace BatchLedger.Ui;

/// <summary>One tab: its name in the address, its label, and a count if there is one.</summary>
public sealed record TabItem(string Name, string Label, string? Count = null);
