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
    public int? TrustBankId { get; set; }
    public int? OwnerFundsId { get; set; }
    public int? UnallocatedId { get; set; }
    public int? BondId { get; set; }
    public int? CreditorsId { get; set; }
    public int? FeeIncomeId { get; set; }
    public int? FeeBankId { get; set; }

    /// <summary>0: nothing was saved yet.</summary>
    public int Version { get; init; }

    public static AccountMapDraft Of(AccountMap map) => new()
    {
        CompanyId = map.CompanyId, ReceivableId = map.ReceivableId, UnappliedPaymentsId = map.UnappliedPaymentsId, TaxPayableId = map.TaxPayableId,
        DiscountsId = map.DiscountsId, BadDebtId = map.BadDebtId, RoundingId = map.RoundingId, TranslationId = map.TranslationId,
        TrustBankId = map.TrustBankId, OwnerFundsId = map.OwnerFundsId, UnallocatedId = map.UnallocatedId, BondId = map.BondId, CreditorsId = map.CreditorsId,
        FeeIncomeId = map.FeeIncomeId, FeeBankId = map.FeeBankId, Version = map.Version,
    };

    /// <summary>The parts by the names people use.</summary>
    public IReadOnlyList<(string Part, int? AccountId)> Parts =>
    [
        ("Accounts receivable", ReceivableId), ("Unapplied payments", UnappliedPaymentsId), ("Tax payable", TaxPayableId),
        ("Discounts given", DiscountsId), ("Bad debt", BadDebtId), ("Rounding", RoundingId),
        ("Translation", TranslationId),
        ("Trust bank", TrustBankId), ("Owner funds", OwnerFundsId), ("Unallocated trust money", UnallocatedId), ("Bonds", BondId), ("Creditors", CreditorsId),
        ("Fees", FeeIncomeId), ("Bank that takes fees", FeeBankId),
    ];

    internal void WriteTo(AccountMap map)
    {
        (map.ReceivableId, map.UnappliedPaymentsId, map.TaxPayableId) = (ReceivableId, UnappliedPaymentsId, TaxPayableId);
        (map.TrustBankId, map.OwnerFundsId, map.UnallocatedId, map.BondId) = (TrustBankId, OwnerFundsId, UnallocatedId, BondId);
        (map.CreditorsId, map.FeeIncomeId, map.FeeBankId) = (CreditorsId, FeeIncomeId, FeeBankId);
        (map.DiscountsId, map.BadDebtId, map.RoundingId, map.TranslationId) = (DiscountsId, BadDebtId, RoundingId, TranslationId);
    }
}
