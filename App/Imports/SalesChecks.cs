using System.Text.RegularExpressions;
using BatchLedger.Currencies;
using BatchLedger.Transactions;

namespace BatchLedger.Imports;

/// <summary>Rows to members, orders, invoices, payments and refunds, or faults. Members and invoices are read first,
/// then payments, then refunds, wherever they stand in the file.</summary>
internal sealed partial class SalesChecks(ImportLookup lookup, ImportFindings findings)
{
    private readonly SalesPlan plan = new();
    private readonly Dictionary<string, int> members = [];
    private readonly Dictionary<string, (string Type, int Row)> numbers = [];
    private readonly Dictionary<string, SalePlan> sales = [];
    private readonly Dictionary<string, Tab> tabs = [];

    public static SalesPlan Check(ImportSheet sheet, ImportLookup lookup, ImportFindings findings)
    {
        var checks = new SalesChecks(lookup, findings);
        var rows = sheet.Rows.Select(row => new SalesRow(new Fields(row, findings.Faults), lookup)).Where(row => row.IsKnown()).ToLookup(row => row.Type);
        foreach (var row in rows["member"]) checks.AddMember(row);
        foreach (var row in rows["order"].Concat(rows["invoice"])) checks.AddSale(row);
        checks.CloseSales();
        var settling = new SettlementChecks(lookup, findings, checks.plan) { Number = checks.NewNumber, HasMember = checks.HasMember, TabOf = checks.TabOf, Open = checks.tabs.Add };
        foreach (var row in rows["payment"]) settling.AddPayment(row);
        foreach (var row in rows["refund"]) settling.AddRefund(row);
        return checks.plan;
    }

    private void AddMember(SalesRow row)
    {
        if (row.Member() is not { } member) return;
        if (lookup.Members.ContainsKey(member.Number)) row.Fields.Fault("member_number", $"Company {lookup.Company.Code} has this member already.");
        else if (!members.TryAdd(member.Number, row.Fields.Row)) row.Fields.Fault("member_number", $"is in row {members[member.Number]} already.");
        else plan.Members.Add(member);
    }

    private void AddSale(SalesRow row)
    {
        var known = sales.GetValueOrDefault(row.Fields["number"]);
        var written = row.Fields["number"];
        var number = numbers.TryGetValue(written, out var first) && first.Type == row.Type ? written : NewNumber(row);
        var (date, member, line) = (row.Date(), HasMember(row), row.Line());
        var reference = row.Fields.Text("reference", Transaction.ReferenceLength);
        if (number is null || date is null || member is null || line is null || reference is null) return;

        if (known is null) sales[number] = known = new SalePlan(row.Type, number, row.Fields.Row) { Date = date.Value, Member = member, Reference = reference };
        else if (known.Date != date || known.Member != member)
        {
            row.Fields.Fault("number", $"has another date or member in row {known.Row}. Rows with one number are one {row.Type}.");
            return;
        }
        known.Lines.Add(line);
    }

    private void CloseSales()
    {
        foreach (var sale in sales.Values)
        {
            if (sale.Total is var total && (total <= 0 || total > Money.Limit))
                findings.Faults.Add(sale.Row, "number", total <= 0 ? $"The {sale.Type} comes to 0.00." : $"The {sale.Type} comes to more than one entry can carry.", sale.Number);
            else if (!sale.IsOrder) tabs[sale.Number] = new Tab(TransactionKind.Invoice, sale.Member) { Left = (long)total };
            plan.Sales.Add(sale);
        }
    }

    private string? NewNumber(SalesRow row)
    {
        if (row.Fields.Required("number", JournalChecks.NumberLength) is not { } number) return null;
        if (OwnSeries().IsMatch(number)) row.Fields.Fault("number", "Numbers such as T-000123 and O-000123 are given by BatchLedger. Choose others.");
        else if (lookup.Transactions.TryGetValue(number, out var there)) row.Fields.Fault("number", $"is there already, in batch {there.Batch}.");
        else if (lookup.OrderNumbers.Contains(number)) row.Fields.Fault("number", "is the number of an order that is there already.");
        else if (!numbers.TryAdd(number, (row.Type, row.Fields.Row))) row.Fields.Fault("number", $"is the number of the {numbers[number].Type} in row {numbers[number].Row}.");
        else return number;
        return null;
    }

    private string? HasMember(SalesRow row)
    {
        var number = row.Fields["member_number"];
        if (number.Length == 0) row.Fields.Fault("member_number", "is empty.");
        else if (members.ContainsKey(number)) return number;
        else if (!lookup.Members.TryGetValue(number, out var member)) row.Fields.Fault("member_number", $"Company {lookup.Company.Code} has no such member, and no row of type member names it.");
        else if (!member.Active) row.Fields.Fault("member_number", $"Member {member.Number} {member.Name} is inactive.");
        else return number;
        return null;
    }

    private Tab? TabOf(string number) => tabs.GetValueOrDefault(number) ?? lookup.Transactions.GetValueOrDefault(number)?.Tab;

    [GeneratedRegex(@"^[TO]-\d{6,}$")]
    private static partial Regex OwnSeries();
}
