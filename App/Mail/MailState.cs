namespace BatchLedger.Mail;

/// <summary>Where a mail stands. Retrying: the last attempt failed and another one follows by itself. Dead: nothing more follows by itself.</summary>
public enum MailState { Queued, Sending, Sent, Retrying, Dead, Cancelled }

public static class MailStates
{
    /// <summary>The life of a mail, one arrow a line. An arrow not drawn here is refused.</summary>
    public static bool LeadsTo(this MailState from, MailState to) => (from, to) switch
    {
        (MailState.Queued, MailState.Sending) => true,
        (MailState.Queued, MailState.Cancelled) => true,
        (MailState.Sending, MailState.Sending) => true, // taken over when its lease ended
        (MailState.Sending, MailState.Sent) => true,
        (MailState.Sending, MailState.Retrying) => true,
        (MailState.Sending, MailState.Dead) => true,
        (MailState.Retrying, MailState.Sending) => true,
        (MailState.Retrying, MailState.Cancelled) => true,
        (MailState.Retrying, MailState.Queued) => true, // sent again by a person
        (MailState.Sent, MailState.Queued) => true,
        (MailState.Dead, MailState.Queued) => true,
        (MailState.Cancelled, MailState.Queued) => true,
        _ => false,
    };
}
