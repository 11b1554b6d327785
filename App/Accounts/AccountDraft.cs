using BatchLedger.Data;
using BatchLedger.Refusals;

namespace BatchLedger.Accounts;

/// <summary>What is typed about an account, new or old.</summary>
public sealed class AccountDraft
{
    public int? Id { get; init; }
    public required int CompanyId { get; init; }
    public string Code { get; set; } = "";
    public string Name { get; set; } = "";
    public AccountType Type { get; set; }
    public bool Active { get; set; } = true;
    public string? ExternalName { get; set; }

    /// <summary>Of a Statistical account: what it counts.</summary>
    public string? Unit { get; set; }
    public int Version { get; init; }

    public static AccountDraft Of(Account account) => new()
    {
        Id = account.Id, CompanyId = account.CompanyId, Code = account.Code, Name = account.Name, Type = account.Type, Active = account.Active,
        ExternalName = account.ExternalName, Unit = account.Unit, Version = account.Version,
    };

    internal Refusal? WhyNot() => TextRefusals.Code("the account's code", Code = Code.Trim(), Account.CodeLength)
        ?? TextRefusals.Needed("the account's name", Name = Name.Trim(), Account.NameLength)
        ?? TextRefusals.Optional("the external name", ExternalName = string.IsNullOrWhiteSpace(ExternalName) ? null : ExternalName.Trim(), Account.ExternalNameLength)
        ?? AccountsRefusals.ExternalNamePart(ExternalName)
        ?? TextRefusals.Optional("the unit", Unit = string.IsNullOrWhiteSpace(Unit) ? null : Unit.Trim(), Account.UnitLength)
        ?? AccountsRefusals.WhyNotUnit(Type, Unit);

    internal void WriteTo(Account account) =>
        (account.Name, account.Type, account.Active, account.ExternalName, account.Unit) = (Name, Type, Active, ExternalName, Unit);

    internal IReadOnlyList<Said> Words => [new("Name", Name), new("Type", Type.ToString()), new("Active", Active.YesNo()), new("External name", ExternalName), new("Unit", Unit)];
}

/// <summary>What is typed about a department, new or old.</summary>
public sealed class DepartmentDraft
{
    public int? Id { get; init; }
    public required int CompanyId { get; init; }
    public string Code { get; set; } = "";
    public string Name { get; set; } = "";
    public bool Active { get; set; } = true;
    public int Version { get; init; }

    public static DepartmentDraft Of(Department department) => new()
    {
        Id = department.Id, CompanyId = department.CompanyId, Code = department.Code, Name = department.Name, Active = department.Active, Version = department.Version,
    };

    internal Refusal? WhyNot() => TextRefusals.Code("the department's code", Code = Code.Trim(), Department.CodeLength)
        ?? TextRefusals.Needed("the department's name", Name = Name.Trim(), Department.NameLength);

    internal void WriteTo(Department department) => (department.Name, department.Active) = (Name, Active);

    internal IReadOnlyList<Said> Words => [new("Name", Name), new("Active", Active.YesNo())];
}
