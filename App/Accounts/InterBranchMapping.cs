using BatchLedger.Data;

namespace BatchLedger.Accounts;

/// <summary>The accounts that keep two branches in balance with each other.</summary>
public sealed class InterBranchMapping : IOfCompany
{
    public int Id { get; private set; }
    public required int CompanyId { get; init; }
    public required int FromBranchId { get; init; }
    public required int ToBranchId { get; init; }

    /// <summary>In the books of From: what To owes it.</summary>
    public required int DueFromAccountId { get; set; }

    /// <summary>In the books of To: what it owes From.</summary>
    public required int DueToAccountId { get; set; }
}
