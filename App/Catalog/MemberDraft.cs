using System.Net.Mail;
using BatchLedger.Data;
using BatchLedger.Refusals;

namespace BatchLedger.Catalog;

/// <summary>What is typed about a member, new or old.</summary>
public sealed class MemberDraft
{
    public int? Id { get; init; }
    public required int CompanyId { get; init; }
    public string Number { get; set; } = "";
    public string Name { get; set; } = "";
    public string? Email { get; set; }
    public bool Active { get; set; } = true;
    public int Version { get; init; }

    public static MemberDraft Of(Member member) => new()
    {
        Id = member.Id, CompanyId = member.CompanyId, Number = member.Number, Name = member.Name, Email = member.Email, Active = member.Active, Version = member.Version,
    };

    internal Refusal? WhyNot()
    {
        Email = string.IsNullOrWhiteSpace(Email) ? null : Email.Trim();
        return TextRefusals.Code("the member's number", Number = Number.Trim(), Member.NumberLength)
            ?? TextRefusals.Needed("the member's name", Name = Name.Trim(), Member.NameLength)
            ?? TextRefusals.Optional("the e-mail address", Email, Member.EmailLength)
            ?? (Email is null || IsAddress(Email) ? null : CatalogRefusals.EmailUnclear(Email));
    }

    internal void WriteTo(Member member) => (member.Name, member.Email, member.Active) = (Name, Email, Active);

    internal IReadOnlyList<Said> Words => [new("Name", Name), new("E-mail", Email), new("Active", Active.YesNo())];

    // MailAddress also reads "Anna <anna@example.org>"; only the bare address is one here.
    private static bool IsAddress(string email) => MailAddress.TryCreate(email, out var read) && read.Address == email;
}
