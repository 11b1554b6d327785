using BatchLedger.Currencies;
using BatchLedger.Features;
using BatchLedger.Refusals;

namespace BatchLedger.Ledgers;

/// <summary>Which currency a ledger of a type has, and whether it is chosen (S4.22–S4.25).</summary>
public static class LedgerCurrency
{
    /// <summary>What the system puts in by itself; null where the currency is chosen.</summary>
    public static string? Given(LedgerType type, FeatureSet features) => type switch
    {
        LedgerType.Statistical => Currency.None,
        LedgerType.Actual or LedgerType.Budget when !features.MultipleBaseCurrencies => features.TenantCurrency,
        _ => null,
    };

    /// <summary>Refuses with LedgerCountsUnits or LedgerKeepsTenantCurrency.</summary>
    public static Refusal? WhyNotChosen(LedgerType type, FeatureSet features) => type switch
    {
        LedgerType.Statistical => LedgerRefusals.CountsUnits,
        LedgerType.Actual or LedgerType.Budget when !features.MultipleBaseCurrencies => LedgerRefusals.KeepsTenantCurrency(type, features.TenantCurrency),
        _ => null,
    };

    /// <summary>What is wrong with what was typed. Refuses with TenantCurrencyMissing, LedgerCountsUnits, LedgerKeepsTenantCurrency, LedgerCurrencyMissing or CurrencyUnknown.</summary>
    public static Refusal? WhyNot(LedgerDraft draft, FeatureSet features)
    {
        if (Given(draft.Type, features) is { } given)
        {
            if (given.Length == 0) return LedgerRefusals.TenantCurrencyMissing;
            return draft.Currency.Length > 0 && draft.Currency != given ? WhyNotChosen(draft.Type, features) : null;
        }
        if (draft.Currency.Length == 0) return LedgerRefusals.CurrencyMissing(draft.Type);
        return Currency.IsKnown(draft.Currency) ? null : LedgersRefusals.CurrencyUnknown(draft.Currency);
    }
}
