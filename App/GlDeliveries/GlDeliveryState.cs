namespace BatchLedger.GlDeliveries;

/// <summary>Where a journal stands on its way into the outside books. A journal without a delivery is "not sent".</summary>
public enum GlDeliveryState
{
    /// <summary>To be validated, or being validated.</summary>
    Checking,
    Valid,
    Invalid,

    /// <summary>To be sent; nothing has left, or what left was not taken.</summary>
    Queued,

    /// <summary>The request may be on its way. After a crash this becomes Unknown, never Queued.</summary>
    Sending,
    Sent,

    /// <summary>Sent without an answer. It is looked up, and not sent again before a look-up has answered.</summary>
    Unknown,
    Failed,

    /// <summary>A person says it is in the outside books, or need not be.</summary>
    Recorded,

    /// <summary>To be deleted over there, or being deleted.</summary>
    Removing,

    /// <summary>Over: deleted or reversed over there, the manual record was withdrawn, or it was taken back before it was validated. The journal counts as not sent again.</summary>
    Removed,
}

public static class GlDeliveryStates
{
    /// <summary>The life of a delivery, one arrow a line. An arrow not drawn here is refused.</summary>
    public static bool LeadsTo(this GlDeliveryState from, GlDeliveryState to) => (from, to) switch
    {
        (GlDeliveryState.Checking, GlDeliveryState.Valid or GlDeliveryState.Invalid or GlDeliveryState.Queued or GlDeliveryState.Recorded or GlDeliveryState.Failed or GlDeliveryState.Removed) => true,
        (GlDeliveryState.Valid or GlDeliveryState.Invalid or GlDeliveryState.Failed, GlDeliveryState.Checking or GlDeliveryState.Recorded) => true,
        (GlDeliveryState.Valid, GlDeliveryState.Queued) => true,
        (GlDeliveryState.Queued, GlDeliveryState.Sending or GlDeliveryState.Failed or GlDeliveryState.Invalid or GlDeliveryState.Valid or GlDeliveryState.Sent) => true,
        (GlDeliveryState.Sending, GlDeliveryState.Sent or GlDeliveryState.Unknown or GlDeliveryState.Failed or GlDeliveryState.Queued) => true,
        (GlDeliveryState.Unknown, GlDeliveryState.Sent or GlDeliveryState.Queued or GlDeliveryState.Failed) => true,
        (GlDeliveryState.Sent, GlDeliveryState.Removing or GlDeliveryState.Removed) => true,
        (GlDeliveryState.Removing, GlDeliveryState.Removed or GlDeliveryState.Sent) => true,
        (GlDeliveryState.Recorded, GlDeliveryState.Removed) => true,
        _ => false,
    };

    /// <summary>The journal is, or may be, in the outside books, or is on its way: it may not be superseded.</summary>
    public static bool HoldsJournal(this GlDeliveryState state) => state is GlDeliveryState.Queued or GlDeliveryState.Sending or GlDeliveryState.Sent
        or GlDeliveryState.Unknown or GlDeliveryState.Recorded or GlDeliveryState.Removing;

    public static string InWords(this GlDeliveryState state) => state switch
    {
        GlDeliveryState.Checking => "Validating",
        GlDeliveryState.Queued => "Waiting to be sent",
        GlDeliveryState.Recorded => "Recorded manually",
        _ => state.ToString(),
    };
}
