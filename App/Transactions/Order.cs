using BatchLedger.Data;

namespace BatchLedger.Transactions;

public enum OrderState { Open, Invoiced, Voided }

/// <summary>A pro-forma: what somebody wants to buy. While it is open it has no effect on any account, which is why it blocks closing its batch.</summary>
public sealed class Order : IVersioned, IOfCompany
{
    public int Id { get; private set; }

    /// <summary>O-000123.</summary>
    public required string Number { get; init; }
    public required int CompanyId { get; init; }
    public required int BatchId { get; set; }
    public required int BranchId { get; set; }
    public required int MemberId { get; set; }
    public required DateOnly Date { get; set; }
    public required string Currency { get; init; }

    /// <summary>Minor units, tax included.</summary>
    public required long Total { get; set; }
    public OrderState State { get; private set; }
    public int? InvoiceId { get; private set; }
    public List<OrderLine> Lines { get; init; } = [];

    public int Version { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
    public string ChangedBy { get; set; } = "";

    public void Invoiced(int invoiceId) => (State, InvoiceId) = (OrderState.Invoiced, invoiceId);

    public void Void() => State = OrderState.Voided;
}

public sealed class OrderLine
{
    public int OrderId { get; init; }
    public required int LineNo { get; init; }
    public required int ProductId { get; init; }
    public string Description { get; init; } = "";
    public required int Quantity { get; init; }
    public required long UnitPrice { get; init; }
    public long Net { get; init; }
    public long Tax { get; init; }
    public DateOnly? ServiceStart { get; init; }
    public DateOnly? ServiceEnd { get; init; }
}
