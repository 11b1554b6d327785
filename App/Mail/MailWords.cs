using System.Globalization;
using BatchLedger.Ui;

namespace BatchLedger.Mail;

/// <summary>How a mail's state and times are written on a page.</summary>
public static class MailWords
{
    public static ChipKind Chip(this MailState state) => state switch
    {
        MailState.Sent => ChipKind.Ok,
        MailState.Sending => ChipKind.Run,
        MailState.Retrying => ChipKind.Warn,
        MailState.Dead => ChipKind.Bad,
        _ => ChipKind.Plain,
    };

    public static string Words(this MailState state) => state switch
    {
        MailState.Retrying => "Failed, will retry",
        MailState.Dead => "Failed for good",
        _ => state.ToString(),
    };

    public static string Words(this MailVerdict verdict) => verdict switch
    {
        MailVerdict.Accepted => "Accepted",
        MailVerdict.TryAgain => "Try again later",
        _ => "Refused",
    };

    public static string Words(this MailKind kind) => kind switch
    {
        MailKind.LedgerStarted => "Ledger started",
        MailKind.LedgerReady => "Ledger ready",
        MailKind.LedgerFailed => "Ledger failed",
        _ => "Ledger file",
    };

    public static string Time(this DateTimeOffset at) => at.UtcDateTime.ToString("dd MMM yyyy", CultureInfo.CurrentCulture) + " " + at.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture) + " UTC";
}
