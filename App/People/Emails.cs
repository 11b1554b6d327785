using System.Net.Mail;

namespace BatchLedger.People;

/// <summary>E-mail addresses as names of accounts.</summary>
public static class Emails
{
    /// <summary>The form in which two spellings of one address are equal.</summary>
    public static string Normal(string email) => email.Trim().ToUpperInvariant();

    public static bool IsValid(string email) =>
        email.Length <= 200 && !email.Any(char.IsControl) && MailAddress.TryCreate(email, out var address) && address.Address == email;
}
