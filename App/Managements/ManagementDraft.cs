using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.People;
using BatchLedger.Refusals;

namespace BatchLedger.Managements;

/// <summary>What is typed about a management, new or old.</summary>
public sealed class ManagementDraft
{
    /// <summary>Made with the form, so that a second click makes no second management.</summary>
    public Guid CommandId { get; init; } = Guid.NewGuid();
    public int? Id { get; init; }
    public int BranchId { get; set; }
    public string Place { get; set; } = "";
    public string OwnerName { get; set; } = "";
    public string? OwnerEmail { get; set; }
    public string? OwnerAccount { get; set; }

    /// <summary>Hundredths of a percent; null when it could not be read.</summary>
    public int? FeeRate { get; set; } = 0;
    public int Version { get; init; }

    public static ManagementDraft Of(Management management) => new()
    {
        Id = management.Id, BranchId = management.BranchId, Place = management.Place, OwnerName = management.OwnerName, OwnerEmail = management.OwnerEmail,
        OwnerAccount = management.OwnerAccount, FeeRate = management.FeeRate, Version = management.Version,
    };

    internal Refusal? WhyNot()
    {
        (Place, OwnerName, OwnerEmail, OwnerAccount) = (Place.Trim(), OwnerName.Trim(), DraftText.Clean(OwnerEmail), DraftText.Clean(OwnerAccount));
        return TextRefusals.Needed("the address of the property", Place, Management.PlaceLength)
            ?? TextRefusals.Needed("the owner's name", OwnerName, Management.NameLength)
            ?? DraftText.WhyNotEmail(OwnerEmail)
            ?? TextRefusals.Optional("the owner's bank account", OwnerAccount, Management.AccountLength)
            ?? (FeeRate is >= 0 and <= Management.WholeFee ? null : ManagementRefusals.FeeUnclear);
    }

    internal void WriteTo(Management management) =>
        (management.BranchId, management.Place, management.OwnerName, management.OwnerEmail, management.OwnerAccount, management.FeeRate) = (BranchId, Place, OwnerName, OwnerEmail, OwnerAccount, FeeRate!.Value);

    internal IReadOnlyList<Said> Words(string branch) =>
    [
        new("Branch", branch), new("Property", Place), new("Owner", OwnerName), new("E-mail", OwnerEmail), new("Bank account", OwnerAccount),
        new("Fee %", PercentText.Format(FeeRate ?? 0, System.Globalization.CultureInfo.InvariantCulture)),
    ];
}

/// <summary>What drafts of this room do alike with text.</summary>
internal static class DraftText
{
    public static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    public static Refusal? WhyNotEmail(string? email) => TextRefusals.Optional("the e-mail address", email, Management.EmailLength)
        ?? (email is null || Emails.IsValid(email) ? null : ManagementRefusals.EmailUnclear(email));
}
