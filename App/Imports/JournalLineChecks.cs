using BatchLedger.Accounts;
using BatchLedger.Currencies;
using BatchLedger.ExchangeRates;
using BatchLedger.Transactions;

namespace BatchLedger.Imports;

/// <summary>One row to one line of a journal, or faults.</summary>
internal static class JournalLineChecks
{
    /// <summary>Dates repeat from row to row; each is looked up once.</summary>
    public static JournalLinePlan? Check(Fields fields, ImportLookup lookup, Dictionary<DateOnly, string?> days)
    {
        var date = Date(fields, lookup, days);
        var description = fields.Text("description", Transaction.DescriptionLength);
        var reference = fields.Text("reference", Transaction.ReferenceLength);
        var line = fields["line"].Length == 0 ? 0 : fields.Count("line");
        var account = AccountId(fields, lookup);
        var branch = BranchId(fields, lookup);
        var department = DepartmentId(fields, lookup);
        var currency = CurrencyCode(fields, lookup, date);
        var (debit, credit) = currency is null ? (null, null) : Sides(fields, currency);
        if (date is null || description is null || reference is null || line is null || account is null || branch is null
            || department is null || debit is null || credit is null) return null;

        return new JournalLinePlan(fields.Row, line.Value, account.Value)
        {
            Date = date.Value, Description = description, Reference = reference, Currency = currency!, BranchId = branch.Value,
            DepartmentId = department == 0 ? null : department, Debit = debit.Value, Credit = credit.Value,
        };
    }

    private static DateOnly? Date(Fields fields, ImportLookup lookup, Dictionary<DateOnly, string?> days)
    {
        if (fields.Date("date") is not { } date) return null;
        if (!days.TryGetValue(date, out var why)) days[date] = why = lookup.WhyNotOn(date);
        if (why is null) return date;
        fields.Fault("date", why);
        return null;
    }

    private static int? AccountId(Fields fields, ImportLookup lookup)
    {
        if (fields["account"].Length == 0) fields.Fault("account", "is empty.");
        else if (!lookup.Accounts.TryGetValue(fields["account"], out var account)) fields.Fault("account", $"Company {lookup.Company.Code} has no such account.");
        else if (!account.Active) fields.Fault("account", $"Account {account.Code} {account.Name} is inactive.");
        else if (account.Type is AccountType.Statistical != lookup.IsStatistical) fields.Fault("account", account.Type is AccountType.Statistical
            ? $"Account {account.Code} {account.Name} counts {account.Unit ?? "units"}; it takes no money."
            : $"Account {account.Code} {account.Name} keeps money; batch {lookup.Batch!.Number} counts units.");
        else if (lookup.Trust.Contains(account.Id)) fields.Fault("account", AccountsRefusals.HoldsTrust(account).Message);
        else return account.Id;
        return null;
    }

    private static int? BranchId(Fields fields, ImportLookup lookup)
    {
        if (fields["branch"].Length == 0) return lookup.Branch!.Id;
        if (!lookup.Branches.TryGetValue(fields["branch"], out var branch)) fields.Fault("branch", $"Company {lookup.Company.Code} has no such branch.");
        else if (!branch.Active) fields.Fault("branch", $"Branch {branch.Code} {branch.Name} is inactive.");
        else return branch.Id;
        return null;
    }

    // 0 stands for "none", null for a fault.
    private static int? DepartmentId(Fields fields, ImportLookup lookup)
    {
        if (fields["department"].Length == 0) return 0;
        if (!lookup.Departments.TryGetValue(fields["department"], out var department)) fields.Fault("department", $"Company {lookup.Company.Code} has no such department.");
        else if (!department.Active) fields.Fault("department", $"Department {department.Code} {department.Name} is inactive.");
        else return department.Id;
        return null;
    }

    // What the form of a journal refuses, a file does not bring in either.
    private static string? CurrencyCode(Fields fields, ImportLookup lookup, DateOnly? date)
    {
        var (code, book) = (fields["currency"].Length == 0 ? lookup.BookCurrency : fields["currency"], lookup.BookCurrency);
        if (code == book) return code;
        var why = lookup.IsStatistical ? $"is not for batch {lookup.Batch!.Number}, which counts units. Leave it empty."
            : !Currency.IsKnown(code) ? "is no currency code. Write it as USD."
            : !lookup.Multicurrency ? ExchangeRatesRefusals.MulticurrencyOff.Message
            : date is { } day && lookup.RateTable.InForce((code, book), day) is null ? ExchangeRatesRefusals.NoRate((code, book), day).Message
            : null;
        if (why is null) return code;
        fields.Fault("currency", why);
        return null;
    }

    private static (long? Debit, long? Credit) Sides(Fields fields, string currency)
    {
        var (debit, credit) = (fields.Amount("debit", currency), fields.Amount("credit", currency));
        if (fields["debit"].Length == 0 && fields["credit"].Length == 0) fields.Fault("debit", "Neither debit nor credit has an amount.");
        else if (debit > 0 && credit > 0) fields.Fault("credit", "Debit and credit both have an amount. Write two rows.");
        else return (debit, credit);
        return (null, null);
    }
}
