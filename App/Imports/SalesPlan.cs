using BatchLedger.Catalog;
using BatchLedger.Transactions;

namespace BatchLedger.Imports;

/// <summary>Members, orders, invoices, payments and refunds, each thing by the number it has in the file.</summary>
internal sealed record SalesPlan
{
    public List<Member> Members { get; } = [];
    public List<SalePlan> Sales { get; } = [];
    public List<SettlementPlan> Settlements { get; } = [];

    public IEnumerable<ImportCount> Counts =>
    [
        new("members", Members.Count), new("orders", Sales.Count(sale => sale.IsOrder)), new("invoices", Sales.Count(sale => !sale.IsOrder)),
        new("payments", Settlements.Count(one => one.Kind is TransactionKind.Payment)), new("refunds", Settlements.Count(one => one.Kind is TransactionKind.Refund)),
    ];
}

/// <summary>An order or an invoice, gathered from the rows that bear its type and number.</summary>
internal sealed record SalePlan(string Type, string Number, int Row)
{
    public required DateOnly Date { get; init; }
    public required string Member { get; init; }
    public required string Reference { get; init; }
    public List<SaleLinePlan> Lines { get; } = [];

    public bool IsOrder => Type == "order";
    public Int128 Total => Lines.Aggregate(Int128.Zero, (sum, line) => sum + line.Net + line.Tax);
}

internal sealed record SaleLinePlan(Product Product, int Quantity, long UnitPrice)
{
    public required long Net { get; init; }
    public required long Tax { get; init; }
    public required string Description { get; init; }
    public DateOnly? ServiceStart { get; init; }
    public DateOnly? ServiceEnd { get; init; }
}

/// <summary>A payment or a refund.</summary>
internal sealed record SettlementPlan(TransactionKind Kind, string Number)
{
    public required DateOnly Date { get; init; }
    public required string Member { get; init; }
    public required int MethodId { get; init; }

    /// <summary>The number of the invoice or payment; empty for a payment on account.</summary>
    public required string AppliesTo { get; init; }
    public required long Amount { get; init; }
    public required long Applied { get; init; }
    public required string Description { get; init; }
    public required string Reference { get; init; }
}

/// <summary>What is left of an invoice or a payment while the rows of a file draw on it.</summary>
internal sealed class Tab(TransactionKind kind, string member)
{
    /// <summary>Null: the company's, like every amount of a file.</summary>
    public string? Currency { get; init; }

    public TransactionKind Kind { get; } = kind;
    public string Member { get; } = member;

    /// <summary>The id in the database; null while the invoice or payment stands in the file only.</summary>
    public int? Id { get; init; }

    /// <summary>Of an invoice: not settled yet. Of a payment: not given back yet.</summary>
    public long Left { get; set; }

    /// <summary>Of a payment: what went to no invoice; it is given back first.</summary>
    public long Unapplied { get; set; }
    public int? MethodId { get; init; }
}
