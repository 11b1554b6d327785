using BatchLedger.Data;
using BatchLedger.GlDeliveries;
using BatchLedger.People;
using BatchLedger.Refusals;

namespace BatchLedger.GlIntegration;

/// <summary>What people ask for: rows are made and changed here, and the worker carries them out. Several journals are taken all or none, the refusal naming those in the way.</summary>
public sealed class GlDeliveryService(Work work)
{
    /// <summary>Asks the outside system about each of them; creates nothing there (S2.14).
    /// Refuses with NothingChosen, NotFound, a refusal of the connection, NotPosted, NotOfMoney, TooEarly, OnItsWay, IsThere or Recorded.</summary>
    public Task<Refusal?> ValidateAsync(IReadOnlyList<int> journalIds, CancellationToken token = default) => work.DoAsync(Permission.SendToGl, async desk =>
    {
        var (journals, missing) = await desk.JournalsAsync(journalIds);
        return journals is null ? missing : Ask(desk, journals, AfterCheck.Stop);
    }, token);

    /// <summary>Sends what is valid and unchanged (S2.3, S2.15, S2.16). Refuses like <see cref="ValidateAsync"/>, and with NotAllValid or Changed.</summary>
    public Task<Refusal?> SendAsync(IReadOnlyList<int> journalIds, CancellationToken token = default) => work.DoAsync(Permission.SendToGl, async desk =>
    {
        var (journals, missing) = await desk.JournalsAsync(journalIds);
        if (journals is null) return missing;
        var bad = journals.Where(j => j.Delivery?.State is not GlDeliveryState.Valid).Select(j => (j.Name, j.Delivery)).ToList();
        if (bad.Count > 0) return GlDeliveryRefusals.NotAllValid(bad, journals.Count);
        var changed = journals.Where(j => j.Delivery!.WhyNotSend(j.Name, j.Connection) is not null).Select(j => j.Name).ToList();
        if (changed.Count > 0) return GlDeliveryRefusals.Changed(changed);

        foreach (var journal in journals)
        {
            if (journal.Delivery!.Send(desk.Asker()) is { } refusal) return refusal;
            desk.Trace(journal, journal.Delivery, "Send", $"Asked to be sent to {journal.System}.");
        }
        return null;
    }, token);

    /// <summary>Validates the journals of batches and sends what is valid at once: QB Connect, Send Details (S0.6, S1.25, S1.26).
    /// Refuses like <see cref="ValidateAsync"/>, and with BatchWithoutJournal.</summary>
    public Task<Refusal?> ConnectAsync(IReadOnlyList<string> batchNumbers, CancellationToken token = default) => work.DoAsync(Permission.SendToGl, async desk =>
    {
        var (ids, without) = await desk.JournalIdsAsync(batchNumbers);
        if (ids is null) return without;
        var (journals, missing) = await desk.JournalsAsync(ids);
        return journals is null ? missing : Ask(desk, journals, AfterCheck.Send);
    }, token);

    /// <summary>A person says that they are there, or need not be (S2.17–S2.19). Nothing is called. Refuses with ReasonMissing, NumberTooLong, OneNumber, and like <see cref="ValidateAsync"/>.</summary>
    public Task<Refusal?> RecordAsync(IReadOnlyList<int> journalIds, string reason, string? number, CancellationToken token = default) => work.DoAsync(Permission.SendToGl, async desk =>
    {
        number = string.IsNullOrWhiteSpace(number) ? null : number.Trim();
        if (WhyNotReason(reason) is { } wordless) return wordless;
        if (number?.Length > GlDelivery.NumberLength) return GlDeliveryRefusals.NumberTooLong;
        if (number is not null && journalIds.Distinct().Count() > 1) return GlDeliveryRefusals.OneNumber;
        var (journals, missing) = await desk.JournalsAsync(journalIds, Need.Connection);
        if (journals is null) return missing;
        if (journals.Select(j => j.Delivery?.WhyNotRecord(j.Name)).FirstOrDefault(no => no is not null) is { } refusal) return refusal;

        foreach (var journal in journals)
        {
            var delivery = journal.Delivery ?? desk.NewDelivery(journal);
            if (delivery.Record(desk.Asker(), reason.Trim(), number) is { } no) return no;
            desk.Trace(journal, delivery, "Record", $"As manually added to {journal.System}{(number is null ? "" : $" as {number}")}: {reason.Trim()}");
        }
        return null;
    }, token);

    /// <summary>Deletes it in the outside books. Refuses with NotFound, Stale, a refusal of the connection, NotThere, or EditedThere unless <paramref name="acceptedCopy"/> is the copy that was shown.</summary>
    public Task<Refusal?> RemoveAsync(int deliveryId, int seen, string? acceptedCopy, CancellationToken token = default) => work.DoAsync(Permission.SendToGl, async desk =>
    {
        var (journal, missing) = await desk.DeliveryAsync(deliveryId, seen, Need.WorkingConnection);
        if (journal is null) return missing;
        var delivery = journal.Delivery!;
        if ((delivery.WhyNotRemove(journal.Name, acceptedCopy) ?? delivery.Remove(desk.Asker())) is { } refusal) return refusal;
        desk.Trace(journal, delivery, "Remove", $"Asked to be deleted in {journal.System}{(acceptedCopy is null ? "" : ", though it was changed there")}.");
        return null;
    }, token);

    /// <summary>A person says that it was reversed in the outside books, where it cannot be deleted any more. Refuses with NotFound, Stale, NotThere or ReasonMissing.</summary>
    public Task<Refusal?> RecordReversalAsync(int deliveryId, int seen, string reason, CancellationToken token = default) => work.DoAsync(Permission.SendToGl, async desk =>
    {
        var (journal, missing) = await desk.DeliveryAsync(deliveryId, seen);
        if (journal is null) return missing;
        var delivery = journal.Delivery!;
        if ((delivery.WhyNotReverse(journal.Name) ?? WhyNotReason(reason) ?? delivery.Reversed(desk.Asker(), reason.Trim())) is { } refusal) return refusal;
        desk.Trace(journal, delivery, "Reverse", $"Recorded as reversed in {journal.System}: {reason.Trim()}");
        return null;
    }, token);

    /// <summary>Takes back a manual record. Refuses with NotFound, Stale, NotRecorded or ReasonMissing.</summary>
    public Task<Refusal?> WithdrawAsync(int deliveryId, int seen, string reason, CancellationToken token = default) => work.DoAsync(Permission.SendToGl, async desk =>
    {
        var (journal, missing) = await desk.DeliveryAsync(deliveryId, seen);
        if (journal is null) return missing;
        var delivery = journal.Delivery!;
        if ((delivery.WhyNotWithdraw(journal.Name) ?? WhyNotReason(reason) ?? delivery.Withdraw(desk.Asker(), reason.Trim())) is { } refusal) return refusal;
        desk.Trace(journal, delivery, "Withdraw", $"The manual record is withdrawn: {reason.Trim()}");
        return null;
    }, token);

    /// <summary>Takes it out of the queue before anything leaves. Refuses with NotFound, Stale, NotWaiting or AtWork.</summary>
    public Task<Refusal?> TakeBackAsync(int deliveryId, int seen, CancellationToken token = default) => work.DoAsync(Permission.SendToGl, async desk =>
    {
        var (journal, missing) = await desk.DeliveryAsync(deliveryId, seen);
        if (journal is null) return missing;
        var delivery = journal.Delivery!;
        if ((delivery.WhyNotTakeBack(journal.Name) ?? delivery.TakeBack(desk.Asker())) is { } refusal) return refusal;
        desk.Trace(journal, delivery, "TakeBack", $"Taken back; nothing goes to {journal.System}.");
        return null;
    }, token);

    /// <summary>Validates one that failed anew, then sends it. Refuses with NotFound, Stale, a refusal of the connection or NotFailed.</summary>
    public Task<Refusal?> RetryAsync(int deliveryId, int seen, CancellationToken token = default) => work.DoAsync(Permission.SendToGl, async desk =>
    {
        var (journal, missing) = await desk.DeliveryAsync(deliveryId, seen, Need.WorkingConnection);
        if (journal is null) return missing;
        var delivery = journal.Delivery!;
        if ((delivery.WhyNotRetry(journal.Name) ?? GlDeliveryDesk.WhyNotPosted(journal.Entry) ?? delivery.Retry(desk.Asker())) is { } refusal) return refusal;
        desk.Trace(journal, delivery, "Retry", $"Asked to be validated and sent to {journal.System} once more.");
        return null;
    }, token);

    private static Refusal? Ask(Desk desk, IReadOnlyList<AskedJournal> journals, AfterCheck after)
    {
        if (journals.Select(j => j.Delivery?.WhyNotCheck(j.Name)).FirstOrDefault(no => no is not null) is { } refusal) return refusal;
        foreach (var journal in journals)
        {
            var delivery = journal.Delivery ?? desk.NewDelivery(journal);
            if (delivery.Check(after, desk.Asker()) is { } no) return no;
            desk.Trace(journal, delivery, after is AfterCheck.Send ? "Connect" : "Validate", $"Asked to be validated with {journal.System}{(after is AfterCheck.Send ? " and sent" : "")}.");
        }
        return null;
    }

    private static Refusal? WhyNotReason(string reason) => string.IsNullOrWhiteSpace(reason) || reason.Trim().Length > GlDelivery.TextLength ? GlDeliveryRefusals.ReasonMissing : null;
}
