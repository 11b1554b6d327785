using BatchLedger.Data;
using BatchLedger.Features;
using BatchLedger.People;
using BatchLedger.Refusals;

namespace BatchLedger.Ledgers;

public enum LedgerType { Actual, Budget, Reporting, Statistical }

public static class LedgerTypes
{
    /// <summary>Budget and Reporting ledgers are filled by their own forms, never by a batch (S4.17).</summary>
    public static bool TakesJournals(this LedgerType type) => type is LedgerType.Actual or LedgerType.Statistical;

    /// <summary>These are kept in the base currency of their companies.</summary>
    public static bool KeepsBaseCurrency(this LedgerType type) => type is LedgerType.Actual or LedgerType.Budget;
}

/// <summary>A named book that journal entries post to. Each verb has a "WhyNot", so a page can say beforehand why it would refuse.</summary>
public sealed class Ledger : IVersioned
{
    public const int CodeLength = 10;
    public const int DescriptionLength = 60;

    public int Id { get; private set; }

    /// <summary>The ledger's ID as people say it: letters and digits, upper case.</summary>
    public required string Code { get; set; }
    public required string Description { get; set; }
    public required LedgerType Type { get; set; }

    /// <summary>ISO 4217. A Statistical ledger counts in units of its accounts: <see cref="Currencies.Currency.None"/>.</summary>
    public required string Currency { get; set; }

    /// <summary>Summed with the others by the consolidation.</summary>
    public bool ConsolidationSource { get; set; }

    /// <summary>Of a Reporting ledger: the Actual ledger that it translates.</summary>
    public int? TranslatesLedgerId { get; set; }
    public List<LedgerCompany> Companies { get; init; } = [];

    public int Version { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
    public string ChangedBy { get; set; } = "";

    public string Address => $"/ledgers/{Code}";

    /// <summary>Refuses with LedgerShared: who sees part of a ledger does not decide for the others.</summary>
    public Refusal? WhyNotTouch(Actor actor) =>
        actor.Companies is { } seen && Companies.Any(c => !seen.Contains(c.CompanyId)) ? LedgerRefusals.Shared(this) : null;

    /// <summary>Refuses with LedgerPosted, LedgerBudgeted or LedgerReferredTo (S4.2).</summary>
    public Refusal? WhyNotDelete(LedgerUse use) => LedgerRefusals.InUse(this, use.Booked, use.Everything(Type), "it cannot be deleted");

    /// <summary>Refuses with LedgerPosted, LedgerBudgeted or LedgerReferredTo (S4.4).</summary>
    public Refusal? WhyNotChangeType(LedgerUse use) => LedgerRefusals.InUse(this, use.Booked, use.Foremost(Type), "its type cannot change");

    /// <summary>Refuses with LedgerPosted, LedgerBudgeted, LedgerCountsUnits, LedgerKeepsTenantCurrency, LedgerHasCompanies or LedgerReferredTo, in that order (S4.3, S4.22, S4.24).</summary>
    public Refusal? WhyNotChangeCurrency(LedgerUse use, FeatureSet features)
    {
        var inUse = LedgerRefusals.InUse(this, use.Booked, use.Foremost(Type), "its currency cannot change");
        if (use.Booked) return inUse;
        if (LedgerCurrency.WhyNotChosen(Type, features) is { } given) return given;
        return Type.KeepsBaseCurrency() && Companies.Count > 0 ? LedgerRefusals.HasCompanies(this) : inUse;
    }

    /// <summary>Refuses with LedgerPosted, LedgerBudgeted or LedgerReferredTo: a Reporting ledger's amounts come from the ledger it translates.</summary>
    public Refusal? WhyNotChangeTranslated(LedgerUse use) => LedgerRefusals.InUse(this, use.Booked, use.Foremost(Type), "it keeps the ledger that it translates");
}

/// <summary>A company keeps this ledger.</summary>
public sealed class LedgerCompany
{
    public int LedgerId { get; init; }
    public required int CompanyId { get; init; }
}
