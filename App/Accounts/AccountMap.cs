using BatchLedger.Data;

namespace BatchLedger.Accounts;

/// <summary>Which account of a company plays which part in the posting rules. An empty part is an exception when it is needed.</summary>
public sealed class AccountMap : IVersioned, IOfCompany
{
    public int Id { get; private set; }
    public required int CompanyId { get; init; }
    public int? ReceivableId { get; set; }
    public int? UnappliedPaymentsId { get; set; }
    public int? TaxPayableId { get; set; }
    public int? DiscountsId { get; set; }
    public int? BadDebtId { get; set; }
    public int? RoundingId { get; set; }

    /// <summary>Takes what differs when a Reporting ledger is translated.</summary>
    public int? TranslationId { get; set; }

    /// <summary>Trust money of managements: where it is, and to whom it is owed.</summary>
    public int? TrustBankId { get; set; }
    public int? OwnerFundsId { get; set; }
    public int? UnallocatedId { get; set; }
    public int? BondId { get; set; }
    public int? CreditorsId { get; set; }

    /// <summary>What the office earns by fees, and its own bank account, which they reach when they leave the trust bank.</summary>
    public int? FeeIncomeId { get; set; }
    public int? FeeBankId { get; set; }

    /// <summary>Accounts whose balance managements answer for. Nothing else posts there.</summary>
    public IEnumerable<int> TrustAccounts => new[] { TrustBankId, OwnerFundsId, UnallocatedId, BondId, CreditorsId }.OfType<int>();

    public int Version { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
    public string ChangedBy { get; set; } = "";
}
