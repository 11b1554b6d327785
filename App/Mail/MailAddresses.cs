using System.Text.RegularExpressions;
using MimeKit;

namespace BatchLedger.Mail;

/// <summary>What may stand in an address and in a header. Narrower than the standards: what it lets through, every server reads alike.</summary>
public static partial class MailAddresses
{
    public const int Longest = 254;
    private const int LongestLocalPart = 64;

    /// <summary>Exactly one mailbox, no display name, nothing around it: what the parser reads is what was written.</summary>
    public static bool IsOneMailbox(string address) =>
        address.Length <= Longest && Plain().IsMatch(address) && address.IndexOf('@') <= LongestLocalPart
        && MailboxAddress.TryParse(address, out var mailbox) && mailbox.Address == address && string.IsNullOrEmpty(mailbox.Name);

    public static string DomainOf(string address) => address[(address.LastIndexOf('@') + 1)..].ToLowerInvariant();

    /// <summary>No line break, control character, direction mark or broken character: such text cannot end its header.</summary>
    public static bool IsOneLine(string text) => !text.EnumerateRunes().Any(rune =>
        System.Text.Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029 or 0xFFFD or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069));

    public static bool IsFileName(string name) => name.Length <= MailAttachment.NameLength && PlainFile().IsMatch(name);

    [GeneratedRegex(@"\A[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*\z")]
    private static partial Regex Plain();

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]*\.zip\z")]
    private static partial Regex PlainFile();
}
