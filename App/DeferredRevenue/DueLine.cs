using BatchLedger.Currencies;
using BatchLedger.Refusals;

namespace BatchLedger.DeferredRevenue;

/// <summary>An invoice line from which a period takes revenue, or to which it gives some back. Amounts in minor units of the company's currency.</summary>
public sealed record DueLine(int InvoiceId, int LineNo, string Currency)
{
    public required string Invoice { get; init; }
    public required string Product { get; init; }
    public required string ProductName { get; init; }
    public required DateOnly ServiceStart { get; init; }
    public required DateOnly ServiceEnd { get; init; }

    /// <summary>What was credited to the deferred revenue account, and what of it was taken out so far.</summary>
    public required long Net { get; init; }
    public required long Recognised { get; init; }

    /// <summary>Below zero when the invoice no longer counts: what was recognised goes back.</summary>
    public required long Due { get; init; }
    public required int BranchId { get; init; }
    public required int? DepartmentId { get; init; }
    public required int? DeferredAccountId { get; init; }
    public required int? RevenueAccountId { get; init; }

    public RecordLink Link => new(Invoice, $"/transactions/{Uri.EscapeDataString(Invoice)}");

    public Money In(long minor) => new(minor, Currency);
}

/// <summary>What is due in a period, in short: for a check list and its links.</summary>
public sealed record DueTotal(int Lines, Money Total)
{
    public IReadOnlyList<RecordLink> First { get; init; } = [];
}
