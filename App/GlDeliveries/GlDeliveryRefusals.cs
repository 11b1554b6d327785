using System.Globalization;
using BatchLedger.Journals;
using BatchLedger.Ledgers;
using BatchLedger.Refusals;

namespace BatchLedger.GlDeliveries;

/// <summary>What a delivery is called in a sentence.</summary>
public sealed record DeliveryName(string Journal, AccountingSystem System)
{
    public RecordLink Link => new(Journal, $"/journals/{Journal}");
}

/// <summary>Every "no" about deliveries, in the words the user reads.</summary>
public static class GlDeliveryRefusals
{
    public const string Address = "/gl-integration";

    public static Refusal TooMany(int chosen, int most) => new("GlDelivery.TooMany", $"{chosen:N0} journals are chosen; at most {most:N0} go at a time. Choose a shorter range.");

    public static Refusal NothingChosen => new("GlDelivery.NothingChosen", "Choose at least one journal.");

    public static Refusal NotPosted(JournalEntry entry) => new Refusal("GlDelivery.NotPosted",
        $"Journal {entry.Number} is {entry.State.InWords().ToLowerInvariant()}. Only the journal of a posted batch goes to an accounting system.").With(new RecordLink(entry.Number, entry.Address));

    public static Refusal NotOfMoney(JournalEntry entry, Ledger ledger) => new Refusal("GlDelivery.NotOfMoney",
        $"Journal {entry.Number} is in {ledger.Code}, a {ledger.Type} ledger. Only journals of Actual ledgers go to an accounting system.").With(new RecordLink(entry.Number, entry.Address));

    public static Refusal TooEarly(JournalEntry entry, DateOnly date, DateOnly from) => new Refusal("GlDelivery.TooEarly",
        $"Journal {entry.Number} is of {Day(date)}; the connection takes journals from {Day(from)} on. What is older was entered by other means.").With(new RecordLink(entry.Number, entry.Address));

    /// <summary>OnItsWay, IsThere or Recorded: why nothing else may be asked for now.</summary>
    public static Refusal Held(GlDelivery delivery, DeliveryName name) => delivery.State switch
    {
        GlDeliveryState.Sent => new Refusal("GlDelivery.IsThere", $"Journal {name.Journal} is in {name.System.InWords()}{As(delivery, name)} already. Delete or reverse it there first.").With(name.Link),
        GlDeliveryState.Recorded => new Refusal("GlDelivery.Recorded",
            $"Journal {name.Journal} is recorded as manually added to {name.System.InWords()} (by {delivery.AskedBy}, {Moment(delivery.AskedAt)}). Withdraw the record first.").With(name.Link),
        GlDeliveryState.Removed => new Refusal("GlDelivery.Removed", $"This delivery of journal {name.Journal} is over. Ask for the journal anew.").With(name.Link),
        _ => OnItsWay(delivery, name),
    };

    /// <summary>Why the batch of a journal may not be reopened (invariant 38), with the way out.</summary>
    public static Refusal JournalHeld(GlDelivery delivery, DeliveryName name) => delivery.State switch
    {
        GlDeliveryState.Sent => new Refusal("GlDelivery.IsThere",
            $"Journal {name.Journal} is in {name.System.InWords()}{As(delivery, name)} (sent {Moment(delivery.SentAt ?? delivery.AskedAt)}). Delete or reverse it there first.").With(name.Link),
        GlDeliveryState.Recorded => new Refusal("GlDelivery.Recorded",
            $"Journal {name.Journal} is recorded as manually added to {name.System.InWords()} (by {delivery.AskedBy}, {Moment(delivery.AskedAt)}: {delivery.Reason}). Withdraw the record first.").With(name.Link),
        _ => OnItsWay(delivery, name),
    };

    public static Refusal NotValid(DeliveryName name, GlDelivery? delivery) => new Refusal("GlDelivery.NotValid",
        $"Journal {name.Journal} is {Word(delivery)}. Validate it first; only journals that {name.System.InWords()} found good are sent.").With(name.Link);

    /// <summary>One sentence for many.</summary>
    public static Refusal NotAllValid(IReadOnlyList<(DeliveryName Name, GlDelivery? Delivery)> bad, int chosen) => new("GlDelivery.NotAllValid",
        $"{bad.Count:N0} of the {chosen:N0} chosen journals {(bad.Count == 1 ? "is" : "are")} not valid: {string.Join(", ", bad.Take(5).Select(b => $"{b.Name.Journal} ({Word(b.Delivery)})"))}{(bad.Count > 5 ? ", …" : "")}. Validate them, or leave them out.")
    {
        Links = [.. bad.Take(5).Select(b => b.Name.Link)],
        Faults = [.. bad.Select(b => new Fault(b.Name.Journal, $"It is {Word(b.Delivery)}.", b.Name.Link.Address))],
    };

    public static Refusal Changed(IReadOnlyList<DeliveryName> changed) => new("GlDelivery.Changed",
        $"{string.Join(", ", changed.Take(5).Select(c => c.Journal))}{(changed.Count > 5 ? ", …" : "")} {(changed.Count == 1 ? "is" : "are")} not what was validated: the mapping or the settings of the connection changed since. Validate again.")
    {
        Links = [.. changed.Take(5).Select(c => c.Link)],
    };

    public static Refusal NotThere(DeliveryName name, GlDelivery delivery) => new Refusal("GlDelivery.NotThere",
        $"Journal {name.Journal} is {Word(delivery)}. Only a journal that is in {name.System.InWords()} can be deleted or reversed there.").With(name.Link);

    public static Refusal EditedThere(DeliveryName name, GlDelivery delivery) => new Refusal("GlDelivery.EditedThere",
        $"Journal {name.Journal} was changed in {name.System.InWords()} after it was sent. Look at the differences; delete it all the same, or reverse it there.")
    {
        Links = [name.Link], Faults = [.. delivery.Findings.Where(f => f.Code == GlDelivery.EditedThere).OrderBy(f => f.Ordinal).Select(f => new Fault(name.Journal, f.Message))],
    };

    public static Refusal NotRecorded(DeliveryName name, GlDelivery delivery) => new Refusal("GlDelivery.NotRecorded",
        $"Journal {name.Journal} is {Word(delivery)}, and not recorded as manually added, so there is no record to withdraw.").With(name.Link);

    public static Refusal NotFailed(DeliveryName name, GlDelivery delivery) => new Refusal("GlDelivery.NotFailed",
        $"Journal {name.Journal} is {Word(delivery)}. Only one that failed is tried again.").With(name.Link);

    public static Refusal NotWaiting(DeliveryName name, GlDelivery delivery) => new Refusal("GlDelivery.NotWaiting",
        $"Journal {name.Journal} is {Word(delivery)}. Only one that waits to be validated or sent is taken back.").With(name.Link);

    public static Refusal AtWork(DeliveryName name) => new Refusal("GlDelivery.AtWork",
        $"{name.System.InWords()} is being asked about journal {name.Journal} right now. Wait for the result.").With(name.Link);

    public static Refusal ReasonMissing => new("GlDelivery.ReasonMissing", $"Give a reason of 1 to {GlDelivery.TextLength} characters. It is kept with the journal.");

    public static Refusal NumberTooLong => new("GlDelivery.NumberTooLong", $"A number in the accounting system has at most {GlDelivery.NumberLength} characters.");

    public static Refusal OneNumber => new("GlDelivery.OneNumber", "A number belongs to one journal. Record the journals one by one to keep their numbers.");

    public static Refusal BatchWithoutJournal(string batch, string state) => new Refusal("GlDelivery.BatchWithoutJournal",
        $"Batch {batch} is {state}. Post it first; posting makes the journal that is sent.").With(new RecordLink(batch, $"/batches/{batch}"));

    /// <summary>An arrow that the life of a delivery does not have.</summary>
    public static Refusal NotAllowed(GlDelivery delivery, GlDeliveryState next) => new("GlDelivery.NotAllowed",
        $"The delivery is {Word(delivery)} and cannot become {next.InWords().ToLowerInvariant()}.");

    private static Refusal OnItsWay(GlDelivery delivery, DeliveryName name) => new Refusal("GlDelivery.OnItsWay", delivery.State switch
    {
        GlDeliveryState.Unknown => $"It is not known whether journal {name.Journal} arrived in {name.System.InWords()} (sent {Moment(delivery.LeftAt ?? delivery.AskedAt)}). It is being looked up; wait for the result.",
        GlDeliveryState.Removing => $"Journal {name.Journal} is being deleted in {name.System.InWords()} (asked by {delivery.AskedBy}, {Moment(delivery.AskedAt)}). Wait for the result.",
        GlDeliveryState.Checking => $"Journal {name.Journal} is being validated with {name.System.InWords()} (asked by {delivery.AskedBy}, {Moment(delivery.AskedAt)}). Wait for the result.",
        _ => $"Journal {name.Journal} is on its way to {name.System.InWords()} (asked by {delivery.AskedBy}, {Moment(delivery.AskedAt)}). Wait for the result.",
    }).With(name.Link);

    private static string As(GlDelivery delivery, DeliveryName name) => delivery.FoundAs(name.Journal) is { } number ? $" as {number}" : "";

    private static string Word(GlDelivery? delivery) => delivery?.State.InWords().ToLowerInvariant() ?? "not validated";

    private static string Day(DateOnly date) => date.ToString("dd MMM yyyy", CultureInfo.CurrentCulture);

    private static string Moment(DateTimeOffset at) => at.ToString("dd MMM HH:mm 'UTC'", CultureInfo.CurrentCulture);
}
