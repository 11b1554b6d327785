namespace BatchLedger.Ui;

public enum RailState { Waiting, Now, Done, Failed }

/// <summary>One step of a StatusRail; <paramref name="Note"/> says who and when: "today 10:41, M. Ito".</summary>
public sealed record RailStep(string Label, RailState State, string? Note = null);
