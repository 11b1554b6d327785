using BatchLedger.AccountBalances;
using BatchLedger.Accounts;
using BatchLedger.Budgets;
using BatchLedger.FiscalPeriods;
using BatchLedger.Ledgers;

namespace BatchLedger.Imports;

/// <summary>Amounts of one budget.</summary>
internal sealed record BudgetPlan(BudgetScope Scope, IReadOnlyList<BudgetCell> Cells);

/// <summary>Rows to amounts of budgets, or faults. A row has either one period and its amount, or a column for each period of a year.</summary>
internal sealed class BudgetChecks(ImportLookup lookup, FaultList faults)
{
    public const int MostPeriods = 14;

    /// <summary>The columns of a wide file: the numbers of the periods.</summary>
    public static IReadOnlyList<string> Numbers { get; } = [.. Enumerable.Range(1, MostPeriods).Select(number => $"{number}")];

    private readonly Dictionary<(BudgetScope Scope, int Account, int Period), int> seen = [];

    public static IReadOnlyList<BudgetPlan> Check(ImportSheet sheet, ImportLookup lookup, FaultList faults)
    {
        var checks = new BudgetChecks(lookup, faults);
        return [.. sheet.Rows.SelectMany(row => checks.Check(new Fields(row, faults))).GroupBy(found => found.Scope, found => found.Cell).Select(of => new BudgetPlan(of.Key, [.. of]))];
    }

    private IEnumerable<(BudgetScope Scope, BudgetCell Cell)> Check(Fields fields)
    {
        var (account, ledger, branch, department) = (Account(fields), Ledger(fields), Branch(fields), Department(fields));
        var wide = Numbers.Where(number => fields[number].Length > 0).ToList();
        var single = fields["period"].Length > 0 || fields["amount"].Length > 0;
        if (single == wide.Count > 0)
        {
            faults.Add(fields.Row, "", single ? "The row has a period and columns of periods. Fill one or the other." : "The row has no amount: fill period and amount, or the columns of the periods.");
            yield break;
        }
        if (account is null || ledger is null || branch is null || department is null) yield break;
        foreach (var column in single ? ["amount"] : wide)
        {
            if (Period(fields, single ? "period" : column) is not { } period || fields.SignedAmount(column, ledger.Currency) is not { } amount) continue;
            var scope = new BudgetScope(ledger.Id, lookup.Company.Id, period.FiscalYearId, branch.Id) { DepartmentId = department.Value };
            if (!IsFirst(fields, column, (scope, account, period))) continue;
            if (!account.Active && amount != 0) fields.Fault("account", "is inactive and takes no new amounts.");
            else yield return (scope, new BudgetCell(account.Id, period.Id, amount, null));
        }
    }

    private bool IsFirst(Fields fields, string column, (BudgetScope Scope, Account Account, FiscalPeriod Period) place)
    {
        if (seen.TryAdd((place.Scope, place.Account.Id, place.Period.Id), fields.Row)) return true;
        fields.Fault(column, $"Account {place.Account.Code} has an amount for {place.Period.Name} in row {seen[(place.Scope, place.Account.Id, place.Period.Id)]} already.");
        return false;
    }

    private Account? Account(Fields fields)
    {
        if (fields.Required("account", Accounts.Account.CodeLength) is not { } code) return null;
        if (!lookup.Accounts.TryGetValue(code, out var account)) fields.Fault("account", $"Company {lookup.Company.Code} has no such account.");
        else if (account.Type is AccountType.Statistical) fields.Fault("account", "is Statistical; a budget takes money only.");
        else return account;
        return null;
    }

    private Ledger? Ledger(Fields fields)
    {
        if (lookup.Budgets.FirstOrDefault(ledger => ledger.Code.Equals(fields["ledger"], StringComparison.OrdinalIgnoreCase)) is { } named) return named;
        if (fields["ledger"].Length == 0 && lookup.Budgets is [var only]) return only;
        var known = lookup.Budgets.Count == 0 ? "it has none" : $"there are {string.Join(", ", lookup.Budgets.Select(ledger => ledger.Code))}";
        fields.Fault("ledger", $"is no Budget ledger of company {lookup.Company.Code}; {known}.");
        return null;
    }

    private Branch? Branch(Fields fields)
    {
        if (lookup.Branches.TryGetValue(fields["branch"], out var named)) return named;
        var active = lookup.Branches.Values.Where(branch => branch.Active).ToList();
        if (fields["branch"].Length == 0 && active is [var only]) return only;
        fields.Fault("branch", $"is no branch of company {lookup.Company.Code}; there are {string.Join(", ", active.Select(branch => branch.Code).Order(StringComparer.Ordinal))}.");
        return null;
    }

    private int? Department(Fields fields)
    {
        if (fields["department"].Length == 0) return AccountBalance.NoDepartment;
        if (lookup.Departments.TryGetValue(fields["department"], out var department)) return department.Id;
        fields.Fault("department", $"Company {lookup.Company.Code} has no such department.");
        return null;
    }

    /// <summary>By its name, as "Mar 2026", or by its number in the year that the row names.</summary>
    private FiscalPeriod? Period(Fields fields, string column)
    {
        var wanted = column == "period" ? fields["period"] : column;
        var inYear = Year(fields) is { } year ? lookup.Periods.Where(period => period.FiscalYearId == year.Id) : fields["year"].Length > 0 ? [] : lookup.Periods;
        var found = inYear.Where(period => period.Name.Equals(wanted, StringComparison.OrdinalIgnoreCase) || $"{period.Number}" == wanted).ToList();
        if (found is [var period] && period.IsOpen) return period;
        fields.Fault(column, found.Count switch
        {
            0 when Year(fields) is null && fields["year"].Length > 0 => $"Company {lookup.Company.Code} has no fiscal year {fields["year"]}.",
            0 => "is no fiscal period. Write its name, as Mar 2026, or its number.",
            1 => BudgetRefusals.PeriodClosed(found[0]).Message,
            _ => "is a period of several fiscal years. Name the year in the column year.",
        });
        return null;
    }

    private FiscalYear? Year(Fields fields) => lookup.Years.FirstOrDefault(year => year.Name.Equals(fields["year"], StringComparison.OrdinalIgnoreCase));
}
