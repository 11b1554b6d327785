using BatchLedger.Accounts;

namespace BatchLedger.Imports;

/// <summary>Rows to accounts, or faults.</summary>
internal static class AccountChecks
{
    private static readonly string Types = string.Join(", ", Enum.GetNames<AccountType>());

    public static IReadOnlyList<Account> Check(ImportSheet sheet, ImportLookup lookup, FaultList faults)
    {
        var accounts = new List<Account>(sheet.Rows.Count);
        var seen = new Dictionary<string, int>();
        foreach (var row in sheet.Rows)
            if (Check(new Fields(row, faults), lookup, seen) is { } account)
                accounts.Add(account);
        return accounts;
    }

    private static Account? Check(Fields fields, ImportLookup lookup, Dictionary<string, int> seen)
    {
        var code = fields.Required("code", Account.CodeLength);
        var name = fields.Required("name", Account.NameLength);
        var external = fields.Text("external_name", Account.ExternalNameLength);
        if (AccountsRefusals.ExternalNamePart(external is "" ? null : external) is not null) fields.Fault("external_name", "has an empty part. Write it as Parent:Child.");
        var type = Type(fields);
        if (code is null) return null;
        if (!seen.TryAdd(code, fields.Row))
        {
            fields.Fault("code", $"is in row {seen[code]} already.");
            return null;
        }
        if (lookup.Accounts.TryGetValue(code, out var there))
        {
            fields.Fault("code", $"Company {lookup.Company.Code} has this account already ({there.Name}).");
            return null;
        }
        if (name is null || external is null || type is null) return null;
        return new Account { CompanyId = lookup.Company.Id, Code = code, Name = name, Type = type.Value, ExternalName = external.Length == 0 ? null : external };
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
