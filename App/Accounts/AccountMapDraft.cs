namespace BatchLedger.Accounts;

/// <summary>Which account plays which part, as chosen in the form. An empty part is an exception when a posting needs it.</summary>
public sealed class AccountMapDraft
{
    public required int CompanyId { get; init; }
    public int? ReceivableId { get; set; }
    public int? UnappliedPaymentsId { get; set; }
    public int? TaxPayableId { get; set; }
    public int? DiscountsId { get; set; }
    public int? BadDebtId { get; set; }
    public int? RoundingId { get; set; }
    public int? TranslationId { get; set; }

    /// <summary>0: nothing was saved yet.</summary>
    public int Version { get; init; }

    public static AccountMapDraft Of(AccountMap map) => new()
    {
        CompanyId = map.CompanyId, ReceivableId = map.ReceivableId, UnappliedPaymentsId = map.UnappliedPaymentsId, TaxPayableId = map.TaxPayableId,
        DiscountsId = map.DiscountsId, BadDebtId = map.BadDebtId, RoundingId = map.RoundingId, TranslationId = map.TranslationId, Version = map.Version,
    };

    /// <summary>The parts by the names people use.</summary>
    public IReadOnlyList<(string Part, int? AccountId)> Parts =>
    [
        ("Accounts receivable", ReceivableId), ("Unapplied payments", UnappliedPaymentsId), ("Tax payable", TaxPayableId),
        ("Discounts given", DiscountsId), ("Bad debt", BadDebtId), ("Rounding", RoundingId),
        ("Translation", TranslationId),
    ];

    internal void WriteTo(AccountMap map)
    {
        (map.ReceivableId, map.UnappliedPaymentsId, map.TaxPayableId) = (ReceivableId, UnappliedPaymentsId, TaxPayableId);
        (map.DiscountsId, map.BadDebtId, map.RoundingId, map.TranslationId) = (DiscountsId, BadDebtId, RoundingId, TranslationId);
    }
}
