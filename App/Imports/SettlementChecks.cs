using BatchLedger.Currencies;
using BatchLedger.Transactions;

namespace BatchLedger.Imports;

/// <summary>Payments and refunds: what they are drawn on must be there, belong to the same member and have enough left.</summary>
internal sealed class SettlementChecks(ImportLookup lookup, ImportFindings findings, SalesPlan plan)
{
    public required Func<SalesRow, string?> Number { get; init; }
    public required Func<SalesRow, string?> HasMember { get; init; }
    public required Func<string, Tab?> TabOf { get; init; }
    public required Action<string, Tab> Open { get; init; }

    /// <summary>What is more than the invoice has open stays unapplied, and a note says so.</summary>
    public void AddPayment(SalesRow row)
    {
        var invoice = Drawn(row, TransactionKind.Invoice);
        var member = row.Fields["member_number"].Length == 0 && invoice is not null ? invoice.Member : HasMember(row);
        if (invoice is not null && member is not null && member != invoice.Member) row.Fields.Fault("member_number", $"Invoice {row.Fields["applies_to"]} belongs to member {invoice.Member}.");
        var method = row.Method();
        if (Read(row) is not { } read || member is null || method is null || (invoice is null && read.AppliesTo.Length > 0)) return;

        var applied = Math.Min(invoice?.Left ?? 0, read.Amount);
        if (invoice is not null && applied < read.Amount)
            findings.Notes.Add($"Row {row.Fields.Row}: {Written(read.Amount - applied)} of payment {read.Number} is more than invoice {read.AppliesTo} has open, and stays unapplied.");
        if (invoice is not null) invoice.Left -= applied;
        plan.Settlements.Add(read with { Member = member, MethodId = method.Id, Applied = applied });
        Open(read.Number, new Tab(TransactionKind.Payment, member) { Left = read.Amount, Unapplied = read.Amount - applied, MethodId = method.Id });
    }

    /// <summary>Gives back first what went to no invoice.</summary>
    public void AddRefund(SalesRow row)
    {
        if (row.Fields["applies_to"].Length == 0) row.Fields.Fault("applies_to", "is empty. Name the payment that is given back.");
        var payment = Drawn(row, TransactionKind.Payment);
        var method = row.Fields["method"].Length == 0 ? payment?.MethodId : row.Method()?.Id;
        if (Read(row) is not { } read || payment is null || method is null) return;
        if (read.Amount > payment.Left)
        {
            row.Fields.Fault("amount", $"Payment {read.AppliesTo} has {Written(payment.Left)} left to give back.");
            return;
        }
        var applied = Math.Max(0, read.Amount - payment.Unapplied);
        payment.Left -= read.Amount;
        payment.Unapplied -= read.Amount - applied;
        plan.Settlements.Add(read with { Member = payment.Member, MethodId = method.Value, Applied = applied });
    }

    private Tab? Drawn(SalesRow row, TransactionKind wanted)
    {
        var number = row.Fields["applies_to"];
        if (number.Length == 0) return null;
        if (TabOf(number) is { } tab && tab.Kind == wanted)
        {
            if (tab.Currency is not { } currency || currency == lookup.Company.Currency) return tab;
            row.Fields.Fault("applies_to", $"is in {currency}, and the amounts of a file are in {lookup.Company.Currency}. Enter this one by hand.");
            return null;
        }
        row.Fields.Fault("applies_to", $"is no {wanted.ToString().ToLowerInvariant()} of company {lookup.Company.Code}, nor of this file.");
        return null;
    }

    private SettlementPlan? Read(SalesRow row)
    {
        var (number, date, amount) = (Number(row), row.Date(), row.Amount());
        var description = row.Fields.Text("description", Transaction.DescriptionLength);
        var reference = row.Fields.Text("reference", Transaction.ReferenceLength);
        if (number is null || date is null || amount is null || description is null || reference is null) return null;
        return new SettlementPlan(row.Type == "payment" ? TransactionKind.Payment : TransactionKind.Refund, number)
        {
            Date = date.Value, Amount = amount.Value, Description = description, Reference = reference, AppliesTo = row.Fields["applies_to"],
            Member = "", MethodId = 0, Applied = 0,
        };
    }

    private string Written(long minor) => new Money(minor, lookup.Company.Currency).Format();
}
