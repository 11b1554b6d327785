using BatchLedger.GlDeliveries;
using BatchLedger.Refusals;

namespace BatchLedger.GlIntegration;

/// <summary>What can be done with the journals that are ticked. The services decide anew; this is for the buttons (S2.16).</summary>
public static class GlSelection
{
    public static Refusal Nothing => new("GlIntegration.NothingSelected", "No journal is selected. Tick those it is about.");

    public static Refusal? WhyNotValidate(IReadOnlyList<GlChoice> selected) => selected.Count == 0 ? Nothing : null;

    /// <summary>Refuses with NothingSelected, BeingValidated, NotValid, NotValidated or Changed, in that order.</summary>
    public static Refusal? WhyNotSend(IReadOnlyList<GlChoice> selected)
    {
        if (selected.Count == 0) return Nothing;
        int Count(Func<GlDeliveryState?, bool> stands) => selected.Count(choice => stands(choice.State));
        if (Count(state => state is GlDeliveryState.Checking) is > 0 and var checking) return new("GlIntegration.BeingValidated", $"{Of(checking, selected)} being validated.");
        if (Count(state => state is GlDeliveryState.Invalid or GlDeliveryState.Failed) is > 0 and var invalid) return new("GlIntegration.NotValid", $"{Of(invalid, selected)} not valid.");
        if (Count(state => state is null) is > 0 and var fresh) return new("GlIntegration.NotValidated", $"{Of(fresh, selected)} not validated yet. Validate first.");
        var outdated = selected.Count(choice => choice.IsOutdated);
        return outdated > 0 ? new("GlIntegration.Changed", $"{Of(outdated, selected)} not what was validated: the mapping or the settings of the connection changed since. Validate again.") : null;
    }

    /// <summary>Those that keep the others from being sent.</summary>
    public static IEnumerable<int> NotValid(IReadOnlyList<GlChoice> selected) =>
        selected.Where(choice => choice.State is not (GlDeliveryState.Valid or GlDeliveryState.Checking)).Select(choice => choice.JournalId);

    private static string Of(int count, IReadOnlyList<GlChoice> selected) =>
        $"{count:N0} of {selected.Count:N0} selected journal{(selected.Count == 1 ? "" : "s")} {(count == 1 ? "is" : "are")}";
}
