using BatchLedger.Accounts;

namespace BatchLedger.Imports;

/// <summary>Rows to accounts, or faults.</summary>
internal static class AccountChecks
{
    private static readonly string Types = string.Join(", ", Enum.GetNames<AccountType>());

    public static IReadOnlyList<Account> Check(ImportSheet sheet, ImportLookup lookup, FaultList faults)
    {
        var accounts = new List<Account>(sheet.Rows.Count);
        var codes = new CodeList(lookup.Company.Code, "account");
        foreach (var account in lookup.Accounts.Values) codes.Add(account.Code, account.Name);
        foreach (var row in sheet.Rows)
            if (Check(new Fields(row, faults), lookup.Company.Id, codes) is { } account)
                accounts.Add(account);
        return accounts;
    }

    private static Account? Check(Fields fields, int company, CodeList codes)
    {
        var code = codes.Take(fields, Account.CodeLength);
        var name = fields.Required("name", Account.NameLength);
        var external = fields.Text("external_name", Account.ExternalNameLength);
        if (AccountsRefusals.ExternalNamePart(external is "" ? null : external) is not null) fields.Fault("external_name", "has an empty part. Write it as Parent:Child.");
        var active = fields.YesNo("active");
        var unit = fields.Text("unit", Account.UnitLength);
        if (Type(fields) is not { } type || !FitsUnit(fields, type)) return null;
        if (code is null || name is null || external is null || active is null || unit is null) return null;
        return new Account
        {
            CompanyId = company, Code = code, Name = name, Type = type, Active = active.Value,
            ExternalName = external.Length == 0 ? null : external, Unit = unit.Length == 0 ? null : unit,
        };
    }

    private static bool FitsUnit(Fields fields, AccountType type)
    {
        var counts = type is AccountType.Statistical;
        if (counts == fields["unit"].Length > 0) return true;
        fields.Fault("unit", counts ? "is empty. Say what a Statistical account counts, such as hours." : $"is for Statistical accounts; this one is {type}. Leave it empty.");
        return false;
    }

    private static AccountType? Type(Fields fields)
    {
        // Enum.TryParse would also read "0" and "Asset,Equity".
        var written = fields["type"];
        foreach (var type in Enum.GetValues<AccountType>())
            if (type.ToString().Equals(written, StringComparison.OrdinalIgnoreCase))
                return type;
        fields.Fault("type", $"is no account type; types are {Types}.");
        return null;
    }
}
