using System.Globalization;
using BatchLedger.GlDeliveries;
using BatchLedger.OutsideGl;
using BatchLedger.Ui;

namespace BatchLedger.GlIntegration;

/// <summary>How a delivery is told to people: its word, its colour, and what is happening to it.</summary>
public static class GlWords
{
    public const string NotSent = "Not sent";

    /// <summary>In place of the outside number while there is none.</summary>
    public const string NoNumber = "TBA";

    /// <summary>In place of "Valid" where the mapping or the settings of the connection changed since.</summary>
    public const string Outdated = "Valid, but the mapping changed since";

    public static string Word(GlDeliveryState? state) => state?.InWords() ?? NotSent;

    public static ChipKind Kind(GlDeliveryState? state) => state switch
    {
        GlDeliveryState.Valid or GlDeliveryState.Sent => ChipKind.Ok,
        GlDeliveryState.Invalid or GlDeliveryState.Failed => ChipKind.Bad,
        GlDeliveryState.Unknown => ChipKind.Warn,
        GlDeliveryState.Checking or GlDeliveryState.Queued or GlDeliveryState.Sending or GlDeliveryState.Removing => ChipKind.Run,
        _ => ChipKind.Plain,
    };

    public static string Day(DateOnly day) => day.ToString("dd MMM yyyy", CultureInfo.CurrentCulture);

    public static string At(DateTimeOffset at) => $"{at.ToString("dd MMM HH:mm", CultureInfo.CurrentCulture)} UTC";

    /// <summary>What happens to it now, or why it stands where it stands; empty where there is nothing to say. Findings are told apart.</summary>
    public static string Story(this GlDelivery delivery, int lines) => delivery.State switch
    {
        GlDeliveryState.Checking => Sentence(delivery.Reason) + (delivery.AfterCheck is AfterCheck.Send ? "It is being validated, and sent at once if it is valid." : "It is being validated."),
        GlDeliveryState.Valid => $"{CountWords.Of(lines, "line")} checked{(delivery.CheckedAt is { } at ? $" {At(at)}" : "")}",
        GlDeliveryState.Invalid => delivery.Findings.Any(f => f.Weight is FindingWeight.Blocks) ? "" : delivery.Reason ?? "",
        GlDeliveryState.Queued => delivery.Attempts == 0 ? Sentence(delivery.Reason) + "It waits for its turn." : $"{Sentence(delivery.Reason)}Attempt {delivery.Attempts + 1} at {Soon(delivery.DueAt)}.",
        GlDeliveryState.Sending => $"It is on its way{(delivery.LeftAt is { } left ? $" since {Soon(left)}" : "")}.",
        GlDeliveryState.Sent => $"{Sentence(delivery.Reason)}Sent {At(delivery.SentAt ?? delivery.ChangedAt)}, asked for by {delivery.AskedBy}.{Approval(delivery.Approval)}",
        GlDeliveryState.Unknown => $"{Sentence(delivery.Reason ?? "There was no answer.")}It is being looked up, not sent again; look-up {delivery.LookUps + 1} at {Soon(delivery.DueAt)}.",
        GlDeliveryState.Recorded => $"{Sentence(delivery.Reason)}Recorded by {delivery.AskedBy}; nothing was sent.",
        GlDeliveryState.Removing => "It is being deleted there.",
        _ => delivery.Reason ?? "",
    };

    /// <summary>"Line 4: account 4100 is inactive in QuickBooks Online."</summary>
    public static string InWords(this GlDeliveryFinding finding) => finding.LineNo is { } line ? $"Line {line}: {finding.Message}" : finding.Message;

    private static string Soon(DateTimeOffset at) => $"{at.ToString("HH:mm:ss", CultureInfo.InvariantCulture)} UTC";

    private static string Sentence(string? text) => string.IsNullOrWhiteSpace(text) ? "" : text.TrimEnd().TrimEnd('.', ';') + ". ";

    private static string Approval(OutsideApproval approval) => approval switch
    {
        OutsideApproval.Pending => " It waits for approval there.",
        OutsideApproval.Draft => " It is a draft there.",
        _ => "",
    };
}
