using BatchLedger.Data;

namespace BatchLedger.Accounts;

/// <summary>The accounts that keep two branches in balance with each other, for lines on a range of accounts. The ranges of a pair do not overlap.</summary>
public sealed class InterBranchMapping : IVersioned, IOfCompany
{
    public int Id { get; private set; }
    public required int CompanyId { get; init; }
    public required int FromBranchId { get; init; }
    public required int ToBranchId { get; init; }

    /// <summary>The first account code of the range, compared by character; empty: from the beginning.</summary>
    public string AccountFrom { get; set; } = "";

    /// <summary>The last account code of the range, itself included; empty: to the end.</summary>
    public string AccountTo { get; set; } = "";

    /// <summary>In the books of From: what To owes it.</summary>
    public required int DueFromAccountId { get; set; }

    /// <summary>In the books of To: what it owes From.</summary>
    public required int DueToAccountId { get; set; }

    public int Version { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
    public string ChangedBy { get; set; } = "";

    public bool Covers(string account) =>
        string.CompareOrdinal(AccountFrom, account) <= 0 && (AccountTo.Length == 0 || string.CompareOrdinal(account, AccountTo) <= 0);
}
