using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.Features;
using BatchLedger.Refusals;

namespace BatchLedger.Ledgers;

/// <summary>What is typed about a ledger, new or old.</summary>
public sealed class LedgerDraft
{
    public int? Id { get; init; }
    public string Code { get; set; } = "";
    public string Description { get; set; } = "";
    public LedgerType Type { get; set; }

    /// <summary>Empty until it is chosen; where it cannot be chosen the system puts it in.</summary>
    public string Currency { get; set; } = "";
    public bool ConsolidationSource { get; set; }
    public int? TranslatesLedgerId { get; set; }
    public int Version { get; init; }

    public static LedgerDraft Of(Ledger ledger) => new()
    {
        Id = ledger.Id, Code = ledger.Code, Description = ledger.Description, Type = ledger.Type, Currency = ledger.Currency,
        ConsolidationSource = ledger.ConsolidationSource, TranslatesLedgerId = ledger.TranslatesLedgerId, Version = ledger.Version,
    };

    /// <summary>What another type brings: its own currency, or a choice to make.</summary>
    public void TakeType(LedgerType type, FeatureSet features)
    {
        if (type == Type) return;
        Currency = LedgerCurrency.Given(type, features) ?? "";
        Type = type;
        if (type is not LedgerType.Reporting) TranslatesLedgerId = null;
    }

    /// <summary>The same was typed, so nothing of the reader's would be lost.</summary>
    public bool SaysTheSame(LedgerDraft other) => Words.SequenceEqual(other.Words) && TranslatesLedgerId == other.TranslatesLedgerId;

    internal Refusal? WhyNot() => TextRefusals.Alphanumeric("the ledger ID", Code = CodeOf(Code), Ledger.CodeLength)
        ?? TextRefusals.Needed("the ledger's description", Description = Description.Trim(), Ledger.DescriptionLength)
        ?? TextRefusals.Optional("the currency", Currency = Currency.Trim().ToUpperInvariant(), 3);

    internal static string CodeOf(string typed) => typed.Trim().ToUpperInvariant();

    internal void WriteTo(Ledger ledger, FeatureSet features)
    {
        (ledger.Description, ledger.Type, ledger.ConsolidationSource) = (Description, Type, ConsolidationSource);
        ledger.Currency = LedgerCurrency.Given(Type, features) ?? Currency;
        ledger.TranslatesLedgerId = Type is LedgerType.Reporting ? TranslatesLedgerId : null;
    }

    internal IReadOnlyList<Said> Words =>
        [new("Ledger ID", Code), new("Description", Description), new("Type", Type.ToString()), new("Currency", LedgerWords.CurrencyInWords(Currency)), new("Consolidation source", ConsolidationSource.YesNo())];
}
