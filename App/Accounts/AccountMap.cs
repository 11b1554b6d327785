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

    public int Version { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
    public string ChangedBy { get; set; } = "";
}
