using BatchLedger.Refusals;
using Microsoft.Extensions.Options;

namespace BatchLedger.Mail;

/// <summary>Who may be written to. Asked when a mail is put and again when it is sent, for the settings may have changed between.</summary>
public sealed class MailPolicy(IOptions<MailOptions> options)
{
    /// <summary>Refuses with BadAddress or DomainNotAllowed.</summary>
    public Refusal? WhyNot(string address)
    {
        if (!MailAddresses.IsOneMailbox(address)) return MailRefusals.BadAddress(address);
        var allowed = options.Value.AllowedDomains;
        if (allowed.Count > 0 && !IsOneOf(allowed, address)) return MailRefusals.DomainNotAllowed(address, allowed);
        return null;
    }

    /// <summary>What to say beside an address that is allowed but not of this house; null when there is nothing to say.</summary>
    public string? OutsideWarning(string address)
    {
        if (!MailAddresses.IsOneMailbox(address)) return null;
        IReadOnlyList<string> own = [options.Value.OwnDomain, .. options.Value.AllowedDomains];
        return IsOneOf(own, address) ? null : $"{MailAddresses.DomainOf(address)} is outside {own[0]}. Whoever reads {address} will have the file.";
    }

    private static bool IsOneOf(IEnumerable<string> domains, string address) => domains.Contains(MailAddresses.DomainOf(address), StringComparer.OrdinalIgnoreCase);
}
