using BatchLedger.GlConnections;
using BatchLedger.Journals;
using BatchLedger.Refusals;

namespace BatchLedger.GlDeliveries;

/// <summary>What people ask for. Each verb has a "WhyNot", so a page can say beforehand why it would refuse.</summary>
public sealed partial class GlDelivery
{
    /// <summary>A journal that nobody has asked for yet, or whose last delivery was removed.</summary>
    public static GlDelivery New(JournalEntry entry, int connectionId, Asker asker) => new()
    {
        CompanyId = entry.CompanyId, ConnectionId = connectionId, JournalEntryId = entry.Id, Key = $"bl-{Guid.NewGuid():N}",
        AskedAt = asker.At, AskedBy = asker.Name, DueAt = asker.At,
    };

    /// <summary>Refuses with OnItsWay, IsThere or Recorded. One that is being validated may be asked for again.</summary>
    public Refusal? WhyNotCheck(DeliveryName name) => State is GlDeliveryState.Checking || State.LeadsTo(GlDeliveryState.Checking) ? null : GlDeliveryRefusals.Held(this, name);

    /// <summary>To be validated; the wish to send it afterwards stays once somebody had it.</summary>
    public Refusal? Check(AfterCheck after, Asker asker)
    {
        if (State is not GlDeliveryState.Checking && MoveTo(GlDeliveryState.Checking) is { } refusal) return refusal;
        AfterCheck = after;
        Findings.Clear();
        AskAnew(asker);
        return null;
    }

    /// <summary>It is valid no more in all but name: the mapping or the settings of the connection changed after it was validated.</summary>
    public bool IsOutdated(GlConnection connection) => State is GlDeliveryState.Valid && CheckedAt < connection.MapChangedAt;

    /// <summary>Refuses with NotValid or Changed: only what the outside system found good is sent, as it found it (S2.15, S2.16).</summary>
    public Refusal? WhyNotSend(DeliveryName name, GlConnection connection)
    {
        if (State is not GlDeliveryState.Valid) return GlDeliveryRefusals.NotValid(name, this);
        return IsOutdated(connection) ? GlDeliveryRefusals.Changed([name]) : null;
    }

    public Refusal? Send(Asker asker)
    {
        if (State is not GlDeliveryState.Valid) return GlDeliveryRefusals.NotAllowed(this, GlDeliveryState.Queued);
        if (MoveTo(GlDeliveryState.Queued) is { } refusal) return refusal;
        AfterCheck = AfterCheck.Send;
        AskAnew(asker);
        return null;
    }

    /// <summary>Refuses with OnItsWay, IsThere or Recorded: what is outside already is not recorded by hand as well (invariant 38).</summary>
    public Refusal? WhyNotRecord(DeliveryName name) => State.LeadsTo(GlDeliveryState.Recorded) ? null : GlDeliveryRefusals.Held(this, name);

    /// <summary>A person says it is there, or need not be (S2.17–S2.19). A worker that validates it meanwhile changes nothing any more.</summary>
    public Refusal? Record(Asker asker, string reason, string? number)
    {
        if (MoveTo(GlDeliveryState.Recorded) is { } refusal) return refusal;
        Release();
        (AskedAt, AskedBy, Reason, OutsideNumber) = (asker.At, asker.Name, Short(reason), number);
        Findings.Clear();
        return null;
    }

    /// <summary>Refuses with NotThere, or with EditedThere unless <paramref name="accepted"/> is the copy that was shown.</summary>
    public Refusal? WhyNotRemove(DeliveryName name, string? accepted)
    {
        if (State is not GlDeliveryState.Sent) return GlDeliveryRefusals.NotThere(name, this);
        return ShownCopy is null || accepted == ShownCopy ? null : GlDeliveryRefusals.EditedThere(name, this);
    }

    public Refusal? Remove(Asker asker)
    {
        if (MoveTo(GlDeliveryState.Removing) is { } refusal) return refusal;
        AskAnew(asker);
        return null;
    }

    /// <summary>Refuses with NotThere.</summary>
    public Refusal? WhyNotReverse(DeliveryName name) => State is GlDeliveryState.Sent ? null : GlDeliveryRefusals.NotThere(name, this);

    /// <summary>A person says that it was reversed in the outside books.</summary>
    public Refusal? Reversed(Asker asker, string reason) => State is GlDeliveryState.Sent ? End(asker, reason) : GlDeliveryRefusals.NotAllowed(this, GlDeliveryState.Removed);

    /// <summary>Refuses with NotWaiting, or with AtWork while a worker has it.</summary>
    public Refusal? WhyNotTakeBack(DeliveryName name)
    {
        if (State is not (GlDeliveryState.Queued or GlDeliveryState.Checking)) return GlDeliveryRefusals.NotWaiting(name, this);
        return Owner is null ? null : GlDeliveryRefusals.AtWork(name);
    }

    /// <summary>Out of the queue: valid as it was, or not sent where it waited to be validated.</summary>
    public Refusal? TakeBack(Asker asker) => State switch
    {
        GlDeliveryState.Queued => Unqueue(asker),
        GlDeliveryState.Checking => End(asker, "Taken back before it was validated."),
        _ => GlDeliveryRefusals.NotAllowed(this, GlDeliveryState.Valid),
    };

    /// <summary>Refuses with NotRecorded.</summary>
    public Refusal? WhyNotWithdraw(DeliveryName name) => State is GlDeliveryState.Recorded ? null : GlDeliveryRefusals.NotRecorded(name, this);

    public Refusal? Withdraw(Asker asker, string reason) => State is GlDeliveryState.Recorded ? End(asker, reason) : GlDeliveryRefusals.NotAllowed(this, GlDeliveryState.Removed);

    /// <summary>Refuses with NotFailed.</summary>
    public Refusal? WhyNotRetry(DeliveryName name) => State is GlDeliveryState.Failed ? null : GlDeliveryRefusals.NotFailed(name, this);

    /// <summary>Validated anew, then sent.</summary>
    public Refusal? Retry(Asker asker) => State is GlDeliveryState.Failed ? Check(AfterCheck.Send, asker) : GlDeliveryRefusals.NotAllowed(this, GlDeliveryState.Checking);

    private Refusal? Unqueue(Asker asker)
    {
        if (MoveTo(GlDeliveryState.Valid) is { } refusal) return refusal;
        AfterCheck = AfterCheck.Stop;
        AskAnew(asker);
        return null;
    }

    private Refusal? End(Asker asker, string reason)
    {
        if (MoveTo(GlDeliveryState.Removed) is { } refusal) return refusal;
        (AskedAt, AskedBy, Reason) = (asker.At, asker.Name, Short(reason));
        return null;
    }

    private void AskAnew(Asker asker) => (AskedAt, AskedBy, DueAt, Reason) = (asker.At, asker.Name, asker.At, null);
}

/// <summary>Who asked, and when.</summary>
public sealed record Asker(string Name, DateTimeOffset At);
