using BatchLedger.Refusals;
using Microsoft.AspNetCore.Components;

namespace BatchLedger.Ui;

/// <summary>One button of an ActionBar. The page gives itself first, so that it is drawn again after the run:
/// <c>new ActionItem(this, "Close Batch", CloseAsync) { Key = "c", Refused = closing }</c>.</summary>
public sealed record ActionItem
{
    public ActionItem(object page, string label, Func<Task> run)
    {
        Label = label;
        Run = EventCallback.Factory.Create(page, run);
    }

    public string Label { get; }

    public EventCallback Run { get; }

    /// <summary>The next step of the record; one in a bar.</summary>
    public bool Primary { get; init; }

    /// <summary>A letter that clicks it, or two in turn: "p", "g b".</summary>
    public string? Key { get; init; }

    /// <summary>Why it cannot be used now. Null: it can.</summary>
    public string? WhyNot { get; init; }

    /// <summary>Where to mend what stands in the way.</summary>
    public IReadOnlyList<RecordLink> WhyNotLinks { get; init; } = [];

    /// <summary>Takes the reason and its links from what the service would answer.</summary>
    public Refusal? Refused
    {
        init
        {
            WhyNot = value?.Message;
            WhyNotLinks = value?.Links ?? [];
        }
    }
}
